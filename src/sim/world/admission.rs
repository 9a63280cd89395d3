//! What stands between a call and its node in a scenario with policies: IAM.

use crate::sim::access::is_asked_on_delivery;
use crate::sim::event::Call;
use crate::sim::kernel::Kernel;
use crate::sim::status::Status;

/// Whether IAM lets a call through. One that is refused has been answered with 403; what nobody waits for is lost.
pub(super) fn admitted(kernel: &mut Kernel, call: &mut Call) -> bool {
    if !is_asked_on_delivery(&kernel.plan, call) {
        return true;
    }
    match kernel.permits(call) {
        Ok(cause) => {
            call.cause = cause;
            true
        }
        Err(cause) => {
            kernel.answer(call.reply, call.to, Status::Denied, cause);
            false
        }
    }
}
