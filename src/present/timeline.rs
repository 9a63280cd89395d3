//! A timeline of lanes for a width: what each environment and message did, with long quiet gaps folded. The scale is not even:
//! every moment at which something happens gets a cell of its own, and what lies between shares the rest. Knows lanes and times,
//! not traces; `lanes` makes the lanes.

use crate::i18n::say;
use crate::i18n::span;
use crate::lang::Lang;
use crate::msg;
use crate::present::clock::clock;
use crate::present::lane::Doing;
use crate::present::lane::Happens;
use crate::present::lane::Lane;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::text::fit::exactly;

/// A quiet gap of at least this many microseconds is folded.
const FOLD: u64 = 1_000_000;
/// Pages drawn one after the other.
const MOST_PAGES: usize = 3;
/// From this width on there is room behind the lanes for where they went.
const WIDE_ENOUGH: usize = 60;
/// No interval is drawn wider, however much room there is.
const WIDEST: usize = 14;

/// Lanes on one scale.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub(super) lanes: Vec<Lane>,
    /// Every moment at which something changes, in order.
    times: Vec<u64>,
    /// Whether nothing runs between a moment and the next.
    quiet: Vec<bool>,
}

/// The columns of one page.
struct Page {
    /// The first moment on it, and one past the last.
    from: usize,
    until: usize,
    /// The column of each of its moments.
    columns: Vec<usize>,
    width: usize,
}

impl Timeline {
    /// The timeline of some lanes.
    pub fn new(lanes: Vec<Lane>) -> Self {
        let mut times: Vec<u64> = lanes
            .iter()
            .flat_map(|lane| {
                let edges = lane
                    .doing
                    .iter()
                    .flat_map(|(from, until, _)| [*from, *until]);
                edges.chain(lane.happens.iter().map(|(at, _)| *at))
            })
            .collect();
        times.sort_unstable();
        times.dedup();
        let mut change = vec![0_i64; times.len() + 1];
        for lane in &lanes {
            for (from, until, doing) in &lane.doing {
                if matches!(doing, Doing::Init | Doing::Run) {
                    change[times.partition_point(|at| at < from)] += 1;
                    change[times.partition_point(|at| at < until)] -= 1;
                }
            }
        }
        let mut running = 0;
        let quiet = change
            .iter()
            .map(|change| {
                running += change;
                running <= 0
            })
            .collect();
        Self {
            lanes,
            times,
            quiet,
        }
    }

    /// Whether there is nothing to draw.
    pub const fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// The moments at which something happens, in order; a step goes from one to the next.
    pub fn times(&self) -> &[u64] {
        &self.times
    }

    /// At most `rows` lanes with the axis below, up to `cursor`; the whole of it (or its first page) without one. What comes after
    /// the cursor is not drawn, so that nothing is told before it happens. Where not everything fits, the page with the cursor is
    /// drawn, and of too many lanes those that do something nearest to it.
    pub fn lines(&self, cursor: Option<u64>, rows: usize, paper: Paper) -> Vec<Line> {
        if self.is_empty() {
            return Vec::new();
        }
        let label = self.label_cells(paper);
        let room = self.room(label, paper);
        let page = self.page(cursor, room, paper);
        let shown = self.chosen(cursor, rows.max(1), &page);
        let mut lines: Vec<Line> = shown
            .iter()
            .map(|lane| self.lane(*lane, cursor, &page, label, paper))
            .collect();
        if shown.len() < self.lanes.len() {
            lines.push(left_out(self.lanes.len() - shown.len(), paper));
        }
        lines.extend(self.axis(&page, label, paper));
        lines
    }

    /// Page after page, for output that does not move. Of many pages the first ones and the last are drawn, and how many are left
    /// out is said.
    pub fn all(&self, rows: usize, paper: Paper) -> Vec<Line> {
        if self.is_empty() {
            return Vec::new();
        }
        let label = self.label_cells(paper);
        let room = self.room(label, paper);
        let mut lines = Vec::new();
        let pages = self.pages(room, paper);
        let count = pages.len();
        for (number, page) in pages.into_iter().enumerate() {
            if count > MOST_PAGES && number + 1 >= MOST_PAGES && number + 1 < count {
                if number + 1 == MOST_PAGES {
                    let words = msg!("present-more-pages", count = count - MOST_PAGES);
                    lines.push(Line::default());
                    lines.push(Line::of(say(paper.lang, &words), Meaning::Dim));
                }
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            let shown = self.chosen(None, rows.max(1), &page);
            lines.extend(
                shown
                    .iter()
                    .map(|lane| self.lane(*lane, None, &page, label, paper)),
            );
            if shown.len() < self.lanes.len() {
                lines.push(left_out(self.lanes.len() - shown.len(), paper));
            }
            lines.extend(self.axis(&page, label, paper));
        }
        lines
    }

    /// Cells for the lanes themselves; where they go in the end stands behind them if there is room.
    fn room(&self, label: usize, paper: Paper) -> usize {
        let behind = if paper.width < WIDE_ENOUGH {
            0
        } else {
            let went = self
                .lanes
                .iter()
                .map(|lane| paper.widths().of(&lane.went_to));
            let longest = went.max().unwrap_or(0);
            if longest > 0 {
                longest.min(paper.width / 5) + 1
            } else {
                0
            }
        };
        paper.width.saturating_sub(label + 1 + behind).max(8)
    }

    fn label_cells(&self, paper: Paper) -> usize {
        let longest = self
            .lanes
            .iter()
            .map(|lane| paper.widths().of(&lane.label))
            .max();
        longest.unwrap_or(0).min(paper.width / 3)
    }

    /// Whether the interval after a moment is folded.
    pub(super) fn folded(&self, at: usize) -> bool {
        self.quiet[at] && self.length(at) >= FOLD
    }

    /// Microseconds from a moment to the next; 0 behind the last.
    pub(super) fn length(&self, at: usize) -> u64 {
        self.times
            .get(at + 1)
            .map_or(0, |next| next - self.times[at])
    }

    /// Cells an interval needs at least.
    fn least(&self, at: usize, paper: Paper) -> usize {
        if self.folded(at) {
            paper.widths().of(&gap_label(paper.lang, self.length(at))) + 4
        } else {
            0
        }
    }

    /// Pages from left to right; each holds as many moments as fit. The last moment of a page is the first of the next.
    fn pages(&self, room: usize, paper: Paper) -> Vec<Page> {
        let mut pages = Vec::new();
        let mut from = 0;
        loop {
            let mut until = from + 1;
            let mut used = 1;
            while until < self.times.len() {
                let more = 1 + self.least(until - 1, paper);
                if used + more > room && until > from + 1 {
                    break;
                }
                used += more;
                until += 1;
            }
            pages.push(self.spread(from, until, room, used, paper));
            if until >= self.times.len() {
                return pages;
            }
            from = until - 1;
        }
    }

    fn page(&self, cursor: Option<u64>, room: usize, paper: Paper) -> Page {
        let at = cursor.map_or(0, |cursor| {
            self.times
                .partition_point(|at| *at <= cursor)
                .saturating_sub(1)
        });
        let mut pages = self.pages(room, paper);
        // The last moment of a page is drawn there; only what follows it turns the page.
        let number = pages
            .iter()
            .position(|page| at < page.until.saturating_sub(1) || page.until == self.times.len())
            .unwrap_or(0);
        pages.swap_remove(number)
    }

    /// Gives the cells that are left to the intervals, the longer the more, by the logarithm.
    fn spread(&self, from: usize, until: usize, room: usize, used: usize, paper: Paper) -> Page {
        let intervals = from..until.saturating_sub(1);
        let shortest = intervals
            .clone()
            .map(|at| self.length(at))
            .min()
            .unwrap_or(1)
            .max(1);
        // A folded gap says how long it is; the room is for what happens.
        let weight = |at: usize| {
            if self.folded(at) {
                1.0
            } else {
                (self.length(at) as f64 / shortest as f64).log2() + 1.0
            }
        };
        let total: f64 = intervals.clone().map(weight).sum();
        let spare = room.saturating_sub(used) as f64;
        let mut columns = vec![0];
        let mut column = 0;
        for at in intervals {
            let extra = (spare * weight(at) / total.max(1.0)) as usize;
            column += 1 + self.least(at, paper) + extra.min(WIDEST);
            columns.push(column);
        }
        Page {
            from,
            until,
            width: column + 1,
            columns,
        }
    }

    /// Lanes to draw where not all fit: those that do something nearest to the cursor, in their own order.
    fn chosen(&self, cursor: Option<u64>, rows: usize, page: &Page) -> Vec<usize> {
        let all = 0..self.lanes.len();
        if self.lanes.len() <= rows {
            return all.collect();
        }
        let near = cursor.unwrap_or(self.times[page.from]);
        let distance = |lane: &Lane| {
            let points = lane
                .doing
                .iter()
                .filter(|(_, _, doing)| !matches!(doing, Doing::Idle))
                .map(|(from, until, _)| near.clamp(*from, *until).abs_diff(near));
            let events = lane.happens.iter().map(|(at, _)| at.abs_diff(near));
            points.chain(events).min().unwrap_or(u64::MAX)
        };
        let mut by_distance: Vec<usize> = all.collect();
        by_distance.sort_by_key(|lane| distance(&self.lanes[*lane]));
        by_distance.truncate(rows);
        by_distance.sort_unstable();
        by_distance
    }

    fn lane(
        &self,
        number: usize,
        cursor: Option<u64>,
        page: &Page,
        label: usize,
        paper: Paper,
    ) -> Line {
        let lane = &self.lanes[number];
        let signs = paper.signs;
        let name = exactly(
            &lane.label,
            label,
            paper.widths(),
            signs.get(Sign::Ellipsis),
        );
        let mut drawn = Line::of(name, Meaning::Dim).with(" ", Meaning::Text);
        let cursor_column = cursor.map(|cursor| self.column(cursor, page));
        let mut cells: Vec<Option<(Sign, Meaning)>> = vec![None; page.width];
        for (number, column) in page.columns.iter().enumerate() {
            let at = page.from + number;
            let time = self.times[at];
            let next = page.columns.get(number + 1).copied().unwrap_or(page.width);
            let between = lane.doing_after(time).map(Doing::sign);
            for cell in &mut cells[*column + 1..next] {
                *cell = between;
            }
            cells[*column] = lane
                .happening(time)
                .map(Happens::sign)
                .or(between)
                .or_else(|| {
                    lane.doing_before(time)
                        .filter(|_| number + 1 == page.columns.len())
                        .map(Doing::sign)
                });
        }
        for (column, cell) in cells.into_iter().enumerate() {
            let (sign, meaning) = match (cursor_column, cell) {
                (Some(now), _) if column > now => break,
                (Some(now), None) if column == now => {
                    (signs.get(Sign::CursorLine), Meaning::Accent)
                }
                (_, Some((sign, meaning))) => (signs.get(sign), meaning),
                (_, None) => (" ", Meaning::Text),
            };
            match drawn.spans.last_mut() {
                Some(last) if last.meaning == meaning => last.text.push_str(sign),
                _ => drawn = drawn.with(sign, meaning),
            }
        }
        if let Some((at, Happens::Leaves)) = lane.happens.last()
            && cursor.is_none_or(|now| *at <= now)
            && paper.width >= WIDE_ENOUGH
            && page.until == self.times.len()
        {
            let behind = exactly(
                &lane.went_to,
                paper.width / 5,
                paper.widths(),
                signs.get(Sign::Ellipsis),
            );
            if let Some(last) = drawn.spans.last_mut() {
                last.text.truncate(last.text.trim_end().len());
            }
            return drawn
                .with(" ", Meaning::Text)
                .with(behind.trim_end(), Meaning::Dim);
        }
        drawn
    }

    /// The column of a time on the page, in between where nothing happens.
    fn column(&self, time: u64, page: &Page) -> usize {
        let at = self
            .times
            .partition_point(|at| *at <= time)
            .saturating_sub(1);
        let at = at.clamp(page.from, page.until - 1);
        let number = at - page.from;
        let column = page.columns[number];
        let Some(next) = page.columns.get(number + 1) else {
            return column;
        };
        let passed = time.saturating_sub(self.times[at]) as f64 / self.length(at).max(1) as f64;
        (column + ((next - column) as f64 * passed) as usize).min(next - 1)
    }

    /// Times under their columns as far as there is room: first where a stretch begins (at the start, after a gap, at the end),
    /// then everywhere else.
    fn clocks(&self, page: &Page) -> String {
        let mut placed: Vec<(usize, String)> = Vec::new();
        for worth in [true, false] {
            for (number, column) in page.columns.iter().enumerate() {
                let at = page.from + number;
                let begins = number == 0 || self.folded(at - 1) || at + 1 == self.times.len();
                if begins != worth {
                    continue;
                }
                let words = clock(self.times[at]);
                let from = if number + 1 == page.columns.len() {
                    (column + 1).saturating_sub(words.len())
                } else {
                    *column
                };
                let until = from + words.len();
                let free = placed
                    .iter()
                    .all(|(other, text)| until < *other || other + text.len() < from);
                if free && until <= page.width {
                    placed.push((from, words));
                }
            }
        }
        placed.sort_unstable();
        let mut row = String::new();
        for (from, words) in placed {
            row.push_str(&" ".repeat(from - row.len()));
            row.push_str(&words);
        }
        row
    }

    /// Two rows: the folded gaps with their length, and the time at places with room for it.
    fn axis(&self, page: &Page, label: usize, paper: Paper) -> Vec<Line> {
        let widths = paper.widths();
        let mut gaps = String::new();
        let mut taken = 0;
        for (number, pair) in page.columns.windows(2).enumerate() {
            let at = page.from + number;
            if !self.folded(at) {
                continue;
            }
            let words = gap_label(paper.lang, self.length(at));
            let free = (pair[1] - pair[0] - 1).saturating_sub(widths.of(&words) + 2);
            gaps.push_str(&" ".repeat((pair[0] + 1).saturating_sub(taken)));
            let dots = |cells| paper.signs.fill(Sign::LaneGap, cells);
            let named = format!("{} {words} {}", dots(free / 2), dots(free - free / 2));
            gaps.push_str(&named);
            taken = pair[1];
        }
        let clocks = self.clocks(page);
        let margin = " ".repeat(label + 1);
        [gaps, clocks]
            .into_iter()
            .filter(|row| !row.is_empty())
            .map(|row| Line::of(format!("{margin}{row}"), Meaning::Dim))
            .collect()
    }
}

fn left_out(count: usize, paper: Paper) -> Line {
    let words = say(paper.lang, &msg!("present-more-lanes", count = count));
    Line::of(words, Meaning::Dim)
}

/// A gap's length, rounded: nobody reads milliseconds off a minute.
pub(super) fn gap_label(lang: Lang, micros: u64) -> String {
    const SECOND: u64 = 1_000_000;
    let unit = if micros < 10 * SECOND {
        SECOND / 10
    } else if micros < 3_600 * SECOND {
        SECOND
    } else {
        60 * SECOND
    };
    span(lang, (micros + unit / 2) / unit * unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::Widths;

    const S: u64 = 1_000_000;

    /// An environment that starts, fails, and is tried again after one and after two minutes.
    fn retries() -> Timeline {
        let run = |from: u64| (from, from + S / 10, Doing::Run);
        let (second, third) = (60 * S + S / 2, 181 * S);
        let environment = Lane {
            label: "resize #1".to_owned(),
            doing: vec![
                (0, 400_000, Doing::Init),
                run(400_000),
                (500_000, second, Doing::Idle),
                run(second),
                (second + S / 10, third, Doing::Idle),
                run(third),
            ],
            happens: vec![
                (500_000, Happens::Fail),
                (second + S / 10, Happens::Fail),
                (third + S / 10, Happens::Fail),
            ],
            ..Lane::default()
        };
        let event = Lane {
            label: "event".to_owned(),
            doing: vec![(0, third + S / 10, Doing::Wait)],
            happens: vec![(0, Happens::Start), (third + S / 10, Happens::Leaves)],
            ..Lane::default()
        };
        Timeline::new(vec![environment, event])
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.text().trim_end().to_owned())
            .collect()
    }

    #[test]
    fn long_gaps_are_folded_and_named() {
        let lines = texts(&retries().lines(None, 9, Paper::new(Lang::En, 60)));
        assert_eq!(lines.len(), 4, "{lines:#?}");
        assert!(
            lines[2].contains(" 1 min ") && lines[2].contains(" 2 min "),
            "{lines:#?}"
        );
        assert!(
            lines[3].contains("0:00") && lines[3].contains("3:01"),
            "{lines:#?}"
        );
        assert_eq!(lines[0].matches('✗').count(), 3, "{lines:#?}");
        assert!(lines[1].starts_with("event     ●──"), "{lines:#?}");
        assert!(lines[1].ends_with('▶'), "{lines:#?}");
    }

    #[test]
    fn nothing_is_told_before_it_happens() {
        let timeline = retries();
        let paper = Paper::new(Lang::Ja, 60);
        let early = texts(&timeline.lines(Some(10 * S), 9, paper));
        assert_eq!(early[0].matches('✗').count(), 1, "{early:#?}");
        assert!(!early[1].contains('▶'), "{early:#?}");
        let last = texts(&timeline.lines(Some(u64::MAX), 9, paper));
        assert_eq!(last[0].matches('✗').count(), 3, "{last:#?}");
    }

    #[test]
    fn the_cursor_moves_to_the_right_only() {
        let timeline = retries();
        let paper = Paper::new(Lang::Ja, 60);
        let mut before = 0;
        for step in 0..200 {
            let lines = timeline.lines(Some(step * S), 9, paper);
            let reached = lines[1].width(Widths::NARROW);
            assert!(reached >= before, "at {step} s");
            before = reached;
        }
    }

    #[test]
    fn every_width_fits_and_every_moment_can_be_reached() {
        let busy: Vec<Lane> = (0..30)
            .map(|n| Lane {
                label: format!("写真 {n}"),
                doing: vec![(n * 300_000, n * 300_000 + 7 * S, Doing::Run)],
                happens: vec![(n * 300_000 + 7 * S, Happens::Ok)],
                ..Lane::default()
            })
            .collect();
        let timeline = Timeline::new(busy);
        for width in [20, 40, 60, 80, 120, 200] {
            let paper = Paper::new(Lang::Ja, width);
            for time in timeline.times() {
                for line in timeline.lines(Some(*time), 8, paper) {
                    assert!(line.width(Widths::NARROW) <= width, "{}", line.text());
                }
            }
            let end = texts(&timeline.lines(Some(u64::MAX), 8, paper));
            assert!(end.iter().any(|line| line.contains('✓')), "{end:#?}");
            assert!(end.iter().any(|line| line.contains("22")), "{end:#?}");
        }
    }
}
