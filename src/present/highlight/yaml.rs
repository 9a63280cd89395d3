//! YAML: keys, tags, text over several lines, and plain words that are numbers or constants.

use crate::present::highlight::Pen;
use crate::present::highlight::is_number;
use crate::present::line::Meaning;

/// Plain words with a meaning of their own.
const CONSTANTS: [&str; 8] = ["true", "false", "null", "yes", "no", "on", "off", "~"];

/// Marks a whole text.
pub(super) fn scan(pen: &mut Pen<'_>) {
    while pen.peek().is_some() {
        line(pen);
    }
}

fn line(pen: &mut Pen<'_>) {
    let indent = pen.rest().bytes().take_while(|byte| *byte == b' ').count();
    pen.mark(indent, Meaning::Text);
    while pen.rest().starts_with("- ") {
        pen.mark(2, Meaning::Text);
        pen.while_is(|c| c == ' ', Meaning::Text);
    }
    let rest = pen.rest();
    let whole = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if let Some(colon) = key(whole) {
        pen.mark(colon, Meaning::CodeName);
        pen.one(Meaning::Text);
    }
    let mut over_lines = false;
    while let Some(c) = pen.peek() {
        if c == '\n' {
            pen.one(Meaning::Text);
            break;
        }
        over_lines = value(pen, c, over_lines);
    }
    if over_lines {
        text_over_lines(pen, indent);
    }
}

/// Bytes of the key at the start of a line.
fn key(line: &str) -> Option<usize> {
    let end = match line.chars().next()? {
        quote @ ('"' | '\'') => line[1..].find(quote)? + 2,
        '#' | '[' | '{' | '!' | '&' | '*' | '|' | '>' => return None,
        _ => line
            .match_indices(':')
            .map(|(at, _)| at)
            .find(|at| matches!(line.as_bytes().get(at + 1), None | Some(b' ')))?,
    };
    let before_comment = line.find(" #").is_none_or(|at| end <= at);
    (line[end..].starts_with(':') && before_comment).then_some(end)
}

/// One piece of a value; whether a text over several lines follows the line.
fn value(pen: &mut Pen<'_>, c: char, over_lines: bool) -> bool {
    let fresh = pen
        .before()
        .is_none_or(|c| matches!(c, ' ' | ':' | '\n' | '[' | '{' | ','));
    match c {
        '#' if fresh => pen.rest_of_line(Meaning::CodeComment),
        '"' | '\'' if fresh => {
            let bytes = pen.quoted(if c == '"' { "\"" } else { "'" }, true, c == '"');
            pen.mark(bytes, Meaning::CodeString);
        }
        '!' | '&' | '*' if fresh => pen.while_is(|c| !c.is_whitespace(), Meaning::CodeKeyword),
        '|' | '>' if fresh => {
            pen.while_is(|c| !c.is_whitespace(), Meaning::CodeKeyword);
            return true;
        }
        c if c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}' | ':') => {
            pen.one(Meaning::Text);
        }
        _ => {
            let rest = pen.rest();
            let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
            let bytes = rest.find(ends).unwrap_or(rest.len());
            let word = &rest[..bytes];
            let alone = rest[bytes..].trim_start_matches(' ');
            let alone = alone.is_empty() || alone.starts_with(['\n', ',', ']', '}', '#']);
            let means = fresh && alone && (is_number(word) || CONSTANTS.contains(&word));
            pen.mark(
                bytes,
                if means {
                    Meaning::CodeNumber
                } else {
                    Meaning::Text
                },
            );
            return over_lines;
        }
    }
    over_lines
}

/// The lines that are set in deeper than the one before them.
fn text_over_lines(pen: &mut Pen<'_>, indent: usize) {
    loop {
        let rest = pen.rest();
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let line = &rest[..end];
        let deeper = line.bytes().take_while(|byte| *byte == b' ').count() > indent;
        if line.is_empty() || !(deeper || line.trim().is_empty()) {
            return;
        }
        pen.mark(end, Meaning::CodeString);
    }
}
