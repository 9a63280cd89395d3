//! The footer: the keys that matter most here, as many as fit, made from the keymap.

use crate::i18n::say;
use crate::message::Message;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::tui::ctx::Ctx;
use crate::tui::key::Key;
use crate::tui::keymap;
use crate::tui::keymap::Binding;
use crate::tui::keymap::Context;

/// Cells between two entries.
const GAP: usize = 3;

/// The footer of a context. The key that shows all the others is kept even where little fits.
pub fn footer(context: Context, ctx: &Ctx<'_>) -> Line {
    let widths = ctx.signs.widths();
    let mut entries: Vec<(Line, bool)> = keymap::bindings(context)
        .filter(|binding| binding.footer)
        .map(|binding| (entry(binding, ctx), binding.name == "keys-help"))
        .collect();
    let room = ctx.width().saturating_sub(2) + GAP;
    let total = |entries: &[(Line, bool)]| -> usize {
        entries
            .iter()
            .map(|(line, _)| line.width(widths) + GAP)
            .sum()
    };
    while total(&entries) > room && entries.len() > 1 {
        let Some(last) = entries.iter().rposition(|(_, keep)| !keep) else {
            break;
        };
        entries.remove(last);
    }
    let gap = Line::plain(" ".repeat(GAP));
    entries
        .into_iter()
        .map(|(entry, _)| entry)
        .reduce(|line, entry| line.then(gap.clone()).then(entry))
        .unwrap_or_default()
}

fn entry(binding: &Binding, ctx: &Ctx<'_>) -> Line {
    let key = binding.keys.first().map(|key| key_name(*key, ctx));
    Line::of(key.unwrap_or_default(), Meaning::Accent)
        .with(" ", Meaning::Text)
        .with(say(ctx.lang, &Message::new(binding.name)), Meaning::Text)
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
