//! How a call ended, as its caller sees it. Services make these; a client and an API read them.

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done: 200.
    Done,
    /// Taken over, to be done later: 202.
    Accepted,
    /// An answer of an API with this HTTP status.
    Http(u16),
    /// The function ran and failed. Lambda answers 200 and says so in a header, so an SDK does not retry it.
    FunctionFailed(Failure),
    /// Refused because of a limit: 429.
    Throttled(Throttle),
    /// IAM does not allow the call: 403.
    Denied,
    /// More bytes than the service takes: 413.
    TooLarge,
    /// The service itself is down: 503.
    Unavailable,
    /// Lambda broke a chain of functions that invoke each other: 400.
    LoopStopped,
    /// The caller stopped waiting.
    CallerTimedOut,
}

impl Status {
    /// The HTTP status; 0 where no answer came.
    pub const fn http(self) -> u16 {
        match self {
            Self::Done | Self::FunctionFailed(_) => 200,
            Self::Accepted => 202,
            Self::Http(status) => status,
            Self::Denied => 403,
            Self::TooLarge => 413,
            Self::Throttled(_) => 429,
            Self::Unavailable => 503,
            Self::LoopStopped => 400,
            Self::CallerTimedOut => 0,
        }
    }

    /// Whether the caller got what it wanted.
    pub const fn is_success(self) -> bool {
        match self {
            Self::Done | Self::Accepted => true,
            Self::Http(status) => status < 400,
            _ => false,
        }
    }

    /// Whether an SDK tries again: throttles, server errors, no answer in time.
    pub const fn is_retryable(self) -> bool {
        match self {
            Self::Throttled(_) | Self::Unavailable | Self::CallerTimedOut => true,
            Self::Http(status) => status == 429 || status >= 500,
            _ => false,
        }
    }
}

/// How a function fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It raised an exception.
    Error,
    /// It reached its timeout.
    Timeout,
    /// It ran out of memory and was killed.
    Memory,
}

/// Which limit refused a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Throttle {
    /// The account's concurrency, shared by all functions without a reservation.
    Account,
    /// The function's reserved concurrency.
    Reserved,
    /// The function may not create environments faster.
    ScaleOut,
    /// An API's steady rate and burst.
    Rate,
    /// A shard's write limit.
    Shard,
}
