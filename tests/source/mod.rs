//! Reads this crate's own source files for the tests that hold the house rules. Knows just enough of Rust to tell code from
//! comments and strings; it must not grow into a parser.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

/// One source file.
pub struct Source {
    /// Path relative to the package, with `/`: `src/course/model.rs`.
    pub path: String,
    /// The file as it is.
    pub text: String,
    /// The same bytes with comments turned into spaces.
    pub no_comments: String,
    /// The same bytes with comments and the insides of strings and character literals turned into spaces.
    pub code: String,
    /// Where its `#[cfg(test)] mod tests { … }` begins, or its end; 0 for a file that is nothing but tests.
    pub tests_at: usize,
}

impl Source {
    /// A source from its text; `path` decides where it stands in the layers.
    pub fn new(path: &str, text: &str) -> Self {
        let (no_comments, code) = blank(text);
        let whole_file = path.ends_with("/tests.rs") || path.contains("/tests/");
        let tests_at = if whole_file {
            0
        } else {
            code.find("#[cfg(test)]\nmod tests").unwrap_or(code.len())
        };
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            no_comments,
            code,
            tests_at,
        }
    }

    /// Line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// `path:line`, to click on.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// The code without its tests.
    pub fn product(&self) -> &str {
        &self.code[..self.tests_at]
    }

    /// The module directly under the crate: `course` for `src/course/model.rs` and for `src/course.rs`; `main` and `lib` too.
    #[allow(dead_code, reason = "each test file uses its part")]
    pub fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let first = inside.split('/').next().unwrap_or(inside);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How deep the file's module is: 1 for `src/fold.rs` and `src/course/mod.rs`, 2 for `src/course/model.rs`.
    #[allow(dead_code, reason = "each test file uses its part")]
    pub fn depth(&self) -> usize {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let parts = inside.split('/').count();
        if inside.ends_with("/mod.rs") {
            parts - 1
        } else if matches!(inside, "lib.rs" | "main.rs") {
            0
        } else {
            parts
        }
    }
}

/// The package's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file below a folder of the package, in order of path.
pub fn under(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(root()).unwrap().to_str().unwrap();
            let text = fs::read_to_string(file).unwrap();
            Source::new(&path.replace('\\', "/"), &text)
        })
        .collect();
    assert!(!sources.is_empty(), "no source files under {folder}");
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}

/// The text twice, byte for byte as long: without comments, and without comments and the insides of literals.
fn blank(text: &str) -> (String, String) {
    let bytes = text.as_bytes();
    let mut no_comments = bytes.to_vec();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"//") {
            let end = at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            wipe(&mut no_comments, at..end);
            wipe(&mut code, at..end);
            at = end;
        } else if rest.starts_with(b"/*") {
            let end = at + block_comment(rest);
            wipe(&mut no_comments, at..end);
            wipe(&mut code, at..end);
            at = end;
        } else if let Some(inside) = literal(bytes, at) {
            wipe(&mut code, inside.clone());
            // Past the closing quote and any `#`.
            at = inside.end + 1;
        } else {
            at += 1;
        }
    }
    let string = |bytes| String::from_utf8(bytes).unwrap();
    (string(no_comments), string(code))
}

/// Replaces everything but line breaks.
fn wipe(bytes: &mut [u8], range: Range<usize>) {
    for byte in &mut bytes[range] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn block_comment(bytes: &[u8]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// The inside of the string or character literal that begins at a byte, if one does.
fn literal(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    match bytes[at] {
        b'"' => Some(at + 1..string_end(bytes, at + 1)),
        b'r' if !is_word(bytes, at) => raw(bytes, at),
        b'\'' => character(bytes, at),
        _ => None,
    }
}

/// Whether the byte before belongs to the same word, so that `r` in `for"` begins nothing (`br"` and `cr"` do).
fn is_word(bytes: &[u8], at: usize) -> bool {
    at > 0
        && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
        && !(matches!(bytes[at - 1], b'b' | b'c')
            && (at < 2 || !(bytes[at - 2].is_ascii_alphanumeric() || bytes[at - 2] == b'_')))
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len() - 1)
}

fn raw(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    let open = at + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let length = bytes[open + 1..]
        .windows(close.len())
        .position(|window| window == close.as_bytes())?;
    Some(open + 1..open + 1 + length)
}

/// `'a'`, `'\n'`, `'語'`, but not the lifetime `'a`.
fn character(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let next = *bytes.get(at + 1)?;
    if next == b'\\' {
        let length = bytes[at + 3..].iter().position(|b| *b == b'\'')?;
        return Some(at + 1..at + 3 + length);
    }
    let width = match next {
        0..=0x7f => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    (bytes.get(at + 1 + width) == Some(&b'\'')).then(|| at + 1..at + 1 + width)
}

/// Where a word stands in code as a whole word.
#[allow(dead_code, reason = "each test file uses its part")]
pub fn words(code: &str, word: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| {
            let starts_in_word = word.chars().next().is_some_and(is_part);
            !(starts_in_word && code[..*at].chars().next_back().is_some_and(is_part))
        })
        .filter(|at| {
            let ends_in_word = word.chars().next_back().is_some_and(is_part);
            !(ends_in_word && code[at + word.len()..].chars().next().is_some_and(is_part))
        })
        .collect()
}
