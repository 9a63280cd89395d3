//! Problems of files a person wrote, and errors, as lines: what is wrong, where, the line itself with a caret, what to do next.
//! The excerpt is drawn by annotate-snippets; the words around it are ours, so that they wrap and speak both languages.

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::error::Error;
use crate::i18n::list;
use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::text::visible::visible;

/// An error on its way to a person: the message, the hint, and the author's mistakes behind it.
pub fn error(error: &Error, paper: Paper) -> Vec<Line> {
    let mut lines = headline(
        &msg!("present-level-error"),
        Meaning::Wrong,
        &error.message,
        paper,
    );
    lines.extend(hint(error.hint.as_ref(), "", paper));
    if !error.problems.is_empty() {
        lines.push(Line::default());
        lines.extend(problems(&error.problems, paper));
    }
    lines
}

/// Several problems with a blank line between them, and how many there are at the end.
pub fn problems(problems: &[Problem], paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for one in problems {
        lines.extend(problem(one, paper));
        lines.push(Line::default());
    }
    let errors = problems
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    let meaning = if errors > 0 {
        Meaning::Wrong
    } else {
        Meaning::Unsure
    };
    let mut counts = Vec::new();
    if errors > 0 {
        counts.push(say(paper.lang, &msg!("present-errors", errors = errors)));
    }
    if warnings > 0 {
        counts.push(say(
            paper.lang,
            &msg!("present-warnings", warnings = warnings),
        ));
    }
    if !counts.is_empty() {
        lines.push(Line::of(list(paper.lang, &counts), meaning));
    }
    lines
}

/// One problem: `error: what`, `--> file:line:column`, the line, a caret, `= hint: what next`.
pub fn problem(problem: &Problem, paper: Paper) -> Vec<Line> {
    let (level, meaning) = match problem.severity {
        Severity::Error => (msg!("present-level-error"), Meaning::Wrong),
        Severity::Warning => (msg!("present-level-warning"), Meaning::Unsure),
    };
    let mut lines = headline(&level, meaning, &problem.message, paper);
    let excerpt = excerpt(problem, paper);
    let gutter = excerpt
        .iter()
        .find_map(|line| line.find('|'))
        .map_or_else(|| "  ".to_owned(), |at| " ".repeat(at));
    lines.extend(excerpt.iter().map(|line| coloured(line, meaning)));
    lines.extend(hint(problem.hint.as_ref(), &format!("{gutter}= "), paper));
    lines
}

fn headline(level: &Message, meaning: Meaning, message: &Message, paper: Paper) -> Vec<Line> {
    let level = say(paper.lang, level);
    let label = say(paper.lang, &msg!("present-label", label = level));
    Rich::of(&label, meaning)
        .with(&say(paper.lang, message), Meaning::Strong)
        .lines(paper.width, paper.widths())
}

fn hint(hint: Option<&Message>, before: &str, paper: Paper) -> Vec<Line> {
    let Some(hint) = hint else {
        return Vec::new();
    };
    let word = say(paper.lang, &msg!("present-level-hint"));
    let label = say(paper.lang, &msg!("present-label", label = word));
    let lead = Line::of(before, Meaning::Frame).with(label, Meaning::Accent);
    Rich::of(&say(paper.lang, hint), Meaning::Text).hanging(&lead, paper.width, paper.widths())
}

/// The place, the line and the caret as text; only the place where there is no text to show.
fn excerpt(problem: &Problem, paper: Paper) -> Vec<String> {
    let source: &str = &problem.source;
    let start = source.floor_char_boundary(problem.at.start.min(source.len()));
    if source.is_empty() {
        return vec![format!(" --> {}", visible(&problem.file))];
    }
    // Only the first line of a long span: what is wrong begins there.
    let line_end = source[start..]
        .find('\n')
        .map_or(source.len(), |at| start + at);
    let end = source.ceil_char_boundary(problem.at.end.clamp(start, line_end));
    let snippet = Snippet::source(source)
        .path(problem.file.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    let drawn = Renderer::plain()
        .term_width(paper.width.max(20))
        .render(&[Group::with_level(Level::ERROR).element(snippet)]);
    drawn
        .lines()
        .map(|line| visible(line).into_owned())
        .collect()
}

/// Meanings by what a line of the excerpt is: its place, its gutter, a caret, the text.
fn coloured(line: &str, meaning: Meaning) -> Line {
    if let Some((arrow, place)) = line.split_once("--> ") {
        return Line::of(format!("{arrow}--> "), Meaning::Frame).with(place, Meaning::Link);
    }
    let Some(bar) = line.find('|') else {
        return Line::of(line, Meaning::Frame);
    };
    let (gutter, text) = line.split_at(bar + 1);
    let is_caret = !text.trim().is_empty() && text.chars().all(|c| matches!(c, ' ' | '^'));
    let set = Line::of(gutter, Meaning::Frame);
    if text.is_empty() {
        set
    } else {
        set.with(text, if is_caret { meaning } else { Meaning::Text })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lang::Lang;
    use crate::text::width::Widths;

    /// Messages of this area, so that the test needs no other file.
    fn example(at: std::ops::Range<usize>) -> Problem {
        let source: Arc<str> = "# 見出し\nid = \"async\"\n題名 = \"\u{1b}[31m赤\"\n".into();
        Problem::error("02/lesson.toml", &source, at, msg!("present-scenario"))
            .hint(msg!("present-question"))
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn a_problem_shows_place_line_caret_and_hint() {
        let at = example(0..0).source.find("id").unwrap();
        assert_eq!(
            texts(&problem(&example(at..at + 2), Paper::new(Lang::Ja, 60))),
            [
                "エラー：シナリオ",
                " --> 02/lesson.toml:2:1",
                "  |",
                "2 | id = \"async\"",
                "  | ^^",
                "  = ヒント：問い",
            ]
        );
    }

    #[test]
    fn the_caret_counts_wide_characters() {
        let at = example(0..0).source.find('=').unwrap();
        let second = example(0..0).source[at + 1..].find('=').unwrap() + at + 1;
        let lines = texts(&problem(
            &example(second..second + 1),
            Paper::new(Lang::En, 60),
        ));
        let line = lines.iter().position(|line| line.contains('題')).unwrap();
        let column = Widths::NARROW.of(lines[line].split('=').next().unwrap());
        assert_eq!(lines[line + 1].find('^'), Some(column), "{lines:#?}");
        assert!(lines.iter().all(|line| !line.contains('\u{1b}')));
    }

    #[test]
    fn no_range_panics() {
        let source = example(0..0).source;
        for start in 0..source.len() + 3 {
            for end in [0, start, start + 1, source.len(), source.len() + 9] {
                assert!(problem(&example(start..end), Paper::new(Lang::Ja, 40)).len() >= 3);
            }
        }
        let empty = Problem::error("x.toml", &"".into(), 0..5, msg!("present-scenario"));
        assert_eq!(
            texts(&problem(&empty, Paper::new(Lang::En, 40))),
            ["Error: Scenario", " --> x.toml"]
        );
    }

    #[test]
    fn an_error_lists_its_problems_and_counts_them() {
        let stopped = Error::mend(msg!("present-scenario"))
            .hint(msg!("present-question"))
            .problems(vec![example(0..1), example(0..1).warning()]);
        let lines = texts(&error(&stopped, Paper::new(Lang::En, 60)));
        assert_eq!(lines[..3], ["Error: Scenario", "Hint: Question", ""]);
        assert_eq!(lines.last().unwrap(), "1 error and 1 warning");
        assert!(lines.contains(&"Warning: Scenario".to_owned()));
    }
}
