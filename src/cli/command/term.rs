//! `term`: what a word of the glossary means, in both languages, and where the course uses it; without a word, all of them.

use serde_json::Value;
use serde_json::json;

use crate::cli::command::Call;
use crate::cli::command::course::both;
use crate::cli::mistake;
use crate::cli::stop::Stop;
use crate::course::mention;
use crate::course::model::Course;
use crate::course::model::Term;
use crate::msg;
use crate::present::term;

/// `term [WORD] [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let course = call.course()?;
    let paper = call.out.reading_paper();
    let sorted = term::sorted(&course, paper.lang);
    let word = call.word("word").map(str::to_owned);
    let found: Vec<&Term> = match &word {
        None => sorted,
        Some(word) => {
            let called = |one: &&&Term| term::is_called(one, word);
            let exact: Vec<&Term> = sorted.iter().filter(called).copied().collect();
            if exact.is_empty() {
                let fits = |one: &&Term| term::answers_to(one, word);
                sorted.into_iter().filter(fits).collect()
            } else {
                exact
            }
        }
    };
    if let (Some(word), true) = (&word, found.is_empty()) {
        let terms = course.glossary.values();
        let known: Vec<&str> = terms
            .flat_map(|one| [one.id.as_str(), one.en.as_str(), one.ja.as_str()])
            .collect();
        let error = mistake::unknown(
            msg!("glossary-no-such", word = word),
            word,
            &known,
            msg!("glossary-no-such-hint"),
        );
        return Err(error.into());
    }
    if call.has("json") {
        let terms: Vec<Value> = found.iter().map(|one| as_json(&course, one)).collect();
        return call.out.json(&json!({ "format": 1, "terms": terms }));
    }
    if let [one] = found[..] {
        return call.out.lines(&term::term(&course, one, paper));
    }
    for one in found {
        let names = term::names(one, paper);
        call.out.lines(&names.lines(paper.width, paper.widths()))?;
    }
    Ok(())
}

fn as_json(course: &Course, one: &Term) -> Value {
    let uses: Vec<Value> = mention::uses(course, &one.id)
        .into_iter()
        .map(|place| json!({ "lesson": place.lesson, "section": place.section }))
        .collect();
    json!({
        "id": one.id,
        "en": one.en,
        "ja": one.ja,
        "kana": one.kana,
        "definition": both(&one.definition),
        "lesson": one.lesson,
        "uses": uses,
    })
}
