//! What was predicted beside what the run showed, why, and the numbers of the run. Tells nothing before the run was seen to its end.

use crate::i18n::say;
use crate::lang::Text;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::rich::Rich;
use crate::present::run::assumptions;
use crate::present::run::function;
use crate::present::run::measures::measures;
use crate::present::sign::Sign;
use crate::quiz::answer::Answer;
use crate::quiz::grade::reveal;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::sitting::Outcome;
use crate::quiz::verdict::Mark;
use crate::text::fit;
use crate::tui::ctx::Ctx;
use crate::tui::screen::run::Run;

/// The lines.
pub(super) fn result(screen: &Run, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let is_turned = screen.is_turned();
    if is_turned {
        let words = say(paper.lang, &msg!("play-result-as-written"));
        lines.extend(Rich::of(&words, Meaning::Unsure).lines(paper.width, paper.widths()));
        lines.push(Line::default());
    }
    for item in &screen.items {
        let outcome = screen
            .outcomes
            .iter()
            .find(|outcome| outcome.item.id == item.id);
        lines.extend(one(screen, item, outcome, paper, ctx));
        lines.push(Line::default());
    }
    let Some(played) = screen.played.as_ref().filter(|_| screen.revealed) else {
        let words = say(paper.lang, &msg!("play-result-later"));
        lines.extend(Rich::of(&words, Meaning::Dim).lines(paper.width, paper.widths()));
        return lines;
    };
    let returned = function::returned(&screen.scenario, paper);
    if !returned.is_empty() {
        lines.extend(returned);
        lines.push(Line::default());
    }
    let asked: Vec<&str> = screen
        .scenario
        .predictions
        .iter()
        .map(|prediction| prediction.answer.as_str())
        .collect();
    let heading = if is_turned {
        msg!("play-measures-now")
    } else {
        msg!("present-measures")
    };
    lines.extend(
        Rich::of(&say(paper.lang, &heading), Meaning::Accent).lines(paper.width, paper.widths()),
    );
    lines.extend(measures(&played.run.measures, &asked, paper));
    lines.extend(assumptions::below(&screen.scenario, paper));
    lines
}

/// One prediction: asked, predicted, result, why.
fn one(
    screen: &Run,
    item: &Item,
    outcome: Option<&Outcome>,
    paper: Paper,
    ctx: &Ctx<'_>,
) -> Vec<Line> {
    let facts = &ctx.course.facts;
    let widths = paper.widths();
    let text =
        |text: &Text, meaning| Rich::of_text(text.get(paper.lang), meaning, facts, paper.lang);
    let mut lines = text(&item.ask, Meaning::Strong).lines(paper.width, widths);
    let [predicted, came] =
        [msg!("present-predicted"), msg!("present-result")].map(|label| say(paper.lang, &label));
    let column = widths.of(&predicted).max(widths.of(&came)) + 2;
    let label =
        |words: &str| Line::plain("  ").with(fit::pad_end(words, column, widths), Meaning::Dim);
    if let Some(outcome) = outcome {
        let mut line = Rich::new();
        if let Some(chosen) = chosen(outcome) {
            line = line.then(&text(chosen, Meaning::Text));
        }
        if let Some(confidence) = outcome.confidence {
            let words = question::confidence(paper.lang, confidence);
            line.push(&format!("  {words}"), Meaning::Dim);
        }
        lines.extend(line.hanging(&label(&predicted), paper.width, widths));
    }
    if !screen.revealed {
        return lines;
    }
    let verdict = outcome.map_or_else(|| reveal(item), |outcome| outcome.verdict.clone());
    let mut line = Rich::new();
    for answer in &verdict.answer {
        line = line.then(&text(answer, Meaning::Strong));
    }
    if outcome.is_some() {
        let (sign, word, meaning) = if verdict.right {
            (Sign::Right, msg!("present-hit"), Meaning::Right)
        } else {
            (Sign::Wrong, msg!("present-missed"), Meaning::Wrong)
        };
        line.push(&format!("  {} ", paper.signs.get(sign)), meaning);
        line.push(&say(paper.lang, &word), meaning);
    }
    lines.extend(line.hanging(&label(&came), paper.width, widths));
    // The reasons speak of numbers that a turned control has changed.
    if screen.is_turned() {
        return lines;
    }
    // What was chosen first, then what is right: the reason for an error is read by whoever made it.
    for mark in [Mark::Wrong, Mark::Hit, Mark::Missed] {
        let rows = verdict.rows.iter().filter(|row| row.mark == mark);
        for why in rows.filter_map(|row| row.why.as_ref()) {
            lines.extend(set_in(
                text(why, Meaning::Text).lines(paper.inset(2).width, widths),
            ));
        }
    }
    lines
}

fn chosen(outcome: &Outcome) -> Option<&Text> {
    let (Body::Single(choices), Some(Answer::One(at))) = (&outcome.item.body, &outcome.answer)
    else {
        return None;
    };
    choices.get(*at).map(|choice| &choice.text)
}

fn set_in(lines: Vec<Line>) -> Vec<Line> {
    let margin = Line::plain("  ");
    lines
        .into_iter()
        .map(|line| margin.clone().then(line))
        .collect()
}
