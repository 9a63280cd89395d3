//! The concurrency that the functions of an account share. Reserved shares are each function's own affair; here is what is left.

use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;

/// The unreserved concurrency of the account.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    free: u32,
}

impl Account {
    pub fn new(plan: &Plan) -> Self {
        let reserved: u32 = plan
            .nodes
            .iter()
            .filter_map(|node| match &node.settings {
                Settings::Lambda(function) => function.reserved,
                _ => None,
            })
            .sum();
        Self {
            free: plan.concurrency.saturating_sub(reserved),
        }
    }

    /// Takes a place, if one is free.
    #[inline]
    pub const fn take(&mut self) -> bool {
        if self.free == 0 {
            return false;
        }
        self.free -= 1;
        true
    }

    /// Gives a place back.
    #[inline]
    pub const fn give_back(&mut self) {
        self.free += 1;
    }
}
