//! Runs the real program as a stranger would: an empty environment, a home of its own, a fixed clock and seed. Nothing here
//! waits on time.

#![allow(dead_code, reason = "each test file uses its part")]

use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

use tempfile::TempDir;

/// The moment at which tests take place.
pub const NOW: &str = "2026-11-24T09:00:00+09:00";

/// A home that goes away after the test.
pub struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What the program did.
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    /// An empty home where the locale asks for a language.
    pub fn new(lang: &str) -> Self {
        let locale = match lang {
            "ja" => "ja_JP.UTF-8",
            _ => "en_US.UTF-8",
        };
        let home = Self {
            folder: TempDir::new().unwrap(),
            variables: Vec::new(),
        };
        home.with("LANG", locale)
            .with("TERAKOYA_NOW", NOW)
            .with("TERAKOYA_SEED", "42")
            .with("COLUMNS", "80")
            .with("TERM", "xterm-256color")
    }

    /// The same with a variable set, or set otherwise.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path inside the home.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// Writes a file inside the home, with its folders.
    pub fn write(&self, inside: &str, text: &str) -> PathBuf {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The program, ready to start.
    pub fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_terakoya"));
        command
            .args(line)
            .env_clear()
            .env("HOME", self.folder.path())
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path());
        command
    }

    /// Runs a line of words without any input.
    pub fn run(&self, line: &str) -> Ran {
        self.run_with(&line.split_whitespace().collect::<Vec<_>>(), "")
    }

    /// Runs it with lines on standard input.
    pub fn type_in(&self, line: &str, input: &str) -> Ran {
        self.run_with(&line.split_whitespace().collect::<Vec<_>>(), input)
    }

    /// Runs it with these arguments and this input.
    pub fn run_with(&self, line: &[&str], input: &str) -> Ran {
        let mut child = self
            .command(line)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // A program that ends before it has read everything is no failure of the test.
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran::of(&output)
    }
}

impl Ran {
    /// What a finished process left.
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The result of a command that worked and had nothing to remark.
    #[track_caller]
    pub fn result(&self) -> &str {
        assert_eq!(
            (self.code, self.stderr.as_str()),
            (Some(0), ""),
            "{}",
            self.stdout
        );
        &self.stdout
    }

    /// The message of a command that stopped with a code and printed no result.
    #[track_caller]
    pub fn message(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
        assert_eq!(self.stdout, "", "a message belongs on stderr");
        &self.stderr
    }

    /// The result as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.result()).unwrap()
    }
}

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a text has kana or kanji.
pub fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}
