//! Questions as lines: what is asked, the options with what is chosen, hints. Keys and input fields belong to the front ends;
//! what the learner is told afterwards to `feedback`.

use crate::confidence::Confidence;
use crate::i18n::say;
use crate::lang::Lang;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::number::unit_name;

/// What the learner has put together so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Draft<'a> {
    /// The option the cursor is on, counted from 0; none in plain output.
    pub cursor: Option<usize>,
    /// The answer as it stands.
    pub answer: Option<&'a Answer>,
}

/// A line of the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionLine {
    /// What it says.
    pub line: Line,
    /// The option it belongs to, counted from 0.
    pub option: Option<usize>,
}

/// The question itself.
pub fn ask(item: &Item, facts: &Facts, paper: Paper) -> Vec<Line> {
    let asked = Rich::of_text(item.ask.get(paper.lang), Meaning::Strong, facts, paper.lang);
    asked.lines(paper.width, paper.widths())
}

/// What to do, in a sentence: choose one, choose all, put in order …
pub fn task(item: &Item) -> Message {
    match &item.body {
        Body::Single(_) => msg!("question-task-single"),
        Body::Several(_) => msg!("question-task-several"),
        Body::Order { .. } => msg!("question-task-order"),
        Body::Match { .. } => msg!("question-task-match"),
        Body::Fill { .. } => msg!("question-task-fill"),
        Body::Number { unit, .. } if matches!(unit.name.as_str(), "" | "count") => {
            msg!("question-task-number")
        }
        Body::Number { unit, .. } => {
            msg!("question-task-number-in", unit = unit_name(unit))
        }
    }
}

/// The options with what is chosen and where the cursor is; nothing for a question that is typed.
pub fn options(item: &Item, draft: Draft<'_>, facts: &Facts, paper: Paper) -> Vec<OptionLine> {
    let rows = Rows {
        draft,
        facts,
        paper,
    };
    match &item.body {
        Body::Single(choices) => {
            let texts = choices.iter().map(|choice| &choice.text);
            rows.choices(texts, [Sign::Unchosen, Sign::Chosen])
        }
        Body::Several(choices) => {
            let texts = choices.iter().map(|choice| &choice.text);
            rows.choices(texts, [Sign::Unticked, Sign::Ticked])
        }
        Body::Order { shown, .. } => rows.steps(shown),
        Body::Match { left, right, .. } => rows.pairs(left, right),
        Body::Fill { .. } | Body::Number { .. } => Vec::new(),
    }
}

/// The hints seen so far, weakest first, with how many there are.
pub fn hints(seen: &[Text], all: usize, facts: &Facts, paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, hint) in seen.iter().enumerate() {
        let label = say(
            paper.lang,
            &msg!("question-hint", number = number + 1, all = all),
        );
        let lead = Line::of(label, Meaning::Accent);
        let hint = Rich::of_text(hint.get(paper.lang), Meaning::Text, facts, paper.lang);
        lines.extend(hint.hanging(&lead, paper.width, paper.widths()));
    }
    lines
}

/// The letter of a right side of a pair: a, b, c …
pub fn letter(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(
            || (place + 1).to_string(),
            |place| char::from(b'a' + place).to_string(),
        )
}

/// How a confidence is called.
pub fn confidence(lang: Lang, confidence: Confidence) -> String {
    say(
        lang,
        &match confidence {
            Confidence::Sure => msg!("question-sure"),
            Confidence::ThinkSo => msg!("question-think-so"),
            Confidence::Guess => msg!("question-guess"),
        },
    )
}

/// Sets rows of options.
struct Rows<'a> {
    draft: Draft<'a>,
    facts: &'a Facts,
    paper: Paper,
}

impl Rows<'_> {
    fn text(&self, text: &Text) -> Rich {
        Rich::of_text(
            text.get(self.paper.lang),
            Meaning::Text,
            self.facts,
            self.paper.lang,
        )
    }

    /// The cursor, or room for it.
    fn cursor(&self, at: usize) -> Line {
        let sign = self.paper.signs.get(Sign::Selection);
        if self.draft.cursor == Some(at) {
            return Line::of(format!("{sign} "), Meaning::Accent);
        }
        let cells = self.paper.signs.width(Sign::Selection) + 1;
        if self.draft.cursor.is_some() {
            Line::plain(" ".repeat(cells))
        } else {
            Line::default()
        }
    }

    fn row(&self, at: usize, lead: &Line, text: Rich, lines: &mut Vec<OptionLine>) {
        let text = if self.draft.cursor == Some(at) {
            text.with_plain_as(Meaning::Selected)
        } else {
            text
        };
        let lead = self.cursor(at).then(lead.clone());
        for line in text.hanging(&lead, self.paper.width, self.paper.widths()) {
            lines.push(OptionLine {
                line,
                option: Some(at),
            });
        }
    }

    fn choices<'t>(
        &self,
        texts: impl Iterator<Item = &'t Text>,
        signs: [Sign; 2],
    ) -> Vec<OptionLine> {
        let mut lines = Vec::new();
        for (at, text) in texts.enumerate() {
            let chosen = match self.draft.answer {
                Some(Answer::One(one)) => *one == at,
                Some(Answer::Many(many)) => many.contains(&at),
                _ => false,
            };
            let sign = self.paper.signs.get(signs[usize::from(chosen)]);
            let meaning = if chosen {
                Meaning::Accent
            } else {
                Meaning::Dim
            };
            let lead =
                Line::of(format!("{sign} "), meaning).with(format!("{}  ", at + 1), Meaning::Dim);
            self.row(at, &lead, self.text(text), &mut lines);
        }
        lines
    }

    /// Steps in the learner's order: the numbers on the left are places, what stands beside them is what is moved.
    fn steps(&self, shown: &[Text]) -> Vec<OptionLine> {
        let order: Vec<usize> = match self.draft.answer {
            Some(Answer::Order(order)) => order.clone(),
            _ => (0..shown.len()).collect(),
        };
        let mut lines = Vec::new();
        for (place, at) in order.iter().enumerate() {
            if let Some(text) = shown.get(*at) {
                let lead = Line::of(format!("{}  ", place + 1), Meaning::Dim);
                self.row(place, &lead, self.text(text), &mut lines);
            }
        }
        lines
    }

    /// Left sides with what was put to them, then the right sides by letter.
    fn pairs(&self, left: &[Text], right: &[Text]) -> Vec<OptionLine> {
        let given = match self.draft.answer {
            Some(Answer::Pairs(given)) => given.as_slice(),
            _ => &[],
        };
        let arrow = self.paper.signs.get(Sign::Arrow);
        let mut lines = Vec::new();
        for (at, text) in left.iter().enumerate() {
            let put = given.get(at).copied().flatten();
            let partner = match put.and_then(|place| right.get(place)) {
                Some(partner) => self.text(partner),
                None => Rich::of("?", Meaning::Unsure),
            };
            let text = self
                .text(text)
                .with(&format!(" {arrow} "), Meaning::Frame)
                .then(&partner);
            let lead = Line::of(format!("{}  ", at + 1), Meaning::Dim);
            self.row(at, &lead, text, &mut lines);
        }
        lines.push(OptionLine {
            line: Line::default(),
            option: None,
        });
        for (place, text) in right.iter().enumerate() {
            let used = given.contains(&Some(place));
            let lead = Line::of(format!("   {}  ", letter(place)), Meaning::Accent);
            let text = self.text(text);
            let text = if used {
                text.with_plain_as(Meaning::Dim)
            } else {
                text
            };
            for line in text.hanging(&lead, self.paper.width, self.paper.widths()) {
                lines.push(OptionLine { line, option: None });
            }
        }
        lines
    }
}
