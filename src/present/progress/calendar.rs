//! A year of days as a map: a column for each week, a row for each weekday, the more answers the darker.

use crate::i18n::say;
use crate::moment::Day;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::present::sign::Signs;
use crate::study::view::DayCount;
use crate::text::fit::pad_end;

/// Weeks of a year that begins and ends in the middle of one.
const WEEKS: usize = 53;
/// Cells before the map, for the names of the weekdays.
const NAMES: usize = 6;

/// A count as one cell: how dark follows from the largest of its map.
pub fn cell(count: usize, most: usize, signs: Signs) -> Line {
    let (sign, meaning) = match (count * 4).div_ceil(most.max(1)) {
        0 => (Sign::Heat0, Meaning::Dim),
        1 => (Sign::Heat1, Meaning::Accent),
        2 => (Sign::Heat2, Meaning::Accent),
        3 => (Sign::Heat3, Meaning::Accent),
        _ => (Sign::Heat4, Meaning::Accent),
    };
    Line::of(signs.get(sign), meaning)
}

/// The map up to `today`, as many weeks back as fit, a year at most: a line with the months, then Monday to Sunday.
pub fn year(days: &[DayCount], today: Day, paper: Paper) -> Vec<Line> {
    let weeks = paper.width.saturating_sub(NAMES).clamp(1, WEEKS);
    let monday = today.0 - weekday(today);
    let first = monday - 7 * (weeks as i32 - 1);
    let count_on = |day: i32| {
        let found = days.binary_search_by_key(&Day(day), |count| count.day);
        found.map_or(0, |at| days[at].answers)
    };
    let most = (first..=today.0).map(count_on).max().unwrap_or(0);
    let mut lines = vec![months(first, weeks, paper)];
    for row in 0..7_i32 {
        // Every second name is enough to find the others.
        let name = if row % 2 == 0 {
            say(paper.lang, &msg!("date-weekday", n = i64::from(row) + 1))
        } else {
            String::new()
        };
        let name = format!("  {}", pad_end(&name, NAMES - 2, paper.widths()));
        let mut line = Line::of(name, Meaning::Dim);
        let in_row = (0..weeks as i32).map(|week| first + 7 * week + row);
        for day in in_row.take_while(|day| *day <= today.0) {
            line = line.then(cell(count_on(day), most, paper.signs));
        }
        lines.push(line);
    }
    lines
}

/// The names of the months above the weeks in which they begin, where there is room for them.
fn months(first: i32, weeks: usize, paper: Paper) -> Line {
    let widths = paper.widths();
    let mut text = " ".repeat(NAMES);
    for week in 0..weeks {
        let monday = first + 7 * week as i32;
        let Some(month) = (monday..monday + 7).find_map(first_of_month) else {
            continue;
        };
        let name = say(paper.lang, &msg!("date-month", n = month));
        let (at, used) = (NAMES + week, widths.of(&text));
        let is_free = used < at || week == 0;
        if is_free && at + widths.of(&name) <= paper.width {
            text.push_str(&" ".repeat(at - used));
            text.push_str(&name);
        }
    }
    Line::of(text, Meaning::Dim)
}

/// The month that begins on this day, if one does.
fn first_of_month(day: i32) -> Option<i64> {
    let written = Day(day).iso();
    let (rest, of_month) = written.rsplit_once('-')?;
    let month = rest.rsplit_once('-')?.1;
    (of_month == "01").then(|| month.parse().ok())?
}

/// Monday is 0.
const fn weekday(day: Day) -> i32 {
    // 1970-01-01 was a Thursday.
    (day.0 + 3).rem_euclid(7)
}
