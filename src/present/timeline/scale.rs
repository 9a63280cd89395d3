//! Where on a row each moment of a timeline stands. The scale is even: equal times take equal room, but for quiet gaps, which are
//! folded and named. Moments closer than a cell share one, unless that would hide one change of a lane behind another.

use crate::present::lane::Doing;
use crate::present::lane::Lane;
use crate::present::paper::Paper;
use crate::present::timeline::gap_label;

/// A quiet gap of at least this many microseconds is folded.
const FOLD: u64 = 1_000_000;
/// Moments of a page that stand on the next one again, at most.
const REPEATED: usize = 3;
/// Halvings of the search for the widest scale that fits.
const HALVINGS: usize = 24;

/// The moments of a timeline.
#[derive(Clone, Debug, Default)]
pub(super) struct Scale {
    /// Every moment at which something changes, in order.
    times: Vec<u64>,
    /// Whether nothing runs between a moment and the next.
    quiet: Vec<bool>,
    /// The lanes that change at a moment.
    touched: Vec<Vec<usize>>,
    /// How many lanes there are.
    lanes: usize,
}

/// The columns of one page.
pub(super) struct Page {
    /// The first moment on it.
    pub from: usize,
    /// One past the last.
    pub until: usize,
    /// The column of each of its moments, never falling.
    pub columns: Vec<usize>,
    /// Cells in all.
    pub width: usize,
}

/// Puts moments into columns one after the other.
struct Placing {
    /// Where the even scale stands.
    even: f64,
    /// The last column.
    column: usize,
    /// Per lane the column of its last change, if it had one.
    last: Vec<Option<usize>>,
}

impl Scale {
    /// The moments of some lanes.
    pub fn new(lanes: &[Lane]) -> Self {
        let mut changes: Vec<(u64, usize)> = Vec::new();
        for (number, lane) in lanes.iter().enumerate() {
            let edges = lane
                .doing
                .iter()
                .flat_map(|(from, until, _)| [*from, *until]);
            let all = edges.chain(lane.happens.iter().map(|(at, _)| *at));
            changes.extend(all.map(|at| (at, number)));
        }
        changes.sort_unstable();
        changes.dedup();
        let mut times: Vec<u64> = Vec::new();
        let mut touched: Vec<Vec<usize>> = Vec::new();
        for (at, lane) in changes {
            if times.last() != Some(&at) {
                times.push(at);
                touched.push(Vec::new());
            }
            if let Some(last) = touched.last_mut() {
                last.push(lane);
            }
        }
        Self {
            quiet: quiet(lanes, &times),
            times,
            touched,
            lanes: lanes.len(),
        }
    }

    /// The moments, in order.
    pub fn times(&self) -> &[u64] {
        &self.times
    }

    /// Whether the interval after a moment is folded.
    pub fn folded(&self, at: usize) -> bool {
        self.quiet[at] && self.length(at) >= FOLD
    }

    /// From a moment to the next.
    pub fn length(&self, at: usize) -> u64 {
        self.times
            .get(at + 1)
            .map_or(0, |next| next - self.times[at])
    }

    /// Cells a folded interval takes: its length in words between two dots.
    fn fold_cells(&self, at: usize, paper: Paper) -> usize {
        paper.widths().of(&gap_label(paper.lang, self.length(at))) + 5
    }

    /// The column of a moment after those that were placed; `per_micro` cells stand for a microsecond.
    fn place(
        &self,
        placing: &mut Placing,
        at: usize,
        is_first: bool,
        per_micro: f64,
        paper: Paper,
    ) -> usize {
        let mut column = placing.column;
        if !is_first {
            if self.folded(at - 1) {
                let cells = self.fold_cells(at - 1, paper);
                placing.even += cells as f64;
                column += cells;
            } else {
                placing.even += self.length(at - 1) as f64 * per_micro;
            }
        }
        column = column.max(placing.even.round() as usize);
        for lane in &self.touched[at] {
            if let Some(last) = placing.last[*lane] {
                column = column.max(last + 1);
            }
        }
        for lane in &self.touched[at] {
            placing.last[*lane] = Some(column);
        }
        placing.column = column;
        column
    }

    fn placing(&self) -> Placing {
        Placing {
            even: 0.0,
            column: 0,
            last: vec![None; self.lanes],
        }
    }

    /// The first moment of each page and one past its last. The last moment of a page is on the next too.
    fn bounds(&self, room: usize, paper: Paper) -> Vec<(usize, usize)> {
        // Some room stays for the scale to be even.
        let limit = room * 4 / 5;
        let mut bounds = Vec::new();
        let mut from = 0;
        loop {
            let mut placing = self.placing();
            self.place(&mut placing, from, true, 0.0, paper);
            let mut until = from + 1;
            while until < self.times.len() {
                let column = self.place(&mut placing, until, false, 0.0, paper);
                if column >= limit && until > from + 1 {
                    break;
                }
                until += 1;
            }
            let before = bounds.last().map_or(0, |(_, until)| *until);
            if until <= before {
                // What was to be repeated left no room for anything new.
                from = before - 1;
                continue;
            }
            bounds.push((from, until));
            if until >= self.times.len() {
                return bounds;
            }
            from = self.again(from, until);
        }
    }

    /// Where the page after `from..until` begins: at its last moment, or where the short stretch before a folded gap began, so that no
    /// page begins with nothing.
    fn again(&self, from: usize, until: usize) -> usize {
        let last = until - 1;
        if !self.folded(last) {
            return last;
        }
        let stretch = (last.saturating_sub(REPEATED)..last)
            .rev()
            .take_while(|at| *at > from && !self.folded(*at));
        stretch.last().unwrap_or(last)
    }

    /// Pages from left to right.
    pub fn pages(&self, room: usize, paper: Paper) -> Vec<Page> {
        let bounds = self.bounds(room, paper);
        bounds
            .into_iter()
            .map(|bounds| self.spread(bounds, room, paper))
            .collect()
    }

    /// The page with a time on it; the first without one.
    pub fn page(&self, cursor: Option<u64>, room: usize, paper: Paper) -> Page {
        let at = cursor.map_or(0, |cursor| self.last_before(cursor));
        let bounds = self.bounds(room, paper);
        // The last moment of a page is drawn there; only what follows it turns the page.
        let here = bounds
            .iter()
            .find(|(_, until)| at < until.saturating_sub(1) || *until == self.times.len());
        self.spread(here.copied().unwrap_or((0, 1)), room, paper)
    }

    /// The last moment that is not later than a time; the first if all are.
    fn last_before(&self, time: u64) -> usize {
        self.times
            .partition_point(|at| *at <= time)
            .saturating_sub(1)
    }

    /// A page on the widest scale that fits.
    fn spread(&self, (from, until): (usize, usize), room: usize, paper: Paper) -> Page {
        let set = |per_micro: f64| -> Vec<usize> {
            let mut placing = self.placing();
            (from..until)
                .map(|at| self.place(&mut placing, at, at == from, per_micro, paper))
                .collect()
        };
        let even: u64 = (from..until.saturating_sub(1))
            .filter(|at| !self.folded(*at))
            .map(|at| self.length(at))
            .sum();
        let mut columns = set(0.0);
        if even > 0 {
            let (mut least, mut most) = (0.0, room as f64 / even as f64);
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(least, most);
                let tried = set(middle);
                if tried.last().is_some_and(|last| *last < room) {
                    columns = tried;
                    least = middle;
                } else {
                    most = middle;
                }
            }
        }
        Page {
            from,
            until,
            width: columns.last().map_or(1, |last| last + 1),
            columns,
        }
    }

    /// The column of a time on the page, in between where nothing happens.
    pub fn column(&self, time: u64, page: &Page) -> usize {
        let at = self.last_before(time).clamp(page.from, page.until - 1);
        let number = at - page.from;
        let column = page.columns[number];
        let Some(next) = page.columns.get(number + 1).filter(|next| **next > column) else {
            return column;
        };
        let passed = time.saturating_sub(self.times[at]) as f64 / self.length(at).max(1) as f64;
        (column + ((next - column) as f64 * passed) as usize).min(next - 1)
    }
}

/// For each moment whether nothing starts up or runs until the next.
fn quiet(lanes: &[Lane], times: &[u64]) -> Vec<bool> {
    let mut change = vec![0_i64; times.len() + 1];
    for lane in lanes {
        for (from, until, doing) in &lane.doing {
            if matches!(doing, Doing::Init | Doing::Run) {
                change[times.partition_point(|at| at < from)] += 1;
                change[times.partition_point(|at| at < until)] -= 1;
            }
        }
    }
    let mut running = 0;
    change
        .iter()
        .map(|change| {
            running += change;
            running <= 0
        })
        .collect()
}
