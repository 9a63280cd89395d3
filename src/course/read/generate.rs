//! Reads `generate`: which scenario a question runs, what is drawn, and which wrong models its wrong answers come from.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::question::Behind;
use crate::course::question::Generate;
use crate::course::question::WrongModel;
use crate::msg;
use crate::table::Table;
use crate::table::Value;

/// Reads `generate = { scenario, draw, answer, wrong }`.
pub fn generate(value: Value<'_>, note: &mut Note<'_>) -> Option<Generate> {
    let table = value.table()?;
    let scenario = table
        .need("scenario")
        .and_then(|id| note.mention(Of::Scenario, id));
    let draw = table.need("draw").and_then(draw);
    let answer = table.string("answer");
    let wrong = table.need("wrong").and_then(|value| wrong(value, note));
    table.finish();
    Some(Generate {
        scenario: scenario?,
        draw: draw?,
        answer: answer?,
        wrong: wrong?,
    })
}

/// Which belief stands behind a wrong answer: `misconception = "id"` or `slip = true`, and only one of them.
pub fn behind(table: &Table<'_>, note: &mut Note<'_>) -> Option<Behind> {
    let misconception = table.get("misconception");
    let slip = table.get("slip");
    let is_slip = match slip {
        Some(value) => value.boolean()?,
        None => false,
    };
    match (misconception, is_slip) {
        (Some(id), false) => note
            .mention(Of::Misconception, id)
            .map(Behind::Misconception),
        (None, true) => Some(Behind::Slip),
        (Some(id), true) => {
            id.refuse(msg!("check-slip-and-misconception"));
            None
        }
        (None, false) => {
            table.file().refuse_with(
                table.at(),
                msg!("check-no-misconception"),
                msg!("check-no-misconception-hint"),
            );
            None
        }
    }
}

fn draw(value: Value<'_>) -> Option<Vec<(String, Vec<toml::Value>)>> {
    let table = value.table()?;
    let mut drawn = Vec::new();
    for (path, value) in table.entries() {
        let values = value.list()?;
        if values.is_empty() {
            value.refuse(msg!("check-empty", key = path));
            return None;
        }
        drawn.push((
            path.to_owned(),
            values.into_iter().map(Value::plain).collect(),
        ));
    }
    if drawn.is_empty() {
        value.refuse(msg!("check-empty", key = "draw"));
        return None;
    }
    Some(drawn)
}

fn wrong(value: Value<'_>, note: &mut Note<'_>) -> Option<Vec<WrongModel>> {
    let models: Vec<_> = value
        .list()?
        .into_iter()
        .map(|value| model(value, note))
        .collect();
    if models.len() < 2 {
        value.refuse(msg!("check-too-few-wrong-models"));
        return None;
    }
    models.into_iter().collect()
}

fn model(value: Value<'_>, note: &mut Note<'_>) -> Option<WrongModel> {
    let table = value.table()?;
    let value = table.string("value");
    let behind = behind(&table, note);
    let why = table.text("why");
    table.finish();
    Some(WrongModel {
        value: value?,
        behind: behind?,
        why: why?,
    })
}
