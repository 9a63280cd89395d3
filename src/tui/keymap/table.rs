//! The table of keys: where, which key, what it does, how it is called.

use Context as C;
use Key::BackTab;
use Key::Backspace;
use Key::Char;
use Key::Ctrl;
use Key::Delete;
use Key::Down;
use Key::End;
use Key::Enter;
use Key::Esc;
use Key::F1;
use Key::F2;
use Key::Left;
use Key::PageDown;
use Key::PageUp;
use Key::Right;
use Key::Tab;
use Key::Up;

use crate::confidence::Confidence;
use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::keymap::Binding;
use crate::tui::keymap::Context;
use crate::tui::keymap::group::ASKING;
use crate::tui::keymap::group::ENDS;
use crate::tui::keymap::group::EVERYWHERE;
use crate::tui::keymap::group::FIELDS;
use crate::tui::keymap::group::FINDING;
use crate::tui::keymap::group::INNER;
use crate::tui::keymap::group::LISTS;
use crate::tui::keymap::group::NOT_TYPING;
use crate::tui::keymap::group::PAGES;
use crate::tui::keymap::group::PARTNERS;
use crate::tui::keymap::group::READING;
use crate::tui::keymap::group::STARTS;
use crate::tui::keymap::group::TEXT;
use crate::tui::keymap::group::WORDS;

pub(super) const fn shown(
    contexts: &'static [Context],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding {
        contexts,
        keys,
        action,
        name,
        footer: true,
    }
}

pub(super) const fn quiet(
    contexts: &'static [Context],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding {
        contexts,
        keys,
        action,
        name,
        footer: false,
    }
}

/// Every key of the program, the most useful first within a context: the footer takes them in this order.
pub(super) const BINDINGS: &[Binding] = &[
    // What Enter and Space do here comes first.
    shown(&[C::Home], &[Enter], Action::Open, "keys-open"),
    shown(
        &[C::Home, C::Progress],
        &[Char('r')],
        Action::Review,
        "keys-review",
    ),
    shown(&[C::Home], &[Char('p')], Action::Progress, "keys-progress"),
    shown(
        &[C::Settings],
        &[Left, Char('h')],
        Action::Left,
        "keys-less",
    ),
    shown(
        &[C::Settings],
        &[Right, Char('l'), Enter, Char(' ')],
        Action::Right,
        "keys-more",
    ),
    shown(&[C::Search], &[Enter], Action::Open, "keys-go-to-it"),
    shown(&[C::Search], &[Down], Action::Down, "keys-down"),
    shown(&[C::Search], &[Up], Action::Up, "keys-up"),
    shown(&[C::Lesson], &[Char(' ')], Action::ReadOn, "keys-read-on"),
    shown(&[C::Lesson], &[Enter], Action::Open, "keys-open-thing"),
    shown(
        &[C::Single],
        &[Enter, Char(' ')],
        Action::Open,
        "keys-choose",
    ),
    shown(
        &[C::Before],
        &[Enter, Char(' ')],
        Action::Open,
        "keys-predict",
    ),
    shown(&[C::Before], &[Char('s')], Action::Show, "keys-just-watch"),
    shown(&[C::Several], &[Char(' ')], Action::Toggle, "keys-tick"),
    shown(
        &[C::Several, C::Order, C::Match, C::Typing],
        &[Enter],
        Action::Open,
        "keys-answer",
    ),
    shown(
        &[C::Order],
        &[Char('J'), Right],
        Action::MoveDown,
        "keys-move-down",
    ),
    shown(
        &[C::Order],
        &[Char('K'), Left],
        Action::MoveUp,
        "keys-move-up",
    ),
    shown(
        &[C::Match],
        PARTNERS,
        Action::Partner(0),
        "keys-put-partner",
    ),
    quiet(
        &[C::Match],
        &[Right, Char('l'), Char(' ')],
        Action::Right,
        "keys-partner",
    ),
    quiet(&[C::Match], &[Left], Action::Left, "keys-partner-back"),
    shown(
        &[C::Judging, C::CauseSure],
        &[Char('1')],
        Action::Sure(Confidence::Sure),
        "question-sure",
    ),
    shown(
        &[C::Judging, C::CauseSure],
        &[Char('2')],
        Action::Sure(Confidence::ThinkSo),
        "question-think-so",
    ),
    shown(
        &[C::Judging, C::CauseSure],
        &[Char('3')],
        Action::Sure(Confidence::Guess),
        "question-guess",
    ),
    shown(
        &[C::Judging, C::CauseSure],
        &[Esc, Backspace, Char('q')],
        Action::Previous,
        "keys-reconsider",
    ),
    quiet(
        &[C::Judging, C::CauseSure],
        &[Enter, Char(' ')],
        Action::Open,
        "keys-how-to-be-sure",
    ),
    shown(&[C::Told], &[Enter], Action::Next, "keys-next"),
    shown(&[C::Done], &[Enter], Action::Next, "keys-back"),
    quiet(&[C::Done], &[Esc, Char('q')], Action::Back, "keys-back"),
    quiet(
        &[C::Told, C::Done],
        &[Char(' ')],
        Action::ReadOn,
        "keys-read-on",
    ),
    shown(&[C::Playback], &[Char(' ')], Action::Play, "keys-play"),
    shown(
        &[C::Playback],
        &[Right, Char('l')],
        Action::Right,
        "keys-step",
    ),
    quiet(
        &[C::Playback],
        &[Left, Char('h')],
        Action::Left,
        "keys-step-back",
    ),
    shown(&[C::Playback], &[Char('w'), Enter], Action::Why, "keys-why"),
    shown(
        &[C::Playback],
        &[Char('c')],
        Action::Controls,
        "keys-controls",
    ),
    quiet(
        &[C::Playback],
        &[Char(']'), Char('+')],
        Action::Faster,
        "keys-faster",
    ),
    quiet(
        &[C::Playback],
        &[Char('['), Char('-')],
        Action::Slower,
        "keys-slower",
    ),
    shown(&[C::Playback], &[Tab], Action::Pane, "keys-pane"),
    quiet(
        &[C::Playback],
        &[Key::Home, Char('0')],
        Action::Top,
        "keys-rewind",
    ),
    quiet(
        &[C::Playback],
        &[End, Char('$')],
        Action::Bottom,
        "keys-to-end",
    ),
    quiet(&[C::Playback], &[PageDown], Action::PageDown, "keys-leap"),
    quiet(&[C::Playback], &[PageUp], Action::PageUp, "keys-leap-back"),
    shown(
        &[C::Causes],
        &[Enter, Char('w')],
        Action::Open,
        "keys-go-there",
    ),
    shown(
        &[C::Controls],
        &[Left, Char('h')],
        Action::Left,
        "keys-less",
    ),
    shown(
        &[C::Controls],
        &[Right, Char('l')],
        Action::Right,
        "keys-more",
    ),
    shown(
        &[C::Controls],
        &[Enter, Char('c')],
        Action::Open,
        "keys-to-run",
    ),
    quiet(&[C::Controls], &[Char('0')], Action::Top, "keys-reset"),
    quiet(&[C::Home], &[Char('i')], Action::Tickets, "keys-tickets"),
    shown(&[C::Broken], &[Char('r')], Action::Reload, "keys-reload"),
    // Moving.
    quiet(LISTS, &[Up, Char('k')], Action::Up, "keys-up"),
    quiet(LISTS, &[Down, Char('j')], Action::Down, "keys-down"),
    quiet(READING, &[Up, Char('k')], Action::Up, "keys-line-up"),
    quiet(READING, &[Down, Char('j')], Action::Down, "keys-line-down"),
    quiet(PAGES, &[PageUp], Action::PageUp, "keys-page-up"),
    quiet(PAGES, &[PageDown], Action::PageDown, "keys-page-down"),
    quiet(ENDS, &[Key::Home], Action::Top, "keys-top"),
    quiet(STARTS, &[Char('g')], Action::Top, "keys-top"),
    quiet(ENDS, &[End, Char('G')], Action::Bottom, "keys-bottom"),
    shown(
        &[C::Contents, C::Term, C::Bookmarks],
        &[Enter],
        Action::Open,
        "keys-to-text",
    ),
    shown(&[C::Glossary], &[Enter], Action::Open, "keys-open"),
    shown(
        &[C::Bookmarks],
        &[Char('x'), Delete],
        Action::Mark,
        "keys-take-bookmark",
    ),
    quiet(&[C::Lesson], &[Char('m')], Action::Mark, "keys-bookmark"),
    quiet(
        &[C::Lesson],
        &[Char('M'), Char('\'')],
        Action::Bookmarks,
        "keys-bookmarks",
    ),
    quiet(
        &[C::Home],
        &[Char('m'), Char('M')],
        Action::Bookmarks,
        "keys-bookmarks",
    ),
    quiet(FINDING, &[Up], Action::Up, "keys-up"),
    quiet(FINDING, &[Down], Action::Down, "keys-down"),
    shown(WORDS, &[Char('g')], Action::Terms, "keys-terms"),
    quiet(
        &[C::Lesson],
        &[Char('v')],
        Action::OtherLanguage,
        "keys-other-language",
    ),
    quiet(&[C::Lesson], &[Char('i')], Action::Facts, "keys-facts"),
    quiet(
        &[C::Lesson],
        &[Char('o')],
        Action::Contents,
        "keys-contents",
    ),
    quiet(&[C::Lesson], &[Char('r')], Action::Unfold, "keys-unfold"),
    quiet(
        &[C::Lesson],
        &[Char('J'), Char('}')],
        Action::NextBlock,
        "keys-next-block",
    ),
    quiet(
        &[C::Lesson],
        &[Char('K'), Char('{')],
        Action::PreviousBlock,
        "keys-previous-block",
    ),
    quiet(
        &[C::Lesson],
        &[Backspace],
        Action::WhereIWas,
        "keys-where-i-was",
    ),
    quiet(&[C::Lesson], &[Tab], Action::Focus, "keys-focus"),
    quiet(
        &[C::Lesson],
        &[BackTab],
        Action::FocusBack,
        "keys-focus-back",
    ),
    quiet(
        &[C::Lesson],
        &[Right, Char('l'), Char('n')],
        Action::Next,
        "keys-next-section",
    ),
    quiet(
        &[C::Lesson],
        &[Left, Char('h'), Char('p')],
        Action::Previous,
        "keys-previous-section",
    ),
    quiet(&[C::Lesson], &[Char('b')], Action::PageUp, "keys-page-up"),
    quiet(
        &[C::Home, C::Lesson],
        &[Char('e')],
        Action::TestOut,
        "keys-test-out",
    ),
    quiet(&[C::Lesson], &[Char('S')], Action::Skip, "keys-skip"),
    shown(
        &[C::Lesson],
        &[Char('x')],
        Action::Questions,
        "keys-questions",
    ),
    shown(&[C::Home], &[Char('/')], Action::Search, "keys-search"),
    quiet(&[C::Lesson], &[Char('/')], Action::Search, "keys-search"),
    shown(ASKING, &[Char('h')], Action::Hint, "keys-hint"),
    shown(&[C::Typing], &[Tab], Action::Hint, "keys-hint"),
    quiet(
        &[C::Single, C::Several, C::Order],
        &[Char('a'), Ctrl('g')],
        Action::Show,
        "keys-show",
    ),
    // Where a letter is a partner or text, it must not give the answer away.
    quiet(
        &[C::Match, C::Typing],
        &[Ctrl('g')],
        Action::Show,
        "keys-show",
    ),
    shown(&[C::Told, C::Done], &[Char('u')], Action::Undo, "keys-undo"),
    quiet(&[C::Home], &[Char('u')], Action::Undo, "keys-undo"),
    quiet(
        FIELDS,
        &[Backspace, Ctrl('h')],
        Action::EraseBefore,
        "keys-erase",
    ),
    quiet(
        FIELDS,
        &[Delete, Ctrl('d')],
        Action::EraseAt,
        "keys-erase-at",
    ),
    quiet(FIELDS, &[Ctrl('u')], Action::EraseAll, "keys-erase-all"),
    quiet(FIELDS, &[Left, Ctrl('b')], Action::Left, "keys-cursor-left"),
    quiet(
        FIELDS,
        &[Right, Ctrl('f')],
        Action::Right,
        "keys-cursor-right",
    ),
    quiet(
        FIELDS,
        &[Key::Home, Ctrl('a')],
        Action::Top,
        "keys-cursor-start",
    ),
    quiet(FIELDS, &[End, Ctrl('e')], Action::Bottom, "keys-cursor-end"),
    // The same everywhere.
    shown(NOT_TYPING, &[Char('t')], Action::Language, "keys-language"),
    shown(&[C::Home], &[Char(',')], Action::Settings, "keys-settings"),
    shown(FIELDS, &[Ctrl('t')], Action::Language, "keys-language"),
    shown(TEXT, &[Char('T'), F2], Action::Sides, "keys-both-languages"),
    shown(&[C::Typing], &[F2], Action::Sides, "keys-both-languages"),
    shown(NOT_TYPING, &[Char('?'), F1], Action::Help, "keys-help"),
    shown(FIELDS, &[F1], Action::Help, "keys-help"),
    shown(INNER, &[Esc, Char('q')], Action::Back, "keys-back"),
    shown(
        &[C::Contents],
        &[Esc, Char('q'), Char('o')],
        Action::Back,
        "keys-close",
    ),
    shown(FIELDS, &[Esc], Action::Back, "keys-back"),
    shown(
        &[C::Help],
        &[Esc, Char('q'), Char('?'), Enter, F1],
        Action::Back,
        "keys-close",
    ),
    shown(
        &[C::Home, C::Broken],
        &[Char('q'), Esc],
        Action::Quit,
        "keys-quit",
    ),
    quiet(EVERYWHERE, &[Ctrl('c')], Action::Quit, "keys-quit-always"),
    quiet(EVERYWHERE, &[Ctrl('z')], Action::Suspend, "keys-suspend"),
];
