//! A timeline as an SVG picture that stands on its own: no script, no font or file from elsewhere, light or dark as the reader's
//! system is. Kinds differ in shape as well as in colour. Draws the lanes of `timeline`; writes no file.

use std::fmt::Write as _;

use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::clock::clock;
use crate::present::clock::full_clock;
use crate::present::lane::Doing;
use crate::present::lane::Happens;
use crate::present::timeline::Timeline;
use crate::present::timeline::gap_label;
use crate::text::width::Widths;

/// The first line of every drawing, by which one is recognised.
pub const SIGNATURE: &str = "<!-- drawn by terakoya -->";

/// Lanes in a drawing; the rest is counted.
const MOST_LANES: usize = 150;
/// Height of a lane.
const ROW: f64 = 24.0;
/// Height of what spans inside it.
const BAR: f64 = 12.0;
/// Room around everything.
const MARGIN: f64 = 24.0;
/// A cell of text at the lanes' size: half of a Japanese character, wide enough for a Latin letter.
const CELL: f64 = 7.4;
/// Width of a folded gap beside its words.
const GAP: f64 = 28.0;
/// The plot is no narrower and no wider than this.
const NARROWEST: f64 = 560.0;
const WIDEST: f64 = 3200.0;

const DOINGS: [Doing; 5] = [
    Doing::Init,
    Doing::Run,
    Doing::Idle,
    Doing::Wait,
    Doing::Hidden,
];
const HAPPENINGS: [Happens; 5] = [
    Happens::Start,
    Happens::Ok,
    Happens::Fail,
    Happens::Throttled,
    Happens::Leaves,
];

/// Fonts with Japanese come first where they are there. Plain rules and their dark twins: not every viewer knows variables.
const STYLE: &str = r#"svg{font-family:"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic UI",Meiryo,system-ui,sans-serif;font-size:13px}
text{fill:#1f2328}.dim{fill:#59636e}.head{font-size:17px;font-weight:600}.paper{fill:#fff}.rule,.fold{stroke:#b7bfc8}.fold{stroke-dasharray:2 4}
.init,.ok,.fail,.throttled,.halo{fill:none;stroke-width:2}.init{stroke:#b35900}.run{fill:#0969da}.idle{fill:#d1d9e0}.wait,.hidden{stroke:#59636e;stroke-width:2}.hidden{stroke-dasharray:3 3}
.start{fill:#fff;stroke:#0969da;stroke-width:2}.ok,.fail{stroke-width:2.5}.halo{stroke:#fff;stroke-width:6}.ok{stroke:#1a7f37}.fail{stroke:#cf222e}.throttled{stroke:#8250df}.leaves{fill:#1f2328}
@media(prefers-color-scheme:dark){text,.leaves{fill:#e6edf3}.dim{fill:#9198a1}.paper{fill:#0d1117}.halo{stroke:#0d1117}.rule,.fold{stroke:#59636e}.init{stroke:#e0914f}.run{fill:#4493f8}.idle{fill:#3d444d}.wait,.hidden{stroke:#9198a1}.start{fill:#0d1117;stroke:#4493f8}.ok{stroke:#3fb950}.fail{stroke:#f85149}.throttled{stroke:#ab7df8}}"#;

/// What stands above the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The scenario's title.
    pub title: String,
    /// One line about the run.
    pub facts: Message,
}

/// Where everything stands.
struct Plan {
    /// Left edge of the plot.
    left: f64,
    /// Upper edge of the first lane.
    top: f64,
    /// The place of every moment.
    places: Vec<f64>,
    shown: usize,
}

/// The picture.
pub fn drawing(timeline: &Timeline, caption: &Caption, lang: Lang) -> String {
    let plan = Plan::of(timeline, lang);
    let right = plan.places.last().copied().unwrap_or(plan.left);
    let went = longest(timeline, |lane| &lane.went_to);
    let behind = if went > 0.0 { went + 40.0 } else { 0.0 };
    let legend = legend(timeline, lang);
    let legend_width = legend.iter().map(|(_, width)| width).sum::<f64>();
    let head = Widths::NARROW.of(&caption.title) as f64 * CELL * 1.35;
    let width = (right + behind + MARGIN)
        .max(head + 2.0 * MARGIN)
        .max(legend_width.min(WIDEST / 3.0) + 2.0 * MARGIN)
        .ceil();
    let mut body = String::new();
    lanes(&mut body, timeline, &plan, lang);
    let bottom = axis(&mut body, timeline, &plan, lang);
    let height = place_legend(&mut body, &legend, bottom, width) + MARGIN;
    let title = escaped(&caption.title);
    let about = escaped(&say(lang, &msg!("sim-drawing-about")));
    let facts = escaped(&say(lang, &caption.facts));
    let code = match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    };
    format!(
        "{SIGNATURE}\n<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{code}\" lang=\"{code}\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <title>{title}</title>\n<desc>{about}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n\
         <text class=\"head\" x=\"{MARGIN}\" y=\"38\">{title}</text>\n\
         <text class=\"dim\" x=\"{MARGIN}\" y=\"60\">{facts}</text>\n{body}</svg>\n"
    )
}

impl Plan {
    fn of(timeline: &Timeline, lang: Lang) -> Self {
        let left = MARGIN + longest(timeline, |lane| &lane.label) + 14.0;
        let times = timeline.times();
        let shortest = (0..times.len().saturating_sub(1))
            .map(|at| timeline.length(at))
            .min()
            .unwrap_or(1)
            .max(1);
        let wide = |at: usize| {
            if timeline.folded(at) {
                let words = gap_label(lang, timeline.length(at));
                (GAP + cells(&words), false)
            } else {
                // The longer the wider, by the logarithm: a run of 100 ms and one of 10 s are both seen.
                let ratio = timeline.length(at) as f64 / shortest as f64;
                (10.0 + 8.0 * ratio.log2().max(0.0), true)
            }
        };
        let widths: Vec<(f64, bool)> = (0..times.len().saturating_sub(1)).map(wide).collect();
        let sum = |stretches: bool| -> f64 {
            let chosen = widths.iter().filter(|(_, can)| *can == stretches);
            chosen.map(|(width, _)| width).sum()
        };
        let (stiff, soft) = (sum(false), sum(true));
        let room = (stiff + soft).clamp(NARROWEST, WIDEST);
        let stretch = if soft > 0.0 {
            ((room - stiff) / soft).clamp(0.02, 6.0)
        } else {
            1.0
        };
        let mut places = Vec::with_capacity(times.len());
        let mut place = left;
        places.push(place);
        for (width, can) in widths {
            place += if can { width * stretch } else { width };
            places.push(place);
        }
        Self {
            left,
            top: 84.0,
            places,
            shown: timeline.lanes.len().min(MOST_LANES),
        }
    }

    /// The place of a moment at which something happens.
    fn x(&self, timeline: &Timeline, time: u64) -> f64 {
        let at = timeline.times().partition_point(|at| *at < time);
        self.places.get(at).copied().unwrap_or(self.left)
    }

    /// The middle of a lane.
    fn y(&self, lane: usize) -> f64 {
        self.top + (lane as f64 + 0.5) * ROW
    }

    /// The lower edge of the last lane.
    fn foot(&self) -> f64 {
        self.top + self.shown as f64 * ROW
    }
}

fn lanes(body: &mut String, timeline: &Timeline, plan: &Plan, lang: Lang) {
    let foot = plan.foot();
    // Folds behind everything, so that a waiting lane visibly goes through them.
    for at in (0..timeline.times().len()).filter(|at| timeline.folded(*at)) {
        let (from, until) = (plan.places[at], plan.places[at + 1]);
        for x in [from + 3.0, until - 3.0] {
            line(body, "fold", (x, plan.top), (x, foot));
        }
    }
    for (number, lane) in timeline.lanes.iter().take(plan.shown).enumerate() {
        let y = plan.y(number);
        let label = escaped(&lane.label);
        let _ = writeln!(
            body,
            "<text class=\"dim\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            plan.left - 10.0,
            y + 4.5
        );
        for (from, until, doing) in &lane.doing {
            let (left, right) = (plan.x(timeline, *from), plan.x(timeline, *until));
            let said = msg!(
                "sim-drawing-span",
                what = named(*doing),
                from = full_clock(*from),
                until = full_clock(*until)
            );
            let _ = write!(body, "<g><title>{}</title>", escaped(&say(lang, &said)));
            span(body, *doing, left, right, y);
            body.push_str("</g>\n");
        }
        for (at, happens) in &lane.happens {
            let x = plan.x(timeline, *at);
            let said = msg!(
                "sim-drawing-mark",
                what = called(*happens),
                at = full_clock(*at)
            );
            let _ = write!(body, "<g><title>{}</title>", escaped(&say(lang, &said)));
            mark(body, *happens, x, y);
            body.push_str("</g>\n");
        }
        if let (false, Some((at, Happens::Leaves))) = (lane.went_to.is_empty(), lane.happens.last())
        {
            let to = msg!("sim-drawing-went-to", to = lane.went_to.as_str());
            text(
                body,
                "dim",
                plan.x(timeline, *at) + 10.0,
                y + 4.5,
                &say(lang, &to),
            );
        }
    }
}

/// The rule below the lanes, clocks where there is room, the length of folded gaps. Says where it ends.
fn axis(body: &mut String, timeline: &Timeline, plan: &Plan, lang: Lang) -> f64 {
    let foot = plan.foot();
    let times = timeline.times();
    let mut below = foot + 6.0;
    if plan.shown < timeline.lanes.len() {
        let count = timeline.lanes.len() - plan.shown;
        let words = say(lang, &msg!("sim-drawing-left-out", count = count));
        text(body, "dim", plan.left, below + 12.0, &words);
        below += 20.0;
    }
    let (Some(first), Some(last)) = (plan.places.first(), plan.places.last()) else {
        return below;
    };
    if times.is_empty() {
        let words = say(lang, &msg!("sim-drawing-nothing"));
        text(body, "dim", MARGIN, below + 12.0, &words);
        return below + 20.0;
    }
    line(body, "rule", (*first, below), (*last, below));
    // Clocks first where a stretch begins, then wherever they fit.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for worth in [true, false] {
        for (at, time) in times.iter().enumerate() {
            let begins = at == 0 || timeline.folded(at - 1) || at + 1 == times.len();
            if begins != worth {
                continue;
            }
            let words = clock(*time);
            let half = cells(&words) / 2.0 + 4.0;
            let x = plan.places[at];
            let free = taken
                .iter()
                .all(|(from, until)| x + half < *from || *until < x - half);
            if free {
                taken.push((x - half, x + half));
                line(body, "rule", (x, below), (x, below + 5.0));
                let _ = writeln!(
                    body,
                    "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{words}</text>",
                    below + 20.0
                );
            }
        }
    }
    let mut folds = false;
    for at in (0..times.len()).filter(|at| timeline.folded(*at)) {
        folds = true;
        let middle = f64::midpoint(plan.places[at], plan.places[at + 1]);
        let words = escaped(&gap_label(lang, timeline.length(at)));
        let _ = writeln!(
            body,
            "<text class=\"dim\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{words}</text>",
            below + 38.0
        );
    }
    below + if folds { 46.0 } else { 28.0 }
}

/// Signs that are used, each with its word and its width.
fn legend(timeline: &Timeline, lang: Lang) -> Vec<(Entry, f64)> {
    let lanes = &timeline.lanes;
    let doing = |wanted| {
        let mut all = lanes.iter().flat_map(|lane| &lane.doing);
        all.any(|(_, _, doing)| *doing == wanted)
    };
    let happens = |wanted| {
        let mut all = lanes.iter().flat_map(|lane| &lane.happens);
        all.any(|(_, happens)| *happens == wanted)
    };
    let spans = DOINGS.into_iter().filter(|wanted| doing(*wanted));
    let marks = HAPPENINGS.into_iter().filter(|wanted| happens(*wanted));
    let mut entries: Vec<(Sign, Message)> = spans
        .map(|doing| (Sign::Span(doing), named(doing)))
        .chain(marks.map(|happens| (Sign::Mark(happens), called(happens))))
        .collect();
    if (0..timeline.times().len()).any(|at| timeline.folded(at)) {
        entries.push((Sign::Fold, msg!("sim-drawing-gap")));
    }
    entries
        .into_iter()
        .map(|(sign, words)| {
            let words = say(lang, &words);
            let width = 38.0 + cells(&words) + 18.0;
            (Entry { sign, words }, width)
        })
        .collect()
}

struct Entry {
    sign: Sign,
    words: String,
}

enum Sign {
    Span(Doing),
    Mark(Happens),
    Fold,
}

/// Entries side by side, in as many rows as they need. Says where it ends.
fn place_legend(body: &mut String, legend: &[(Entry, f64)], from: f64, width: f64) -> f64 {
    let mut x = MARGIN;
    let mut y = from + 20.0;
    for (entry, wide) in legend {
        if x + wide > width - MARGIN && x > MARGIN {
            x = MARGIN;
            y += ROW;
        }
        match entry.sign {
            Sign::Span(doing) => span(body, doing, x, x + 26.0, y),
            Sign::Mark(happens) => mark(body, happens, x + 13.0, y),
            Sign::Fold => {
                for x in [x + 8.0, x + 18.0] {
                    line(body, "fold", (x, y - 8.0), (x, y + 8.0));
                }
            }
        }
        text(body, "dim", x + 34.0, y + 4.5, &entry.words);
        x += wide;
    }
    y + ROW / 2.0
}

fn span(body: &mut String, doing: Doing, left: f64, right: f64, y: f64) {
    let top = y - BAR / 2.0;
    // Short ones are still to be seen.
    let width = (right - left).max(1.5);
    match doing {
        Doing::Init => {
            let _ = write!(
                body,
                "<rect class=\"init\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
                left + 1.0,
                top + 1.0,
                (width - 2.0).max(0.5),
                BAR - 2.0
            );
        }
        Doing::Run => {
            let _ = write!(
                body,
                "<rect class=\"run\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\"/>"
            );
        }
        Doing::Idle => {
            let _ = write!(
                body,
                "<rect class=\"idle\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"4\"/>",
                y - 2.0
            );
        }
        Doing::Wait => line(body, "wait", (left, y), (left + width, y)),
        Doing::Hidden => line(body, "hidden", (left, y), (left + width, y)),
    }
}

fn mark(body: &mut String, happens: Happens, x: f64, y: f64) {
    // Lines have a border in the colour of the paper, so that they are seen on what runs.
    let mut lines = |class: &str, shape: &str, x: f64, y: f64| {
        let _ = write!(
            body,
            "<path class=\"halo\" d=\"M{x:.1} {y:.1}{shape}\"/><path class=\"{class}\" d=\"M{x:.1} {y:.1}{shape}\"/>"
        );
    };
    match happens {
        Happens::Ok => lines("ok", "l4 4l7 -9", x - 5.0, y),
        Happens::Fail => lines("fail", "l9 9m0 -9l-9 9", x - 4.5, y - 4.5),
        Happens::Throttled => lines("throttled", "l5 -5l5 5l-5 5z", x - 5.0, y),
        Happens::Start => {
            let _ = write!(
                body,
                "<circle class=\"start\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>"
            );
        }
        Happens::Leaves => {
            let _ = write!(
                body,
                "<path class=\"leaves\" d=\"M{:.1} {:.1}l9 5l-9 5z\"/>",
                x - 4.0,
                y - 5.0
            );
        }
    }
}

fn line(body: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(
        body,
        "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
    );
}

fn text(body: &mut String, class: &str, x: f64, y: f64, words: &str) {
    let words = escaped(words);
    let _ = writeln!(
        body,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{words}</text>"
    );
}

fn longest(timeline: &Timeline, of: fn(&crate::present::lane::Lane) -> &String) -> f64 {
    let lanes = timeline.lanes.iter().take(MOST_LANES);
    lanes.map(|lane| cells(of(lane))).fold(0.0, f64::max)
}

fn cells(words: &str) -> f64 {
    Widths::NARROW.of(words) as f64 * CELL
}

fn named(doing: Doing) -> Message {
    match doing {
        Doing::Init => msg!("sim-drawing-init"),
        Doing::Run => msg!("sim-drawing-run"),
        Doing::Idle => msg!("sim-drawing-idle"),
        Doing::Wait => msg!("sim-drawing-wait"),
        Doing::Hidden => msg!("sim-drawing-hidden"),
    }
}

fn called(happens: Happens) -> Message {
    match happens {
        Happens::Start => msg!("sim-drawing-start"),
        Happens::Ok => msg!("sim-drawing-ok"),
        Happens::Fail => msg!("sim-drawing-fail"),
        Happens::Leaves => msg!("sim-drawing-leaves"),
        Happens::Throttled => msg!("sim-drawing-throttled"),
    }
}

/// Text as XML takes it; characters XML has no place for are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::lane::Lane;

    const S: u64 = 1_000_000;

    fn caption() -> Caption {
        Caption {
            title: "<写真> & \"more\"\u{1b}".to_owned(),
            facts: msg!("present-timeline"),
        }
    }

    fn lane(number: u64) -> Lane {
        Lane {
            label: format!("resize #{number} <&>"),
            doing: vec![
                (0, S / 2, Doing::Init),
                (S / 2, S, Doing::Run),
                (S, 60 * S, Doing::Idle),
            ],
            happens: vec![(S, Happens::Fail), (60 * S, Happens::Leaves)],
            went_to: "dead-letters".to_owned(),
        }
    }

    /// Every element is closed in its order, and no text breaks out of its place.
    fn is_well_formed(xml: &str) -> bool {
        let mut open = Vec::new();
        for part in xml.split('<').skip(1) {
            let Some((tag, text)) = part.split_once('>') else {
                return false;
            };
            if tag.starts_with("!--") || tag.ends_with('/') {
                // A remark, or an element without anything in it.
            } else if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else {
                open.push(tag.split_whitespace().next().unwrap_or_default());
            }
            if text.contains(['>', '\u{1b}']) {
                return false;
            }
        }
        open.is_empty()
    }

    #[test]
    fn a_drawing_is_well_formed_and_of_its_language() {
        let timeline = Timeline::new((1..4).map(lane).collect());
        for lang in Lang::ALL {
            let drawn = drawing(&timeline, &caption(), lang);
            assert!(is_well_formed(&drawn), "{drawn}");
            assert!(drawn.starts_with(SIGNATURE));
            assert!(drawn.contains("&lt;写真&gt; &amp;"), "{drawn}");
            assert!(!drawn.contains("NaN") && !drawn.contains('⟦'), "{drawn}");
            assert!(!drawn.contains("http:") || drawn.matches("http").count() == 1);
            let gap = say(lang, &msg!("sim-drawing-gap"));
            assert!(drawn.contains(&gap), "{drawn}");
            assert_eq!(drawn.matches("class=\"run\"").count(), 3 + 1, "{drawn}");
        }
    }

    #[test]
    fn nothing_and_very_much_can_be_drawn() {
        let empty = drawing(&Timeline::new(Vec::new()), &caption(), Lang::En);
        assert!(is_well_formed(&empty) && empty.contains("Nothing happened"));
        let many = (0..400)
            .map(|n| Lane {
                doing: vec![(n * 1000, n * 1000 + 100 * S, Doing::Run)],
                ..Lane::default()
            })
            .collect();
        let drawn = drawing(&Timeline::new(many), &caption(), Lang::Ja);
        assert!(is_well_formed(&drawn) && drawn.contains("250"), "{drawn}");
        let width = drawn
            .split("width=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let width: f64 = width.and_then(|width| width.parse().ok()).unwrap_or(0.0);
        assert!((500.0..4000.0).contains(&width), "{width}");
    }
}
