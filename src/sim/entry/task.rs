//! Words of the trace about servers and tasks: why a request was given up, where a task is in its life and why it ended. Saying them is
//! `sim/telling.rs`.

/// Why a server gives up a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It took longer than the server's timeout: 504.
    TimedOut,
    /// A fault took the server down with the request in it: 503.
    Lost,
    /// Its task was stopped before the work was over: 502.
    Killed,
}

/// Where a Fargate task is in its life, as ECS calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Its network interface is being set up.
    Provisioning,
    /// Its image is pulled and its container started.
    Pending,
    /// It takes requests.
    Running,
    /// It takes no more requests and ends those it has.
    Deactivating,
}

impl TaskState {
    /// As ECS writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Provisioning => "PROVISIONING",
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Deactivating => "DEACTIVATING",
        }
    }

    /// Whether it is on its way out.
    pub const fn is_ending(self) -> bool {
        matches!(self, Self::Deactivating)
    }
}

/// Why a Fargate task stopped, as ECS calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopCode {
    /// The service wants fewer tasks.
    Scheduler,
    /// AWS took its Spot capacity back.
    SpotInterruption,
}

impl StopCode {
    /// As ECS writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheduler => "ServiceSchedulerInitiated",
            Self::SpotInterruption => "SpotInterruption",
        }
    }
}
