//! A walker that presses anything anywhere at any size: nothing panics, nothing is drawn beyond the window, one can always leave. And the
//! widths our text is set by are the widths the screen draws.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use ratatui::buffer::CellWidth;
use terakoya::config::Start;
use terakoya::course::load;
use terakoya::lang::Lang;
use terakoya::present::lesson;
use terakoya::present::paper::Paper;
use terakoya::rng::Stream;
use terakoya::text::width::Widths;
use terakoya::tui::key::Key;
use terakoya::tui::keymap;
use terakoya::tui::keymap::Context;
use tutor::Terminal;
use tutor::Tutor;
use tutor::school;
use unicode_segmentation::UnicodeSegmentation;

/// Keys that mean something somewhere, and some that never do.
fn keys() -> Vec<Key> {
    let mut keys: Vec<Key> = Context::ALL
        .into_iter()
        .flat_map(keymap::bindings)
        .flat_map(|binding| binding.keys)
        .copied()
        .collect();
    keys.extend(['あ', '1', '2', '3', '9', 'z', '\u{3099}', '９'].map(Key::Char));
    // Going back is as likely as all of it, so that the walk gets around.
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn walk(seed: u64, steps: usize) {
    let keys = keys();
    let mut draws = Stream::new(seed, "walk");
    let below = |draws: &mut Stream, bound: usize| draws.below(bound as u64) as usize;
    let terminal = Terminal {
        lang: Lang::ALL[below(&mut draws, 2)],
        size: (80, 24),
        colour: draws.chance(0.5),
        ascii: draws.chance(0.2),
        ambiguous: if draws.chance(0.2) { 2 } else { 1 },
        both: draws.chance(0.2).then_some(true),
    };
    let mut tutor = Tutor::on(&school(), terminal, &Start::Home);
    for step in 0..steps {
        match below(&mut draws, 40) {
            0 => {
                let (columns, rows) = (below(&mut draws, 200), below(&mut draws, 70));
                tutor.app.resize(columns as u16, rows as u16);
            }
            1 => tutor.app.resize(1, 1),
            2 => tutor.app.resize(80, 24),
            3 => tutor.app.paste("dead\nletter \u{1b}[31m 再試行"),
            4..=8 if tutor.app.plays() => tutor.app.tick(draws.below(2_000_000)),
            _ => tutor.app.key(keys[below(&mut draws, keys.len())]),
        }
        let (frame, cursor) = tutor.app.frame();
        if let Some(cursor) = cursor {
            assert!(
                cursor.x < frame.area.width && cursor.y < frame.area.height,
                "the cursor is outside after step {step} of seed {seed}"
            );
        }
        let _ = tutor.app.take_wish();
    }
}

#[test]
fn a_walker_never_brings_it_down() {
    for seed in 0..12 {
        walk(seed, 400);
    }
}

#[test]
#[ignore = "a longer walk, for before a release"]
fn a_long_walk() {
    for seed in 100..400 {
        walk(seed, 2_000);
    }
}

#[test]
fn every_size_down_to_one_cell_is_drawn() {
    for (columns, rows) in [
        (1, 1),
        (2, 1),
        (1, 30),
        (300, 1),
        (39, 15),
        (40, 14),
        (40, 15),
        (109, 24),
        (110, 15),
        (300, 90),
    ] {
        for lang in Lang::ALL {
            let mut tutor = Tutor::new(lang, (columns, rows));
            for keys in [
                "",
                "Enter",
                "Space",
                "x",
                "Enter",
                "1",
                "?",
                "Esc Esc Esc r",
            ] {
                tutor.press(keys);
                assert_eq!(tutor.screen().split('\n').count(), usize::from(rows));
            }
        }
    }
}

#[test]
fn our_widths_are_the_widths_the_screen_draws() {
    let course = load::embedded().unwrap();
    let mut clusters = 0;
    for one in course.lessons() {
        for lang in Lang::ALL {
            for line in lesson::lesson(&course, one, Paper::new(lang, 76)) {
                for cluster in line.line.text().graphemes(true) {
                    let ours = Widths::NARROW.cluster(cluster);
                    assert_eq!(ours, usize::from(cluster.cell_width()), "{cluster:?}");
                    clusters += 1;
                }
            }
        }
    }
    assert!(
        clusters > 10_000,
        "only {clusters} characters were looked at"
    );
}

#[test]
fn with_wide_ambiguous_characters_rows_stay_as_wide_as_the_window() {
    let terminal = Terminal {
        ambiguous: 2,
        ..Terminal::new(Lang::Ja, (80, 24))
    };
    let mut tutor = Tutor::shipped(terminal);
    for keys in ["", "Enter", "Space", "Space", "x", "?"] {
        tutor.press(keys);
        for row in tutor.screen().lines() {
            assert!(Widths::WIDE.of(row) <= 80, "{row}");
        }
    }
}
