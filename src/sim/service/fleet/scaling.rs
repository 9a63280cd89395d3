//! Target tracking: once a minute the average CPU utilisation is compared with its target, and the number of tasks follows it, out at
//! once, in only when it lies clearly below. CPU utilisation is the share of places in use, which is a model choice.

use crate::sim::entry::What;
use crate::sim::event::Event;
use crate::sim::identity::Cause;
use crate::sim::kernel::Kernel;
use crate::sim::model;
use crate::sim::scenario::fargate::Tracking;
use crate::sim::service::fleet::Fleet;

/// What the last decisions were.
#[derive(Debug, Default)]
pub(super) struct Scaling {
    out_at: Option<u64>,
    in_at: Option<u64>,
    /// Busy places × time and places × time at the last look.
    seen: (u128, u128),
}

impl Scaling {
    /// How many tasks there should be, seeing this utilisation of `running` tasks.
    fn decide(
        &mut self,
        now: u64,
        tracking: &Tracking,
        utilisation: f64,
        running: u32,
        desired: u32,
    ) -> Option<u32> {
        let is_over = |at: Option<u64>, cooldown: u64| at.is_none_or(|at| now - at >= cooldown);
        let wanted = f64::from(running) * utilisation / tracking.target;
        // What is a hair above a whole number is that number: sums of times are not exact.
        let wanted = (wanted - 1e-9).max(0.0).ceil().min(f64::from(u32::MAX)) as u32;
        let wanted = wanted.clamp(tracking.least, tracking.most);
        if utilisation > tracking.target && wanted > desired {
            if !is_over(self.out_at, tracking.out_cooldown) {
                return None;
            }
            self.out_at = Some(now);
            return Some(wanted);
        }
        let clearly_below = utilisation < tracking.target * (1.0 - SLACK);
        // What is still starting will lower the average further; what was just added has to show first.
        if clearly_below
            && wanted < desired
            && running == desired
            && is_over(self.out_at, tracking.in_cooldown)
            && is_over(self.in_at, tracking.in_cooldown)
        {
            self.in_at = Some(now);
            return Some(wanted);
        }
        None
    }
}

/// How far below its target a utilisation has to lie before tasks are taken away.
const SLACK: f64 = 0.1;

impl Fleet {
    /// A minute is over.
    pub fn scale(&mut self, kernel: &mut Kernel) {
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        let Some(tracking) = &tasks.settings.tracking else {
            return;
        };
        let now = kernel.now;
        let again = Event::ScalingDue { fleet: self.place };
        kernel.schedule(now + model::span("fargate.evaluation"), again);
        let areas = self.hosts.areas(now);
        let busy = areas.0.saturating_sub(tasks.scaling.seen.0);
        let places = areas.1.saturating_sub(tasks.scaling.seen.1);
        tasks.scaling.seen = areas;
        let running = tasks.running();
        // No data, no action.
        if places == 0 || running == 0 {
            return;
        }
        let utilisation = busy as f64 / places as f64;
        let from = tasks.desired;
        let decided = tasks
            .scaling
            .decide(now, tracking, utilisation, running, from);
        let Some(to) = decided else {
            return;
        };
        tasks.desired = to;
        let scaled = What::TasksScaled {
            from,
            to,
            utilisation,
        };
        let cause = kernel.note_at(self.node, Cause::NONE, scaled);
        self.keep_desired(kernel, cause);
    }

    /// Measuring starts anew: so do the areas that the next look is compared with.
    pub(super) fn look_anew(&mut self) {
        if let Some(tasks) = &mut self.tasks {
            tasks.scaling.seen = (0, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60_000_000;

    fn tracking() -> Tracking {
        Tracking {
            target: 0.5,
            least: 1,
            most: 10,
            out_cooldown: 5 * MINUTE,
            in_cooldown: 5 * MINUTE,
        }
    }

    #[test]
    fn out_in_proportion_and_in_only_when_clearly_below() {
        let mut scaling = Scaling::default();
        let mut decide = |minute: u64, utilisation: f64, running: u32, desired: u32| {
            scaling.decide(minute * MINUTE, &tracking(), utilisation, running, desired)
        };
        assert_eq!(decide(1, 0.5, 2, 2), None);
        assert_eq!(decide(2, 1.0, 2, 2), Some(4));
        // The cooldown holds the next step back.
        assert_eq!(decide(3, 1.0, 4, 4), None);
        assert_eq!(decide(7, 1.0, 4, 4), Some(8));
        // No more than the most.
        assert_eq!(decide(12, 0.9, 8, 8), Some(10));
        // Below, but not clearly.
        assert_eq!(decide(20, 0.46, 10, 10), None);
        assert_eq!(decide(21, 0.3, 10, 10), Some(6));
        assert_eq!(decide(22, 0.1, 6, 6), None);
        // Out is not held back by what was taken away.
        assert_eq!(decide(23, 0.6, 6, 6), Some(8));
        assert_eq!(decide(40, 0.0, 8, 8), Some(1));
    }
}
