//! How a scenario looks: the story and the prediction before it, then system, timeline and what happened, in as many rows as there are.

use crate::i18n::say;
use crate::msg;
use crate::present::clock::clock as short_clock;
use crate::present::clock::full_clock;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::question::Draft;
use crate::present::rich::Rich;
use crate::present::run::function;
use crate::present::run::log;
use crate::present::run::node_name;
use crate::present::run::topology::topology;
use crate::present::run::why;
use crate::present::sign::Sign;
use crate::quiz::answer::Answer;
use crate::quiz::sitting::Step;
use crate::sim::entry::Entry;
use crate::sim::identity::EntryId;
use crate::sim::trace::Trace;
use crate::text::fit;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::controls_view::controls;
use crate::tui::screen::question_view::scale;
use crate::tui::screen::result_view::result;
use crate::tui::screen::run::Pane;
use crate::tui::screen::run::Phase;
use crate::tui::screen::run::Played;
use crate::tui::screen::run::Run;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes;
use crate::tui::widget::window::Window;

/// The system's diagram is shown while a run plays if it takes at most this share of the rows: the timeline matters more.
const SYSTEM_SHARE: usize = 10;
/// Rows from which the timeline takes half of them.
const TALL: usize = 16;
/// Lanes of the timeline, at most.
const MOST_LANES: usize = 24;
/// Cells for the names of nodes, at most.
const NAMES: usize = 18;
/// Windows narrower than this have no cells for columns.
const NARROW: usize = 60;

/// The page before a run, as lines.
pub(super) struct Set {
    /// The lines.
    pub lines: Vec<Line>,
    /// The first and last line that should be in sight.
    pub focus: Option<(usize, usize)>,
    /// The first and last line of the options while they can be chosen.
    pub options: Option<(usize, usize)>,
}

/// The header.
pub(super) fn page(screen: &Run, ctx: &Ctx<'_>) -> Page {
    let aside = match &screen.played {
        Some(played) => clock(played, ctx),
        None => Line::of(format!("seed {} ", screen.scenario.seed), Meaning::Dim),
    };
    let width = match screen.phase {
        Phase::Before => ctx.text().width,
        _ => whole(ctx).width,
    };
    Page {
        title: Line::of(screen.scenario.title.get(ctx.lang), Meaning::Heading),
        aside,
        margin: ctx.centred(width),
        ..Page::default()
    }
}

/// Paper for a run being watched.
fn whole(ctx: &Ctx<'_>) -> Paper {
    if ctx.two_panes() {
        ctx.wide()
    } else {
        ctx.column()
    }
}

/// `00:02:59.412  ▶ 2×  seed 42`.
fn clock(played: &Played, ctx: &Ctx<'_>) -> Line {
    let playback = &played.playback;
    let (sign, meaning) = if playback.is_playing() {
        (Sign::Play, Meaning::Accent)
    } else {
        (Sign::Pause, Meaning::Dim)
    };
    let speed = match playback.speed() {
        (times, 1) => times.to_string(),
        (times, per) => format!("{times}/{per}"),
    };
    let times = ctx.sign(Sign::Times);
    let is_narrow = ctx.width() < NARROW;
    let now = if is_narrow {
        short_clock(playback.now())
    } else {
        full_clock(playback.now())
    };
    let line = Line::of(now, Meaning::Strong)
        .with(format!("  {} ", ctx.sign(sign)), meaning)
        .with(format!("{speed}{times} "), meaning);
    if is_narrow {
        return line;
    }
    line.with(format!(" seed {} ", played.run.seed), Meaning::Dim)
}

/// The story, the system, the prediction.
pub(super) fn before(screen: &Run, ctx: &Ctx<'_>) -> Set {
    let paper = ctx.text();
    if !ctx.both {
        let (parts, focus) = before_in(screen, paper, ctx);
        let starts = starts(&parts, None);
        return Set {
            focus: focus.map(|(part, first, last)| (starts[part] + first, starts[part] + last)),
            options: options(screen, focus, &parts, &starts),
            lines: parts.concat(),
        };
    }
    let half = paper.with_width((paper.width - GUTTER) / 2);
    let (left, focus) = before_in(screen, half, ctx);
    let (right, _) = before_in(screen, half.with_lang(ctx.lang.other()), ctx);
    let starts = starts(&left, Some(&right));
    Set {
        focus: focus.map(|(part, first, last)| (starts[part] + first, starts[part] + last)),
        options: options(screen, focus, &left, &starts),
        lines: panes::level(left, right, half.width, ctx.signs),
    }
}

/// Where the part with the focus lies, if it is the options.
fn options(
    screen: &Run,
    focus: Focus,
    parts: &[Vec<Line>],
    starts: &[usize],
) -> Option<(usize, usize)> {
    let (part, _, _) = focus.filter(|_| *screen.asking.step() == Step::Asking)?;
    let first = *starts.get(part)?;
    Some((first, first + parts.get(part)?.len().saturating_sub(1)))
}

fn starts(left: &[Vec<Line>], right: Option<&[Vec<Line>]>) -> Vec<usize> {
    let mut row = 0;
    let mut starts = Vec::new();
    for (at, part) in left.iter().enumerate() {
        starts.push(row);
        let other = right.and_then(|right| right.get(at)).map_or(0, Vec::len);
        row += part.len().max(other);
    }
    starts
}

type Focus = Option<(usize, usize, usize)>;

fn before_in(screen: &Run, paper: Paper, ctx: &Ctx<'_>) -> (Vec<Vec<Line>>, Focus) {
    let widths = paper.widths();
    let facts = &ctx.course.facts;
    let air = || vec![Line::default()];
    let mut parts = vec![air()];
    if let Some(story) = &screen.scenario.story {
        let story = Rich::of_text(story.get(paper.lang), Meaning::Text, facts, paper.lang);
        parts.push(story.lines(paper.width, widths));
        parts.push(air());
    }
    let inset = set_in(topology(&screen.scenario, paper.inset(2)));
    let system = topology(&screen.scenario, paper);
    // Set in a little, unless that would turn the diagram on end.
    parts.push(if system.len() < inset.len() {
        system
    } else {
        inset
    });
    parts.push(air());
    let given = set_in(function::given(&screen.scenario, paper.inset(2)));
    if !given.is_empty() {
        parts.push(given);
        parts.push(air());
    }
    let Some(item) = screen.asking.item() else {
        let words = say(paper.lang, &msg!("play-begin"));
        parts.push(Rich::of(&words, Meaning::Accent).lines(paper.width, widths));
        return (parts, None);
    };
    let (number, count) = screen.asking.place();
    let label = msg!("play-predict", number = number, count = count);
    parts.push(vec![titled(&say(paper.lang, &label), paper)]);
    parts.push(question::ask(item, facts, paper));
    parts.push(air());
    let judging = match screen.asking.step() {
        Step::Judging(answer) => Some(answer.clone()),
        _ => None,
    };
    let chosen = judging.clone().unwrap_or(Answer::Many(Vec::new()));
    let draft = Draft {
        cursor: judging.is_none().then_some(screen.option),
        answer: Some(&chosen),
    };
    let mut focus = None;
    let mut part = Vec::new();
    for option in question::options(item, draft, facts, paper) {
        if draft.cursor.is_some() && option.option == draft.cursor {
            focus = Some((parts.len(), part.len(), part.len()));
        }
        part.push(option.line);
    }
    parts.push(part);
    if judging.is_some() {
        parts.push(air());
        let mut part = Rich::of(&say(paper.lang, &msg!("quiz-how-sure")), Meaning::Accent)
            .lines(paper.width, widths);
        part.push(Line::default());
        focus = Some((parts.len(), part.len(), part.len()));
        part.push(scale(paper.lang));
        parts.push(part);
    }
    if let Some(note) = &screen.note {
        parts.push(air());
        parts.push(Rich::of(&say(paper.lang, note), Meaning::Unsure).lines(paper.width, widths));
    }
    (parts, focus)
}

fn set_in(lines: Vec<Line>) -> Vec<Line> {
    let margin = Line::plain("  ");
    lines
        .into_iter()
        .map(|line| margin.clone().then(line))
        .collect()
}

/// A rule with a title in it.
pub(super) fn titled(title: &str, paper: Paper) -> Line {
    let widths = paper.widths();
    let lead = paper.signs.fill(Sign::Rule, 2);
    let rest = paper.width.saturating_sub(4 + widths.of(title));
    Line::of(format!("{lead} "), Meaning::Frame)
        .with(title, Meaning::Accent)
        .with(
            format!(" {}", paper.signs.fill(Sign::Rule, rest)),
            Meaning::Frame,
        )
}

/// The page while a run is watched.
pub(super) fn playing(screen: &Run, window: Window, ctx: &Ctx<'_>) -> Page {
    let mut page = page(screen, ctx);
    let Some(played) = &screen.played else {
        return page;
    };
    let paper = whole(ctx);
    let mut body = upper(screen, played, paper, ctx);
    body.push(tabs(screen, paper, ctx));
    let rows = ctx.rows().saturating_sub(body.len());
    let start = body.len();
    let (lower, cursor) = if ctx.two_panes() {
        let right = right_cells(paper);
        let left = paper.width - GUTTER - right;
        let (lines, cursor) = lower(screen, played, paper.with_width(left), rows);
        let told = result(screen, paper.with_width(right), ctx);
        let told = scrolled(told, window, rows, &mut page);
        let lines = panes::beside(lines, told, left, rows, ctx.signs);
        (lines, cursor)
    } else if screen.pane == Pane::Result && matches!(screen.phase, Phase::Playback) {
        let told = result(screen, paper, ctx);
        (scrolled(told, window, rows, &mut page), None)
    } else {
        lower(screen, played, paper, rows)
    };
    body.extend(lower.into_iter().take(rows));
    page.cursor = cursor.map(|row| (0, start + row));
    page.body = body;
    page
}

/// Cells of the second pane: what happened needs more room than what it comes to.
const fn right_cells(paper: Paper) -> usize {
    (paper.width - GUTTER) * 2 / 5
}

/// The part of the result that the window shows; the page says how much more there is.
fn scrolled(lines: Vec<Line>, mut window: Window, rows: usize, page: &mut Page) -> Vec<Line> {
    window.clamp(lines.len(), rows);
    page.below = lines.len().saturating_sub(window.top + rows);
    lines.into_iter().skip(window.top).take(rows).collect()
}

/// The system and the timeline.
fn upper(screen: &Run, played: &Played, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let rows = ctx.rows();
    let mut lines = Vec::new();
    let system = topology(&screen.scenario, paper);
    if system.len() * SYSTEM_SHARE <= rows {
        lines.extend(system);
        lines.push(Line::default());
    }
    let free = rows.saturating_sub(lines.len());
    // Half of a tall window is enough for what happened; a small one needs more.
    let share = if free < TALL { free * 2 / 5 } else { free / 2 };
    let most = share.saturating_sub(2).clamp(2, MOST_LANES);
    let now = played.playback.now();
    // Before the first entry nothing is drawn but the lanes' room, so that nothing jumps when it starts.
    let whole = played.timeline.lines(Some(u64::MAX), most, paper);
    let mut drawn = if played.playback.happened() == 0 {
        Vec::new()
    } else {
        played.timeline.lines(Some(now), most, paper)
    };
    let height = whole.len().max(most.min(3));
    drawn.resize(height, Line::default());
    lines.extend(drawn);
    lines
}

/// The names of what the lower half can show, the one shown now in accent; or a note in their place.
fn tabs(screen: &Run, paper: Paper, ctx: &Ctx<'_>) -> Line {
    let title = match &screen.phase {
        Phase::Causes { .. } => Some(msg!("play-why-title")),
        Phase::Controls { .. } => Some(msg!("play-controls-title")),
        Phase::Before | Phase::Playback => screen.note.clone(),
    };
    if let Some(title) = title {
        return titled(&ctx.say(&title), paper);
    }
    let names = [
        (Pane::Events, msg!("play-events")),
        (Pane::Log, msg!("play-log")),
        (Pane::Result, msg!("play-result")),
    ];
    let rule = paper.signs.fill(Sign::Rule, 2);
    let widths = paper.widths();
    let mut line = Line::default();
    let mut shown = String::new();
    for (pane, name) in names {
        let name = ctx.say(&name);
        let meaning = if pane == screen.pane {
            shown.clone_from(&name);
            Meaning::Accent
        } else {
            Meaning::Dim
        };
        line = line
            .with(format!("{rule} "), Meaning::Frame)
            .with(name, meaning)
            .with(" ", Meaning::Frame);
    }
    match paper.width.checked_sub(line.width(widths)) {
        Some(rest) => line.with(paper.signs.fill(Sign::Rule, rest), Meaning::Frame),
        None => titled(&shown, paper),
    }
}

/// The lower half, and the row one stands on.
fn lower(screen: &Run, played: &Played, paper: Paper, rows: usize) -> (Vec<Line>, Option<usize>) {
    match &screen.phase {
        Phase::Causes { chain, at } => causes(played, chain, *at, paper, rows),
        Phase::Controls { at } => controls(screen, *at, paper, rows),
        Phase::Before | Phase::Playback if screen.pane == Pane::Log => written(played, paper, rows),
        Phase::Before | Phase::Playback => events(played, paper, rows),
    }
}

/// Lines of the result and the rows it has; for scrolling.
pub(super) fn result_size(screen: &Run, ctx: &Ctx<'_>) -> (usize, usize) {
    let paper = whole(ctx);
    let above = screen
        .played
        .as_ref()
        .map_or(0, |played| upper(screen, played, paper, ctx).len() + 1);
    let own = if ctx.two_panes() {
        paper.with_width(right_cells(paper))
    } else {
        paper
    };
    let lines = result(screen, own, ctx).len();
    (lines, ctx.rows().saturating_sub(above))
}

/// An entry with its time and its node in columns of their own.
fn told(trace: &Trace, entry: &Entry, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let names = trace.nodes.iter().map(|node| node_name(&node.name, paper));
    let longest = names.map(|name| widths.of(&name)).max().unwrap_or(0);
    let name = node_name(trace.name(entry.node), paper);
    let words = Rich::of(&say(paper.lang, &trace.message(entry)), why::meaning(entry));
    if paper.width < NARROW {
        return Rich::of(&short_clock(entry.at), Meaning::Dim)
            .with(" ", Meaning::Text)
            .with(&name, Meaning::Accent)
            .with("  ", Meaning::Text)
            .then(&words)
            .lines(paper.width, widths);
    }
    let lead = Line::of(format!("{}  ", full_clock(entry.at)), Meaning::Dim)
        .with(
            fit::pad_end(&name, longest.min(NAMES), widths),
            Meaning::Accent,
        )
        .with("  ", Meaning::Text);
    words.hanging(&lead, paper.width, widths)
}

/// What happened so far, the entry one stands on marked and in sight.
fn events(played: &Played, paper: Paper, rows: usize) -> (Vec<Line>, Option<usize>) {
    let trace = &played.run.trace;
    let happened = played.playback.happened();
    let Some(here) = played.playback.entry() else {
        let words = say(paper.lang, &msg!("play-nothing-yet"));
        return (vec![Line::of(words, Meaning::Dim)], None);
    };
    let here = here.0 as usize;
    // No more entries than could be in sight: a trace may have a million.
    let from = here.saturating_sub(rows);
    let until = (here + rows).min(happened);
    let list: Vec<EntryId> = (from..until).map(|place| EntryId(place as u32)).collect();
    let set = list.iter().filter_map(|id| {
        let entry = trace.get(*id)?;
        Some(told(trace, entry, paper.inset(2)))
    });
    listed(set.collect(), here - from, paper, rows)
}

/// The functions' own log up to now.
fn written(played: &Played, paper: Paper, rows: usize) -> (Vec<Line>, Option<usize>) {
    let here = played.playback.entry().map_or(0, |entry| entry.0);
    let count = played.log.partition_point(|line| line.entry.0 <= here);
    if count == 0 || played.playback.entry().is_none() {
        let words = say(paper.lang, &msg!("play-no-log-yet"));
        return (vec![Line::of(words, Meaning::Dim)], None);
    }
    let from = count.saturating_sub(rows);
    let set = played.log[from..count].iter().map(|line| {
        let inside = paper.inset(2);
        if paper.width >= NARROW {
            return log::set(line, inside);
        }
        let meaning = if line.failed {
            Meaning::Wrong
        } else {
            Meaning::Text
        };
        Rich::of(&short_clock(line.at), Meaning::Dim)
            .with(" ", Meaning::Text)
            .with(&line.text, meaning)
            .lines(inside.width, inside.widths())
    });
    listed(set.collect(), count - 1 - from, paper, rows)
}

/// The chain of causes, the asked entry first.
fn causes(
    played: &Played,
    chain: &[EntryId],
    at: usize,
    paper: Paper,
    rows: usize,
) -> (Vec<Line>, Option<usize>) {
    let trace = &played.run.trace;
    let sign = paper.signs.get(Sign::BackArrow);
    let lead = paper.widths().of(sign) + 1;
    let set = chain.iter().enumerate().filter_map(|(number, id)| {
        let entry = trace.get(*id)?;
        let lines = told(trace, entry, paper.inset(2 + lead));
        let marked = lines.into_iter().enumerate().map(|(row, line)| {
            let lead = if number > 0 && row == 0 {
                Line::of(format!("{sign} "), Meaning::Frame)
            } else {
                Line::plain(" ".repeat(lead))
            };
            lead.then(line)
        });
        Some(marked.collect())
    });
    listed(set.collect(), at, paper, rows)
}

/// A list with the selection's sign before one of its entries, scrolled so that this one is in sight.
pub(super) fn listed(
    entries: Vec<Vec<Line>>,
    at: usize,
    paper: Paper,
    rows: usize,
) -> (Vec<Line>, Option<usize>) {
    let sign = paper.signs.get(Sign::Selection);
    let blank = " ".repeat(paper.signs.width(Sign::Selection) + 1);
    let mut lines = Vec::new();
    let mut here = (0, 0);
    for (number, entry) in entries.into_iter().enumerate() {
        let first = lines.len();
        for (row, line) in entry.into_iter().enumerate() {
            let is_here = number == at;
            let lead = if is_here && row == 0 {
                Line::of(format!("{sign} "), Meaning::Accent)
            } else {
                Line::plain(blank.clone())
            };
            lines.push(lead.then(if is_here { strong(line) } else { line }));
        }
        if number == at {
            here = (first, lines.len().saturating_sub(1));
        }
    }
    let mut window = Window::default();
    window.reveal(here.0, here.1, rows);
    window.clamp(lines.len(), rows);
    let cursor = here.0.checked_sub(window.top);
    (
        lines.into_iter().skip(window.top).take(rows).collect(),
        cursor,
    )
}

/// What is plain becomes strong: the entry one stands on.
fn strong(mut line: Line) -> Line {
    for span in &mut line.spans {
        if span.meaning == Meaning::Text {
            span.meaning = Meaning::Strong;
        }
    }
    line
}
