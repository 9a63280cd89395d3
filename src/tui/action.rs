//! What a person wants: the keymap turns keys into these, screens answer them with effects.

use crate::confidence::Confidence;

/// An action. Which of them a screen understands stands in the keymap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Give the terminal back to the shell for a while.
    Suspend,
    /// Go back to where one came from.
    Back,
    /// All keys of this screen.
    Help,
    /// The other language, in place.
    Language,
    /// One language, or both side by side.
    Sides,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left, or a step back.
    Left,
    /// One to the right, or a step on.
    Right,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the start.
    Top,
    /// To the end.
    Bottom,
    /// Open, choose, confirm.
    Open,
    /// On to what comes next.
    Next,
    /// To the one before.
    Previous,
    /// The thing after this one.
    Focus,
    /// The thing before this one.
    FocusBack,
    /// The n-th, from 1.
    Pick(u8),
    /// The n-th partner, from 0: a, b, c …
    Partner(u8),
    /// Tick or untick.
    Toggle,
    /// Move the step up.
    MoveUp,
    /// Move the step down.
    MoveDown,
    /// A hint.
    Hint,
    /// Show the answer.
    Show,
    /// Take the last answer back.
    Undo,
    /// How sure one is.
    Sure(Confidence),
    /// Today's reviews.
    Review,
    /// What one remembers.
    Progress,
    /// The questions of this lesson.
    Questions,
    /// Look for something in the course.
    Search,
    /// What one chooses once.
    Settings,
    /// Show that one knows this lesson.
    TestOut,
    /// Leave this lesson out.
    Skip,
    /// Play or pause.
    Play,
    /// Faster.
    Faster,
    /// Slower.
    Slower,
    /// Why did this happen?
    Why,
    /// The controls.
    Controls,
    /// The next pane.
    Pane,
    /// Read on: a page down, and at the end what comes next.
    ReadOn,
    /// The block after this one.
    NextBlock,
    /// The block before this one.
    PreviousBlock,
    /// Back to where one was before a leap.
    WhereIWas,
    /// The sections of the lesson.
    Contents,
    /// Where the numbers come from.
    Facts,
    /// The block in the other language.
    OtherLanguage,
    /// The glossary, or the term one stands on.
    Terms,
    /// Mark this place, or take its mark away.
    Mark,
    /// The marked places.
    Bookmarks,
    /// Show what is folded.
    Unfold,
    /// The incident tickets.
    Tickets,
    /// Keep it in a file.
    Save,
    /// Read the course again.
    Reload,
    /// The character before the cursor goes.
    EraseBefore,
    /// The character at the cursor goes.
    EraseAt,
    /// All of the text goes.
    EraseAll,
    /// A character was typed.
    Type(char),
}
