//! Shell: commands, options, variables, strings; and consoles, where a prompt tells commands from what they print.

use crate::present::highlight::Pen;
use crate::present::line::Meaning;

/// Words of the language.
const KEYWORDS: [&str; 18] = [
    "if", "then", "elif", "else", "fi", "for", "in", "do", "done", "while", "until", "case",
    "esac", "function", "export", "local", "return", "set",
];

/// Marks a whole text.
pub(super) fn scan(pen: &mut Pen<'_>) {
    while pen.peek().is_some() {
        command(pen);
    }
}

/// Marks lines after `$ ` as commands; the others are what they printed.
pub(super) fn console(pen: &mut Pen<'_>) {
    while pen.peek().is_some() {
        if pen.rest().starts_with("$ ") {
            pen.mark(2, Meaning::CodeComment);
            command(pen);
        } else {
            pen.rest_of_line(Meaning::Text);
            pen.one(Meaning::Text);
        }
    }
}

/// A command with the lines it goes on over.
fn command(pen: &mut Pen<'_>) {
    // The next word is what is run.
    let mut runs = true;
    while let Some(c) = pen.peek() {
        let fresh = pen
            .before()
            .is_none_or(|c| c.is_whitespace() || matches!(c, ';' | '|' | '&' | '(' | '='));
        match c {
            '\n' => {
                pen.one(Meaning::Text);
                return;
            }
            '\\' => {
                pen.one(Meaning::Text);
                pen.one(Meaning::Text);
            }
            '#' if fresh => pen.rest_of_line(Meaning::CodeComment),
            '"' | '\'' => {
                let bytes = pen.quoted(if c == '"' { "\"" } else { "'" }, true, c == '"');
                pen.mark(bytes, Meaning::CodeString);
                runs = false;
            }
            '$' => {
                variable(pen);
                runs = false;
            }
            '-' if fresh => pen.while_is(
                |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'),
                Meaning::CodeKeyword,
            ),
            ';' | '|' | '&' | '(' => {
                pen.one(Meaning::Text);
                runs = true;
            }
            c if c.is_whitespace() => pen.one(Meaning::Text),
            _ => runs = word(pen, runs && fresh),
        }
    }
}

/// A word; whether the next one is run.
fn word(pen: &mut Pen<'_>, runs: bool) -> bool {
    let rest = pen.rest();
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ';' | '|' | '&' | '(' | ')' | '"' | '\'' | '$' | '\\' | '='
            )
    };
    let bytes = rest.find(ends).unwrap_or(rest.len());
    if bytes == 0 {
        pen.one(Meaning::Text);
        return runs;
    }
    let word = &rest[..bytes];
    if KEYWORDS.contains(&word) && (runs || matches!(word, "in" | "do" | "then")) {
        pen.mark(bytes, Meaning::CodeKeyword);
        return matches!(
            word,
            "if" | "then" | "elif" | "else" | "do" | "while" | "until"
        );
    }
    // `NAME=value command`
    if runs && rest[bytes..].starts_with('=') {
        pen.mark(bytes, Meaning::CodeNumber);
        return true;
    }
    pen.mark(
        bytes,
        if runs {
            Meaning::CodeName
        } else {
            Meaning::Text
        },
    );
    false
}

/// `$name`, `${name}`, `$1`, `$(`.
fn variable(pen: &mut Pen<'_>) {
    let rest = pen.rest();
    let bytes = if rest.starts_with("${") {
        rest.find('}').map_or(rest.len(), |at| at + 1)
    } else {
        let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        1 + rest[1..].find(|c| !name(c)).unwrap_or(rest.len() - 1)
    };
    pen.mark(
        bytes,
        if bytes > 1 {
            Meaning::CodeNumber
        } else {
            Meaning::Text
        },
    );
}
