//! `check`: proves a course and shows every problem with its place. Exit 1 if anything stands against it.

use serde_json::Value;
use serde_json::json;

use crate::check;
use crate::check::Repairs;
use crate::check::Report;
use crate::cli::clock;
use crate::cli::command::Call;
use crate::cli::stop::Stop;
use crate::course::load;
use crate::course::source::Source;
use crate::error::Error;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::problem;
use crate::present::sign::Sign;
use crate::problem::Problem;
use crate::problem::Severity;

/// `check [DIR] [--json] [--strict]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let folder = call
        .matches
        .get_one::<std::path::PathBuf>("folder")
        .or(call.settings.course.as_ref());
    let source = match folder {
        None => load::shipped(),
        Some(folder) if folder.is_dir() => Source::Folder(folder.clone()),
        Some(folder) => {
            let path = folder.display().to_string();
            return Err(Error::mend(msg!("cli-no-course", path = path))
                .hint(msg!("cli-check-hint"))
                .into());
        }
    };
    let report = check::run(&source, clock::now(call.settings), call.has("strict"));
    if call.has("json") {
        call.out.json(&written(&report))?;
    } else {
        shown(call, &report)?;
    }
    if report.is_sound() {
        Ok(())
    } else {
        Err(Stop::Code(1))
    }
}

/// Problems are the result of this command, so they go to stdout.
fn shown(call: &mut Call<'_>, report: &Report) -> Result<(), Stop> {
    let paper = call.out.paper();
    if !report.problems.is_empty() {
        call.out
            .lines(&problem::problems(&report.problems, paper))?;
    }
    if call.settings.quiet {
        return Ok(());
    }
    for (name, count) in counts(report) {
        let name = say(paper.lang, &name);
        call.out
            .line(&Line::of(format!("{count:>6}  "), Meaning::Fact).with(name, Meaning::Text))?;
    }
    for repairs in &report.repairs {
        let words = say(paper.lang, &healing(repairs));
        call.out.line(&Line::of(words, Meaning::Dim))?;
    }
    if report.is_sound() {
        let sign = paper.signs.get(Sign::Right);
        let sound = say(paper.lang, &msg!("cli-check-sound"));
        call.out
            .line(&Line::of(format!("{sign} {sound}"), Meaning::Right))?;
    }
    Ok(())
}

fn healing(repairs: &Repairs) -> Message {
    let id = repairs.ticket.as_str();
    match repairs.tried {
        None => msg!("cli-check-repairs-many", id = id),
        Some(tried) => msg!(
            "cli-check-repairs",
            id = id,
            tried = tried.tried,
            healing = tried.healing,
            fewest = tried.fewest.unwrap_or_default()
        ),
    }
}

fn counts(report: &Report) -> Vec<(Message, usize)> {
    let counts = &report.counts;
    vec![
        (msg!("cli-count-lessons"), counts.lessons),
        (msg!("cli-count-planned"), counts.planned),
        (msg!("cli-count-sections"), counts.sections),
        (msg!("cli-count-questions"), counts.questions),
        (msg!("cli-count-generated"), counts.generated),
        (msg!("cli-count-scenarios"), counts.scenarios),
        (msg!("cli-count-tickets"), counts.tickets),
        (msg!("cli-count-predictions"), counts.predictions),
        (msg!("cli-count-claims"), counts.claims),
        (msg!("cli-count-terms"), counts.terms),
        (msg!("cli-count-misconceptions"), counts.misconceptions),
        (msg!("cli-count-facts"), counts.facts),
    ]
}

fn written(report: &Report) -> Value {
    let counts = &report.counts;
    json!({
        "format": 1,
        "sound": report.is_sound(),
        "problems": report.problems.iter().map(problem_json).collect::<Vec<_>>(),
        "counts": {
            "lessons": counts.lessons,
            "planned": counts.planned,
            "sections": counts.sections,
            "questions": counts.questions,
            "generated": counts.generated,
            "scenarios": counts.scenarios,
            "tickets": counts.tickets,
            "predictions": counts.predictions,
            "claims": counts.claims,
            "terms": counts.terms,
            "misconceptions": counts.misconceptions,
            "facts": counts.facts,
        },
        "tickets": report.repairs.iter().map(repairs_json).collect::<Vec<_>>(),
    })
}

/// How many of a ticket's repairs heal; without numbers where there are too many to try.
fn repairs_json(repairs: &Repairs) -> Value {
    json!({
        "id": repairs.ticket,
        "repairs": repairs.tried.map(|tried| json!({
            "tried": tried.tried,
            "healing": tried.healing,
            "fewest_changes": tried.fewest,
        })),
    })
}

/// A problem in JSON: its rule is the message's id, which stays the same in every language.
pub fn problem_json(problem: &Problem) -> Value {
    let (line, column) = problem.position();
    let both =
        |message: &Message| json!({ "en": say(Lang::En, message), "ja": say(Lang::Ja, message) });
    json!({
        "file": problem.file,
        "line": line,
        "column": column,
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "rule": problem.message.id,
        "message": both(&problem.message),
        "hint": problem.hint.as_ref().map(both),
    })
}
