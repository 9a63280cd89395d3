//! Reads questions.toml. Every kind has its own keys; a key of another kind is an unknown key.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::question::Choice;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::course::question::WrongNumber;
use crate::course::read::facts;
use crate::course::read::generate;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::lang::Text;
use crate::msg;
use crate::table::Table;
use crate::table::Value;

/// The kinds this version asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Single,
    Several,
    Order,
    Match,
    Fill,
    Number,
    Predict,
}

impl Word {
    const fn can_be_generated(self) -> bool {
        matches!(self, Self::Single | Self::Number)
    }
}

const KINDS: [(&str, Word); 7] = [
    ("single", Word::Single),
    ("several", Word::Several),
    ("order", Word::Order),
    ("match", Word::Match),
    ("fill", Word::Fill),
    ("number", Word::Number),
    ("predict", Word::Predict),
];

/// Reads the questions that are whole.
pub fn questions(root: &Table<'_>, note: &mut Note<'_>) -> Vec<Question> {
    let tables = root.tables("question");
    tables
        .into_iter()
        .filter_map(|table| question(table, note))
        .collect()
}

fn question(table: Table<'_>, note: &mut Note<'_>) -> Option<Question> {
    let id = table
        .need("id")
        .and_then(|id| note.define(Of::Question, id));
    let section = table
        .need("section")
        .and_then(|id| note.mention(Of::Section, id));
    let skill = table
        .need("skill")
        .and_then(|id| note.mention(Of::Skill, id));
    let ask = table.text("ask");
    let hints = hints(&table);
    let generate = table
        .get("generate")
        .map(|value| generate::generate(value, note));
    let word = table
        .need("kind")
        .and_then(|value| value.one_of(&KINDS).map(|word| (value, word)));
    let generated = generate.is_some();
    let kind = word.and_then(|(value, word)| kind(word, value, generated, &table, note));
    let (file, at) = (table.file().name().to_owned(), table.at());
    // Which other keys are known depends on the kind.
    if word.is_some_and(|(_, word)| !generated || word.can_be_generated()) {
        table.finish();
    }
    Some(Question {
        id: id?,
        section: section?,
        skill: skill?,
        ask: ask?,
        hints: hints?,
        kind: kind?,
        generate: match generate {
            Some(read) => Some(read?),
            None => None,
        },
        file,
        at,
    })
}

fn hints(table: &Table<'_>) -> Option<Vec<Text>> {
    let value = table.need("hints")?;
    let list = value.list()?;
    if !(1..=3).contains(&list.len()) {
        value.refuse(msg!("check-hints"));
        return None;
    }
    list.into_iter().map(Value::text).collect()
}

fn kind(
    word: Word,
    value: Value<'_>,
    generated: bool,
    table: &Table<'_>,
    note: &mut Note<'_>,
) -> Option<Kind> {
    match word {
        Word::Single if generated => {
            let unit = facts::unit(table);
            let why = table.text("why");
            Some(Kind::GeneratedSingle {
                unit: unit?,
                why: why?,
            })
        }
        Word::Number => number(table, generated, note),
        _ if generated => {
            value.refuse(msg!("check-cannot-generate"));
            None
        }
        Word::Single | Word::Several => {
            let options = options(table, note)?;
            let right = options
                .iter()
                .filter(|option| option.wrong.is_none())
                .count();
            if word == Word::Single && right != 1 {
                value.refuse(msg!("check-right-options", count = right));
                return None;
            }
            if right == 0 {
                value.refuse(msg!("check-no-right-option"));
                return None;
            }
            Some(if word == Word::Single {
                Kind::Single(options)
            } else {
                Kind::Several(options)
            })
        }
        Word::Order => {
            let items = several_texts(table, "items");
            let why = table.text("why");
            Some(Kind::Order {
                items: items?,
                why: why?,
            })
        }
        Word::Match => {
            let pairs = pairs(table);
            let why = table.text("why");
            Some(Kind::Match {
                pairs: pairs?,
                why: why?,
            })
        }
        Word::Fill => {
            let accept = accept(table);
            let why = table.text("why");
            Some(Kind::Fill {
                accept: accept?,
                why: why?,
            })
        }
        Word::Predict => table
            .need("prediction")
            .and_then(|id| note.mention(Of::Prediction, id))
            .map(Kind::Predict),
    }
}

fn options(table: &Table<'_>, note: &mut Note<'_>) -> Option<Vec<Choice>> {
    let value = table.need("option")?;
    let list = value.list()?;
    if list.len() < 2 {
        value.refuse(msg!("check-too-few-options"));
        return None;
    }
    let options: Vec<_> = list
        .into_iter()
        .map(|value| option(value.table()?, note))
        .collect();
    options.into_iter().collect()
}

fn option(table: Table<'_>, note: &mut Note<'_>) -> Option<Choice> {
    let text = table.text("text");
    let why = table.text("why");
    let correct = match table.get("correct") {
        Some(value) => value.boolean()?,
        None => false,
    };
    let wrong = if correct {
        for key in ["misconception", "slip"] {
            if let Some(value) = table.get(key) {
                value.refuse(msg!("check-right-and-wrong", key = key));
            }
        }
        Some(None)
    } else {
        generate::behind(&table, note).map(Some)
    };
    table.finish();
    Some(Choice {
        text: text?,
        wrong: wrong?,
        why: why?,
    })
}

fn several_texts(table: &Table<'_>, key: &'static str) -> Option<Vec<Text>> {
    let value = table.need(key)?;
    let list = value.list()?;
    if list.len() < 2 {
        value.refuse(msg!("check-too-few-items", key = key));
        return None;
    }
    list.into_iter().map(Value::text).collect()
}

fn pairs(table: &Table<'_>) -> Option<Vec<(Text, Text)>> {
    let value = table.need("pairs")?;
    let list = value.list()?;
    if list.len() < 2 {
        value.refuse(msg!("check-too-few-items", key = "pairs"));
        return None;
    }
    let pairs: Vec<_> = list
        .into_iter()
        .map(|value| {
            let table = value.table()?;
            let left = table.text("left");
            let right = table.text("right");
            table.finish();
            Some((left?, right?))
        })
        .collect();
    pairs.into_iter().collect()
}

fn accept(table: &Table<'_>) -> Option<ByLang<Vec<String>>> {
    let value = table.need("accept")?;
    let table = value.table()?;
    let mut accept = ByLang::<Vec<String>>::default();
    for lang in Lang::ALL {
        *accept.get_mut(lang) = table.strings(lang.code());
    }
    table.finish();
    for lang in Lang::ALL {
        if accept.get(lang).iter().all(|form| form.trim().is_empty()) {
            value.refuse(msg!(
                "check-missing-language",
                key = "accept",
                language = crate::table::language(lang)
            ));
            return None;
        }
    }
    Some(accept)
}

fn number(table: &Table<'_>, generated: bool, note: &mut Note<'_>) -> Option<Kind> {
    let unit = facts::unit(table);
    let why = table.text("why");
    let tolerance = match table.get("tolerance") {
        Some(value) => value.number().filter(|tolerance| *tolerance >= 0.0),
        None => Some(0.0),
    };
    let (answer, wrong) = if generated {
        (Some(None), Some(Vec::new()))
    } else {
        let answer = table.need("answer").and_then(Value::number).map(Some);
        (answer, wrong_numbers(table, note))
    };
    Some(Kind::Number {
        answer: answer?,
        unit: unit?,
        tolerance: tolerance?,
        why: why?,
        wrong: wrong?,
    })
}

fn wrong_numbers(table: &Table<'_>, note: &mut Note<'_>) -> Option<Vec<WrongNumber>> {
    let list = match table.get("wrong") {
        Some(value) => value.list()?,
        None => Vec::new(),
    };
    let wrong: Vec<_> = list
        .into_iter()
        .map(|value| {
            let table = value.table()?;
            let value = table.need("value").and_then(Value::number);
            let behind = generate::behind(&table, note);
            let why = table.get("why").map(Value::text);
            table.finish();
            Some(WrongNumber {
                value: value?,
                behind: behind?,
                why: match why {
                    Some(why) => Some(why?),
                    None => None,
                },
            })
        })
        .collect();
    wrong.into_iter().collect()
}
