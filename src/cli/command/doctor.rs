//! `doctor`: where things are and whether they are well. Looks, and changes nothing.

use std::io::IsTerminal;
use std::io::stdin;
use std::io::stdout;

use serde_json::Value;
use serde_json::json;

use crate::check;
use crate::cli::clock;
use crate::cli::command::Call;
use crate::cli::stop::Stop;
use crate::course::load;
use crate::course::source::Source;
use crate::i18n::date;
use crate::i18n::say;
use crate::i18n::size;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::sign::Sign;

/// One thing that was looked at.
struct Finding {
    /// Its name in JSON.
    id: &'static str,
    title: Message,
    value: Message,
    health: Health,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Health {
    /// Nothing but a fact.
    Fact,
    Well,
    Ill,
}

/// `doctor [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let mut findings = vec![version()];
    findings.extend(places(call));
    findings.extend(terminal(call));
    findings.push(course(call));
    findings.push(progress(call)?);
    if call.has("json") {
        let findings: Vec<Value> = findings.iter().map(written).collect();
        call.out
            .json(&json!({ "format": 1, "findings": findings }))?;
    } else {
        for finding in &findings {
            shown(call, finding)?;
        }
    }
    if findings.iter().any(|finding| finding.health == Health::Ill) {
        Err(Stop::Code(1))
    } else {
        Ok(())
    }
}

fn shown(call: &mut Call<'_>, finding: &Finding) -> Result<(), Stop> {
    let paper = call.out.paper();
    let (sign, meaning) = match finding.health {
        Health::Fact => (Sign::Bullet, Meaning::Dim),
        Health::Well => (Sign::Right, Meaning::Right),
        Health::Ill => (Sign::Wrong, Meaning::Wrong),
    };
    let sign = paper.signs.get(sign);
    let title = say(paper.lang, &finding.title);
    let lead = Line::of(format!("{sign} "), meaning).with(format!("{title}: "), Meaning::Strong);
    let value = Rich::of(&say(paper.lang, &finding.value), Meaning::Text);
    call.out
        .lines(&value.hanging(&lead, paper.width, paper.widths()))
}

fn written(finding: &Finding) -> Value {
    json!({
        "id": finding.id,
        "health": match finding.health {
            Health::Fact => "fact",
            Health::Well => "well",
            Health::Ill => "ill",
        },
        "value": {
            "en": say(Lang::En, &finding.value),
            "ja": say(Lang::Ja, &finding.value),
        },
    })
}

fn fact(id: &'static str, title: Message, value: Message) -> Finding {
    Finding {
        id,
        title,
        value,
        health: Health::Fact,
    }
}

/// A value that needs no translation.
fn verbatim(text: impl Into<String>) -> Message {
    msg!("cli-doctor-verbatim", text = text.into())
}

fn version() -> Finding {
    fact(
        "version",
        msg!("cli-doctor-version"),
        verbatim(env!("CARGO_PKG_VERSION")),
    )
}

fn places(call: &Call<'_>) -> Vec<Finding> {
    let settings = call.settings;
    let now = clock::now(settings);
    let lang = call.out.lang();
    let config = match &settings.file {
        Some(path) if path.exists() => verbatim(path.display().to_string()),
        Some(path) => msg!("cli-doctor-none", path = path.display().to_string()),
        None => verbatim("-"),
    };
    vec![
        fact("config", msg!("cli-doctor-config"), config),
        fact(
            "data",
            msg!("cli-doctor-data"),
            verbatim(settings.data_dir.display().to_string()),
        ),
        fact("now", msg!("cli-doctor-now"), verbatim(date(lang, now))),
    ]
}

fn terminal(call: &Call<'_>) -> Vec<Finding> {
    let settings = call.settings;
    let is_terminal = stdin().is_terminal() && stdout().is_terminal();
    let value = if settings.dumb {
        msg!("cli-dumb-terminal")
    } else if is_terminal {
        msg!("cli-doctor-terminal-cells", width = call.out.paper().width)
    } else {
        msg!("cli-doctor-terminal-none")
    };
    let language = if settings.both {
        format!("both, {}", settings.lang.code())
    } else {
        settings.lang.code().to_owned()
    };
    let signs = if settings.ascii { "ascii" } else { "unicode" };
    let signs = format!("{signs}, {}", settings.ambiguous_width);
    vec![
        fact("terminal", msg!("cli-doctor-terminal"), value),
        fact("language", msg!("cli-doctor-language"), verbatim(language)),
        fact("signs", msg!("cli-doctor-signs"), verbatim(signs)),
    ]
}

fn course(call: &Call<'_>) -> Finding {
    let source = match &call.settings.course {
        Some(folder) => Source::Folder(folder.clone()),
        None => load::shipped(),
    };
    let report = check::run(&source, clock::now(call.settings), false);
    let errors = report
        .problems
        .iter()
        .filter(|problem| problem.severity == crate::problem::Severity::Error)
        .count();
    let (value, health) = if errors == 0 {
        let counts = report.counts;
        let well = msg!(
            "cli-doctor-course-well",
            lessons = counts.lessons,
            questions = counts.questions,
            scenarios = counts.scenarios
        );
        (well, Health::Well)
    } else {
        (msg!("cli-doctor-course-ill", errors = errors), Health::Ill)
    };
    Finding {
        id: "course",
        title: msg!("cli-doctor-course"),
        value,
        health,
    }
}

/// Looks at the progress file without making one: a doctor who leaves traces is no help.
fn progress(call: &mut Call<'_>) -> Result<Finding, Stop> {
    let title = msg!("cli-doctor-progress");
    let path = call.settings.progress_file();
    let Ok(facts) = std::fs::metadata(&path) else {
        let none = msg!("cli-doctor-none", path = path.display().to_string());
        return Ok(fact("progress", title, none));
    };
    let study = call.study()?;
    if !study.keeps() {
        return Ok(Finding {
            id: "progress",
            title,
            value: msg!("cli-doctor-progress-unusable"),
            health: Health::Ill,
        });
    }
    let found = study.check_progress()?;
    let (value, health) = if found.is_empty() {
        let answers = study.progress(clock::now(call.settings))?.answers;
        let well = msg!(
            "cli-doctor-progress-well",
            answers = answers,
            size = size(facts.len())
        );
        (well, Health::Well)
    } else {
        let detail = found.join("; ");
        (
            msg!("cli-doctor-progress-ill", detail = detail),
            Health::Ill,
        )
    };
    Ok(Finding {
        id: "progress",
        title,
        value,
        health,
    })
}
