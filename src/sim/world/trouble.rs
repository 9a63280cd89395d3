//! Faults of the scenario: what stands between a call and its node.

use crate::sim::event::Call;
use crate::sim::event::Signal;
use crate::sim::kernel::Kernel;

/// Whether a fault keeps a call from its node: refuses it, loses it for the moment, or holds it back. The call was dealt with then.
pub(super) fn troubled(kernel: &mut Kernel, call: &Call) -> bool {
    let now = kernel.now;
    let Some(trouble) = kernel.trouble(call.to) else {
        return false;
    };
    let latency = trouble.latency;
    let refused = trouble.outage_until.is_some() || trouble.strikes();
    let back_at = trouble.outage_until.unwrap_or(now + RESEND_AFTER);
    if refused {
        kernel.refuse(call, back_at);
        return true;
    }
    if latency > 0 && !call.delayed {
        let call = Call {
            delayed: true,
            ..*call
        };
        kernel.defer(now.saturating_add(latency), Signal::Call(call));
        return true;
    }
    false
}

/// When a service delivers again that met an error.
const RESEND_AFTER: u64 = 1_000_000;
