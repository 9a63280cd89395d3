//! A lesson laid out for one window: its lines, and the things on them that can be opened. Laid out again only when window, language,
//! answers or folds change; what a frame costs depends on the window alone.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::course::mention;
use crate::course::model::Lesson;
use crate::lang::Lang;
use crate::msg;
use crate::present::lesson;
use crate::present::lesson::Place;
use crate::present::lesson::Thing;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::line::Span;
use crate::present::line::Tag;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::ending;
use crate::tui::screen::lesson::Answered;
use crate::tui::widget::panes::beside;
use crate::tui::widget::window::Window;

/// Something in a lesson that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A scenario or a question in the text.
    Thing(Thing),
    /// A glossary term where a section marks it.
    Term {
        /// The section, from 1.
        section: usize,
        /// The term's id.
        id: String,
    },
    /// The text that is folded below a scenario, by the scenario's id.
    Fold(String),
    /// The box with all questions at the end.
    Questions,
    /// The lesson after this one, by id.
    Next(String),
}

impl Focus {
    /// Whether it has the focus by being in sight; terms wait until they are asked for.
    pub const fn is_offered(&self) -> bool {
        !matches!(self, Self::Term { .. } | Self::Fold(_))
    }
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

impl LeafLine {
    /// Whether nothing but the line between two panes is on it.
    fn is_air(&self) -> bool {
        let mut spans = self.line.spans.iter();
        spans.all(|span| span.meaning == Meaning::Frame || span.text.trim().is_empty())
    }
}

/// A focus and its first and last line.
type Target = (Focus, usize, usize);

/// The lesson laid out.
#[derive(Clone, Debug)]
pub struct Leaf {
    paper: Paper,
    two: bool,
    lines: Vec<LeafLine>,
    targets: Vec<Target>,
    /// Places from which a section is folded, and the lines that say so.
    folds: Vec<(Place, usize)>,
    /// Ids of what was answered, and whether rightly.
    answered: Answered,
}

impl Leaf {
    /// Lays a lesson out for the window. What stands below a scenario is folded until the scenario was predicted or is among the
    /// `open` ones.
    pub fn new(one: &Lesson, answered: &Answered, open: &BTreeSet<String>, ctx: &Ctx<'_>) -> Self {
        let two = ctx.both;
        let paper = ctx.text();
        let set = if two {
            lesson::side_by_side(ctx.course, one, paper)
        } else {
            lesson::lesson(ctx.course, one, paper)
        };
        // The header says the title already.
        let title = set.iter().take_while(|line| is_title(&line.line)).count();
        let all: Vec<LeafLine> = set
            .into_iter()
            .skip(title)
            .map(|line| LeafLine {
                line: line.line,
                place: line.place,
                focus: line.thing.map(Focus::Thing),
            })
            .collect();
        let is_open = |id: &str| answered.contains_key(id) || open.contains(id);
        let (mut lines, folds) = folded(all, &is_open, paper, two, ctx);
        let place = Place {
            section: one.sections.len(),
            block: usize::MAX,
        };
        let end = ending::ending(one, answered, paper, two, ctx);
        lines.extend(
            end.into_iter()
                .map(|(line, focus)| LeafLine { line, place, focus }),
        );
        Self {
            paper,
            two,
            targets: targets(&lines, one),
            lines,
            folds,
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

    /// The first line of a place, or of what follows it; of a folded place the line that says so.
    pub fn line_of(&self, place: Place) -> usize {
        let fold = self
            .folds
            .iter()
            .find(|(from, _)| from.section == place.section && *from <= place);
        fold.map_or_else(
            || self.lines.partition_point(|line| line.place < place),
            |(_, line)| *line,
        )
    }

    /// The first line after a place.
    pub fn line_after(&self, place: Place) -> usize {
        self.lines.partition_point(|line| line.place <= place)
    }

    /// The first and the last line of a block, without the air below it.
    pub fn block_lines(&self, place: Place) -> (usize, usize) {
        let first = self.line_of(place);
        let mut last = self.line_after(place).saturating_sub(1).max(first);
        while last > first && self.lines.get(last).is_none_or(LeafLine::is_air) {
            last -= 1;
        }
        (first, last)
    }

    /// The place of the block after (or before) one; `None` at the ends.
    pub fn block_beside(&self, place: Place, on: bool) -> Option<Place> {
        if on {
            self.lines
                .get(self.line_after(place))
                .map(|line| line.place)
        } else {
            let before = self.line_of(place).checked_sub(1)?;
            self.lines.get(before).map(|line| line.place)
        }
    }

    /// The block that begins first in a window; the one at its top if none begins.
    pub fn block_in(&self, window: Window, rows: usize) -> Place {
        let top = self
            .lines
            .get(window.top)
            .map_or_else(Place::default, |line| line.place);
        if self.line_of(top) >= window.top {
            return top;
        }
        let next = self.line_after(top);
        match self.lines.get(next) {
            Some(line) if next + 1 < window.top + rows => line.place,
            _ => top,
        }
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
        let mut targets = self.targets.iter();
        targets
            .find(|(one, _, _)| one == focus)
            .map(|(_, first, last)| (*first, *last))
    }

    /// Everything that can be opened, in order of reading, with its first and last line.
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The lines of a window, with the boxes' lower edges saying what Enter does and what was answered; the focused thing stands out.
    pub fn lit(
        &self,
        window: Window,
        rows: usize,
        focus: Option<&Focus>,
        ctx: &Ctx<'_>,
    ) -> Vec<Line> {
        let gutter = format!(" {} ", ctx.sign(Sign::Vertical));
        let shown = self.lines.iter().enumerate().skip(window.top).take(rows);
        shown
            .map(|(at, line)| {
                let Some(own) = &line.focus else {
                    return match focus {
                        Some(Focus::Term { section, id }) if line.place.section == *section => {
                            light_term(line.line.clone(), Tag::of(id))
                        }
                        _ => line.line.clone(),
                    };
                };
                let is_lit = Some(own) == focus;
                if matches!(own, Focus::Fold(_)) {
                    return if is_lit {
                        light_fold(line.line.clone())
                    } else {
                        line.line.clone()
                    };
                }
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
                _ => msg!("lesson-enter-next"),
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
            _ => None,
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

/// The spans of a term stand out.
fn light_term(mut line: Line, tag: Tag) -> Line {
    for span in &mut line.spans {
        if span.meaning == Meaning::TermOf(tag) {
            span.meaning = Meaning::Selected;
        }
    }
    line
}

/// The words of a fold stand out.
fn light_fold(mut line: Line) -> Line {
    for span in &mut line.spans {
        if span.meaning == Meaning::Dim {
            span.meaning = Meaning::Accent;
        }
    }
    line
}

/// Everything that can be opened, with its first and last line, in order of reading.
fn targets(lines: &[LeafLine], one: &Lesson) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let mut ids: BTreeMap<Tag, &str> = BTreeMap::new();
    for section in &one.sections {
        let terms = mention::terms(section.blocks.get(Lang::En));
        ids.extend(terms.into_iter().map(|id| (Tag::of(id), id)));
    }
    // Within a section a term is found again on a later line where it was broken, or in the other language.
    let mut met: BTreeMap<(usize, Tag), usize> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(focus) = &line.focus {
            match targets.last_mut() {
                Some((last, _, end)) if last == focus && *end + 1 == at => *end = at,
                _ => targets.push((focus.clone(), at, at)),
            }
        }
        for span in &line.line.spans {
            let Meaning::TermOf(tag) = span.meaning else {
                continue;
            };
            let section = line.place.section;
            if let Some(&known) = met.get(&(section, tag)) {
                targets[known].2 = at;
            } else if let Some(id) = ids.get(&tag) {
                met.insert((section, tag), targets.len());
                let id = (*id).to_owned();
                targets.push((Focus::Term { section, id }, at, at));
            }
        }
    }
    targets
}

/// The lines without what stands below a scenario of the same section that is not open yet; one quiet line stands for it.
fn folded(
    all: Vec<LeafLine>,
    is_open: &dyn Fn(&str) -> bool,
    paper: Paper,
    two: bool,
    ctx: &Ctx<'_>,
) -> (Vec<LeafLine>, Vec<(Place, usize)>) {
    let mut lines: Vec<LeafLine> = Vec::with_capacity(all.len());
    let mut folds: Vec<(Place, usize)> = Vec::new();
    // The scenario that is not open, and where it stands.
    let mut shut: Option<(String, Place)> = None;
    for line in all {
        if let Some((id, place)) = &shut {
            if line.place.section == place.section && line.place > *place {
                if folds
                    .last()
                    .is_none_or(|(from, _)| from.section != place.section)
                {
                    folds.push((line.place, lines.len()));
                    let place = line.place;
                    lines.extend(
                        fold_lines(paper, two, ctx)
                            .into_iter()
                            .map(|(line, is_fold)| LeafLine {
                                line,
                                place,
                                focus: is_fold.then(|| Focus::Fold(id.clone())),
                            }),
                    );
                }
                continue;
            }
            if line.place.section != place.section {
                shut = None;
            }
        }
        if let (None, Some(Focus::Thing(Thing::Scenario(id)))) = (&shut, &line.focus)
            && !is_open(id)
        {
            shut = Some((id.clone(), line.place));
        }
        lines.push(line);
    }
    (lines, folds)
}

/// What stands for folded text, and the air below it.
fn fold_lines(paper: Paper, two: bool, ctx: &Ctx<'_>) -> Vec<(Line, bool)> {
    let cells = if two {
        paper.width.saturating_sub(GUTTER) / 2
    } else {
        paper.width
    };
    let widths = paper.widths();
    let sign = Line::of(format!("{} ", ctx.sign(Sign::Ellipsis)), Meaning::Dim);
    let words = Rich::of(&ctx.say(&msg!("lesson-folded")), Meaning::Dim);
    let mut lines = words.hanging(&sign, cells, widths);
    let count = lines.len();
    lines.push(Line::default());
    if two {
        lines = beside(lines, Vec::new(), cells, 0, paper.signs);
    }
    let lines = lines.into_iter().enumerate();
    lines.map(|(at, line)| (line, at < count)).collect()
}
