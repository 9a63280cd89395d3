//! A concrete question, ready to ask: options in the order they are shown, numbers filled in. Everything a front end needs to
//! ask it and everything grading needs is here; nothing refers back to the course.

use crate::course::question::Behind;
use crate::course::question::Choice;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::lang::Text;
use crate::quiz::unit::Unit;
use crate::rng::Stream;

/// How a number with a unit of the course is written in a language; `i18n` does it, the front ends pass it in.
pub type Print = fn(Lang, f64, &str) -> String;

/// Where an item comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Written by the author.
    Fixed,
    /// Drawn: a scenario, the settings drawn for it, and the answer computed by running it.
    Generated {
        /// The scenario's id.
        scenario: String,
        /// Path and value of every drawn setting.
        settings: Vec<(String, toml::Value)>,
    },
    /// A question of the kind `predict`: the answer is computed from the scenario as it stands.
    PredictQuestion {
        /// The scenario's id.
        scenario: String,
    },
    /// A prediction asked before its run. It is an attempt, but makes no card.
    Prediction {
        /// The scenario's id.
        scenario: String,
    },
    /// The cause of an incident. It is an attempt, but makes no card.
    Cause {
        /// The scenario's id.
        scenario: String,
    },
}

/// A known wrong number.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownNumber {
    /// The number in the question's unit.
    pub value: f64,
    /// The number as it is written in both languages.
    pub shown: Text,
    /// What leads to it.
    pub behind: Behind,
    /// Why it is wrong.
    pub why: Option<Text>,
}

/// What is asked and what is right. Places count from 0 in the order shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// One option is right.
    Single(Vec<Choice>),
    /// Any number of options is right.
    Several(Vec<Choice>),
    /// Put the steps in order.
    Order {
        /// The steps as shown.
        shown: Vec<Text>,
        /// The places in `shown`, in the right order.
        right: Vec<usize>,
        /// The reason.
        why: Text,
    },
    /// Put a right side to every left side.
    Match {
        /// The left sides.
        left: Vec<Text>,
        /// The right sides as shown.
        right: Vec<Text>,
        /// For each left side the place in `right` that belongs to it.
        pairs: Vec<usize>,
        /// The reason.
        why: Text,
    },
    /// A word or phrase.
    Fill {
        /// Accepted forms; both languages' forms count in either language. The first is shown.
        accept: ByLang<Vec<String>>,
        /// The reason.
        why: Text,
    },
    /// A number.
    Number {
        /// The answer in `unit`.
        answer: f64,
        /// The answer as it is written in both languages.
        shown: Text,
        /// The unit.
        unit: Unit,
        /// How far off still counts, in `unit`.
        tolerance: f64,
        /// The reason.
        why: Text,
        /// Wrong numbers with a known reason.
        wrong: Vec<KnownNumber>,
    },
}

/// A question ready to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// `course-id/item-id`: what progress hangs on.
    pub key: String,
    /// The question's or prediction's permanent id.
    pub id: String,
    /// The lesson's id.
    pub lesson: String,
    /// The section's id; empty for a prediction.
    pub section: String,
    /// What recall is reported on.
    pub skill: String,
    /// The seed that ordered the options and drew the settings; on screen for reports.
    pub seed: u64,
    /// The question.
    pub ask: Text,
    /// Weakest first; may be empty for a prediction.
    pub hints: Vec<Text>,
    /// What is asked and what is right.
    pub body: Body,
    /// Where it comes from.
    pub origin: Origin,
}

/// `course-id/item-id`.
pub fn key(course: &str, id: &str) -> String {
    format!("{course}/{id}")
}

impl Item {
    /// The item of a question the author wrote out; `None` if a run must compute its answer (`study::variant` makes those).
    /// The same seed gives the same order of options.
    pub fn fixed(
        course: &str,
        lesson: &str,
        question: &Question,
        seed: u64,
        print: Print,
    ) -> Option<Self> {
        if question.generate.is_some() {
            return None;
        }
        let mut draws = Stream::new(seed, &format!("options {}", question.id));
        let body = match &question.kind {
            Kind::Single(choices) => Body::Single(shuffled(choices, &mut draws)),
            Kind::Several(choices) => Body::Several(shuffled(choices, &mut draws)),
            Kind::Order { items, why } => order(items, why, &mut draws),
            Kind::Match { pairs, why } => matching(pairs, why, &mut draws),
            Kind::Fill { accept, why } => Body::Fill {
                accept: accept.clone(),
                why: why.clone(),
            },
            Kind::Number {
                answer,
                unit,
                tolerance,
                why,
                wrong,
            } => {
                let write = |value: f64| written(print, value, unit);
                Body::Number {
                    answer: (*answer)?,
                    shown: write((*answer)?),
                    unit: Unit::of(unit),
                    tolerance: *tolerance,
                    why: why.clone(),
                    wrong: wrong
                        .iter()
                        .map(|wrong| KnownNumber {
                            value: wrong.value,
                            shown: write(wrong.value),
                            behind: wrong.behind.clone(),
                            why: wrong.why.clone(),
                        })
                        .collect(),
                }
            }
            Kind::Predict(_) | Kind::GeneratedSingle { .. } => return None,
        };
        Some(Self {
            key: key(course, &question.id),
            id: question.id.clone(),
            lesson: lesson.to_owned(),
            section: question.section.clone(),
            skill: question.skill.clone(),
            seed,
            ask: question.ask.clone(),
            hints: question.hints.clone(),
            body,
            origin: Origin::Fixed,
        })
    }
}

/// A number with its unit in both languages.
pub fn written(print: Print, value: f64, unit: &str) -> Text {
    Text::new(print(Lang::En, value, unit), print(Lang::Ja, value, unit))
}

fn shuffled(choices: &[Choice], draws: &mut Stream) -> Vec<Choice> {
    let mut shown = choices.to_vec();
    draws.shuffle(&mut shown);
    shown
}

fn order(items: &[Text], why: &Text, draws: &mut Stream) -> Body {
    let shown_from = disordered(items.len(), draws);
    let mut right = vec![0; items.len()];
    for (place, original) in shown_from.iter().enumerate() {
        right[*original] = place;
    }
    Body::Order {
        shown: shown_from.iter().map(|at| items[*at].clone()).collect(),
        right,
        why: why.clone(),
    }
}

fn matching(pairs: &[(Text, Text)], why: &Text, draws: &mut Stream) -> Body {
    let shown_from = disordered(pairs.len(), draws);
    let mut belongs = vec![0; pairs.len()];
    for (place, original) in shown_from.iter().enumerate() {
        belongs[*original] = place;
    }
    Body::Match {
        left: pairs.iter().map(|(left, _)| left.clone()).collect(),
        right: shown_from.iter().map(|at| pairs[*at].1.clone()).collect(),
        pairs: belongs,
        why: why.clone(),
    }
}

/// A shuffle that is not the original order: steps shown as they belong would ask for nothing.
fn disordered(count: usize, draws: &mut Stream) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    draws.shuffle(&mut places);
    if count > 1 && places.is_sorted() {
        places.rotate_left(1);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn print(_: Lang, value: f64, unit: &str) -> String {
        format!("{value} {unit}")
    }

    fn text(words: &str) -> Text {
        Text::new(words, words)
    }

    fn made(kind: Kind, seed: u64) -> Option<Item> {
        let question = Question {
            id: "q".to_owned(),
            section: "s".to_owned(),
            skill: "k".to_owned(),
            ask: text("?"),
            hints: Vec::new(),
            kind,
            generate: None,
            file: String::new(),
            at: 0..0,
        };
        Item::fixed("start", "l", &question, seed, print)
    }

    fn steps() -> Kind {
        Kind::Order {
            items: ["a", "b", "c", "d"].map(text).to_vec(),
            why: text("w"),
        }
    }

    #[test]
    fn the_same_seed_shows_the_same_item() {
        assert_eq!(made(steps(), 5), made(steps(), 5));
        let shown: Vec<_> = (0..20)
            .map(|seed| made(steps(), seed).map(|item| item.body))
            .collect();
        assert!(shown.iter().any(|body| *body != shown[0]));
    }

    #[test]
    fn what_a_run_must_answer_is_not_made_here() {
        assert!(made(Kind::Predict("p".to_owned()), 1).is_none());
        let number = Kind::Number {
            answer: None,
            unit: "s".to_owned(),
            tolerance: 0.0,
            why: text("w"),
            wrong: Vec::new(),
        };
        assert!(made(number, 1).is_none());
    }

    #[test]
    fn the_key_carries_the_course() {
        assert_eq!(made(steps(), 1).unwrap().key, "start/q");
    }

    proptest! {
        #[test]
        fn steps_are_never_shown_in_their_right_order(seed in any::<u64>()) {
            let Some(Body::Order { shown, right, .. }) = made(steps(), seed).map(|item| item.body) else {
                return Err(TestCaseError::fail("not an order"));
            };
            let said: Vec<&str> = right.iter().map(|at| shown[*at].en.as_str()).collect();
            prop_assert_eq!(said, ["a", "b", "c", "d"]);
            prop_assert!(!right.is_sorted());
        }

        #[test]
        fn pairs_belong_together_however_they_are_shown(seed in any::<u64>()) {
            let kind = Kind::Match {
                pairs: [("1", "I"), ("2", "II"), ("3", "III")].map(|(a, b)| (text(a), text(b))).to_vec(),
                why: text("w"),
            };
            let Some(Body::Match { left, right, pairs, .. }) = made(kind, seed).map(|item| item.body) else {
                return Err(TestCaseError::fail("not a match"));
            };
            for (at, belongs) in pairs.iter().enumerate() {
                prop_assert_eq!(left[at].en.parse::<usize>().ok(), Some(right[*belongs].en.len()));
            }
        }
    }
}
