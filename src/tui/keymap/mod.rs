//! Where one is, and what a key does there. The keys themselves stand in the one `table`: dispatch, footer and help all read it, so
//! they cannot disagree.

mod group;
mod incident;
mod table;

use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::keymap::incident::INCIDENT;
use crate::tui::keymap::table::BINDINGS;

/// Where one is. A screen says which context it is in right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The course.
    Home,
    /// A lesson.
    Lesson,
    /// A question with one right option.
    Single,
    /// A question with several right options.
    Several,
    /// A question that wants an order.
    Order,
    /// A question that wants pairs.
    Match,
    /// A question that wants words or a number.
    Typing,
    /// How sure are you?
    Judging,
    /// The verdict.
    Told,
    /// The end of a sitting.
    Done,
    /// Before a run: predict, or just watch.
    Before,
    /// A run being played.
    Playback,
    /// The chain of causes.
    Causes,
    /// The controls of a scenario.
    Controls,
    /// What the learner remembers.
    Progress,
    /// What is looked for, and what was found.
    Search,
    /// The sections of a lesson, over it.
    Contents,
    /// The list of terms, where one types.
    Glossary,
    /// A term.
    Term,
    /// What one chooses once.
    Settings,
    /// The incident tickets.
    Tickets,
    /// Inspecting the system of a ticket.
    Inspect,
    /// Choosing the cause of an incident.
    Cause,
    /// How sure are you of the cause?
    CauseSure,
    /// What speaks for and against the cause.
    Named,
    /// Turning the controls of a repair.
    Repair,
    /// What became of a repair.
    Mended,
    /// The end of a ticket.
    PostMortem,
    /// The marked places.
    Bookmarks,
    /// The list of keys.
    Help,
    /// A course that cannot be used.
    Broken,
}

use Context as C;

impl Context {
    /// All of them.
    pub const ALL: [Self; 31] = [
        C::Home,
        C::Lesson,
        C::Single,
        C::Several,
        C::Order,
        C::Match,
        C::Typing,
        C::Judging,
        C::Told,
        C::Done,
        C::Before,
        C::Playback,
        C::Causes,
        C::Controls,
        C::Progress,
        C::Search,
        C::Contents,
        C::Glossary,
        C::Term,
        C::Settings,
        C::Tickets,
        C::Inspect,
        C::Cause,
        C::CauseSure,
        C::Named,
        C::Repair,
        C::Mended,
        C::PostMortem,
        C::Bookmarks,
        C::Help,
        C::Broken,
    ];

    /// Whether the course's own text is shown here, which can stand in both languages side by side.
    pub const fn shows_text(self) -> bool {
        !matches!(
            self,
            C::Home
                | C::Playback
                | C::Causes
                | C::Controls
                | C::Progress
                | C::Search
                | C::Contents
                | C::Glossary
                | C::Term
                | C::Settings
                | C::Tickets
                | C::Inspect
                | C::Cause
                | C::CauseSure
                | C::Named
                | C::Repair
                | C::Mended
                | C::PostMortem
                | C::Bookmarks
                | C::Help
                | C::Broken
        )
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys, the one that is shown first.
    pub keys: &'static [Key],
    /// What they do.
    pub action: Action,
    /// The message that names it.
    pub name: &'static str,
    /// Whether it belongs to the few the footer shows.
    pub footer: bool,
}

/// The bindings of a context, in the table's order.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    INCIDENT
        .iter()
        .chain(BINDINGS)
        .filter(move |binding| binding.contexts.contains(&context))
}

/// What a key does in a context. Where one types, every other character is text; elsewhere digits pick, and full-width
/// letters from an input method mean what they show. The letters of partners share one line of the table.
pub fn action(context: Context, key: Key) -> Option<Action> {
    let find = |key| {
        bindings(context)
            .find(|binding| binding.keys.contains(&key))
            .map(|binding| binding.action)
    };
    if let (Context::Typing | Context::Search | Context::Glossary, Key::Char(c)) = (context, key) {
        return Some(Action::Type(c));
    }
    let narrow = key.narrow();
    if let (Some(Action::Partner(_)), Key::Char(letter @ 'a'..='z')) = (find(narrow), narrow) {
        return Some(Action::Partner(letter as u8 - b'a'));
    }
    find(narrow).or(match narrow {
        Key::Char(digit @ '1'..='9') => Some(Action::Pick(digit as u8 - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for context in Context::ALL {
            let keys: Vec<Key> = bindings(context)
                .flat_map(|binding| binding.keys)
                .copied()
                .collect();
            let mut once = keys.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), keys.len(), "{context:?}: {keys:?}");
        }
    }

    #[test]
    fn one_can_always_leave_and_always_ask() {
        for context in Context::ALL {
            assert_eq!(
                action(context, Key::Ctrl('c')),
                Some(Action::Quit),
                "{context:?}"
            );
            let leave = action(context, Key::Esc);
            assert!(
                matches!(leave, Some(Action::Back | Action::Quit | Action::Previous)),
                "{context:?}"
            );
            assert!(
                bindings(context).any(|binding| binding.footer),
                "{context:?}"
            );
        }
    }

    #[test]
    fn where_one_types_letters_are_text() {
        assert_eq!(
            action(Context::Typing, Key::Char('q')),
            Some(Action::Type('q'))
        );
        assert_eq!(
            action(Context::Typing, Key::Char('ｑ')),
            Some(Action::Type('ｑ'))
        );
        assert_eq!(action(Context::Lesson, Key::Char('ｑ')), Some(Action::Back));
        assert_eq!(
            action(Context::Lesson, Key::Char('3')),
            Some(Action::Pick(3))
        );
    }
}
