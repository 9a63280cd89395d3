//! Where things ended that came to a place: so that a test can ask whether any was lost or counted twice.

/// How a thing left a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its caller has the answer it wanted.
    Answered,
    /// Its caller has an error.
    Failed,
    /// It was worked off.
    Processed,
    /// It went to a dead-letter queue or a failure destination.
    DeadLettered,
    /// It grew too old.
    Expired,
    /// A rule let it fall: a filter, no destination.
    Dropped,
}

impl End {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Answered,
        Self::Failed,
        Self::Processed,
        Self::DeadLettered,
        Self::Expired,
        Self::Dropped,
    ];
}

/// What came to a place and how it left, from the start of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
    entered: u64,
    left: [u64; End::ALL.len()],
}

impl Ledger {
    #[inline]
    pub const fn enter(&mut self) {
        self.entered += 1;
    }

    #[inline]
    pub const fn leave(&mut self, end: End) {
        self.left[end as usize] += 1;
    }
}

/// The ledger of one place at the end of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The place: a node, or a part of one.
    pub place: String,
    /// What came in.
    pub entered: u64,
    /// What left, by [`End::ALL`].
    pub left: [u64; End::ALL.len()],
    /// What is still there.
    pub open: u64,
}

impl Balance {
    pub(crate) fn new(place: String, ledger: &Ledger, open: u64) -> Self {
        Self {
            place,
            entered: ledger.entered,
            left: ledger.left,
            open,
        }
    }

    /// Whether nothing was lost and nothing counted twice.
    pub fn holds(&self) -> bool {
        self.entered == self.left.iter().sum::<u64>() + self.open
    }
}
