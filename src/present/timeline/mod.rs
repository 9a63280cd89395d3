//! A timeline of lanes for a width: what each environment and message did, with long quiet gaps folded. Knows lanes and times, not
//! traces; `lanes` makes the lanes, `scale` says where on a row a moment stands.

pub mod legend;
mod scale;

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
use crate::present::timeline::scale::Page;
use crate::present::timeline::scale::Scale;
use crate::text::fit::exactly;

/// Pages drawn one after the other.
const MOST_PAGES: usize = 3;
/// From this width on there is room behind the lanes for where they went.
const WIDE_ENOUGH: usize = 60;

/// Lanes on one scale.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub(super) lanes: Vec<Lane>,
    scale: Scale,
}

impl Timeline {
    /// The timeline of some lanes.
    pub fn new(lanes: Vec<Lane>) -> Self {
        Self {
            scale: Scale::new(&lanes),
            lanes,
        }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.times().is_empty()
    }

    /// The moments at which something happens, in order; a step goes from one to the next.
    pub fn times(&self) -> &[u64] {
        self.scale.times()
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
        let page = self.scale.page(cursor, room, paper);
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
        let pages = self.scale.pages(room, paper);
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

    /// Whether the interval after a moment is folded.
    pub(super) fn folded(&self, at: usize) -> bool {
        self.scale.folded(at)
    }

    /// From a moment to the next.
    pub(super) fn length(&self, at: usize) -> u64 {
        self.scale.length(at)
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

    /// Lanes to draw where not all fit, in their own order: some of every kind that fared alike, those first that do something nearest
    /// to the cursor. The row that would say that one is left out shows that one.
    fn chosen(&self, cursor: Option<u64>, rows: usize, page: &Page) -> Vec<usize> {
        let all = 0..self.lanes.len();
        if self.lanes.len() <= rows + 1 {
            return all.collect();
        }
        let near = cursor.unwrap_or_else(|| self.times()[page.from]);
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
        by_distance.sort_by_cached_key(|lane| distance(&self.lanes[*lane]));
        // Lanes of a kind that fared alike take turns with the others, so that whoever fared otherwise is seen.
        let mut turns: Vec<((&str, Option<Happens>), usize)> = Vec::new();
        let mut ordered: Vec<(usize, usize)> = Vec::new();
        for lane in by_distance {
            let kind = self.lanes[lane].kind(cursor);
            let known = turns.iter_mut().find(|(known, _)| *known == kind);
            let turn = if let Some((_, turn)) = known {
                *turn += 1;
                *turn
            } else {
                turns.push((kind, 0));
                0
            };
            ordered.push((turn, lane));
        }
        // An empty row tells nothing: what does something on this page goes first. Equals stay in the order of their distance.
        let (first, last) = (self.times()[page.from], self.times()[page.until - 1]);
        let is_elsewhere = |lane: &Lane| {
            let does = lane.doing.iter().any(|(from, until, doing)| {
                !matches!(doing, Doing::Idle) && *from <= last && *until >= first
            });
            let happens = lane
                .happens
                .iter()
                .any(|(at, _)| (first..=last).contains(at));
            !does && !happens
        };
        ordered.sort_by_cached_key(|(turn, lane)| (is_elsewhere(&self.lanes[*lane]), *turn));
        let mut chosen: Vec<usize> = ordered.into_iter().map(|(_, lane)| lane).collect();
        chosen.truncate(rows);
        chosen.sort_unstable();
        chosen
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
        let cursor_column = cursor.map(|cursor| self.scale.column(cursor, page));
        let mut cells: Vec<Option<(Sign, Meaning)>> = vec![None; page.width];
        let times = &self.times()[page.from..page.until];
        let mut number = 0;
        while let Some(column) = page.columns.get(number).copied() {
            let shared = page.columns[number..].partition_point(|other| *other == column);
            let next = number + shared;
            // Of moments that share the cursor's cell only those count that have come.
            let come = times[number..next]
                .iter()
                .copied()
                .filter(|time| cursor.is_none_or(|now| *time <= now));
            let until = page.columns.get(next).copied().unwrap_or(page.width);
            if let Some(last) = come.clone().next_back() {
                let between = lane.doing_after(last).map(Doing::sign);
                for cell in &mut cells[column + 1..until] {
                    *cell = between;
                }
                let happens = come.filter_map(|time| lane.happening(time)).next_back();
                cells[column] = happens.map(Happens::sign).or(between).or_else(|| {
                    lane.doing_before(last)
                        .filter(|_| next == page.columns.len())
                        .map(Doing::sign)
                });
            }
            number = next;
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
            && page.until == self.times().len()
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

    /// Times under their columns as far as there is room: first where a stretch begins (at the start, after a gap, at the end),
    /// then everywhere else.
    fn clocks(&self, page: &Page) -> String {
        let mut placed: Vec<(usize, String)> = Vec::new();
        for worth in [true, false] {
            for (number, column) in page.columns.iter().enumerate() {
                let at = page.from + number;
                let begins = number == 0 || self.folded(at - 1) || at + 1 == self.times().len();
                if begins != worth {
                    continue;
                }
                let words = clock(self.times()[at]);
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
            let words = gap_label(paper.lang, self.scale.length(at));
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
    fn no_row_is_empty_while_others_do_something_there() {
        // The early ones fared otherwise, and so have the first turn.
        let lane = |number: u64| {
            let from = number * 20 * S;
            let end = if number < 6 {
                Happens::Fail
            } else {
                Happens::Ok
            };
            Lane {
                label: format!("buyer {number}"),
                doing: vec![(from, from + S, Doing::Run)],
                happens: vec![(from + S, end)],
                ..Lane::default()
            }
        };
        let timeline = Timeline::new((0..60).map(lane).collect());
        let lines = texts(&timeline.lines(Some(59 * 20 * S + S), 2, Paper::new(Lang::En, 40)));
        for line in &lines[..2] {
            assert!(line.contains('\u{2588}'), "{lines:#?}");
        }
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
    fn equal_times_look_equal() {
        // Three customers come a little apart; everybody's photo takes 600 ms, in a new environment or in a warm one.
        let lane = |number: u64| {
            let at = number * 170_000 + number * number * 31_000;
            let run = at + 250_000;
            Lane {
                label: format!("customer {number}"),
                doing: vec![(at, run, Doing::Wait), (run, run + 600_000, Doing::Run)],
                happens: vec![(at, Happens::Start), (run + 600_000, Happens::Ok)],
                ..Lane::default()
            }
        };
        let timeline = Timeline::new((0..5).map(lane).collect());
        for width in [60, 76, 116] {
            let lines = texts(&timeline.lines(None, 9, Paper::new(Lang::En, width)));
            let cells: Vec<usize> = lines[..5]
                .iter()
                .map(|line| line.matches('█').count())
                .collect();
            let (least, most) = (cells.iter().min().unwrap(), cells.iter().max().unwrap());
            assert!(most - least <= 1 && *least > 5, "{lines:#?}");
        }
    }

    #[test]
    fn whoever_fared_otherwise_is_seen() {
        let lane = |number: u64| Lane {
            label: format!("visitor {number}"),
            doing: vec![(number, number + 900_000, Doing::Run)],
            happens: vec![(
                number + 900_000,
                if number < 9 {
                    Happens::Ok
                } else {
                    Happens::Fail
                },
            )],
            ..Lane::default()
        };
        let timeline = Timeline::new((0..12).map(lane).collect());
        let paper = Paper::new(Lang::En, 76);
        let lines = texts(&timeline.lines(Some(u64::MAX), 4, paper));
        assert_eq!(lines.iter().filter(|line| line.ends_with('✗')).count(), 2);
        assert_eq!(lines.iter().filter(|line| line.ends_with('✓')).count(), 2);
        assert!(lines[4].contains("8 more"), "{lines:#?}");
        // Before it happened nobody is picked out for it.
        let early = texts(&timeline.lines(Some(500_000), 4, paper));
        assert!(early[3].starts_with("visitor 3"), "{early:#?}");
        // A row that would say "and 1 more" is the lane itself.
        let all = texts(&timeline.lines(None, 11, paper));
        assert!(!all.iter().any(|line| line.contains("more")), "{all:#?}");
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
