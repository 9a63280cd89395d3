//! All keys of a screen, made from the keymap: a box over the screen they belong to.

use crate::msg;
use crate::present::frame::framed;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::timeline::legend::legend;
use crate::text::fit;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap;
use crate::tui::keymap::Context;
use crate::tui::widget::footer::key_name;
use crate::tui::widget::footer::words;
use crate::tui::widget::window::Window;

/// The widest the box gets.
const WIDEST: usize = 64;
/// Cells for the keys.
const KEYS: usize = 16;

/// The screen's state: whose keys, and how far down.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    of: Context,
    window: Window,
}

impl Help {
    /// The keys of a context.
    pub fn new(of: Context) -> Self {
        Self {
            of,
            window: Window::default(),
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        if matches!(action, Action::Back | Action::Help) {
            return vec![Effect::Back];
        }
        self.window
            .act(action, self.lines(ctx).len(), Self::room(ctx));
        Vec::new()
    }

    /// The box and how wide it is.
    pub fn view(&self, ctx: &Ctx<'_>) -> (Vec<Line>, usize) {
        let lines = self.lines(ctx);
        let room = Self::room(ctx);
        let mut window = self.window;
        window.clamp(lines.len(), room);
        let more = lines.len().saturating_sub(window.top + room);
        let shown: Vec<Line> = lines.into_iter().skip(window.top).take(room).collect();
        let title = ctx.say(&msg!("keys-title"));
        let title = match (window.top, more) {
            (0, 0) => title,
            (above, below) => format!("{title}  {}", scrolled(above, below, ctx)),
        };
        let paper = ctx.column().with_width(Self::width(ctx));
        (framed(&title, &shown, paper), paper.width)
    }

    fn width(ctx: &Ctx<'_>) -> usize {
        ctx.column().width.min(WIDEST)
    }

    /// Rows inside the box.
    fn room(ctx: &Ctx<'_>) -> usize {
        ctx.rows().saturating_sub(2).max(1)
    }

    fn lines(&self, ctx: &Ctx<'_>) -> Vec<Line> {
        let widths = ctx.signs.widths();
        let width = Self::width(ctx).saturating_sub(4).max(2);
        let column = KEYS.min(width / 3);
        let mut lines = Vec::new();
        for binding in keymap::bindings(self.of) {
            let names: Vec<String> = binding.keys.iter().map(|key| key_name(*key, ctx)).collect();
            let apart = names.join("  ");
            let names = if widths.of(&apart) <= column {
                apart
            } else {
                names.join(" ")
            };
            let lead = Line::of(fit::pad_end(&names, column, widths), Meaning::Accent)
                .with("  ", Meaning::Text);
            let words = Rich::of(&words(binding, self.of, ctx), Meaning::Text);
            lines.extend(words.hanging(&lead, width, widths));
        }
        if matches!(
            self.of,
            Context::Playback | Context::Causes | Context::Controls
        ) {
            lines.push(Line::default());
            let title = Rich::of(&ctx.say(&msg!("play-legend")), Meaning::Strong);
            lines.extend(title.lines(width, widths));
            lines.extend(legend(column + 2, ctx.column().with_width(width)));
        }
        lines
    }
}

/// `↑ 2 ↓ 5`: lines beyond the edges.
fn scrolled(above: usize, below: usize, ctx: &Ctx<'_>) -> String {
    use crate::present::sign::Sign;
    let up = ctx.sign(Sign::ArrowUp);
    let down = ctx.sign(Sign::ArrowDown);
    match (above, below) {
        (0, below) => format!("{down} {below}"),
        (above, 0) => format!("{up} {above}"),
        (above, below) => format!("{up} {above} {down} {below}"),
    }
}
