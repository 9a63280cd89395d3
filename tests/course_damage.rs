//! Courses damaged at random: the loader and the check answer with problems that name a file and a line of it, never with a panic. More
//! courses with `cargo test --release -- --ignored`.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot write its course should stop loudly"
)]

mod mini;

use mini::Mini;
use terakoya::rng::Stream;

/// What may be thrown into a file: syntax of TOML and Markdown, placeholders, characters of every width, and none.
const DEBRIS: [&str; 40] = [
    "",
    "\n",
    "\n\n",
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "{{",
    "}}",
    "=",
    ",",
    "#",
    "##",
    "```",
    "```flow\n",
    "->",
    "> ",
    "- ",
    "|",
    "*",
    "**",
    "`",
    "\\",
    "\\u0000",
    "term:",
    "{{default-timeout}}",
    "{answer}",
    "{draw:a.b}",
    "あ",
    "ｱ",
    "か\u{3099}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{0}",
    "999999999999999999999",
    "-1",
];

fn damage(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut draws = Stream::new(seed, "damage");
        let mut course = Mini::new();
        for _ in 0..=draws.below(3) {
            course.damage(
                |text| {
                    let mut at = draws.below(text.len() as u64 + 1) as usize;
                    while !text.is_char_boundary(at) {
                        at -= 1;
                    }
                    let mut end = (at + draws.below(40) as usize).min(text.len());
                    while !text.is_char_boundary(end) {
                        end += 1;
                    }
                    let debris = DEBRIS[draws.below(DEBRIS.len() as u64) as usize];
                    if draws.chance(0.5) {
                        text.replace_range(at..end, debris);
                    } else {
                        text.insert_str(at, debris);
                    }
                },
                seed,
            );
        }
        for problem in course.check().problems {
            assert!(!problem.file.is_empty(), "seed {seed}: {problem}");
            let at = problem.at.clone();
            assert!(
                problem.source.get(at).is_some(),
                "seed {seed}: {:?} of {} bytes in {problem}",
                problem.at,
                problem.source.len()
            );
        }
    }
}

#[test]
fn damaged_courses_are_answered_with_problems() {
    damage(0..80);
}

#[test]
#[ignore = "minutes; run with --release"]
fn many_damaged_courses_are_answered_with_problems() {
    damage(1_000..11_000);
}
