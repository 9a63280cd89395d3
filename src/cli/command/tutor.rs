//! Commands that open the tutor, or say what to use where it cannot be drawn.

use std::io::IsTerminal;
use std::io::stdin;
use std::io::stdout;

use crate::cli::command::Call;
use crate::cli::command::lesson;
use crate::cli::plain;
use crate::cli::stop::Stop;
use crate::config::Launch;
use crate::config::Start;
use crate::error::Error;
use crate::msg;

/// `learn [LESSON] [--plain]`
pub fn learn(call: &mut Call<'_>) -> Result<Option<Launch>, Stop> {
    let word = call.word("lesson").map(str::to_owned);
    if call.has("plain") {
        let study = call.study()?;
        let course = study.course().clone();
        let lesson = word.map(|word| lesson(&course, &word)).transpose()?;
        return plain::learn(call.out, call.settings.clone(), study, lesson).map(|()| None);
    }
    // A lesson that is not there is told here; a course that is broken is shown by the tutor itself.
    if let (Some(word), Ok(course)) = (&word, call.course()) {
        lesson(&course, word)?;
    }
    let instead = match &word {
        Some(word) => format!("learn {word} --plain"),
        None => "learn --plain".to_owned(),
    };
    open(call, Start::Lesson(word), &instead).map(Some)
}

/// `quiz LESSON [--test-out] [--plain]`
pub fn quiz(call: &mut Call<'_>) -> Result<Option<Launch>, Stop> {
    let word = call.word("lesson").unwrap_or_default().to_owned();
    let is_test = call.has("test-out");
    if call.has("plain") {
        let study = call.study()?;
        let lesson = lesson(study.course(), &word)?;
        if is_test {
            return plain::test_out(call.out, call.settings.clone(), study, &lesson).map(|()| None);
        }
        return plain::quiz(call.out, call.settings.clone(), study, &lesson).map(|()| None);
    }
    if let Ok(course) = call.course() {
        lesson(&course, &word)?;
    }
    if is_test {
        let instead = format!("quiz {word} --test-out --plain");
        return open(call, Start::TestOut(word), &instead).map(Some);
    }
    let instead = format!("quiz {word} --plain");
    open(call, Start::Quiz(word), &instead).map(Some)
}

/// `review [--plain]`
pub fn review(call: &mut Call<'_>) -> Result<Option<Launch>, Stop> {
    if call.has("plain") {
        let study = call.study()?;
        return plain::review(call.out, call.settings.clone(), study).map(|()| None);
    }
    open(call, Start::Review, "review --plain").map(Some)
}

/// The tutor, if there is a terminal that can be drawn on; otherwise what to call `instead`.
pub fn open(call: &mut Call<'_>, start: Start, instead: &str) -> Result<Launch, Stop> {
    let why = if call.settings.dumb {
        msg!("cli-dumb-terminal")
    } else if stdin().is_terminal() && stdout().is_terminal() {
        return Ok(Launch {
            settings: call.settings.clone(),
            start,
        });
    } else {
        msg!("cli-no-terminal")
    };
    let command = format!("terakoya {instead}");
    Err(Error::mend(why)
        .hint(msg!("cli-plain-instead", command = command))
        .into())
}
