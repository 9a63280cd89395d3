//! Groups of contexts in which the same keys hold, and groups of keys that do the same. The table of keys names them.

use Context as C;
use Key::Char;

use crate::tui::key::Key;
use crate::tui::keymap::Context;

pub(super) const EVERYWHERE: &[Context] = &Context::ALL;
/// Where letters are text.
pub(super) const FIELDS: &[Context] = &[C::Typing, C::Search, C::Glossary];
/// Everywhere a letter is a command and not text.
pub(super) const NOT_TYPING: &[Context] = &[
    C::Home,
    C::Lesson,
    C::Single,
    C::Several,
    C::Order,
    C::Match,
    C::Judging,
    C::Told,
    C::Done,
    C::Before,
    C::Playback,
    C::Causes,
    C::Controls,
    C::Progress,
    C::Broken,
    C::Contents,
    C::Term,
    C::Settings,
    C::Tickets,
    C::Inspect,
    C::Cause,
    C::Named,
    C::Repair,
    C::Mended,
    C::PostMortem,
    C::CauseSure,
    C::Bookmarks,
];
/// Where something below is gone back to.
pub(super) const INNER: &[Context] = &[
    C::Lesson,
    C::Single,
    C::Several,
    C::Order,
    C::Match,
    C::Told,
    C::Before,
    C::Playback,
    C::Causes,
    C::Controls,
    C::Progress,
    C::Term,
    C::Settings,
    C::Tickets,
    C::Inspect,
    C::Cause,
    C::Named,
    C::Repair,
    C::Mended,
    C::PostMortem,
    C::Bookmarks,
];
/// Where the course's text can stand in both languages, and a letter is a command.
pub(super) const TEXT: &[Context] = &[
    C::Lesson,
    C::Single,
    C::Several,
    C::Order,
    C::Match,
    C::Judging,
    C::Told,
    C::Done,
    C::Before,
];
/// The letters the partners of pairs go by. Those after them have other work to do.
pub(super) const PARTNERS: &[Key] = &[
    Char('a'),
    Char('b'),
    Char('c'),
    Char('d'),
    Char('e'),
    Char('f'),
    Char('g'),
];
pub(super) const ASKING: &[Context] = &[C::Single, C::Several, C::Order, C::Match];
/// Where up and down choose.
pub(super) const LISTS: &[Context] = &[
    C::Home,
    C::Single,
    C::Several,
    C::Order,
    C::Match,
    C::Before,
    C::Controls,
    C::Playback,
    C::Causes,
    C::Contents,
    C::Term,
    C::Settings,
    C::Tickets,
    C::Cause,
    C::Repair,
    C::Bookmarks,
];
/// Where up and down scroll.
pub(super) const READING: &[Context] = &[
    C::Lesson,
    C::Told,
    C::Done,
    C::Judging,
    C::Progress,
    C::Help,
    C::Broken,
    C::Inspect,
    C::Named,
    C::Mended,
    C::PostMortem,
    C::CauseSure,
];
pub(super) const PAGES: &[Context] = &[
    C::Home,
    C::Lesson,
    C::Single,
    C::Several,
    C::Order,
    C::Match,
    C::Typing,
    C::Before,
    C::Judging,
    C::Told,
    C::Done,
    C::Causes,
    C::Progress,
    C::Search,
    C::Help,
    C::Broken,
    C::Contents,
    C::Glossary,
    C::Term,
    C::Tickets,
    C::Inspect,
    C::Cause,
    C::Named,
    C::Mended,
    C::PostMortem,
    C::CauseSure,
    C::Bookmarks,
];
pub(super) const ENDS: &[Context] = &[
    C::Home,
    C::Lesson,
    C::Told,
    C::Done,
    C::Causes,
    C::Progress,
    C::Contents,
    C::Term,
    C::Help,
    C::Broken,
    C::Tickets,
    C::Inspect,
    C::Named,
    C::Mended,
    C::PostMortem,
    C::Bookmarks,
];

/// Where `g` opens the glossary.
pub(super) const WORDS: &[Context] = &[C::Home, C::Lesson];
/// Where the start is a letter too.
pub(super) const STARTS: &[Context] = &[
    C::Progress,
    C::Told,
    C::Done,
    C::Causes,
    C::Contents,
    C::Help,
    C::Broken,
    C::Bookmarks,
];
/// Where one types to find something in a list.
pub(super) const FINDING: &[Context] = &[C::Glossary];
