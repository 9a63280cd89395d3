//! A sitting: a few items, one after another. ask → hints → answer → confidence → verdict → next. Holds what is on the table and
//! nothing else: whoever runs it saves each [`Outcome`] at once.

use crate::confidence::Confidence;
use crate::lang::Text;
use crate::message::Message;
use crate::quiz::answer::Answer;
use crate::quiz::grade::grade;
use crate::quiz::grade::reveal;
use crate::quiz::item::Item;
use crate::quiz::verdict::Verdict;

/// One item answered (or shown): what is saved and what the learner is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What was asked.
    pub item: Item,
    /// What was answered; `None` if the answer was shown.
    pub answer: Option<Answer>,
    /// How sure the learner was; `None` if the answer was shown.
    pub confidence: Option<Confidence>,
    /// Hints seen before answering.
    pub hints: usize,
    /// The verdict.
    pub verdict: Verdict,
}

/// Where a sitting stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Waiting for an answer.
    Asking,
    /// Answered; waiting for the learner to say how sure they are. Nothing is judged yet.
    Judging(Answer),
    /// The verdict is on the table.
    Told(Box<Outcome>),
    /// Nothing is left.
    Done,
}

/// A run through some items.
#[derive(Clone, Debug)]
pub struct Sitting {
    items: Vec<Item>,
    at: usize,
    hints: usize,
    step: Step,
    /// Per item: whether it was right, once told.
    marks: Vec<Option<bool>>,
}

impl Sitting {
    /// A sitting over these items in this order; `Done` at once if there are none.
    pub fn new(items: Vec<Item>) -> Self {
        let step = if items.is_empty() {
            Step::Done
        } else {
            Step::Asking
        };
        Self {
            marks: vec![None; items.len()],
            items,
            at: 0,
            hints: 0,
            step,
        }
    }

    /// Where it stands.
    pub const fn step(&self) -> &Step {
        &self.step
    }

    /// The item on the table; `None` when done.
    pub fn item(&self) -> Option<&Item> {
        match self.step {
            Step::Done => None,
            _ => self.items.get(self.at),
        }
    }

    /// The place of the item on the table, from 1, and how many there are.
    pub fn place(&self) -> (usize, usize) {
        ((self.at + 1).min(self.items.len()), self.items.len())
    }

    /// How many were right, and how many have been answered or shown.
    pub fn score(&self) -> (usize, usize) {
        let told = self.marks.iter().flatten();
        (told.clone().filter(|right| **right).count(), told.count())
    }

    /// The hints the learner has seen, weakest first.
    pub fn hints(&self) -> &[Text] {
        self.item()
            .map_or(&[], |item| &item.hints[..self.hints.min(item.hints.len())])
    }

    /// Whether another hint is left.
    pub fn has_hint(&self) -> bool {
        self.step == Step::Asking
            && self
                .item()
                .is_some_and(|item| self.hints < item.hints.len())
    }

    /// Shows the next hint; `None` if there is none or it is too late for one.
    pub fn hint(&mut self) -> Option<&Text> {
        if !self.has_hint() {
            return None;
        }
        self.hints += 1;
        self.hints().last()
    }

    /// Takes an answer. One that cannot be read is refused with a sentence, and the learner answers again. An answer may be
    /// changed until its confidence is given.
    pub fn answer(&mut self, answer: Answer) -> Result<(), Message> {
        if !matches!(self.step, Step::Asking | Step::Judging(_)) {
            return Ok(());
        }
        if let Some(item) = self.item() {
            grade(item, &answer)?;
            self.step = Step::Judging(answer);
        }
        Ok(())
    }

    /// Takes the answer back before its confidence is given.
    pub fn reconsider(&mut self) {
        if matches!(self.step, Step::Judging(_)) {
            self.step = Step::Asking;
        }
    }

    /// Says how sure the learner is; the verdict follows. `None` unless an answer waits for it.
    pub fn confidence(&mut self, confidence: Confidence) -> Option<&Outcome> {
        let Step::Judging(answer) = self.step.clone() else {
            return None;
        };
        let item = self.item()?.clone();
        let verdict = grade(&item, &answer).ok()?;
        self.tell(Outcome {
            item,
            answer: Some(answer),
            confidence: Some(confidence),
            hints: self.hints,
            verdict,
        })
    }

    /// Shows the answer instead of waiting for one.
    pub fn show(&mut self) -> Option<&Outcome> {
        if !matches!(self.step, Step::Asking | Step::Judging(_)) {
            return None;
        }
        let item = self.item()?.clone();
        let verdict = reveal(&item);
        self.tell(Outcome {
            item,
            answer: None,
            confidence: None,
            hints: self.hints,
            verdict,
        })
    }

    /// The verdict on the table.
    pub const fn outcome(&self) -> Option<&Outcome> {
        match &self.step {
            Step::Told(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Goes on to the next item once the verdict has been told.
    pub fn next(&mut self) {
        if !matches!(self.step, Step::Told(_)) {
            return;
        }
        self.at += 1;
        self.hints = 0;
        self.step = if self.at < self.items.len() {
            Step::Asking
        } else {
            Step::Done
        };
    }

    /// Goes back to an item that was answered last and whose answer was undone: it is asked again. False if it is not here.
    pub fn undo(&mut self, key: &str) -> bool {
        let told = usize::from(matches!(self.step, Step::Told(_)));
        let before = (self.at + told).min(self.items.len());
        let Some(at) = self.items[..before]
            .iter()
            .rposition(|item| item.key == key)
        else {
            return false;
        };
        self.at = at;
        self.hints = 0;
        self.marks[at] = None;
        self.step = Step::Asking;
        true
    }

    fn tell(&mut self, outcome: Outcome) -> Option<&Outcome> {
        if let Some(mark) = self.marks.get_mut(self.at) {
            *mark = Some(outcome.verdict.right);
        }
        self.step = Step::Told(Box::new(outcome));
        self.outcome()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::question::Behind;
    use crate::course::question::Choice;
    use crate::quiz::item::Body;
    use crate::quiz::item::Origin;

    fn choice(text: &str, wrong: Option<&str>) -> Choice {
        Choice {
            text: Text::new(text, text),
            wrong: wrong.map(|id| Behind::Misconception(id.to_owned())),
            why: Text::new("because", "だから"),
        }
    }

    fn item(id: &str) -> Item {
        Item {
            key: format!("course/{id}"),
            id: id.to_owned(),
            lesson: "lesson".to_owned(),
            section: "section".to_owned(),
            skill: "skill".to_owned(),
            seed: 1,
            ask: Text::new("?", "?"),
            hints: vec![Text::new("weak", "弱"), Text::new("strong", "強")],
            body: Body::Single(vec![choice("yes", None), choice("no", Some("belief"))]),
            origin: Origin::Fixed,
        }
    }

    #[test]
    fn a_sitting_goes_from_question_to_verdict_to_the_end() {
        let mut sitting = Sitting::new(vec![item("a"), item("b")]);
        assert_eq!(sitting.hint().map(|hint| hint.en.as_str()), Some("weak"));
        sitting.answer(Answer::One(0)).unwrap();
        assert!(!sitting.has_hint(), "no hints once answered");
        let outcome = sitting.confidence(Confidence::Sure).unwrap().clone();
        assert!(outcome.verdict.right);
        assert_eq!(outcome.hints, 1);
        sitting.next();
        assert_eq!(sitting.place(), (2, 2));
        assert!(sitting.hints().is_empty());
        sitting.answer(Answer::One(1)).unwrap();
        let outcome = sitting.confidence(Confidence::ThinkSo).unwrap().clone();
        assert_eq!(outcome.verdict.misconceptions, ["belief"]);
        sitting.next();
        assert_eq!(sitting.step(), &Step::Done);
        assert_eq!(sitting.score(), (1, 2));
    }

    #[test]
    fn nothing_is_judged_before_the_confidence() {
        let mut sitting = Sitting::new(vec![item("a")]);
        assert!(sitting.confidence(Confidence::Sure).is_none());
        sitting.answer(Answer::One(1)).unwrap();
        sitting.answer(Answer::One(0)).unwrap();
        sitting.next();
        assert!(sitting.outcome().is_none());
        sitting.reconsider();
        assert_eq!(sitting.step(), &Step::Asking);
    }

    #[test]
    fn an_answer_that_fits_no_option_is_refused() {
        let mut sitting = Sitting::new(vec![item("a")]);
        assert!(sitting.answer(Answer::One(7)).is_err());
        assert!(sitting.answer(Answer::Typed("yes".to_owned())).is_err());
        assert_eq!(sitting.step(), &Step::Asking);
    }

    #[test]
    fn a_shown_answer_is_no_right_answer() {
        let mut sitting = Sitting::new(vec![item("a")]);
        let outcome = sitting.show().unwrap();
        assert!(!outcome.verdict.right);
        assert_eq!(outcome.answer, None);
        assert!(outcome.verdict.misconceptions.is_empty());
        assert_eq!(outcome.verdict.answer[0].en, "yes");
    }

    #[test]
    fn undo_asks_the_last_item_again() {
        let mut sitting = Sitting::new(vec![item("a"), item("b")]);
        sitting.show();
        sitting.next();
        assert!(!sitting.undo("course/b"), "b was not answered yet");
        assert!(sitting.undo("course/a"));
        assert_eq!(sitting.place(), (1, 2));
        assert_eq!(sitting.score(), (0, 0));
    }

    #[test]
    fn an_empty_sitting_is_done() {
        let mut sitting = Sitting::new(Vec::new());
        assert_eq!(sitting.step(), &Step::Done);
        assert!(sitting.item().is_none());
        assert!(sitting.show().is_none());
        assert!(sitting.answer(Answer::One(0)).is_ok());
        assert_eq!(sitting.step(), &Step::Done);
    }
}
