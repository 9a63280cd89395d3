//! The playhead over a recorded trace: where it stands, whether it moves, how fast. Long quiet gaps pass quickly, crowded moments
//! slowly enough to be seen. Rewinding is an index; nothing is simulated here.

use crate::sim::entry::What;
use crate::sim::identity::EntryId;
use crate::sim::trace::Trace;

/// Times as fast as the pace a reader can follow.
pub const SPEEDS: [(u64, u64); 6] = [(1, 2), (1, 1), (2, 1), (4, 1), (8, 1), (16, 1)];
/// The place of "as it is" among them.
const USUAL: usize = 1;
/// The shortest a moment is shown, in microseconds of the learner's clock.
const SHORTEST: u64 = 90_000;
/// The longest a gap is waited out.
const LONGEST: u64 = 900_000;
/// Gaps longer than this in the simulation are folded.
const FOLD: u64 = 1_000_000;
/// A whole run takes at most this long at the usual speed.
const WHOLE: u64 = 40_000_000;
/// Moments that a leap passes.
const LEAP: usize = 10;

/// The playhead.
#[derive(Clone, Debug, Default)]
pub struct Playback {
    /// Every time at which something happened, in order.
    moments: Vec<u64>,
    /// How long the way to each moment takes on the learner's clock; 0 for the first.
    ways: Vec<u64>,
    /// The first entry after each moment.
    ends: Vec<usize>,
    /// The moment by which everything worth watching has happened; what follows is tidying up.
    end: usize,
    /// The last moment reached; `None` before anything happened.
    at: Option<usize>,
    /// How long the way to the next moment has already been gone.
    gone: u64,
    /// The entry one stands on; the last that happened unless the learner chose another.
    chosen: Option<EntryId>,
    playing: bool,
    speed: usize,
}

impl Playback {
    /// A playhead before the first entry of a trace, standing still.
    pub fn new(trace: &Trace) -> Self {
        let mut moments = Vec::new();
        let mut ends = Vec::new();
        for (place, entry) in trace.entries.iter().enumerate() {
            if moments.last() != Some(&entry.at) {
                moments.push(entry.at);
                ends.push(place);
            }
            if let Some(end) = ends.last_mut() {
                *end = place + 1;
            }
        }
        let ways: Vec<u64> = (0..moments.len())
            .map(|at| match at.checked_sub(1) {
                None => SHORTEST,
                Some(before) => {
                    let gap = moments[at] - moments[before];
                    if gap >= FOLD {
                        LONGEST
                    } else {
                        gap.clamp(SHORTEST, LONGEST)
                    }
                }
            })
            .collect();
        let whole: u64 = ways.iter().sum();
        let ways = if whole > WHOLE {
            let shrunk = ways.iter().map(|way| way * (WHOLE / 1000) / (whole / 1000));
            shrunk.collect()
        } else {
            ways
        };
        let last = decisive(trace).map_or(0, |entry| entry.0 as usize);
        let end = ends.partition_point(|end| *end <= last);
        Self {
            end: end.min(moments.len().saturating_sub(1)),
            moments,
            ways,
            ends,
            speed: USUAL,
            ..Self::default()
        }
    }

    /// The time the playhead stands at, in microseconds of the simulation.
    pub fn now(&self) -> u64 {
        let Some(at) = self.at else {
            return 0;
        };
        let here = self.moments[at];
        match (self.moments.get(at + 1), self.ways.get(at + 1)) {
            (Some(next), Some(way)) if *way > 0 => {
                let part = self.gone.min(*way) as f64 / *way as f64;
                here + ((next - here) as f64 * part) as u64
            }
            _ => here,
        }
    }

    /// Whether it moves.
    pub const fn is_playing(&self) -> bool {
        self.playing
    }

    /// How many times as fast as usual, as a fraction.
    pub fn speed(&self) -> (u64, u64) {
        SPEEDS[self.speed.min(SPEEDS.len() - 1)]
    }

    /// Whether everything worth watching has happened.
    pub fn is_over(&self) -> bool {
        self.moments.is_empty() || self.at >= Some(self.end)
    }

    /// Entries that have happened: the trace up to here.
    pub fn happened(&self) -> usize {
        self.at.map_or(0, |at| self.ends[at])
    }

    /// The entry one stands on.
    pub fn entry(&self) -> Option<EntryId> {
        self.chosen
    }

    /// Starts or stops; at the end it starts over.
    pub fn play_or_pause(&mut self) {
        if !self.playing && self.is_over() {
            self.rewind();
        }
        self.playing = !self.playing && !self.moments.is_empty();
    }

    /// Time has passed on the learner's clock.
    pub fn tick(&mut self, micros: u64) {
        if !self.playing {
            return;
        }
        let (times, per) = self.speed();
        self.gone += micros * times / per;
        loop {
            let next = self.at.map_or(0, |at| at + 1);
            let Some(way) = self.ways.get(next).filter(|_| next <= self.end) else {
                break;
            };
            if self.gone < *way {
                return;
            }
            self.gone -= way;
            self.stand_at(next);
        }
        self.gone = 0;
        self.playing = false;
    }

    /// Faster or slower by one step.
    pub fn change_speed(&mut self, faster: bool) {
        self.speed = if faster {
            (self.speed + 1).min(SPEEDS.len() - 1)
        } else {
            self.speed.saturating_sub(1)
        };
    }

    /// Moments on or back; stops playing.
    pub fn step(&mut self, by: isize) {
        self.playing = false;
        let was_between = self.gone > 0;
        self.gone = 0;
        if self.moments.is_empty() {
            return;
        }
        let last = self.moments.len() - 1;
        match self.at {
            None if by > 0 => self.stand_at((by as usize - 1).min(last)),
            None => {}
            Some(at) if by < 0 => {
                // From between two moments, one step back is the one before.
                let by = by + isize::from(was_between);
                match at.checked_add_signed(by) {
                    Some(to) => self.stand_at(to),
                    None => self.rewind(),
                }
            }
            Some(at) => self.stand_at(at.saturating_add_signed(by).min(last)),
        }
    }

    /// Many moments on or back.
    pub fn leap(&mut self, forward: bool) {
        let by = LEAP.max(self.moments.len() / 20) as isize;
        self.step(if forward { by } else { -by });
    }

    /// To before the first entry.
    pub fn rewind(&mut self) {
        self.playing = false;
        self.at = None;
        self.gone = 0;
        self.chosen = None;
    }

    /// To the end of what is worth watching; from there, to the very end.
    pub fn finish(&mut self) {
        let to = if self.at >= Some(self.end) {
            self.moments.len()
        } else {
            self.end + 1
        };
        let here = self.at.map_or(0, |at| at + 1);
        self.step(to.saturating_sub(here) as isize);
    }

    /// To an entry, wherever it is; stops playing.
    pub fn go_to(&mut self, entry: EntryId) {
        let place = entry.0 as usize;
        let at = self.ends.partition_point(|end| *end <= place);
        if at < self.moments.len() {
            self.playing = false;
            self.gone = 0;
            self.stand_at(at);
            self.chosen = Some(entry);
        }
    }

    /// To the entry before or after the one one stands on.
    pub fn choose(&mut self, by: isize) {
        let here = self.chosen.map(|entry| entry.0 as usize);
        let all = self.ends.last().copied().unwrap_or(0);
        let to = match here {
            None => Some(0),
            Some(here) => here.checked_add_signed(by),
        };
        if let Some(to) = to.filter(|to| *to < all) {
            self.go_to(EntryId(to as u32));
        }
    }

    fn stand_at(&mut self, at: usize) {
        self.at = Some(at);
        self.chosen = self.ends[at]
            .checked_sub(1)
            .map(|place| EntryId(place as u32));
    }
}

/// The entry a finished run is best asked *why?* about: the last that is more than tidying up.
pub fn decisive(trace: &Trace) -> Option<EntryId> {
    let place = trace.entries.iter().rposition(|entry| {
        !matches!(
            entry.what,
            What::EnvironmentEnded { .. }
                | What::Warned { .. }
                | What::PollersGrew { .. }
                | What::FaultEnded(_)
        )
    })?;
    Some(EntryId(place as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::entry::Entry;
    use crate::sim::identity::NodeIndex;

    const S: u64 = 1_000_000;

    /// Two entries at once, one a second later, one after a long gap, one right behind it.
    fn trace() -> Trace {
        let entry = |at| Entry {
            at,
            node: NodeIndex(0),
            what: What::MessageSent,
            item: None,
            environment: None,
            cause: None,
        };
        Trace {
            entries: [0, 0, S / 2, 60 * S, 60 * S + 10]
                .into_iter()
                .map(entry)
                .collect(),
            ..Trace::default()
        }
    }

    #[test]
    fn time_passes_from_moment_to_moment_and_stops_at_the_end() {
        let mut playback = Playback::new(&trace());
        assert_eq!((playback.happened(), playback.now()), (0, 0));
        playback.play_or_pause();
        playback.tick(SHORTEST);
        assert_eq!((playback.happened(), playback.now()), (2, 0));
        playback.tick(S / 4);
        assert_eq!((playback.happened(), playback.now()), (2, S / 4));
        playback.tick(S / 4);
        assert_eq!((playback.happened(), playback.now()), (3, S / 2));
        // A minute passes in less than a second.
        playback.tick(LONGEST);
        assert_eq!(playback.happened(), 4);
        playback.tick(10 * S);
        assert!(playback.is_over() && !playback.is_playing());
        assert_eq!(playback.now(), 60 * S + 10);
    }

    #[test]
    fn steps_and_rewinding_go_anywhere() {
        let mut playback = Playback::new(&trace());
        playback.step(-1);
        assert_eq!(playback.happened(), 0);
        playback.step(1);
        playback.step(1);
        assert_eq!(playback.now(), S / 2);
        playback.step(-1);
        assert_eq!(playback.now(), 0);
        playback.step(-1);
        assert_eq!(playback.happened(), 0);
        playback.finish();
        assert!(playback.is_over());
        playback.play_or_pause();
        assert!(
            playback.is_playing() && playback.happened() == 0,
            "starts over"
        );
    }

    #[test]
    fn playing_stops_where_only_tidying_up_is_left() {
        let mut trace = trace();
        let mut late = trace.entries[4];
        late.at = 700 * S;
        late.what = What::EnvironmentEnded { lived: 600 * S };
        trace.entries.push(late);
        let mut playback = Playback::new(&trace);
        playback.play_or_pause();
        playback.tick(60 * S);
        assert!(playback.is_over() && !playback.is_playing());
        assert_eq!(playback.now(), 60 * S + 10);
        playback.finish();
        assert_eq!(playback.now(), 700 * S);
    }

    #[test]
    fn standing_on_an_entry_moves_the_playhead_there() {
        let mut playback = Playback::new(&trace());
        playback.choose(1);
        assert_eq!(playback.entry(), Some(EntryId(0)));
        playback.choose(1);
        playback.choose(1);
        assert_eq!(
            (playback.entry(), playback.now()),
            (Some(EntryId(2)), S / 2)
        );
        playback.go_to(EntryId(4));
        assert!(playback.is_over());
        playback.choose(1);
        assert_eq!(playback.entry(), Some(EntryId(4)));
        playback.go_to(EntryId(99));
        assert_eq!(playback.entry(), Some(EntryId(4)));
    }

    #[test]
    fn speed_has_ends() {
        let mut playback = Playback::new(&trace());
        for _ in 0..20 {
            playback.change_speed(true);
        }
        assert_eq!(playback.speed(), (16, 1));
        for _ in 0..20 {
            playback.change_speed(false);
        }
        assert_eq!(playback.speed(), (1, 2));
    }

    #[test]
    fn an_empty_trace_is_over_and_nothing_moves() {
        let mut playback = Playback::new(&Trace::default());
        playback.play_or_pause();
        playback.tick(S);
        playback.step(1);
        playback.choose(1);
        playback.finish();
        assert!(playback.is_over() && !playback.is_playing());
    }
}
