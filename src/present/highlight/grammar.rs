//! Languages made of words, strings and comments: JavaScript, Python, JSON, policy documents, TOML. A table for each and one
//! scanner for all.

use crate::present::highlight::Pen;
use crate::present::line::Meaning;

/// What a language is made of.
pub(super) struct Grammar {
    keywords: &'static [&'static str],
    constants: &'static [&'static str],
    /// Strings that are words of the language: the effects of a policy.
    literals: &'static [&'static str],
    /// What begins a comment up to the end of the line.
    comment: &'static str,
    /// What encloses a comment over lines; empty if nothing does.
    block: (&'static str, &'static str),
    /// What encloses strings that go on over lines, longest first.
    long_quotes: &'static [&'static str],
    quotes: &'static [&'static str],
    /// A string or word before this is a key.
    key_sign: Option<char>,
    /// A line in brackets is a heading.
    headings: bool,
}

const PLAIN: Grammar = Grammar {
    keywords: &[],
    constants: &[],
    literals: &[],
    comment: "",
    block: ("", ""),
    long_quotes: &[],
    quotes: &["\""],
    key_sign: None,
    headings: false,
};

pub(super) static JAVASCRIPT: Grammar = Grammar {
    keywords: &[
        "as",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "finally",
        "for",
        "from",
        "function",
        "if",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "of",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "try",
        "type",
        "typeof",
        "var",
        "void",
        "while",
        "yield",
    ],
    constants: &["true", "false", "null", "undefined", "NaN", "Infinity"],
    comment: "//",
    block: ("/*", "*/"),
    long_quotes: &["`"],
    quotes: &["\"", "'"],
    ..PLAIN
};

pub(super) static PYTHON: Grammar = Grammar {
    keywords: &[
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
        "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield",
    ],
    constants: &["True", "False", "None"],
    comment: "#",
    long_quotes: &["\"\"\"", "'''"],
    quotes: &["\"", "'"],
    ..PLAIN
};

pub(super) static JSON: Grammar = Grammar {
    constants: &["true", "false", "null"],
    comment: "//",
    key_sign: Some(':'),
    ..PLAIN
};

pub(super) static POLICY: Grammar = Grammar {
    constants: &["true", "false", "null"],
    literals: &["\"Allow\"", "\"Deny\""],
    key_sign: Some(':'),
    ..PLAIN
};

pub(super) static TOML: Grammar = Grammar {
    constants: &["true", "false"],
    comment: "#",
    long_quotes: &["\"\"\"", "'''"],
    quotes: &["\"", "'"],
    key_sign: Some('='),
    headings: true,
    ..PLAIN
};

const fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

/// Marks a whole text.
pub(super) fn scan(pen: &mut Pen<'_>, grammar: &Grammar) {
    let mut named = false;
    while let Some(c) = pen.peek() {
        let rest = pen.rest();
        if c.is_whitespace() {
            pen.one(Meaning::Text);
            continue;
        }
        let (open, close) = grammar.block;
        if !grammar.comment.is_empty() && rest.starts_with(grammar.comment) {
            pen.rest_of_line(Meaning::CodeComment);
        } else if !open.is_empty() && rest.starts_with(open) {
            let end = rest[open.len()..].find(close);
            let end = end.map_or(rest.len(), |at| open.len() + at + close.len());
            pen.mark(end, Meaning::CodeComment);
        } else if let Some(bytes) = string(pen, grammar) {
            let meaning = if grammar.literals.contains(&&rest[..bytes]) {
                Meaning::CodeKeyword
            } else if is_key(&rest[bytes..], grammar) {
                Meaning::CodeName
            } else {
                Meaning::CodeString
            };
            pen.mark(bytes, meaning);
        } else if grammar.headings && c == '[' && pen.line_start() {
            let line = rest.find('\n').unwrap_or(rest.len());
            let end = rest[..line].rfind(']').map_or(line, |at| at + 1);
            pen.mark(end, Meaning::CodeKeyword);
        } else if c.is_ascii_digit()
            || (c == '-' && grammar.keywords.is_empty() && second_is_digit(rest))
        {
            pen.mark(number(rest), Meaning::CodeNumber);
        } else if word(c) {
            let bytes = rest.find(|c| !word(c)).unwrap_or(rest.len());
            let text = &rest[..bytes];
            let after = &rest[bytes..];
            let meaning = if grammar.keywords.contains(&text) {
                Meaning::CodeKeyword
            } else if grammar.constants.contains(&text) {
                Meaning::CodeNumber
            } else if named
                || after.starts_with('(')
                || (grammar.headings && is_key(after, grammar))
            {
                Meaning::CodeName
            } else {
                Meaning::Text
            };
            // What follows is the name of something new.
            named = meaning == Meaning::CodeKeyword && matches!(text, "def" | "class" | "function");
            pen.mark(bytes, meaning);
        } else {
            pen.one(Meaning::Text);
        }
    }
}

/// Bytes of the string that starts here, with a prefix such as Python's `f`.
fn string(pen: &Pen<'_>, grammar: &Grammar) -> Option<usize> {
    let rest = pen.rest();
    for (quotes, over_lines) in [(grammar.long_quotes, true), (grammar.quotes, false)] {
        if let Some(quote) = quotes.iter().find(|quote| rest.starts_with(**quote)) {
            return Some(pen.quoted(quote, over_lines, true));
        }
    }
    let prefix = rest.chars().next()?;
    if grammar.comment == "#"
        && !grammar.headings
        && matches!(prefix, 'f' | 'r' | 'b' | 'F' | 'R' | 'B')
        && !pen.before().is_some_and(word)
        && rest[1..].starts_with(['"', '\''])
    {
        let inner = Pen {
            text: pen.text,
            at: pen.at + 1,
            pieces: Vec::new(),
        };
        return string(&inner, grammar).map(|bytes| bytes + 1);
    }
    None
}

fn is_key(after: &str, grammar: &Grammar) -> bool {
    let next = after.trim_start_matches(' ');
    grammar.key_sign.is_some_and(|sign| next.starts_with(sign))
}

fn second_is_digit(text: &str) -> bool {
    text[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// Bytes of a number, with its exponent and its sign.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        let exponent = matches!(bytes[at - 1], b'e' | b'E') && !text.starts_with("0x");
        let inside = byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'.')
            || (exponent && matches!(byte, b'-' | b'+'));
        if !inside {
            break;
        }
        at += 1;
    }
    at
}
