//! An event of the log: who, when, what. Its id is the device and a sequence number, so that logs of several machines merge; its
//! body is JSON that must stay readable for ever. Kinds this version does not know are kept as they are.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::memory::attempt::Attempt;
use crate::moment::Moment;

/// A device: 128 random bits, drawn when its database is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Device(pub [u8; 16]);

impl fmt::Display for Device {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl FromStr for Device {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(());
        }
        let bits = u128::from_str_radix(text, 16).map_err(|_| ())?;
        Ok(Self(bits.to_be_bytes()))
    }
}

/// An event's id, the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId {
    /// The device it happened on.
    pub device: Device,
    /// Its number there, from 1.
    pub sequence: i64,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it happened; never before an earlier event of the same device.
    pub at: Moment,
    /// The kind as written.
    pub kind: String,
    /// The body as written.
    pub body: Value,
}

/// Where an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// In the lesson or its quiz.
    Lesson,
    /// In a review of what was due.
    Review,
    /// Before a run.
    Prediction,
    /// The cause of an incident was named.
    Ticket,
    /// To show that a lesson is known without reading it.
    TestOut,
    /// Somewhere only a newer version knows.
    #[serde(other)]
    Elsewhere,
}

/// An answer, with everything a grade can be derived from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// `course-id/item-id`.
    pub item: String,
    /// The card it counts for, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// `course-id/lesson-id`.
    pub lesson: String,
    /// The skill's id.
    pub skill: String,
    /// Where it was given.
    pub occasion: Occasion,
    /// The seed that ordered the options and drew the settings.
    pub seed: u64,
    /// The course's revision the wording came from.
    pub revision: String,
    /// The raw answer; `None` if it was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Value>,
    /// Whether it was right.
    pub right: bool,
    /// Hints seen before.
    #[serde(default)]
    pub hints: u32,
    /// How sure the learner was; `None` if the answer was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Ids of the misconceptions behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beliefs: Vec<String>,
}

impl Answered {
    /// What `memory` grades.
    pub const fn attempt(&self) -> Attempt {
        Attempt {
            right: self.right,
            shown: self.given.is_none(),
            hints: self.hints,
            confidence: self.confidence,
        }
    }
}

/// A repair that was tried, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repaired {
    /// `course-id/scenario-id`.
    pub ticket: String,
    /// `course-id/lesson-id`.
    pub lesson: String,
    /// Path and value of every setting changed.
    pub changes: Vec<(String, Value)>,
    /// Whether every goal held.
    pub healed: bool,
    /// The course's revision.
    pub revision: String,
}

/// What happened, as this version understands it.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A question or prediction was answered, or its answer shown.
    Answer(Box<Answered>),
    /// An earlier answer was taken back.
    Undo(EventId),
    /// Reading went on to here.
    Position {
        /// `course-id/lesson-id`.
        lesson: String,
        /// The section's id.
        section: String,
        /// The block in it, from 0.
        block: u32,
    },
    /// A lesson was skipped, or taken up again.
    Skipped {
        /// `course-id/lesson-id`.
        lesson: String,
        /// False: taken up again.
        skipped: bool,
    },
    /// A repair of an incident ticket was tried.
    Repair(Box<Repaired>),
    /// A lesson was shown to be known, by the answers before it.
    TestedOut {
        /// `course-id/lesson-id`.
        lesson: String,
    },
    /// A place was marked, or its mark taken away.
    Bookmark {
        /// `course-id/lesson-id`.
        lesson: String,
        /// The section's id.
        section: String,
        /// The block in it, from 0.
        block: u32,
        /// False: the mark was taken away.
        set: bool,
    },
    /// An event of a newer version, or one that cannot be read. It stays in the log and changes nothing here.
    Unknown,
}

#[derive(Serialize, Deserialize)]
struct UndoBody {
    device: String,
    sequence: i64,
}

#[derive(Serialize, Deserialize)]
struct PositionBody {
    lesson: String,
    section: String,
    block: u32,
}

#[derive(Serialize, Deserialize)]
struct SkippedBody {
    lesson: String,
    skipped: bool,
}

#[derive(Serialize, Deserialize)]
struct TestedOutBody {
    lesson: String,
}

#[derive(Serialize, Deserialize)]
struct BookmarkBody {
    lesson: String,
    section: String,
    block: u32,
    set: bool,
}

impl What {
    /// The kind and the body as they are written; `None` for [`What::Unknown`], which nobody writes.
    pub fn written(&self) -> Option<(&'static str, Value)> {
        let (kind, body) = match self {
            Self::Answer(answered) => ("answer", serde_json::to_value(answered)),
            Self::Undo(id) => (
                "undo",
                serde_json::to_value(UndoBody {
                    device: id.device.to_string(),
                    sequence: id.sequence,
                }),
            ),
            Self::Position {
                lesson,
                section,
                block,
            } => (
                "position",
                serde_json::to_value(PositionBody {
                    lesson: lesson.clone(),
                    section: section.clone(),
                    block: *block,
                }),
            ),
            Self::Skipped { lesson, skipped } => (
                "skipped",
                serde_json::to_value(SkippedBody {
                    lesson: lesson.clone(),
                    skipped: *skipped,
                }),
            ),
            Self::Repair(repaired) => ("repair", serde_json::to_value(repaired)),
            Self::TestedOut { lesson } => (
                "tested-out",
                serde_json::to_value(TestedOutBody {
                    lesson: lesson.clone(),
                }),
            ),
            Self::Bookmark {
                lesson,
                section,
                block,
                set,
            } => (
                "bookmark",
                serde_json::to_value(BookmarkBody {
                    lesson: lesson.clone(),
                    section: section.clone(),
                    block: *block,
                    set: *set,
                }),
            ),
            Self::Unknown => return None,
        };
        Some((kind, body.ok()?))
    }
}

impl Event {
    /// What happened, as far as this version understands it.
    pub fn what(&self) -> What {
        self.read().unwrap_or(What::Unknown)
    }

    fn read(&self) -> Option<What> {
        let body = &self.body;
        Some(match self.kind.as_str() {
            "answer" => What::Answer(Box::new(Answered::deserialize(body).ok()?)),
            "undo" => {
                let undo = UndoBody::deserialize(body).ok()?;
                What::Undo(EventId {
                    device: undo.device.parse().ok()?,
                    sequence: undo.sequence,
                })
            }
            "position" => {
                let place = PositionBody::deserialize(body).ok()?;
                What::Position {
                    lesson: place.lesson,
                    section: place.section,
                    block: place.block,
                }
            }
            "skipped" => {
                let skipped = SkippedBody::deserialize(body).ok()?;
                What::Skipped {
                    lesson: skipped.lesson,
                    skipped: skipped.skipped,
                }
            }
            "repair" => What::Repair(Box::new(Repaired::deserialize(body).ok()?)),
            "tested-out" => What::TestedOut {
                lesson: TestedOutBody::deserialize(body).ok()?.lesson,
            },
            "bookmark" => {
                let mark = BookmarkBody::deserialize(body).ok()?;
                What::Bookmark {
                    lesson: mark.lesson,
                    section: mark.section,
                    block: mark.block,
                    set: mark.set,
                }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: &str, body: &str) -> Event {
        Event {
            id: EventId {
                device: Device([7; 16]),
                sequence: 1,
            },
            at: Moment::utc(0),
            kind: kind.to_owned(),
            body: serde_json::from_str(body).unwrap(),
        }
    }

    #[test]
    fn a_device_reads_what_it_writes() {
        let mut bytes = [0; 16];
        bytes[15] = 0xab;
        let written = Device(bytes).to_string();
        assert_eq!(written, "000000000000000000000000000000ab");
        assert_eq!(written.parse(), Ok(Device(bytes)));
        assert_eq!("+ab".parse::<Device>(), Err(()));
    }

    #[test]
    fn an_answer_of_the_first_version_stays_readable() {
        let body = r#"{"item":"start/async-count","card":"start/async-count","lesson":"start/asynchronous","skill":"async-retries",
            "occasion":"lesson","seed":18446744073709551615,"revision":"r1","given":{"one":2},"right":false,"hints":1,
            "confidence":"sure","beliefs":["async-is-fire-and-forget"]}"#;
        let What::Answer(answered) = event("answer", body).what() else {
            panic!("not read as an answer");
        };
        assert_eq!(answered.seed, u64::MAX);
        assert!(answered.attempt().sure_and_wrong());
        let (kind, again) = What::Answer(answered).written().unwrap();
        assert_eq!(
            event(kind, &again.to_string()).body,
            event("answer", body).body
        );
    }

    #[test]
    fn what_a_newer_version_wrote_is_left_alone() {
        assert_eq!(event("ticket", r#"{"id":"t"}"#).what(), What::Unknown);
        assert_eq!(event("answer", r#"{"item":1}"#).what(), What::Unknown);
        let body = r#"{"item":"c/q","lesson":"c/l","skill":"s","occasion":"dream","seed":1,"revision":"","right":true,"more":1}"#;
        let What::Answer(answered) = event("answer", body).what() else {
            panic!("not read as an answer");
        };
        assert_eq!(answered.occasion, Occasion::Elsewhere);
        assert!(answered.attempt().shown);
    }

    #[test]
    fn every_kind_reads_back() {
        let id = EventId {
            device: Device([1; 16]),
            sequence: 9,
        };
        let cases = [
            What::Undo(id),
            What::Position {
                lesson: "c/l".to_owned(),
                section: "s".to_owned(),
                block: 3,
            },
            What::Skipped {
                lesson: "c/l".to_owned(),
                skipped: true,
            },
            What::Repair(Box::new(Repaired {
                ticket: "c/t".to_owned(),
                lesson: "c/l".to_owned(),
                changes: vec![("sqs.orders.visibility_timeout".to_owned(), "3 min".into())],
                healed: true,
                revision: "r1".to_owned(),
            })),
            What::TestedOut {
                lesson: "c/l".to_owned(),
            },
            What::Bookmark {
                lesson: "c/l".to_owned(),
                section: "s".to_owned(),
                block: 2,
                set: true,
            },
        ];
        for what in cases {
            let (kind, body) = what.written().unwrap();
            assert_eq!(event(kind, &body.to_string()).what(), what);
        }
    }
}
