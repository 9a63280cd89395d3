//! kill -9 while answers are being recorded: whatever was acknowledged is there, whole and consistent. The writer is this test
//! program started once more.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot start its own child should stop loudly"
)]

mod progress;

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use progress::answered;
use progress::day;
use terakoya::rng::Stream;
use terakoya::store::Derived;
use terakoya::store::Store;
use terakoya::store::event::What;

/// Names the file to the child.
const FILE: &str = "TERAKOYA_TEST_KILL_FILE";

#[test]
#[ignore = "the child that the other tests start and kill; alone it does nothing"]
fn child() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let mut store = Store::open(Path::new(&file), day(1)).unwrap().store;
    let mut out = std::io::stdout().lock();
    for number in 0_u32.. {
        let what = match number % 7 {
            3 => What::Position {
                lesson: "start/asynchronous".to_owned(),
                section: format!("s{}", number % 5),
                block: number,
            },
            _ => What::Answer(Box::new(answered(
                &format!("q{}", number % 11),
                number % 3 > 0,
            ))),
        };
        let id = store.append(day(i64::from(number / 20)), &what).unwrap();
        let sequence = if number % 7 == 5 {
            store.undo(day(1)).unwrap().unwrap();
            id.sequence + 1
        } else {
            id.sequence
        };
        // The screen says so only now.
        writeln!(out, "kept {sequence}").unwrap();
        out.flush().unwrap();
    }
}

fn start(file: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["child", "--exact", "--ignored", "--nocapture"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets a child record until so many events are acknowledged, kills it a little later, and gives the last acknowledged number.
fn kill_after(file: &Path, acknowledged: u64, spins: u64) -> Option<i64> {
    let mut child = start(file);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = None;
    let mut count = 0;
    while count < acknowledged {
        let Some(Ok(line)) = lines.next() else {
            panic!("the child ended by itself after {count} events");
        };
        if let Some((_, sequence)) = line.split_once("kept ") {
            last = Some(sequence.parse().unwrap());
            count += 1;
        }
    }
    for _ in 0..spins {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was on its way through the pipe was acknowledged too.
    for line in lines.map_while(Result::ok) {
        if let Some((_, sequence)) = line.split_once("kept ") {
            last = sequence.parse().ok().or(last);
        }
    }
    last
}

fn survive(kills: u64, seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("progress.db");
    let mut draws = Stream::new(seed, "kills");
    let mut acknowledged = 0_i64;
    for kill in 0..kills {
        let (count, spins) = (draws.below(12), draws.below(400_000));
        acknowledged = kill_after(&file, count, spins)
            .unwrap_or(0)
            .max(acknowledged);
        let opened = Store::open(&file, day(1)).unwrap();
        assert!(
            opened.notices.is_empty(),
            "kill {kill}: {:?}",
            opened.notices
        );
        let events = opened.store.events().unwrap();
        let mut sequences: Vec<i64> = events.iter().map(|event| event.id.sequence).collect();
        sequences.sort_unstable();
        assert!(
            sequences.iter().copied().eq(1..=sequences.len() as i64),
            "kill {kill}: a hole in the log"
        );
        assert!(
            sequences.len() as i64 >= acknowledged,
            "kill {kill}: {acknowledged} acknowledged, {} kept",
            sequences.len()
        );
        assert_eq!(
            opened.store.derived().unwrap(),
            Derived::of(&events),
            "kill {kill}"
        );
        assert!(opened.store.check().unwrap().is_empty(), "kill {kill}");
    }
    assert!(acknowledged > 0, "no child ever recorded anything");
}

#[test]
fn acknowledged_answers_survive_kill_9() {
    survive(25, 1);
}

#[test]
#[ignore = "a thousand kills take minutes"]
fn acknowledged_answers_survive_a_thousand_kills() {
    survive(1_000, 2);
}
