//! What the learner predicted beside what the run showed. A sign, a word and both numbers; the reasons are feedback's.

use crate::course::block::Align;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::present::run::measures::value;
use crate::present::sign::Sign;
use crate::present::table::Table;
use crate::sim::measure::Measures;
use crate::sim::measure::Value;
use crate::sim::scenario::question::Prediction;

/// A prediction and what was chosen; nothing if the learner only wanted to see.
#[derive(Clone, Copy, Debug)]
pub struct Predicted<'a> {
    /// What was asked.
    pub prediction: &'a Prediction,
    /// What was chosen.
    pub chosen: Option<Value>,
}

/// The table of predictions and results.
pub fn compare(
    predicted: &[Predicted<'_>],
    measures: &Measures,
    facts: &Facts,
    paper: Paper,
) -> Vec<Line> {
    let head = [
        msg!("present-asked"),
        msg!("present-predicted"),
        msg!("present-result"),
    ];
    let mut table = Table {
        align: vec![Align::Left, Align::Right, Align::Right, Align::Left],
        head: head
            .iter()
            .map(|message| Rich::of(&say(paper.lang, message), Meaning::Dim))
            .collect(),
        rows: Vec::new(),
        dense: true,
    };
    table.head.push(Rich::new());
    for one in predicted {
        let result = measures.get(&one.prediction.answer);
        let hit = match (one.chosen, result) {
            (Some(chosen), Some(result)) => Some(same(chosen, result)),
            _ => None,
        };
        let mark = match hit {
            Some(true) => mark(
                Sign::Right,
                &say(paper.lang, &msg!("present-hit")),
                Meaning::Right,
                paper,
            ),
            Some(false) => mark(
                Sign::Wrong,
                &say(paper.lang, &msg!("present-missed")),
                Meaning::Wrong,
                paper,
            ),
            None => Rich::new(),
        };
        let number = |number: Option<Value>| {
            number.map_or_else(|| "-".to_owned(), |number| value(paper.lang, number))
        };
        table.rows.push(vec![
            Rich::of_text(
                one.prediction.ask.get(paper.lang),
                Meaning::Text,
                facts,
                paper.lang,
            ),
            Rich::of(&number(one.chosen), Meaning::Text),
            Rich::of(&number(result), Meaning::Strong),
            mark,
        ]);
    }
    table.lines(paper)
}

/// Whether a chosen option is what the run showed: options are written with few digits, so they count as hit within one in a
/// million.
pub fn same(chosen: Value, result: Value) -> bool {
    let scale = chosen.number.abs().max(result.number.abs()).max(1.0);
    chosen.unit == result.unit && (chosen.number - result.number).abs() <= scale * 1e-6
}

fn mark(sign: Sign, word: &str, meaning: Meaning, paper: Paper) -> Rich {
    Rich::of(paper.signs.get(sign), meaning)
        .with(" ", meaning)
        .with(word, meaning)
}
