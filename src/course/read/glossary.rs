//! Reads glossary.toml: the words of the field in both languages.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::model::Term;
use crate::table::Table;

/// Reads the terms that are whole.
pub fn terms(root: &Table<'_>, note: &mut Note<'_>) -> Vec<Term> {
    let tables = root.tables("term");
    tables
        .into_iter()
        .filter_map(|table| term(table, note))
        .collect()
}

fn term(table: Table<'_>, note: &mut Note<'_>) -> Option<Term> {
    let id = table.need("id").and_then(|id| note.define(Of::Term, id));
    let en = table.string("en");
    let ja = table.string("ja");
    let kana = table.string("kana");
    let definition = table.text("definition");
    let lesson = table
        .need("lesson")
        .and_then(|lesson| note.mention(Of::Lesson, lesson));
    table.finish();
    Some(Term {
        id: id?,
        en: en?,
        ja: ja?,
        kana: kana?,
        definition: definition?,
        lesson: lesson?,
    })
}
