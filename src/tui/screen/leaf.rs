//! A lesson laid out for one window: its lines, the things on them that can be opened, and the box with its questions at the end.
//! Laid out again only when window, language or answers change.

use crate::course::model::Lesson;
use crate::message::Message;
use crate::msg;
use crate::present::frame::framed;
use crate::present::lesson;
use crate::present::lesson::Place;
use crate::present::lesson::Thing;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::line::Span;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::text::fit;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::lesson::Answered;
use crate::tui::widget::panes::beside;
use crate::tui::widget::window::Window;

/// Something in a lesson that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A scenario or a question in the text.
    Thing(Thing),
    /// The box with all questions at the end.
    Questions,
}

/// A line of the lesson.
#[derive(Clone, Debug)]
pub struct LeafLine {
    /// What it says.
    line: Line,
    /// Where it comes from.
    pub place: Place,
    focus: Option<Focus>,
}

/// The lesson laid out.
#[derive(Clone, Debug)]
pub struct Leaf {
    paper: Paper,
    two: bool,
    lines: Vec<LeafLine>,
    /// Ids of what was answered, and whether rightly.
    answered: Answered,
}

impl Leaf {
    /// Lays a lesson out for the window.
    pub fn new(one: &Lesson, answered: &Answered, ctx: &Ctx<'_>) -> Self {
        let two = ctx.both;
        let paper = ctx.text();
        let set = if two {
            lesson::side_by_side(ctx.course, one, paper)
        } else {
            lesson::lesson(ctx.course, one, paper)
        };
        // The header says the title already.
        let title = set.iter().take_while(|line| is_title(&line.line)).count();
        let mut lines: Vec<LeafLine> = set
            .into_iter()
            .skip(title)
            .map(|line| LeafLine {
                line: line.line,
                place: line.place,
                focus: line.thing.map(Focus::Thing),
            })
            .collect();
        let place = Place {
            section: one.sections.len(),
            block: usize::MAX,
        };
        let end = end_box(one, answered, paper, two, ctx);
        lines.extend(end.into_iter().map(|(line, is_box)| LeafLine {
            line,
            place,
            focus: is_box.then_some(Focus::Questions),
        }));
        Self {
            paper,
            two,
            lines,
            answered: answered.clone(),
        }
    }

    /// Whether it is laid out for this window and language.
    pub fn fits(&self, ctx: &Ctx<'_>) -> bool {
        self.two == ctx.both && self.paper == ctx.text()
    }

    /// All lines.
    pub fn lines(&self) -> &[LeafLine] {
        &self.lines
    }

    /// Cells of a line.
    pub const fn width(&self) -> usize {
        self.paper.width
    }

    /// The first line of a place, or of what follows it.
    pub fn line_of(&self, place: Place) -> usize {
        self.lines.partition_point(|line| line.place < place)
    }

    /// The first line after a place.
    pub fn line_after(&self, place: Place) -> usize {
        self.lines.partition_point(|line| line.place <= place)
    }

    /// The headings in a window.
    pub fn headings(&self, window: Window, rows: usize) -> Vec<Place> {
        let shown = self.lines.iter().skip(window.top).take(rows);
        let mut places: Vec<Place> = shown
            .map(|line| line.place)
            .filter(|place| place.section > 0 && place.block == 0)
            .collect();
        places.dedup();
        places
    }

    /// The number of a section's last block.
    pub fn blocks(&self, section: usize) -> usize {
        let of_section = self
            .lines
            .iter()
            .filter(|line| line.place.section == section);
        of_section
            .map(|line| line.place.block)
            .filter(|block| *block != usize::MAX)
            .max()
            .unwrap_or(0)
    }

    /// The first and the last line of something that can be opened.
    pub fn range_of(&self, focus: &Focus) -> Option<(usize, usize)> {
        let of = |line: &LeafLine| line.focus.as_ref() == Some(focus);
        Some((
            self.lines.iter().position(of)?,
            self.lines.iter().rposition(of)?,
        ))
    }

    /// Everything that can be opened, in order of reading.
    pub fn focuses(&self) -> Vec<Focus> {
        let mut all: Vec<Focus> = self
            .lines
            .iter()
            .filter_map(|line| line.focus.clone())
            .collect();
        all.dedup();
        all
    }

    /// The lines with the boxes' lower edges saying what Enter does and what was answered; the focused box stands out.
    pub fn lit(&self, focus: Option<&Focus>, ctx: &Ctx<'_>) -> Vec<Line> {
        let gutter = format!(" {} ", ctx.sign(Sign::Vertical));
        self.lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let Some(own) = &line.focus else {
                    return line.line.clone();
                };
                let is_lit = Some(own) == focus;
                let next = self.lines.get(at + 1).and_then(|next| next.focus.as_ref());
                let set = if next == Some(own) {
                    line.line.clone()
                } else {
                    self.edge(&line.line, own, is_lit, ctx)
                };
                if is_lit { light(set, &gutter) } else { set }
            })
            .collect()
    }

    /// The lower edge of a box with words in it.
    fn edge(&self, line: &Line, focus: &Focus, is_lit: bool, ctx: &Ctx<'_>) -> Line {
        let Some(corner) = line
            .spans
            .iter()
            .position(|span| span.text.starts_with(ctx.sign(Sign::CornerBottomLeft)))
        else {
            return line.clone();
        };
        let (widths, signs) = (ctx.signs.widths(), ctx.signs);
        let whole = widths.of(&line.spans[corner].text);
        let mut words = Vec::new();
        if let Some(right) = self.answer_to(focus) {
            let (sign, message, meaning) = if matches!(focus, Focus::Thing(Thing::Scenario(_))) {
                (Sign::Done, msg!("lesson-predicted"), Meaning::Right)
            } else if right {
                (Sign::Right, msg!("lesson-answered-right"), Meaning::Right)
            } else {
                (Sign::Wrong, msg!("lesson-answered-wrong"), Meaning::Wrong)
            };
            let text = format!(" {} {} ", ctx.sign(sign), ctx.say(&message));
            words.push(Span::new(text, meaning));
        }
        if is_lit {
            let message = match focus {
                Focus::Thing(Thing::Scenario(_)) => msg!("lesson-enter-run"),
                Focus::Thing(Thing::Question(_)) => msg!("lesson-enter-question"),
                Focus::Questions => msg!("lesson-enter-questions"),
            };
            words.push(Span::new(
                format!(" {} ", ctx.say(&message)),
                Meaning::Accent,
            ));
        }
        let used: usize = words.iter().map(|span| widths.of(&span.text)).sum();
        let Some(rest) = whole.checked_sub(used + 3).filter(|_| used > 0) else {
            return line.clone();
        };
        let left = Span::new(
            format!(
                "{}{}",
                ctx.sign(Sign::CornerBottomLeft),
                signs.fill(Sign::Rule, rest)
            ),
            Meaning::Frame,
        );
        let right = Span::new(
            format!(
                "{}{}",
                ctx.sign(Sign::Rule),
                ctx.sign(Sign::CornerBottomRight)
            ),
            Meaning::Frame,
        );
        let mut spans = line.spans.clone();
        let edge = std::iter::once(left).chain(words).chain([right]);
        spans.splice(corner..=corner, edge);
        Line::from(spans)
    }

    fn answer_to(&self, focus: &Focus) -> Option<bool> {
        match focus {
            Focus::Thing(Thing::Question(id) | Thing::Scenario(id)) => {
                self.answered.get(id).copied()
            }
            Focus::Questions => None,
        }
    }
}

fn is_title(line: &Line) -> bool {
    line.spans
        .iter()
        .any(|span| span.meaning == Meaning::Heading)
}

/// A line of a box that stands out: its frame takes the accent, the line between two panes does not.
fn light(mut line: Line, gutter: &str) -> Line {
    for span in &mut line.spans {
        if span.meaning == Meaning::Frame && span.text != gutter {
            span.meaning = Meaning::Accent;
        }
    }
    line
}

/// How many questions, and how many of them were answered right once there are any.
pub fn questions(right: usize, count: usize) -> Message {
    if right == 0 {
        msg!("home-questions", count = count)
    } else {
        msg!("home-questions-right", right = right, count = count)
    }
}

/// The box at the end: how many questions the lesson has, and how many were answered right. The flag tells its lines from the air.
fn end_box(
    one: &Lesson,
    answered: &Answered,
    paper: Paper,
    two: bool,
    ctx: &Ctx<'_>,
) -> Vec<(Line, bool)> {
    if one.questions.is_empty() {
        return Vec::new();
    }
    let cells = if two {
        paper.width.saturating_sub(GUTTER) / 2
    } else {
        paper.width
    };
    let own = paper.with_width(cells);
    let right = one
        .questions
        .iter()
        .filter(|question| answered.get(&question.id) == Some(&true))
        .count();
    let count = one.questions.len();
    let words = ctx.say(&questions(right, count));
    let mut inside = Rich::of(&words, Meaning::Strong).lines(own.inset(4).width, own.widths());
    let why = ctx.say(&msg!("lesson-questions-why"));
    inside.extend(Rich::of(&why, Meaning::Dim).lines(own.inset(4).width, own.widths()));
    let title = ctx.say(&msg!("lesson-questions-title"));
    let title = fit::truncate(&title, cells, own.widths(), "");
    let mut lines: Vec<Line> = framed(&title, &inside, own);
    if two {
        lines = beside(lines, Vec::new(), cells, 0, own.signs);
    }
    let air = if two {
        beside(Vec::new(), Vec::new(), cells, 1, own.signs).remove(0)
    } else {
        Line::default()
    };
    std::iter::once((air, false))
        .chain(lines.into_iter().map(|line| (line, true)))
        .collect()
}
