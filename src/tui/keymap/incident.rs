//! The keys of incident tickets: those that mean something only there. The others stand in the table.

use Context as C;
use Key::BackTab;
use Key::Char;
use Key::Ctrl;
use Key::Enter;
use Key::Left;
use Key::Right;
use Key::Tab;

use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::keymap::Binding;
use crate::tui::keymap::Context;
use crate::tui::keymap::table::quiet;
use crate::tui::keymap::table::shown;

/// They come before the table's, so that the footer names first what Enter does.
pub(super) const INCIDENT: &[Binding] = &[
    shown(&[C::Tickets], &[Enter], Action::Open, "keys-open"),
    shown(
        &[C::Inspect],
        &[Tab, Right, Char('l')],
        Action::Right,
        "keys-next-look",
    ),
    quiet(
        &[C::Inspect],
        &[BackTab, Left, Char('h')],
        Action::Left,
        "keys-previous-look",
    ),
    shown(&[C::Inspect], &[Enter], Action::Open, "keys-ticket-on"),
    shown(&[C::Inspect], &[Char('w')], Action::Why, "keys-why"),
    shown(
        &[C::Cause],
        &[Enter, Char(' ')],
        Action::Open,
        "keys-choose",
    ),
    quiet(
        &[C::Cause],
        &[Char('a'), Ctrl('g')],
        Action::Show,
        "keys-show",
    ),
    shown(&[C::Named], &[Enter], Action::Open, "keys-to-repair"),
    shown(&[C::Repair], &[Enter], Action::Open, "keys-run-again"),
    shown(&[C::Mended], &[Enter], Action::Open, "keys-next"),
    shown(&[C::Repair], &[Left, Char('h')], Action::Left, "keys-less"),
    shown(
        &[C::Repair],
        &[Right, Char('l')],
        Action::Right,
        "keys-more",
    ),
    shown(
        &[C::Repair, C::Mended],
        &[Tab],
        Action::Pane,
        "keys-inspect",
    ),
    quiet(&[C::Repair], &[Char('0')], Action::Top, "keys-reset"),
    shown(&[C::PostMortem], &[Char('s')], Action::Save, "keys-save"),
    quiet(&[C::PostMortem], &[Enter], Action::Open, "keys-back"),
    quiet(
        &[C::PostMortem],
        &[Char('r')],
        Action::Previous,
        "keys-to-repair",
    ),
];
