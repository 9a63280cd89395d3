//! How fast a lesson becomes lines: a long lesson of 1 MB in Japanese and in English, read and set at 80 columns, beside what other
//! programs that show Markdown in a terminal take for the same file in the same run. Theirs is the time to render, without their
//! start-up where they can say it. Peers that are not installed are named as such.
//!
//!     read      Markdown to blocks
//!     set       blocks to styled lines: kinsoku, phrases, tables, code
//!     section   one section of the longest lesson that ships, what a screen waits for
//!     wrap      bare line breaking, one paragraph after the other

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot read its input should stop loudly, and prints what it measured"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Instant;

use terakoya::course::load;
use terakoya::course::markdown;
use terakoya::lang::Lang;
use terakoya::present::lesson;
use terakoya::present::paper::Paper;
use terakoya::text::width::Widths;
use terakoya::text::wrap;

/// Repetitions; the best counts, as noise only ever adds.
const TIMES: usize = 5;
/// The longest lesson that may be.
const LONG: usize = 1 << 20;
/// Cells of a line.
const WIDTH: usize = 80;

fn best(mut measure: impl FnMut()) -> f64 {
    (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            measure();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}

fn say(name: &str, seconds: f64, bytes: usize) {
    println!(
        "  {name:22} {:9.2} ms  {:7.2} MB/s",
        seconds * 1e3,
        bytes as f64 / seconds / 1e6
    );
}

/// The course's lessons one after the other until the text is long enough. Other programs do not know terms, facts and placements: links
/// lead to an address, the fences of placements stay.
fn long(lang: Lang) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons");
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with(format!("lesson.{}.md", lang.code())) {
                files.push(path);
            }
        }
    }
    files.sort();
    let course: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap() + "\n")
        .collect();
    let course = course.replace("](term:", "](https://example.com/");
    let mut text = String::new();
    while text.len() + course.len() < LONG {
        text.push_str(&course);
    }
    text
}

fn ours(text: &str, lang: Lang) {
    let course = load::embedded().unwrap();
    let longest = course
        .lessons()
        .max_by_key(|one| one.sections.len())
        .unwrap();
    let paper = Paper::new(lang, WIDTH);
    let mut blocks = Vec::new();
    say(
        "terakoya: read",
        best(|| blocks = markdown::blocks(text)),
        text.len(),
    );
    let set = best(|| {
        black_box(lesson::blocks(&course, longest, &blocks, paper));
    });
    say("terakoya: set", set, text.len());
    let section = best(|| {
        black_box(lesson::section(&course, longest, 1, paper));
    });
    println!("  {:22} {:9.2} ms", "terakoya: section", section * 1e3);
    let wrapped = best(|| {
        for line in text.lines() {
            black_box(wrap::wrap(line, WIDTH, Widths::NARROW));
        }
    });
    say("terakoya: wrap", wrapped, text.len());
}

/// Rich says itself how long it rendered.
fn rich(file: &Path, bytes: usize) {
    const PROGRAM: &str = "\
import io, sys, time
from rich.console import Console
from rich.markdown import Markdown
text = open(sys.argv[1], encoding='utf-8').read()
console = Console(file=io.StringIO(), width=int(sys.argv[2]), force_terminal=True)
start = time.perf_counter()
console.print(Markdown(text))
print(time.perf_counter() - start)
";
    let ran = Command::new("python3")
        .args(["-c", PROGRAM])
        .arg(file)
        .arg(WIDTH.to_string())
        .stderr(Stdio::null())
        .output();
    let seconds = ran
        .ok()
        .and_then(|ran| String::from_utf8(ran.stdout).ok()?.trim().parse().ok());
    match seconds {
        Some(seconds) => say("rich (Python)", seconds, bytes),
        None => println!("  {:22} not installed", "rich (Python)"),
    }
}

/// A program that prints a file, start-up and all.
fn program(name: &str, args: &[&str], file: &Path, bytes: usize) {
    let start = Instant::now();
    let ran = Command::new(name)
        .args(args)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match ran {
        Ok(status) if status.success() => say(name, start.elapsed().as_secs_f64(), bytes),
        _ => println!("  {name:22} not installed"),
    }
}

fn main() {
    for lang in Lang::ALL {
        let text = long(lang);
        let file = std::env::temp_dir().join(format!("terakoya-bench.{}.md", lang.code()));
        std::fs::write(&file, &text).unwrap();
        println!("{} bytes, {}", text.len(), lang.code());
        ours(&text, lang);
        rich(&file, text.len());
        program("mdcat", &["--columns", "80"], &file, text.len());
        program("glow", &["--width", "80"], &file, text.len());
        std::fs::remove_file(&file).unwrap();
    }
}
