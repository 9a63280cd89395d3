//! What the signs of a timeline mean, sign by sign.

use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::lane::Doing;
use crate::present::lane::Happens;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;

/// A line for every sign, which stands in a column of `cells`.
pub fn legend(cells: usize, paper: Paper) -> Vec<Line> {
    let entries: [((Sign, Meaning), Message); 11] = [
        (Doing::Init.sign(), msg!("sim-drawing-init")),
        (Doing::Run.sign(), msg!("sim-drawing-run")),
        (Doing::Idle.sign(), msg!("sim-drawing-idle")),
        (Doing::Wait.sign(), msg!("sim-drawing-wait")),
        (Doing::Hidden.sign(), msg!("sim-drawing-hidden")),
        ((Sign::LaneGap, Meaning::Dim), msg!("sim-drawing-gap")),
        (Happens::Start.sign(), msg!("sim-drawing-start")),
        (Happens::Ok.sign(), msg!("sim-drawing-ok")),
        (Happens::Fail.sign(), msg!("sim-drawing-fail")),
        (Happens::Throttled.sign(), msg!("sim-drawing-throttled")),
        (Happens::Leaves.sign(), msg!("sim-drawing-leaves")),
    ];
    let widths = paper.widths();
    let mut lines = Vec::new();
    for ((sign, meaning), words) in entries {
        let lead = Line::of(paper.signs.get(sign), meaning).padded(cells, widths);
        let words = Rich::of(&say(paper.lang, &words), Meaning::Text);
        lines.extend(words.hanging(&lead, paper.width, widths));
    }
    lines
}
