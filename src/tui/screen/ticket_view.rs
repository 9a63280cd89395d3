//! How a ticket looks: one column; beside it, in a wide window, the report. What is inspected stands under the names of all there is to
//! inspect.

use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::feedback;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::question::Draft;
use crate::present::rich::Rich;
use crate::present::run::log;
use crate::present::run::measures;
use crate::present::run::topology::topology;
use crate::present::run::why;
use crate::present::sign::Sign;
use crate::present::ticket;
use crate::present::ticket::post_mortem;
use crate::present::ticket::repair;
use crate::present::ticket::system;
use crate::quiz::answer::Answer;
use crate::quiz::sitting::Step;
use crate::sim::identity::EntryId;
use crate::text::fit;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::question_view::scale;
use crate::tui::screen::run_view::listed;
use crate::tui::screen::run_view::titled;
use crate::tui::screen::ticket::Look;
use crate::tui::screen::ticket::Phase;
use crate::tui::screen::ticket::Ticket;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes;

/// Lanes of the timeline, at most.
const MOST_LANES: usize = 24;

/// The column one reads.
struct Column {
    /// Lines that stay where they are.
    head: Vec<Line>,
    /// Lines that scroll.
    lines: Vec<Line>,
    /// First and last of them that have to be in sight.
    focus: Option<(usize, usize)>,
}

/// The page.
pub(super) fn page(screen: &Ticket, ctx: &Ctx<'_>) -> Page {
    let paper = paper(screen, ctx);
    let column = column(screen, paper, ctx);
    let rows = rows(&column, ctx);
    let mut window = screen.window;
    window.clamp(column.lines.len(), rows);
    let mut page = Page {
        title: Line::of(screen.open.scenario.title.get(ctx.lang), Meaning::Heading),
        aside: Line::of(format!("{} ", ctx.say(&stage(screen.phase))), Meaning::Dim),
        above: window.top,
        below: column.lines.len().saturating_sub(window.top + rows),
        ..Page::default()
    };
    let head = column.head.len();
    page.cursor = column
        .focus
        .and_then(|(first, _)| first.checked_sub(window.top))
        .filter(|row| *row < rows)
        .map(|row| (0, head + row));
    let shown = column.lines.into_iter().skip(window.top).take(rows);
    let body: Vec<Line> = column.head.into_iter().chain(shown).collect();
    if has_aside(screen, ctx) {
        let right = aside(screen, beside_paper(ctx), ctx);
        let right = right.into_iter().take(ctx.rows()).collect();
        page.margin = ctx.centred(ctx.wide().width);
        page.body = panes::beside(body, right, paper.width, ctx.rows(), ctx.signs);
    } else {
        page.margin = ctx.centred(paper.width);
        page.body = body;
    }
    page
}

/// What scrolling has to know: how many lines there are, the rows they have, and the lines that have to be in sight.
pub(super) fn size(screen: &Ticket, ctx: &Ctx<'_>) -> (usize, usize, Option<(usize, usize)>) {
    let column = column(screen, paper(screen, ctx), ctx);
    (column.lines.len(), rows(&column, ctx), column.focus)
}

fn rows(column: &Column, ctx: &Ctx<'_>) -> usize {
    ctx.rows().saturating_sub(column.head.len()).max(1)
}

/// Whether the report stands beside what one does.
fn has_aside(screen: &Ticket, ctx: &Ctx<'_>) -> bool {
    let reads_report = screen.phase == Phase::Inspect && screen.look == Look::Report;
    ctx.two_panes() && !reads_report && screen.phase != Phase::PostMortem
}

fn paper(screen: &Ticket, ctx: &Ctx<'_>) -> Paper {
    if has_aside(screen, ctx) {
        let wide = ctx.wide();
        wide.with_width(wide.width - GUTTER - beside_paper(ctx).width)
    } else {
        ctx.column()
    }
}

/// Paper of the second pane.
fn beside_paper(ctx: &Ctx<'_>) -> Paper {
    let wide = ctx.wide();
    wide.with_width((wide.width - GUTTER) * 7 / 20)
}

/// Where one is on the way.
fn stage(phase: Phase) -> Message {
    match phase {
        Phase::Inspect => msg!("ticket-stage-inspect"),
        Phase::Cause | Phase::Named => msg!("ticket-stage-cause"),
        Phase::Repair | Phase::Mended => msg!("ticket-stage-repair"),
        Phase::PostMortem => msg!("ticket-stage-post-mortem"),
    }
}

/// The report, and how the goals stand now.
fn aside(screen: &Ticket, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let facts = &ctx.course.facts;
    let open = &screen.open;
    let mut lines = vec![Line::default()];
    if matches!(screen.phase, Phase::Repair | Phase::Mended) {
        lines.extend(
            Rich::of_text(
                open.ticket.story.get(paper.lang),
                Meaning::Text,
                facts,
                paper.lang,
            )
            .lines(paper.width, paper.widths()),
        );
        lines.push(Line::default());
        lines.push(titled(&say(paper.lang, &msg!("ticket-as-deployed")), paper));
        let goals = &screen.deployed.attempt.goals;
        lines.extend(repair::goals(&open.ticket, &[], goals, facts, paper));
    } else {
        lines.extend(ticket::report(&open.scenario, facts, paper));
    }
    lines
}

fn column(screen: &Ticket, paper: Paper, ctx: &Ctx<'_>) -> Column {
    match screen.phase {
        Phase::Inspect => inspected(screen, paper, ctx),
        Phase::Cause => causes(screen, paper, ctx),
        Phase::Named => {
            let mut lines = vec![Line::default()];
            if let Some(outcome) = &screen.outcome {
                lines.extend(question::ask(&outcome.item, &ctx.course.facts, paper));
                lines.push(Line::default());
                lines.extend(feedback::feedback(outcome, ctx.course, paper));
            }
            plain(lines)
        }
        Phase::Repair => controls(screen, paper, ctx),
        Phase::Mended => {
            let mut lines = vec![Line::default()];
            lines.extend(repair::result(
                &screen.open.scenario,
                &screen.deployed.attempt.goals,
                &screen.shown().attempt,
                screen.fewest,
                &ctx.course.facts,
                paper,
            ));
            lines.push(Line::default());
            let next = if screen.shown().attempt.heals {
                msg!("ticket-next-post-mortem")
            } else {
                msg!("ticket-next-repair")
            };
            lines.extend(sentence(&next, Meaning::Dim, paper));
            plain(lines)
        }
        Phase::PostMortem => {
            let mut lines = vec![Line::default()];
            lines.extend(post_mortem::lines(screen.incident(ctx), paper));
            plain(lines)
        }
    }
}

fn plain(lines: Vec<Line>) -> Column {
    Column {
        head: Vec::new(),
        lines,
        focus: None,
    }
}

fn sentence(message: &Message, meaning: Meaning, paper: Paper) -> Vec<Line> {
    Rich::of(&say(paper.lang, message), meaning).lines(paper.width, paper.widths())
}

/// The names of all there is to look at, the one looked at in accent; only that one where there is no room.
fn names(screen: &Ticket, paper: Paper) -> Line {
    let widths = paper.widths();
    let mut line = Line::default();
    for look in Look::ALL {
        let name = say(paper.lang, &name(look));
        let (lead, meaning) = if look == screen.look {
            (paper.signs.get(Sign::Selection), Meaning::Accent)
        } else {
            (" ", Meaning::Dim)
        };
        line = line
            .with(lead, Meaning::Accent)
            .with(name, meaning)
            .with(" ", Meaning::Text);
    }
    if line.width(widths) <= paper.width {
        return line;
    }
    let place = Look::ALL.iter().position(|look| *look == screen.look);
    let place = format!("{}/{}", place.unwrap_or(0) + 1, Look::ALL.len());
    Line::of(format!("{place}  "), Meaning::Dim)
        .with(say(paper.lang, &name(screen.look)), Meaning::Accent)
}

fn name(look: Look) -> Message {
    match look {
        Look::Report => msg!("ticket-look-report"),
        Look::Log => msg!("ticket-look-log"),
        Look::Measures => msg!("ticket-look-measures"),
        Look::Events => msg!("ticket-look-events"),
        Look::Timeline => msg!("ticket-look-timeline"),
        Look::Settings => msg!("ticket-look-settings"),
        Look::Policies => msg!("ticket-look-policies"),
        Look::System => msg!("ticket-look-system"),
    }
}

fn inspected(screen: &Ticket, paper: Paper, ctx: &Ctx<'_>) -> Column {
    let shown = screen.shown();
    let rule = Line::of(paper.signs.fill(Sign::Rule, paper.width), Meaning::Frame);
    let under = match &screen.chain {
        Some(_) => titled(&ctx.say(&msg!("play-why-title")), paper),
        None => rule,
    };
    let mut column = Column {
        head: vec![names(screen, paper), under],
        lines: Vec::new(),
        focus: None,
    };
    let rows = rows(&column, ctx);
    let run = &shown.attempt.run;
    column.lines = match screen.look {
        Look::Report => {
            let mut lines = vec![Line::default()];
            lines.extend(ticket::report(
                &screen.open.scenario,
                &ctx.course.facts,
                paper,
            ));
            lines.push(Line::default());
            lines.extend(topology(&shown.attempt.scenario, paper));
            lines
        }
        Look::Log if shown.log.is_empty() => sentence(&msg!("ticket-no-log"), Meaning::Dim, paper),
        Look::Log => log::lines(&shown.log, paper),
        Look::Measures => measures::measures(&run.measures, &[], paper),
        Look::Events => {
            let (lines, cursor) = events(screen, paper, rows);
            column.focus = cursor.map(|row| (row, row));
            lines
        }
        Look::Timeline => shown.timeline.all(MOST_LANES, paper),
        Look::Settings => system::settings(&shown.attempt.scenario, paper),
        Look::Policies => system::policies(&shown.attempt.scenario, paper),
        Look::System => topology(&shown.attempt.scenario, paper),
    };
    column
}

/// The entries around the one one stands on, or the chain of causes; as many lines as there are rows.
fn events(screen: &Ticket, paper: Paper, rows: usize) -> (Vec<Line>, Option<usize>) {
    let trace = &screen.shown().attempt.run.trace;
    let inside = paper.inset(paper.signs.width(Sign::Selection) + 1);
    let told = |id: EntryId| {
        let entry = trace.get(id);
        entry.map_or_else(Vec::new, |entry| why::entry(trace, entry, inside))
    };
    if let Some((chain, at)) = &screen.chain {
        let set = chain.iter().map(|id| told(*id)).collect();
        return listed(set, *at, paper, rows);
    }
    let entries = &screen.shown().entries;
    let first = screen.entry.saturating_sub(rows);
    let last = (screen.entry + rows).min(entries.len());
    let set = entries.get(first..last).unwrap_or_default().iter();
    let set = set.map(|id| told(*id)).collect();
    listed(set, screen.entry - first, paper, rows)
}

fn causes(screen: &Ticket, paper: Paper, ctx: &Ctx<'_>) -> Column {
    let facts = &ctx.course.facts;
    let mut column = plain(vec![Line::default()]);
    let Some(item) = screen.asking.item() else {
        return column;
    };
    column.lines.extend(question::ask(item, facts, paper));
    column.lines.push(Line::default());
    let judging = match screen.asking.step() {
        Step::Judging(answer) => Some(answer.clone()),
        _ => None,
    };
    let chosen = judging.clone().unwrap_or(Answer::Many(Vec::new()));
    let draft = Draft {
        cursor: judging.is_none().then_some(screen.option),
        answer: Some(&chosen),
    };
    for option in question::options(item, draft, facts, paper) {
        if draft.cursor.is_some() && option.option == draft.cursor {
            let row = column.lines.len();
            let (first, _) = column.focus.unwrap_or((row, row));
            column.focus = Some((first, row));
        }
        column.lines.push(option.line);
    }
    column.lines.push(Line::default());
    if judging.is_some() {
        column
            .lines
            .extend(sentence(&msg!("quiz-how-sure"), Meaning::Accent, paper));
        column.lines.push(Line::default());
        let row = column.lines.len();
        column.focus = Some((row, row));
        column.lines.push(scale(paper.lang));
    } else {
        let task = question::task(item);
        column.lines.extend(sentence(&task, Meaning::Dim, paper));
    }
    column
}

/// The controls of the repair, each with its value between two arrows; the policy one stands on with its text.
fn controls(screen: &Ticket, paper: Paper, ctx: &Ctx<'_>) -> Column {
    let widths = paper.widths();
    let scenario = &screen.open.scenario;
    let mut column = plain(vec![Line::default()]);
    column
        .lines
        .extend(sentence(&msg!("ticket-repair-how"), Meaning::Text, paper));
    column.lines.push(Line::default());
    let inside = paper.inset(2);
    let names: Vec<String> = screen
        .set
        .iter()
        .filter_map(|(place, _)| scenario.controls.get(*place))
        .map(|control| system::name(control, paper.lang))
        .collect();
    let longest = names.iter().map(|name| widths.of(name)).max().unwrap_or(0);
    let wide = longest.min(paper.width / 2);
    let entries: Vec<Vec<Line>> = screen
        .set
        .iter()
        .zip(&names)
        .map(|((place, value), name)| control(screen, *place, *value, name, wide, inside))
        .collect();
    let before: usize = entries.iter().take(screen.at).map(Vec::len).sum();
    let own = entries.get(screen.at).map_or(0, Vec::len);
    let start = column.lines.len() + before;
    column.focus = (own > 0).then(|| (start, start + own - 1));
    let all = entries.iter().map(Vec::len).sum();
    let (lines, _) = listed(entries, screen.at, paper, all);
    column.lines.extend(lines);
    let policy = screen
        .set
        .get(screen.at)
        .and_then(|(place, _)| scenario.controls.get(*place))
        .filter(|control| control.set.starts_with("policy."));
    if policy.is_some()
        && let Ok(changed) = scenario.with(&screen.changes())
    {
        column.lines.push(Line::default());
        column.lines.extend(system::policies(&changed, paper));
    } else if !has_aside(screen, ctx) {
        column.lines.push(Line::default());
        column
            .lines
            .push(titled(&ctx.say(&msg!("ticket-as-deployed")), paper));
        column.lines.extend(repair::goals(
            &screen.open.ticket,
            &[],
            &screen.deployed.attempt.goals,
            &ctx.course.facts,
            paper,
        ));
    }
    column
}

/// `Visibility timeout  ◀ 3 min ▶  deployed: 30 s`.
fn control(
    screen: &Ticket,
    place: usize,
    value: Option<usize>,
    name: &str,
    column: usize,
    paper: Paper,
) -> Vec<Line> {
    let (signs, widths) = (paper.signs, paper.widths());
    let scenario = &screen.open.scenario;
    let Some(control) = scenario.controls.get(place) else {
        return Vec::new();
    };
    let deployed = system::standing(scenario, control, paper.lang);
    let turned = value.and_then(|value| control.values.get(value));
    let now = turned.map_or_else(
        || deployed.clone(),
        |value| system::choice(control, value, paper.lang),
    );
    let [left, right] = [Sign::LeftArrow, Sign::RightArrow].map(|sign| signs.get(sign));
    let mut words = Rich::of(&format!("{left} {now} {right}"), Meaning::Accent);
    if turned.is_some() {
        let was = say(paper.lang, &msg!("ticket-was", value = deployed));
        words.push(&format!("  {was}"), Meaning::Dim);
    }
    let name = fit::exactly(name, column, widths, signs.get(Sign::Ellipsis));
    let lead = Line::plain(format!("{name}  "));
    words.hanging(&lead, paper.width, widths)
}
