//! What the program has to say, as data: the id of a Fluent message and its arguments. The domain makes these; `i18n` turns
//! them into sentences. Never holds a sentence itself.

/// A value inside a message. It is formatted for the reader's language only when the message is spoken.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text that is not translated: a node, a path, a word the person typed.
    Text(String),
    /// A whole number; also chooses the plural form.
    Count(i64),
    /// Any other number.
    Number(f64),
    /// A time span in microseconds.
    Span(u64),
    /// A size in bytes.
    Size(u64),
    /// A share between 0 and 1, shown in percent.
    Share(f64),
    /// US dollars.
    Money(f64),
    /// Text that exists in both languages, such as a lesson's title.
    Both(crate::lang::Text),
    /// Another message, spoken in the same language and put inside this one.
    Message(Box<Message>),
}

/// A message: which one, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The Fluent id in `locales/`.
    pub id: &'static str,
    /// The arguments by their Fluent names.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&crate::lang::Text> for Arg {
    fn from(text: &crate::lang::Text) -> Self {
        Self::Both(text.clone())
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}
impl From<i32> for Arg {
    fn from(count: i32) -> Self {
        Self::Count(i64::from(count))
    }
}
impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}
impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// `msg!("home-due", count = 3)`: a [`Message`] whose id and argument names are literals, so that a test can compare every
/// call with the locale files.
#[macro_export]
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Message::new($id)$(.with(stringify!($name), $value))*
    };
}
