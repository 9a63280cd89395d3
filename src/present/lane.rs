//! A lane of a timeline: what one environment or message does over time. Data and signs; `timeline` lays lanes out.

use crate::present::line::Meaning;
use crate::present::sign::Sign;

/// What a lane does for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// An environment starts up.
    Init,
    /// Something runs.
    Run,
    /// An environment waits for work.
    Idle,
    /// A message waits.
    Wait,
    /// A message is hidden from other readers.
    Hidden,
}

/// What happens to a lane at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happens {
    /// It begins.
    Start,
    /// A run or message ended well.
    Ok,
    /// A run failed.
    Fail,
    /// It went on to another place.
    Leaves,
    /// It was turned away.
    Throttled,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// What it is called.
    pub label: String,
    /// What it does, from and until when; in order, not overlapping.
    pub doing: Vec<(u64, u64, Doing)>,
    /// What happens, and when; in order.
    pub happens: Vec<(u64, Happens)>,
    /// Where it went in the end: a word behind its last sign. Empty if it stayed.
    pub went_to: String,
}

impl Lane {
    /// What it does in the time right after a moment.
    pub(super) fn doing_after(&self, time: u64) -> Option<Doing> {
        let at = self.doing.partition_point(|(_, until, _)| *until <= time);
        self.doing
            .get(at)
            .filter(|(from, _, _)| *from <= time)
            .map(|(_, _, doing)| *doing)
    }

    /// What it did right before a moment.
    pub(super) fn doing_before(&self, time: u64) -> Option<Doing> {
        let at = self.doing.partition_point(|(_, until, _)| *until < time);
        self.doing
            .get(at)
            .filter(|(from, _, _)| *from < time)
            .map(|(_, _, doing)| *doing)
    }

    /// What lanes that fared alike have in common: what they are, by their names without numbers, and the last that happened to them by
    /// then.
    pub(super) fn kind(&self, until: Option<u64>) -> (&str, Option<Happens>) {
        let name = self
            .label
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '#' | ' '));
        let come = self
            .happens
            .iter()
            .rev()
            .find(|(at, _)| until.is_none_or(|now| *at <= now));
        (name, come.map(|(_, happens)| *happens))
    }

    /// The most telling thing that happens at a moment.
    pub(super) fn happening(&self, time: u64) -> Option<Happens> {
        let from = self.happens.partition_point(|(at, _)| *at < time);
        self.happens[from..]
            .iter()
            .take_while(|(at, _)| *at == time)
            .map(|(_, happens)| *happens)
            .max_by_key(|happens| match happens {
                Happens::Start => 0,
                Happens::Ok => 1,
                Happens::Throttled => 2,
                Happens::Fail => 3,
                Happens::Leaves => 4,
            })
    }
}

impl Doing {
    /// How it is drawn.
    pub(super) const fn sign(self) -> (Sign, Meaning) {
        match self {
            Self::Init => (Sign::LaneInit, Meaning::Unsure),
            Self::Run => (Sign::LaneRun, Meaning::Accent),
            Self::Idle => (Sign::LaneIdle, Meaning::Dim),
            Self::Wait => (Sign::LaneWait, Meaning::Text),
            Self::Hidden => (Sign::LaneHidden, Meaning::Dim),
        }
    }
}

impl Happens {
    /// How it is drawn.
    pub(super) const fn sign(self) -> (Sign, Meaning) {
        match self {
            Self::Start => (Sign::LaneStart, Meaning::Accent),
            Self::Ok => (Sign::LaneOk, Meaning::Right),
            Self::Fail => (Sign::LaneFail, Meaning::Wrong),
            Self::Leaves => (Sign::LaneEnd, Meaning::Accent),
            Self::Throttled => (Sign::LaneThrottle, Meaning::Unsure),
        }
    }
}
