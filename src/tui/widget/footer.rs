//! The footer: the keys that matter most here, as many as fit, made from the keymap.

use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::key::Key;
use crate::tui::keymap;
use crate::tui::keymap::Binding;
use crate::tui::keymap::Context;

/// Cells between two entries, where there is room and where there is not.
const GAPS: [usize; 2] = [3, 2];
/// In a window narrower than this the key that shows all of them goes without its words before another key goes.
const NARROW: usize = 60;

/// The footer of a context: as many keys as fit, the most useful first. The key that shows all of them and the one that leaves are
/// always there.
pub fn footer(context: Context, ctx: &Ctx<'_>) -> Line {
    let widths = ctx.signs.widths();
    let room = ctx.width().saturating_sub(2);
    let mut entries: Vec<&Binding> = keymap::bindings(context)
        .filter(|binding| binding.footer && is_worth_it(binding, ctx))
        .collect();
    loop {
        for (gap, bare) in [(GAPS[0], false), (GAPS[1], false), (GAPS[1], true)] {
            let line = set(&entries, context, gap, bare, ctx);
            if line.width(widths) <= room && (!bare || ctx.width() < NARROW) {
                return line;
            }
        }
        let Some(last) = entries.iter().rposition(|entry| !stays(entry)) else {
            return set(&entries, context, GAPS[1], true, ctx);
        };
        entries.remove(last);
    }
}

/// Whether a key is named however little room there is.
const fn stays(binding: &Binding) -> bool {
    matches!(binding.action, Action::Help | Action::Back | Action::Quit)
}

/// One language or two is a question only where two have room by themselves, or are shown.
fn is_worth_it(binding: &Binding, ctx: &Ctx<'_>) -> bool {
    binding.action != Action::Sides || ctx.both || ctx.two_panes()
}

/// What a key is called, as things stand.
pub fn words(binding: &Binding, context: Context, ctx: &Ctx<'_>) -> String {
    let is_both = ctx.both && context.shows_text();
    ctx.say(&match binding.action {
        Action::Language if is_both => msg!("keys-swap-languages"),
        Action::Sides if is_both => msg!("keys-one-language"),
        _ => Message::new(binding.name),
    })
}

fn set(entries: &[&Binding], context: Context, gap: usize, bare: bool, ctx: &Ctx<'_>) -> Line {
    let gap = Line::plain(" ".repeat(gap));
    let set = entries.iter().map(|binding| {
        // Partners have a key each, and which one is the answer.
        let shown = match binding.action {
            Action::Partner(_) => 3,
            _ => 1,
        };
        let keys = binding.keys.iter().take(shown);
        let names: Vec<String> = keys.map(|key| key_name(*key, ctx)).collect();
        let line = Line::of(names.join(" "), Meaning::Accent);
        if bare && binding.action == Action::Help {
            return line;
        }
        line.with(" ", Meaning::Text)
            .with(words(binding, context, ctx), Meaning::Text)
    });
    set.reduce(|line, entry| line.then(gap.clone()).then(entry))
        .unwrap_or_default()
}

/// How a key is written here.
pub fn key_name(key: Key, ctx: &Ctx<'_>) -> String {
    match key {
        Key::Up if !ctx.signs.ascii() => ctx.sign(Sign::ArrowUp).to_owned(),
        Key::Down if !ctx.signs.ascii() => ctx.sign(Sign::ArrowDown).to_owned(),
        Key::Left if !ctx.signs.ascii() => ctx.sign(Sign::ArrowLeft).to_owned(),
        Key::Right if !ctx.signs.ascii() => ctx.sign(Sign::Arrow).to_owned(),
        key => key.name(),
    }
}
