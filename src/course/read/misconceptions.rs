//! Reads misconceptions.toml: wrong beliefs and what speaks against them.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::model::Misconception;
use crate::table::Table;

/// Reads the misconceptions that are whole.
pub fn misconceptions(root: &Table<'_>, note: &mut Note<'_>) -> Vec<Misconception> {
    let tables = root.tables("misconception");
    tables
        .into_iter()
        .filter_map(|table| misconception(table, note))
        .collect()
}

fn misconception(table: Table<'_>, note: &mut Note<'_>) -> Option<Misconception> {
    let id = table
        .need("id")
        .and_then(|id| note.define(Of::Misconception, id));
    let belief = table.text("belief");
    let refutation = table.text("refutation");
    table.finish();
    Some(Misconception {
        id: id?,
        belief: belief?,
        refutation: refutation?,
    })
}
