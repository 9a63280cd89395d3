//! What the parts of code mean: keywords, strings, numbers, comments, names. A few rules for each language a lesson shows; nothing is
//! parsed, nothing can fail, and the pieces put together are the text again.

mod grammar;
mod shell;
mod yaml;

use std::ops::Range;

use crate::present::highlight::grammar::Grammar;
use crate::present::line::Meaning;

/// What is known of a language.
#[derive(Clone, Copy)]
enum Language {
    /// Words, strings and comments.
    Words(&'static Grammar),
    /// Keys and plain words.
    Yaml,
    /// Commands and their words.
    Shell,
    /// Commands after a prompt, and what they print.
    Console,
}

/// The language of a code block by the word after its fence; `None` for one we do not know, and for plain text.
fn language(word: &str) -> Option<Language> {
    Some(match word.to_ascii_lowercase().as_str() {
        "js" | "javascript" | "mjs" | "jsx" | "ts" | "typescript" => {
            Language::Words(&grammar::JAVASCRIPT)
        }
        "py" | "python" => Language::Words(&grammar::PYTHON),
        "json" | "jsonc" => Language::Words(&grammar::JSON),
        "policy" | "iam" => Language::Words(&grammar::POLICY),
        "toml" => Language::Words(&grammar::TOML),
        "yaml" | "yml" => Language::Yaml,
        "sh" | "bash" | "shell" | "zsh" => Language::Shell,
        "console" | "terminal" => Language::Console,
        _ => return None,
    })
}

/// Pieces of a code block in order, without gaps, each with its meaning: `Text` for what is nothing in particular, `Code` all
/// through if the language is not known.
pub fn pieces(word: &str, text: &str) -> Vec<(Range<usize>, Meaning)> {
    let mut pen = Pen::new(text);
    match language(word) {
        // A policy needs no word of its own: its author writes `json`.
        Some(Language::Words(grammar)) if std::ptr::eq(grammar, &raw const grammar::JSON) => {
            let policy = text.contains("\"Statement\"") || text.contains("\"Effect\"");
            let grammar = if policy { &grammar::POLICY } else { grammar };
            grammar::scan(&mut pen, grammar);
        }
        Some(Language::Words(grammar)) => grammar::scan(&mut pen, grammar),
        Some(Language::Yaml) => yaml::scan(&mut pen),
        Some(Language::Shell) => shell::scan(&mut pen),
        Some(Language::Console) => shell::console(&mut pen),
        None => pen.all_of_it(Meaning::Code),
    }
    pen.pieces
}

/// Goes through a text once and marks it as it goes.
struct Pen<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<(Range<usize>, Meaning)>,
}

impl<'t> Pen<'t> {
    const fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            pieces: Vec::new(),
        }
    }

    /// What is still to come.
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The next character.
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character just passed.
    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// Whether nothing but blanks stands before this place on its line.
    fn line_start(&self) -> bool {
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or("");
        line.bytes().all(|byte| byte == b' ')
    }

    /// Marks the next `bytes`, which must end between characters.
    fn mark(&mut self, bytes: usize, meaning: Meaning) {
        if bytes == 0 {
            return;
        }
        let end = self.at + bytes;
        match self.pieces.last_mut() {
            Some((range, same)) if *same == meaning => range.end = end,
            _ => self.pieces.push((self.at..end, meaning)),
        }
        self.at = end;
    }

    /// Marks one character.
    fn one(&mut self, meaning: Meaning) {
        self.mark(self.peek().map_or(0, char::len_utf8), meaning);
    }

    /// Marks as long as the characters fit.
    fn while_is(&mut self, is: impl Fn(char) -> bool, meaning: Meaning) {
        let rest = self.rest();
        self.mark(rest.find(|c| !is(c)).unwrap_or(rest.len()), meaning);
    }

    /// Marks up to the end of the line, which is left.
    fn rest_of_line(&mut self, meaning: Meaning) {
        self.while_is(|c| c != '\n', meaning);
    }

    /// Marks all that is left.
    fn all_of_it(&mut self, meaning: Meaning) {
        self.mark(self.rest().len(), meaning);
    }

    /// Bytes of a quoted string that starts here with `quote`: up to its end, or the end of the line unless it may go on over
    /// lines; a backslash takes the next character with it if it may.
    fn quoted(&self, quote: &str, over_lines: bool, escapes: bool) -> usize {
        let rest = self.rest();
        let mut at = quote.len();
        while let Some(c) = rest[at..].chars().next() {
            if rest[at..].starts_with(quote) {
                return at + quote.len();
            }
            if c == '\n' && !over_lines {
                return at;
            }
            at += c.len_utf8();
            if c == '\\' && escapes {
                at += rest[at..].chars().next().map_or(0, char::len_utf8);
            }
        }
        rest.len()
    }
}

/// Whether a word is a number: `30`, `-1.5`, `0x1f`, `1_000`, `1e-3`.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && (digits
            .strip_prefix("0x")
            .is_some_and(|hex| !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            || digits.replace('_', "").parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [(Meaning, &str); 5] = [
        (Meaning::CodeKeyword, "keyword"),
        (Meaning::CodeString, "string"),
        (Meaning::CodeNumber, "number"),
        (Meaning::CodeComment, "comment"),
        (Meaning::CodeName, "name"),
    ];

    /// Everything that means something, as `text:meaning`.
    fn marked(word: &str, text: &str) -> Vec<String> {
        pieces(word, text)
            .into_iter()
            .filter_map(|(range, meaning)| {
                let (_, name) = NAMES.iter().find(|(one, _)| *one == meaning)?;
                Some(format!("{}:{name}", &text[range]))
            })
            .collect()
    }

    #[test]
    fn javascript() {
        assert_eq!(
            marked(
                "js",
                "export const handler = async (event) => {\n  const n = 1.5e3; // often\n  return `a ${n}` + 'it\\'s' + save(null);\n};"
            ),
            [
                "export:keyword",
                "const:keyword",
                "async:keyword",
                "const:keyword",
                "1.5e3:number",
                "// often:comment",
                "return:keyword",
                "`a ${n}`:string",
                "'it\\'s':string",
                "save:name",
                "null:number"
            ]
        );
        assert_eq!(
            marked("js", "/* two\nlines */ x"),
            ["/* two\nlines */:comment"]
        );
    }

    #[test]
    fn python() {
        assert_eq!(
            marked(
                "python",
                "def handler(event, context):\n    \"\"\"Two\n    lines\"\"\"\n    for r in event[\"Records\"]:  # each\n        print(f\"{r} x\", True, 0x1f)"
            ),
            [
                "def:keyword",
                "handler:name",
                "\"\"\"Two\n    lines\"\"\":string",
                "for:keyword",
                "in:keyword",
                "\"Records\":string",
                "# each:comment",
                "print:name",
                "f\"{r} x\":string",
                "True:number",
                "0x1f:number"
            ]
        );
    }

    #[test]
    fn json_and_policy_documents() {
        assert_eq!(
            marked("json", "{\"size\": -1.5e2, \"on\" : true, \"of\": [\"a\"]}"),
            [
                "\"size\":name",
                "-1.5e2:number",
                "\"on\":name",
                "true:number",
                "\"of\":name",
                "\"a\":string"
            ]
        );
        assert_eq!(
            marked(
                "json",
                "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"s3:*\"}]}"
            ),
            [
                "\"Statement\":name",
                "\"Effect\":name",
                "\"Deny\":keyword",
                "\"Action\":name",
                "\"s3:*\":string"
            ]
        );
    }

    #[test]
    fn yaml() {
        assert_eq!(
            marked(
                "yaml",
                "# stack\nVersion: 2012-10-17\nResources:\n  Fn: # one\n    Timeout: 30\n    Name: !Ref Role\n    - on: \"yes\"\n    Code: |\n      a: 1\n\n      b\n    Last: true"
            ),
            [
                "# stack:comment",
                "Version:name",
                "Resources:name",
                "Fn:name",
                "# one:comment",
                "Timeout:name",
                "30:number",
                "Name:name",
                "!Ref:keyword",
                "on:name",
                "\"yes\":string",
                "Code:name",
                "|:keyword",
                "      a: 1\n\n      b\n:string",
                "Last:name",
                "true:number"
            ]
        );
    }

    #[test]
    fn shell_and_console() {
        assert_eq!(
            marked(
                "bash",
                "for f in *.json; do aws s3 cp \"$f\" s3://b/$f --quiet | wc -l; done # all"
            ),
            [
                "for:keyword",
                "in:keyword",
                "do:keyword",
                "aws:name",
                "\"$f\":string",
                "$f:number",
                "--quiet:keyword",
                "wc:name",
                "-l:keyword",
                "done:keyword",
                "# all:comment"
            ]
        );
        assert_eq!(
            marked(
                "console",
                "$ aws lambda invoke \\\n    --payload '{}' out.json\n{ \"StatusCode\": 200 }"
            ),
            ["$ :comment", "aws:name", "--payload:keyword", "'{}':string"]
        );
    }

    #[test]
    fn toml() {
        assert_eq!(
            marked(
                "toml",
                "[lambda.f]\ntimeout = \"3 s\" # short\nmemory = 128"
            ),
            [
                "[lambda.f]:keyword",
                "timeout:name",
                "\"3 s\":string",
                "# short:comment",
                "memory:name",
                "128:number"
            ]
        );
    }

    #[test]
    fn an_unknown_language_is_code() {
        assert_eq!(pieces("cobol", "ADD 1"), [(0..5, Meaning::Code)]);
        assert!(pieces("", "").is_empty());
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(
            word in prop::sample::select(vec!["js", "python", "json", "policy", "toml", "yaml", "sh", "console", "x"]),
            text in "([\"'`\\\\#/*$:|>!&~ \n-]|\\$\\{|\"\"\"|[a-z0-9]{1,4}|あ|\\PC){0,60}",
        ) {
            let mut at = 0;
            for (range, _) in pieces(word, &text) {
                prop_assert_eq!(range.start, at);
                prop_assert!(range.end > at && text.is_char_boundary(range.end));
                at = range.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
