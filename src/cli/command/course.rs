//! `course`: which courses there are, and the outline of one. Shows what is taught, not what was learnt.

use serde_json::Value;
use serde_json::json;

use crate::cli::command::Call;
use crate::cli::stop::Stop;
use crate::course::model::Course;
use crate::course::model::LessonEntry;
use crate::i18n::say;
use crate::lang::Text;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::sign::Sign;

/// `course list|outline [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    match call.choose() {
        "list" => list(call),
        _ => outline(call),
    }
}

/// There is one course at a time: the shipped one, or the folder that was named.
fn list(call: &mut Call<'_>) -> Result<(), Stop> {
    let course = call.course()?;
    let written = course.lessons().count();
    let lessons = course.entries().count();
    let from = call
        .settings
        .course
        .as_ref()
        .map(|path| path.display().to_string());
    if call.has("json") {
        return call.out.json(&json!({
            "format": 1,
            "courses": [{
                "id": course.id,
                "title": both(&course.title),
                "folder": from,
                "lessons": lessons,
                "written": written,
            }],
        }));
    }
    let lang = call.out.lang();
    let title = Line::of(course.title.get(lang), Meaning::Heading);
    call.out.line(&title)?;
    let from = from.unwrap_or_else(|| say(lang, &msg!("cli-course-shipped")));
    call.out
        .line(&Line::of(format!("  {}", course.id), Meaning::Dim))?;
    call.out
        .line(&Line::of(format!("  {from}"), Meaning::Dim))?;
    let count = msg!("cli-course-lessons", written = written, all = lessons);
    call.out
        .line(&Line::plain(format!("  {}", say(lang, &count))))
}

fn outline(call: &mut Call<'_>) -> Result<(), Stop> {
    let course = call.course()?;
    if call.has("json") {
        return call.out.json(&outline_json(&course));
    }
    let paper = call.out.reading_paper();
    let title = Line::of(course.title.get(paper.lang), Meaning::Heading);
    call.out.line(&title)?;
    for (at, module) in course.modules.iter().enumerate() {
        call.out.blank()?;
        let lead = Line::of(format!("{}  ", at + 1), Meaning::Dim);
        let title = Rich::of(module.title.get(paper.lang), Meaning::Heading);
        call.out
            .lines(&title.hanging(&lead, paper.width, paper.widths()))?;
        for entry in &module.lessons {
            let planned = entry.lesson.is_none();
            let sign = if planned { Sign::Planned } else { Sign::New };
            let sign = paper.signs.get(sign);
            let lead = Line::of(format!("   {sign} {}  ", entry.number), Meaning::Dim);
            let mut title = Rich::of(
                entry.title.get(paper.lang),
                if planned { Meaning::Dim } else { Meaning::Text },
            );
            if planned {
                let planned = say(paper.lang, &msg!("cli-course-planned"));
                title.push(&format!("  {planned}"), Meaning::Dim);
            }
            call.out
                .lines(&title.hanging(&lead, paper.width, paper.widths()))?;
        }
    }
    Ok(())
}

fn outline_json(course: &Course) -> Value {
    let lesson = |entry: &LessonEntry| {
        let lesson = entry.lesson.as_deref();
        json!({
            "id": entry.id,
            "number": entry.number,
            "title": both(&entry.title),
            "written": lesson.is_some(),
            "minutes": lesson.map(|lesson| lesson.minutes),
            "sections": lesson.map(|lesson| lesson.sections.len()),
            "questions": lesson.map(|lesson| lesson.questions.len()),
            "scenarios": lesson.map(|lesson| {
                lesson.scenarios.iter().map(|scenario| scenario.id.clone()).collect::<Vec<_>>()
            }),
        })
    };
    let modules: Vec<Value> = course
        .modules
        .iter()
        .map(|module| {
            json!({
                "id": module.id,
                "title": both(&module.title),
                "lessons": module.lessons.iter().map(lesson).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "format": 1,
        "id": course.id,
        "title": both(&course.title),
        "revision": course.revision,
        "modules": modules,
    })
}

/// A text of both languages in JSON.
pub fn both(text: &Text) -> Value {
    json!({ "en": text.en, "ja": text.ja })
}
