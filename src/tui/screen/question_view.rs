//! How a sitting looks: one column, or both languages side by side where there is room.

use crate::confidence::Confidence;
use crate::i18n::say;
use crate::lang::Lang;
use crate::msg;
use crate::present::feedback;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::question::Draft;
use crate::present::rich::Rich;
use crate::quiz::answer::Answer;
use crate::quiz::item::Item;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Step;
use crate::study::Occasion;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::question::Question;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes;

/// A sitting as lines.
pub struct Set {
    /// The lines.
    pub lines: Vec<Line>,
    /// Column and line of the terminal's cursor.
    pub cursor: Option<(usize, usize)>,
    /// The first and last line that should be in sight.
    pub focus: Option<(usize, usize)>,
    /// The first and last line of the options, or of the field that is typed into.
    pub options: Option<(usize, usize)>,
}

/// One language's side: parts that stand level with the other's, and the cursor within one of them.
#[derive(Default)]
struct Side {
    parts: Vec<Vec<Line>>,
    /// Part, column, first line and last line of what is focused.
    focus: Option<(usize, usize, usize, usize)>,
}

/// The header.
pub fn page(screen: &Question, ctx: &Ctx<'_>) -> Page {
    let (at, count) = screen.sitting.place();
    let aside = match screen.sitting.step() {
        Step::Done => Line::default(),
        _ => Line::of(
            format!(
                "{} ",
                ctx.say(&msg!("quiz-place", number = at, count = count))
            ),
            Meaning::Dim,
        ),
    };
    Page {
        title: Line::of(ctx.say(&screen.title), Meaning::Heading),
        aside,
        margin: ctx.centred(ctx.text().width),
        ..Page::default()
    }
}

/// The body.
pub fn set(screen: &Question, ctx: &Ctx<'_>) -> Set {
    let paper = ctx.text();
    let own = if ctx.both {
        paper.with_width((paper.width - GUTTER) / 2)
    } else {
        paper
    };
    let left = side(screen, own, ctx);
    let rows_of: Vec<usize> = left.parts.iter().map(Vec::len).collect();
    // Rows before each part, once both sides stand level.
    let (lines, starts) = if ctx.both {
        let right = side(screen, own.with_lang(ctx.lang.other()), ctx);
        let starts = starts(&left.parts, Some(&right.parts));
        let lines = panes::level(left.parts, right.parts, own.width, ctx.signs);
        (lines, starts)
    } else {
        let starts = starts(&left.parts, None);
        (left.parts.concat(), starts)
    };
    let options = left.focus.and_then(|(part, ..)| {
        let start = *starts.get(part)?;
        Some((start, start + rows_of.get(part)?.saturating_sub(1)))
    });
    let focus = left.focus.and_then(|(part, column, first, last)| {
        let start = starts.get(part)?;
        Some((column, start + first, start + last))
    });
    Set {
        lines,
        cursor: focus.map(|(column, first, _)| (column, first)),
        focus: focus.map(|(_, first, last)| (first, last)),
        options,
    }
}

fn starts(left: &[Vec<Line>], right: Option<&[Vec<Line>]>) -> Vec<usize> {
    let mut row = 0;
    left.iter()
        .enumerate()
        .map(|(at, part)| {
            let other = right.and_then(|right| right.get(at)).map_or(0, Vec::len);
            let start = row;
            row += part.len().max(other);
            start
        })
        .collect()
}

fn side(screen: &Question, paper: Paper, ctx: &Ctx<'_>) -> Side {
    match (screen.sitting.step(), screen.sitting.item()) {
        (Step::Told(outcome), _) => told(screen, outcome, paper, ctx),
        (Step::Done, _) | (_, None) => done(screen, paper),
        (Step::Judging(answer), Some(item)) => asked(screen, item, Some(answer), paper, ctx),
        (Step::Asking, Some(item)) => asked(screen, item, None, paper, ctx),
    }
}

/// The question, what is chosen or typed, what to do, the hints seen; with an answer, how sure one is.
fn asked(
    screen: &Question,
    item: &Item,
    judging: Option<&Answer>,
    paper: Paper,
    ctx: &Ctx<'_>,
) -> Side {
    let facts = &ctx.course.facts;
    let air = || vec![Line::default()];
    let mut side = Side {
        parts: vec![air(), question::ask(item, facts, paper), air()],
        focus: None,
    };
    let mut part = Vec::new();
    if matches!(screen.draft, Answer::Typed(_)) {
        let (line, column) = screen.input.line(judging.is_none(), paper);
        side.focus = Some((side.parts.len(), column, 0, 0));
        part.push(line);
    } else {
        let draft = Draft {
            cursor: judging.is_none().then_some(screen.at),
            answer: Some(judging.unwrap_or(&screen.draft)),
        };
        for (row, option) in question::options(item, draft, facts, paper)
            .into_iter()
            .enumerate()
        {
            if draft.cursor.is_some() && option.option == draft.cursor {
                let (_, _, first, _) = *side.focus.get_or_insert((side.parts.len(), 0, row, row));
                side.focus = Some((side.parts.len(), 0, first, row));
            }
            part.push(option.line);
        }
    }
    side.parts.push(part);
    side.parts.push(air());
    let widths = paper.widths();
    let sentence = |words: &str, meaning| Rich::of(words, meaning).lines(paper.width, widths);
    if let Some(refused) = &screen.refused {
        side.parts
            .push(sentence(&say(paper.lang, refused), Meaning::Wrong));
    } else if judging.is_some() {
        let mut part = sentence(&say(paper.lang, &msg!("quiz-how-sure")), Meaning::Accent);
        part.push(Line::default());
        side.focus = Some((side.parts.len(), 0, part.len(), part.len()));
        part.push(scale(paper.lang));
        side.parts.push(part);
    } else {
        let task = say(paper.lang, &question::task(item));
        side.parts.push(sentence(&task, Meaning::Dim));
    }
    let seen = screen.sitting.hints();
    if !seen.is_empty() {
        side.parts.push(air());
        let hints = question::hints(seen, item.hints.len(), facts, paper);
        side.parts.push(hints);
    }
    side
}

/// The three answers to "how sure": keys and words.
pub fn scale(lang: Lang) -> Line {
    let mut line = Line::default();
    for (at, confidence) in Confidence::ALL.into_iter().enumerate() {
        if at > 0 {
            line = line.with("    ", Meaning::Text);
        }
        line = line.with(format!("{}", at + 1), Meaning::Accent).with(
            format!(" {}", question::confidence(lang, confidence)),
            Meaning::Text,
        );
    }
    line
}

/// The verdict: what was asked, right or not, every reason, when it comes again.
fn told(screen: &Question, outcome: &Outcome, paper: Paper, ctx: &Ctx<'_>) -> Side {
    let air = || vec![Line::default()];
    let item = &outcome.item;
    let mut parts = vec![air(), question::ask(item, &ctx.course.facts, paper), air()];
    // Paragraph by paragraph, so that both languages stand level.
    for paragraph in feedback::feedback(outcome, ctx.course, paper).split(Line::is_empty) {
        parts.push(paragraph.to_vec());
        parts.push(air());
    }
    let again = screen.recorded.as_ref();
    if let Some(days) = again.and_then(|recorded| recorded.due_in_days) {
        let words = say(paper.lang, &msg!("quiz-again-in", days = days));
        parts.push(Rich::of(&words, Meaning::Dim).lines(paper.width, paper.widths()));
    }
    // What a report about this question needs: its id, its seed, the wording it had.
    let revision: String = ctx.course.revision.chars().take(8).collect();
    let report = format!("{}  seed {}  rev {revision}", item.id, item.seed);
    parts.push(Rich::of(&report, Meaning::Dim).lines(paper.width, paper.widths()));
    Side { parts, focus: None }
}

/// The end of the sitting, or nothing to ask at all.
fn done(screen: &Question, paper: Paper) -> Side {
    let (right, count) = screen.sitting.score();
    let (headline, next) = if count == 0 {
        (msg!("quiz-nothing"), msg!("quiz-nothing-next"))
    } else {
        let next = match (screen.occasion, screen.passed) {
            (Occasion::TestOut, true) => msg!("quiz-tested-out"),
            (Occasion::TestOut, false) => msg!("quiz-not-tested-out"),
            _ => msg!("quiz-done-next"),
        };
        (msg!("quiz-done", right = right, count = count), next)
    };
    let widths = paper.widths();
    let headline = Rich::of(&say(paper.lang, &headline), Meaning::Strong);
    let next = Rich::of(&say(paper.lang, &next), Meaning::Dim);
    Side {
        parts: vec![
            vec![Line::default()],
            headline.lines(paper.width, widths),
            vec![Line::default()],
            next.lines(paper.width, widths),
        ],
        focus: None,
    }
}
