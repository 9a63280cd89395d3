//! `search`: what of the course holds the words, the best first, with the place where it stands.

use serde_json::Value;
use serde_json::json;

use crate::cli::command::Call;
use crate::cli::command::course::both;
use crate::cli::stop::Stop;
use crate::course::model::Course;
use crate::error::Error;
use crate::lang::Text;
use crate::msg;
use crate::present::found;
use crate::present::found::Mark;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::rich::fact_text;
use crate::search::Answer;
use crate::search::Found;
use crate::search::Index;

/// Results that are printed unless another number is asked for.
const USUAL: u64 = 10;
/// Cells before the words of a result.
const INDENT: usize = 5;
/// Lines of words that a result gets.
const ROWS: usize = 2;

/// `search WORDS... [--limit N] [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let limit = call.number("limit", 1, 1000)?.unwrap_or(USUAL);
    let words: Vec<&str> = call
        .matches
        .get_many::<String>("words")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    let typed = words.join(" ");
    if !typed.chars().any(char::is_alphanumeric) {
        let error = Error::usage(msg!("search-nothing-to-look-for", typed = typed));
        return Err(error.hint(msg!("search-what")).into());
    }
    let course = call.course()?;
    let lang = call.out.lang();
    let index = Index::new(&course, &fact_text);
    let answer = index.find(&typed, lang, limit as usize);
    if call.has("json") {
        return call.out.json(&as_json(&course, &typed, &answer));
    }
    let paper = call.out.reading_paper();
    let mark = if call.out.is_coloured() {
        Mark::Theme
    } else {
        Mark::Brackets
    };
    for one in &answer.found {
        call.out.line(&found::head(&course, one, paper))?;
        let lead = Line::plain(" ".repeat(INDENT));
        for line in found::context(one, ROWS, mark, paper.inset(INDENT)) {
            call.out.line(&lead.clone().then(line))?;
        }
    }
    if !answer.found.is_empty() {
        call.out.blank()?;
    }
    for message in found::summary(&answer, lang) {
        let words = crate::i18n::say(lang, &message);
        let lines = Rich::of(&words, Meaning::Dim).lines(paper.width, paper.widths());
        call.out.lines(&lines)?;
    }
    Ok(())
}

fn as_json(course: &Course, typed: &str, answer: &Answer) -> Value {
    let meant: Vec<Value> = answer
        .meant
        .iter()
        .map(|(typed, meant)| json!({ "typed": typed, "meant": meant }))
        .collect();
    json!({
        "format": 1,
        "query": typed,
        "total": answer.total,
        "meant": meant,
        "near": answer.near,
        "results": answer.found.iter().map(|one| result(course, one)).collect::<Vec<_>>(),
    })
}

/// A result; hits are counted in characters of its text.
fn result(course: &Course, one: &Found) -> Value {
    let (entry, section) = found::place(course, &one.spot).unzip();
    let section = section.flatten().map(|section| {
        let title = |lang| {
            let inlines = section.title.get(lang);
            Rich::of_inlines(inlines, &course.facts, lang)
                .text()
                .to_owned()
        };
        let title = Text::new(title(crate::lang::Lang::En), title(crate::lang::Lang::Ja));
        json!({ "id": section.id, "number": one.spot.section, "title": both(&title) })
    });
    let characters = |byte: usize| one.text[..byte].chars().count();
    let hits: Vec<[usize; 2]> = one
        .hits
        .iter()
        .map(|hit| [characters(hit.start), characters(hit.end)])
        .collect();
    json!({
        "kind": one.kind.name(),
        "id": (!one.id.is_empty()).then_some(&one.id),
        "lesson": entry.map(|entry| json!({
            "id": entry.id,
            "number": entry.number,
            "title": both(&entry.title),
            "written": entry.lesson.is_some(),
        })),
        "section": section,
        "block": one.spot.block,
        "lang": one.lang.code(),
        "text": one.text,
        "hits": hits,
    })
}
