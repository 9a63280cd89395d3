//! The sign table: every sign a layout uses, by name, with the ASCII twin that stands for it. Read from assets/signs.toml; no
//! other file spells a sign out.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::width::Widths;

/// The table as the file writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cell: BTreeMap<String, Entry>,
    mark: BTreeMap<String, Entry>,
}

/// A sign and its twin.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    sign: String,
    ascii: String,
    /// It must take exactly one cell.
    #[serde(skip)]
    one_cell: bool,
}

macro_rules! signs {
    ($($variant:ident = $name:literal: $meaning:literal,)*) => {
        /// A sign by name; its shape stands in assets/signs.toml.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Sign { $(#[doc = $meaning] $variant,)* }

        impl Sign {
            /// Every sign.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the table.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

signs! {
    Rule = "rule": "A horizontal line.",
    HeavyRule = "heavy-rule": "A horizontal line that stands out; the done part of a progress line.",
    Vertical = "vertical": "A vertical line.",
    CornerTopLeft = "corner-top-left": "A corner of a frame.",
    CornerTopRight = "corner-top-right": "A corner of a frame.",
    CornerBottomLeft = "corner-bottom-left": "A corner of a frame.",
    CornerBottomRight = "corner-bottom-right": "A corner of a frame.",
    TeeRight = "tee-right": "A vertical line with a branch to the right.",
    TeeLeft = "tee-left": "A vertical line with a branch to the left.",
    TeeDown = "tee-down": "A horizontal line with a branch down.",
    TeeUp = "tee-up": "A horizontal line with a branch up.",
    Cross = "cross": "Two lines that cross.",
    QuoteBar = "quote-bar": "The bar beside a quotation.",
    BarFull = "bar-full": "The filled part of a bar.",
    BarEmpty = "bar-empty": "The empty part of a bar.",
    Heat0 = "heat-0": "Nothing, in a heat map.",
    Heat1 = "heat-1": "A little, in a heat map.",
    Heat2 = "heat-2": "Some, in a heat map.",
    Heat3 = "heat-3": "Much, in a heat map.",
    Heat4 = "heat-4": "Most, in a heat map.",
    LaneLine = "lane-line": "A lane's own line.",
    LaneInit = "lane-init": "An environment starts.",
    LaneRun = "lane-run": "A run.",
    LaneIdle = "lane-idle": "An environment is idle.",
    LaneWait = "lane-wait": "A message waits.",
    LaneHidden = "lane-hidden": "A message is invisible.",
    LaneGap = "lane-gap": "Time folded away.",
    LaneStart = "lane-start": "A message or request begins.",
    LaneOk = "lane-ok": "It ended well.",
    LaneFail = "lane-fail": "It failed.",
    LaneEnd = "lane-end": "It went on to another place.",
    LaneThrottle = "lane-throttle": "It was throttled.",
    CursorLine = "cursor-line": "The moment one is looking at.",
    DownArrow = "down-arrow": "The end of an edge that goes down.",
    RightArrow = "right-arrow": "The end of an edge that goes right.",
    LeftArrow = "left-arrow": "The end of an edge that goes left.",
    Bullet = "bullet": "An item of a list.",
    InnerBullet = "inner-bullet": "An item of a list in a list.",
    Arrow = "arrow": "Leads to.",
    ArrowDown = "arrow-down": "Down.",
    ArrowUp = "arrow-up": "Up.",
    ArrowLeft = "arrow-left": "Left.",
    BackArrow = "back-arrow": "Back to a place further up.",
    Ellipsis = "ellipsis": "Something was cut off.",
    Wrapped = "wrapped": "The line goes on here.",
    Switch = "switch": "Between two languages.",
    Selection = "selection": "The selected thing.",
    Right = "right": "Right.",
    Wrong = "wrong": "Wrong.",
    Unsure = "unsure": "Not known.",
    Warning = "warning": "Worth a look.",
    Done = "done": "Passed.",
    Durable = "durable": "Passed and remembered.",
    Current = "current": "Where one is.",
    New = "new": "Not seen yet.",
    Skipped = "skipped": "Left out.",
    Planned = "planned": "Not written yet.",
    Chosen = "chosen": "The chosen option of a single choice.",
    Unchosen = "unchosen": "Another option of a single choice.",
    Ticked = "ticked": "A chosen option of several.",
    Unticked = "unticked": "Another option of several.",
    Message = "message": "A message in a queue.",
    Play = "play": "Playing.",
    Pause = "pause": "Stopped.",
    Times = "times": "Times as fast.",
    Lambda = "lambda": "A Lambda function.",
    Separator = "separator": "Between two small facts on one line.",
    Bookmark = "bookmark": "A marked place.",
    Blank = "blank": "A number that is drawn when the question is asked.",
}

/// How signs are to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    ascii: bool,
    widths: Widths,
}

impl Signs {
    /// Signs for a terminal: only ASCII or not, and how wide it draws.
    pub const fn new(ascii: bool, widths: Widths) -> Self {
        Self { ascii, widths }
    }

    /// How wide the terminal draws.
    pub const fn widths(self) -> Widths {
        self.widths
    }

    /// Whether only ASCII is wanted.
    pub const fn ascii(self) -> bool {
        self.ascii
    }

    /// The sign as text.
    pub fn get(self, sign: Sign) -> &'static str {
        let Some(entry) = table().get(sign as usize) else {
            return "?";
        };
        if self.ascii || (entry.one_cell && self.widths.of(&entry.sign) != 1) {
            &entry.ascii
        } else {
            &entry.sign
        }
    }

    /// Cells the sign takes.
    pub fn width(self, sign: Sign) -> usize {
        self.widths.of(self.get(sign))
    }

    /// The sign over and over, as often as fits into `cells`.
    pub fn fill(self, sign: Sign, cells: usize) -> String {
        self.get(sign).repeat(cells / self.width(sign).max(1))
    }
}

/// The entries in the order of [`Sign::ALL`].
fn table() -> &'static [Entry] {
    static TABLE: OnceLock<Vec<Entry>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let file: Option<File> = toml::from_str(include_str!("../../assets/signs.toml")).ok();
        let unknown = Entry {
            sign: "?".to_owned(),
            ascii: "?".to_owned(),
            one_cell: false,
        };
        Sign::ALL
            .iter()
            .map(|sign| {
                file.as_ref()
                    .and_then(|file| file.entry(*sign))
                    .unwrap_or_else(|| unknown.clone())
            })
            .collect()
    })
}

impl File {
    fn entry(&self, sign: Sign) -> Option<Entry> {
        let cell = self.cell.get(sign.name()).map(|entry| Entry {
            one_cell: true,
            ..entry.clone()
        });
        cell.or_else(|| self.mark.get(sign.name()).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> File {
        toml::from_str(include_str!("../../assets/signs.toml")).unwrap()
    }

    #[test]
    fn the_table_and_the_names_are_the_same() {
        let file = file();
        let mut named: Vec<&str> = Sign::ALL.iter().map(|sign| sign.name()).collect();
        let mut written: Vec<&str> = file
            .cell
            .keys()
            .chain(file.mark.keys())
            .map(String::as_str)
            .collect();
        named.sort_unstable();
        written.sort_unstable();
        assert_eq!(named, written);
    }

    #[test]
    fn twins_are_ascii_and_cells_are_cells() {
        let file = file();
        for (name, entry) in file.cell.iter().chain(&file.mark) {
            assert!(
                !entry.ascii.is_empty()
                    && entry
                        .ascii
                        .bytes()
                        .all(|b| b.is_ascii_graphic() || b == b' '),
                "{name}"
            );
        }
        for (name, entry) in &file.cell {
            assert_eq!(Widths::NARROW.of(&entry.sign), 1, "{name}");
            assert_eq!(entry.ascii.len(), 1, "{name}");
        }
    }

    #[test]
    fn cells_stay_one_cell_in_every_terminal() {
        for widths in [Widths::NARROW, Widths::WIDE] {
            for ascii in [false, true] {
                let signs = Signs::new(ascii, widths);
                assert_eq!(signs.width(Sign::Rule), 1);
                assert_eq!(signs.fill(Sign::HeavyRule, 7).chars().count(), 7);
                assert!(!ascii || Sign::ALL.iter().all(|sign| signs.get(*sign).is_ascii()));
            }
        }
        assert_eq!(Signs::new(false, Widths::WIDE).width(Sign::Arrow), 2);
        assert_eq!(Signs::new(true, Widths::WIDE).get(Sign::Arrow), "->");
    }
}
