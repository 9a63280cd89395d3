//! A whole run as a report for standard output: what it was, the system, the timeline, the log, the numbers, the claims.

use crate::i18n::say;
use crate::message::Arg;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::present::run::assumptions::assumptions;
use crate::present::run::function;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::measures;
use crate::present::run::topology::topology;
use crate::present::run::why;
use crate::present::sign::Sign;
use crate::present::timeline::Timeline;
use crate::sim::Run;
use crate::sim::Stopped;
use crate::sim::entry::What;
use crate::sim::repeat::Repeated;
use crate::sim::scenario::Scenario;

/// Lanes on the timeline of a report; the rest is counted.
const LANES: usize = 24;
/// Lines of the log before it is cut.
const LOG_LINES: usize = 60;

/// The report. Facts may stand in the scenario's texts.
pub fn report(scenario: &Scenario, run: &Run, facts: &Facts, paper: Paper) -> Vec<Line> {
    let text = |text: &str, meaning| {
        Rich::of_text(text, meaning, facts, paper.lang).lines(paper.width, paper.widths())
    };
    let mut lines = text(scenario.title.get(paper.lang), Meaning::Heading);
    lines.extend(facts_of(run, paper));
    if let Some(story) = &scenario.story {
        lines.push(Line::default());
        lines.extend(text(story.get(paper.lang), Meaning::Text));
    }
    if !run.trace.warnings.is_empty() {
        lines.push(Line::default());
    }
    for warning in &run.trace.warnings {
        let lead = Line::of(
            format!("{} ", paper.signs.get(Sign::Warning)),
            Meaning::Unsure,
        );
        let words = say(paper.lang, &warning.message(run.trace.name(warning.node)));
        lines.extend(Rich::of(&words, Meaning::Unsure).hanging(&lead, paper.width, paper.widths()));
    }
    lines.extend(notices(run, paper));
    let mut part = |title: Message, part: Vec<Line>| {
        if !part.is_empty() {
            lines.push(Line::default());
            lines.push(Line::of(say(paper.lang, &title), Meaning::Accent));
            lines.extend(part);
        }
    };
    part(msg!("present-system"), topology(scenario, paper));
    part(msg!("present-functions"), functions(scenario, paper));
    part(
        msg!("present-timeline"),
        Timeline::new(lanes(&run.trace)).all(LANES, paper),
    );
    part(msg!("present-permissions"), permissions(run, paper));
    part(msg!("present-log"), cut_log(run, paper));
    part(
        msg!("present-measures"),
        measures::measures(&run.measures, &asked(scenario), paper),
    );
    part(msg!("present-claims"), claims(scenario, run, facts, paper));
    part(msg!("present-assumptions"), assumptions(scenario, paper));
    lines
}

fn functions(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    let mut lines = function::given(scenario, paper);
    let returned = function::returned(scenario, paper);
    if !lines.is_empty() && !returned.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(returned);
    lines
}

/// Measures that are shown even if they are zero.
fn asked(scenario: &Scenario) -> Vec<&str> {
    let predictions = scenario.predictions.iter();
    predictions.map(|one| one.answer.as_str()).collect()
}

/// What the report cannot show or count: events behind the end of the trace, prices that were not found.
fn notices(run: &Run, paper: Paper) -> Vec<Line> {
    let mut notices = Vec::new();
    if run.trace.truncated {
        notices.push(msg!(
            "sim-truncated",
            count = run.trace.entries.len(),
            time = Arg::Span(run.trace.last_at())
        ));
    }
    for unpriced in &run.unpriced {
        notices.push(msg!(
            "sim-unpriced",
            node = unpriced.node.as_str(),
            price = unpriced.price,
            region = run.price_table.as_str()
        ));
    }
    let mut lines = Vec::new();
    for notice in notices {
        let lead = Line::of(
            format!("{} ", paper.signs.get(Sign::Warning)),
            Meaning::Unsure,
        );
        let words = say(paper.lang, &notice);
        lines.extend(Rich::of(&words, Meaning::Unsure).hanging(&lead, paper.width, paper.widths()));
    }
    if !lines.is_empty() {
        lines.insert(0, Line::default());
    }
    lines
}

/// What stands below the report of the first run if there were several: means with their intervals, and how often claims held.
pub fn repeated(
    scenario: &Scenario,
    repeated: &Repeated,
    facts: &Facts,
    paper: Paper,
) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let seed = repeated.first.seed;
    let title = msg!(
        "sim-runs",
        runs = repeated.runs,
        first = seed.to_string(),
        last = seed.wrapping_add(repeated.runs - 1).to_string()
    );
    let title = Rich::of(&say(paper.lang, &title), Meaning::Accent);
    lines.extend(title.lines(paper.width, paper.widths()));
    if repeated.cut_short > 0 {
        let words = say(
            paper.lang,
            &msg!("sim-runs-cut-short", count = repeated.cut_short),
        );
        lines.extend(Rich::of(&words, Meaning::Unsure).lines(paper.width, paper.widths()));
    }
    lines.extend(measures::estimates(repeated, &asked(scenario), paper));
    for (claim, held) in scenario.claims.iter().zip(&repeated.held) {
        let always = *held == repeated.runs;
        let (sign, meaning) = if always {
            (Sign::Right, Meaning::Right)
        } else {
            (Sign::Wrong, Meaning::Wrong)
        };
        let lead = Line::of(format!("{} ", paper.signs.get(sign)), meaning);
        let text = Rich::of_text(claim.text.get(paper.lang), Meaning::Text, facts, paper.lang);
        let often = msg!("sim-runs-held", held = *held, runs = repeated.runs);
        let text = text
            .with("  ", Meaning::Text)
            .with(&say(paper.lang, &often), Meaning::Dim);
        lines.extend(text.hanging(&lead, paper.width, paper.widths()));
    }
    lines
}

/// One line: the seed, the virtual time, the events, and why it ended.
fn facts_of(run: &Run, paper: Paper) -> Vec<Line> {
    let stopped = match run.stopped {
        Stopped::Horizon => msg!("present-stopped-horizon"),
        Stopped::Quiet => msg!("present-stopped-quiet"),
        Stopped::Budget => msg!("present-stopped-budget"),
    };
    let line = msg!(
        "present-run-facts",
        seed = run.seed.to_string(),
        time = Arg::Span(run.ended_at),
        events = run.events,
        stopped = stopped
    );
    Rich::of(&say(paper.lang, &line), Meaning::Dim).lines(paper.width, paper.widths())
}

/// What IAM was asked and how it decided, each question once, step by step.
fn permissions(run: &Run, paper: Paper) -> Vec<Line> {
    let trace = &run.trace;
    let mut told = vec![0_u8; trace.rulings.len()];
    let mut lines = Vec::new();
    for entry in &trace.entries {
        let (ruling, asks) = match entry.what {
            What::AccessAsked { ruling } => (ruling, 1),
            What::AccessChecked { ruling, .. } | What::AccessDecided { ruling, .. } => (ruling, 0),
            _ => continue,
        };
        let Some(asked) = told.get_mut(ruling as usize) else {
            continue;
        };
        *asked = asked.saturating_add(asks);
        // A refusal is walked through every time, an answer that is known is only named.
        if *asked == 1 {
            lines.extend(why::entry(trace, entry, paper));
        }
        if matches!(entry.what, What::AccessDecided { .. }) {
            *asked = 2;
        }
    }
    lines
}

fn cut_log(run: &Run, paper: Paper) -> Vec<Line> {
    let all = log::log(&run.trace);
    let mut lines = log::lines(&all[..all.len().min(LOG_LINES)], paper);
    if all.len() > LOG_LINES {
        let more = msg!("present-more-log", count = all.len() - LOG_LINES);
        lines.push(Line::of(say(paper.lang, &more), Meaning::Dim));
    }
    lines
}

/// Each claim with whether it holds and what the run showed.
pub fn claims(scenario: &Scenario, run: &Run, facts: &Facts, paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for claim in &scenario.claims {
        let (holds, actual) = claim.holds.holds(&run.measures);
        let (sign, meaning) = if holds {
            (Sign::Right, Meaning::Right)
        } else {
            (Sign::Wrong, Meaning::Wrong)
        };
        let lead = Line::of(format!("{} ", paper.signs.get(sign)), meaning);
        let mut text = Rich::of_text(claim.text.get(paper.lang), Meaning::Text, facts, paper.lang);
        if !holds {
            let shown = measures::value(paper.lang, actual);
            let words = say(
                paper.lang,
                &msg!(
                    "present-claim-false",
                    condition = claim.written.as_str(),
                    actual = shown
                ),
            );
            text = text.with("  ", Meaning::Text).with(&words, Meaning::Wrong);
        }
        lines.extend(text.hanging(&lead, paper.width, paper.widths()));
    }
    lines
}
