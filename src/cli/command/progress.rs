//! `progress`: what the learner would recall tomorrow and in thirty days, how well their confidence fits, what they believe.

use serde_json::Value;
use serde_json::json;

use crate::cli::clock;
use crate::cli::command::Call;
use crate::cli::command::course::both;
use crate::cli::stop::Stop;
use crate::memory::recall::Recall;
use crate::present::progress as report;
use crate::study::view::LessonView;
use crate::study::view::ModuleView;
use crate::study::view::Progress;

/// `progress [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let now = clock::now(call.settings);
    let study = call.kept_study()?;
    let progress = study.progress(now)?;
    let outline = study.outline(now)?;
    if call.has("json") {
        let course = study.course().id.clone();
        return call.out.json(&written(&course, &progress, &outline));
    }
    let today = study.day(now);
    let paper = call.out.reading_paper();
    call.out
        .lines(&report::lines(&progress, &outline, today, paper))
}

fn written(course: &str, progress: &Progress, outline: &[ModuleView]) -> Value {
    let skills: Vec<Value> = progress
        .skills
        .iter()
        .map(|skill| {
            json!({
                "id": skill.id,
                "title": both(&skill.title),
                "recall": recall_json(skill.recall),
                "attempts": skill.attempts,
                "right": skill.right,
            })
        })
        .collect();
    let lessons: Vec<Value> = outline
        .iter()
        .flat_map(|module| &module.lessons)
        .map(lesson_json)
        .collect();
    let calibration: Vec<Value> = progress
        .calibration
        .iter()
        .map(|row| {
            json!({
                "confidence": row.confidence.code(),
                "answers": row.answers,
                "right": row.right,
            })
        })
        .collect();
    let beliefs: Vec<Value> = progress
        .beliefs
        .iter()
        .map(|belief| {
            json!({
                "id": belief.id,
                "belief": both(&belief.belief),
                "times": belief.times,
                "resisted": belief.resisted,
                "dropped": belief.dropped,
            })
        })
        .collect();
    let confusions: Vec<Value> = progress
        .confusions
        .iter()
        .map(|pair| json!({ "skills": pair.ids, "times": pair.times }))
        .collect();
    let days: Vec<Value> = progress
        .days
        .iter()
        .map(|count| {
            json!({ "day": count.day.iso(), "answers": count.answers, "right": count.right })
        })
        .collect();
    json!({
        "format": 1,
        "course": course,
        "recall": recall_json(progress.recall),
        "answers": progress.answers,
        "right": progress.right,
        "due": {
            "count": progress.due.count,
            "waiting": progress.due.waiting,
            "minutes": progress.due.minutes,
            "coming": progress.coming,
        },
        "skills": skills,
        "lessons": lessons,
        "calibration": calibration,
        "beliefs": beliefs,
        "confusions": confusions,
        "days": days,
    })
}

fn lesson_json(lesson: &LessonView) -> Value {
    json!({
        "id": lesson.id,
        "number": lesson.number,
        "title": both(&lesson.title),
        "state": lesson.state.code(),
        "sections": { "read": lesson.sections.0, "all": lesson.sections.1 },
        "questions": { "right": lesson.questions.0, "all": lesson.questions.1 },
        "position": lesson.position.as_ref().map(|position| {
            json!({ "section": position.section, "block": position.block })
        }),
        "recall": recall_json(lesson.recall),
    })
}

fn recall_json(recall: Option<Recall>) -> Value {
    recall.map_or(Value::Null, |recall| {
        json!({ "now": recall.now, "tomorrow": recall.tomorrow, "in_30_days": recall.in_30_days, "cards": recall.cards })
    })
}
