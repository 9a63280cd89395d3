//! `read`: a lesson on stdout, as well set as on the screen.

use crate::cli::command::Call;
use crate::cli::command::lesson;
use crate::cli::stop::Stop;
use crate::present;

/// Two languages stand side by side from this width on.
const TWO_COLUMNS: usize = 110;

/// `read LESSON [--lang ja|en|both] [--width N]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let width = call.number("width", 20, 1000)?;
    let course = call.course()?;
    let lesson = lesson(&course, call.word("lesson").unwrap_or_default())?;
    let whole = call.out.paper();
    let narrow = call.out.reading_paper();
    let paper = |usual: present::paper::Paper| match width {
        Some(cells) => usual.with_width(cells as usize),
        None => usual,
    };
    if !call.settings.both {
        let lines = present::lesson::lesson(&course, &lesson, paper(narrow));
        return lines.iter().try_for_each(|one| call.out.line(&one.line));
    }
    if paper(whole).width >= TWO_COLUMNS {
        let lines = present::lesson::side_by_side(&course, &lesson, paper(whole));
        return lines.iter().try_for_each(|one| call.out.line(&one.line));
    }
    let lines = present::lesson::block_by_block(&course, &lesson, paper(narrow));
    lines.iter().try_for_each(|one| call.out.line(&one.line))
}
