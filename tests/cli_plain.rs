//! The plain mode as somebody uses it who cannot see a screen: lessons, quizzes and reviews over standard input and output, cut
//! off anywhere, with anything typed.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::sync::Arc;

use program::Home;
use program::Ran;
use program::is_japanese;
use terakoya::course::load;
use terakoya::i18n::quantity;
use terakoya::lang::Lang;
use terakoya::quiz::item::Body;
use terakoya::quiz::item::Item;
use terakoya::study::Study;

/// The seed that every test home fixes.
const SEED: u64 = 42;

fn study() -> Study {
    let course = Arc::new(load::embedded().unwrap());
    let print = |lang: Lang, value: f64, unit: &str| quantity(lang, value, None, unit);
    Study::in_memory(course, print).unwrap()
}

fn items(lesson: &str) -> Vec<Item> {
    study().items_of_lesson(lesson, SEED).unwrap()
}

fn numbers(places: impl Iterator<Item = usize>) -> String {
    let numbers: Vec<String> = places.map(|place| (place + 1).to_string()).collect();
    numbers.join(" ")
}

/// What somebody types who knows everything.
fn right_answer(item: &Item) -> String {
    match &item.body {
        Body::Single(choices) | Body::Several(choices) => {
            let right = choices.iter().enumerate();
            let right = right.filter(|(_, choice)| choice.wrong.is_none());
            numbers(right.map(|(at, _)| at))
        }
        Body::Order { right, .. } => numbers(right.iter().copied()),
        Body::Match { pairs, .. } => {
            let letters = pairs.iter().map(|at| (b'a' + *at as u8) as char);
            letters.map(String::from).collect::<Vec<_>>().join(" ")
        }
        Body::Fill { accept, .. } => accept.en[0].clone(),
        Body::Number { answer, .. } => answer.to_string(),
    }
}

/// The answer, sure of it, and on.
fn answers(items: &[Item]) -> String {
    let mut script = String::new();
    for item in items {
        script.push_str(&right_answer(item));
        script.push_str("\n1\n\n");
    }
    script
}

fn progress(home: &Home) -> serde_json::Value {
    home.run("progress --json").json()
}

fn ended(ran: &Ran) -> &str {
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (Some(0), ""),
        "{}",
        ran.stdout
    );
    &ran.stdout
}

#[test]
fn somebody_who_knows_everything_is_told_so_in_both_languages() {
    for lesson in ["2-2", "2-3", "2-4"] {
        let items = items(lesson);
        assert!(items.len() >= 8, "{lesson}: {}", items.len());
        for lang in ["en", "ja"] {
            let home = Home::new(lang);
            let ran = home.type_in(&format!("quiz {lesson} --plain"), &answers(&items));
            let text = ended(&ran);
            let score = if lang == "en" {
                format!("{0} of {0} right", items.len())
            } else {
                format!("{0} 問中 {0} 問が正解", items.len())
            };
            assert!(text.contains(&score), "{lesson} {lang}\n{text}");
            assert!(!text.contains('⟦'), "{text}");
            let kept = progress(&home);
            assert_eq!(kept["answers"], items.len());
            assert_eq!(kept["right"], items.len());
        }
    }
}

#[test]
fn the_end_of_the_input_anywhere_keeps_every_answer() {
    let items = items("2-3");
    let script = answers(&items[..3]);
    let lines: Vec<&str> = script.split_inclusive('\n').collect();
    for cut in 0..=lines.len() {
        let home = Home::new("en");
        let ran = home.type_in("quiz 2-3 --plain", &lines[..cut].concat());
        ended(&ran);
        // An answer counts from its confidence on: the second of its three lines.
        assert_eq!(
            progress(&home)["answers"],
            (cut + 1) / 3,
            "after {cut} lines"
        );
    }
}

#[test]
fn leaving_keeps_every_answer_and_says_so() {
    let items = items("2-3");
    let home = Home::new("ja");
    let script = format!("{}q\n", answers(&items[..2]));
    let ran = home.type_in("quiz 2-3 --plain", &script);
    assert!(
        ended(&ran).contains("2 問の答えを記録しました"),
        "{}",
        ran.stdout
    );
    assert_eq!(progress(&home)["answers"], 2);
}

#[test]
fn without_input_it_prints_and_ends() {
    for line in [
        "learn 2-3 --plain --no-input",
        "quiz 2-3 --plain --no-input",
        "review --plain --no-input",
    ] {
        let home = Home::new("en");
        ended(&home.type_in(line, "1\n1\n\n"));
        assert_eq!(progress(&home)["answers"], 0, "{line}");
    }
}

#[test]
fn hints_come_one_by_one_and_the_answer_can_be_shown() {
    let items = items("2-3");
    let with_hints = items.iter().position(|item| item.hints.len() > 1).unwrap();
    let skip = "s\n\n".repeat(with_hints);
    let home = Home::new("en");
    let ran = home.type_in("quiz 2-3 --plain", &format!("{skip}h\nh\nh\nh\ns\n\n"));
    let text = ended(&ran);
    let hints = &items[with_hints].hints;
    assert!(text.contains(&format!("Hint 1/{}", hints.len())), "{text}");
    assert!(text.contains(&format!("Hint 2/{}", hints.len())));
    assert!(text.contains("no further hint"));
    assert_eq!(
        progress(&home)["right"],
        0,
        "a shown answer is not a right one"
    );
}

#[test]
fn an_answer_can_be_taken_back() {
    let items = items("2-3");
    let right = right_answer(&items[0]);
    // Shown by mistake, taken back, then answered; and once more changed before its confidence.
    let script = format!("s\nu\n{right}\nb\n{right}\n2\nq\n");
    let home = Home::new("en");
    let ran = home.type_in("quiz 2-3 --plain", &script);
    assert!(ended(&ran).contains("taken back"), "{}", ran.stdout);
    let kept = progress(&home);
    assert_eq!((&kept["answers"], &kept["right"]), (&1.into(), &1.into()));
}

#[test]
fn the_language_can_be_switched_in_place() {
    let ran = Home::new("en").type_in("quiz 2-3 --plain", "t\nt\nq\n");
    let text = ended(&ran);
    let (before, after) = text.split_once(" t\n").unwrap();
    assert!(
        !is_japanese(before.replace("日本語", "").as_str()),
        "{before}"
    );
    let (japanese, english) = after.split_once(" t\n").unwrap();
    assert!(is_japanese(japanese));
    assert!(!is_japanese(english), "{english}");
}

#[test]
fn full_width_keys_from_an_input_method_are_understood() {
    let items = items("2-2");
    let at = items
        .iter()
        .position(|item| matches!(item.body, Body::Single(_)))
        .unwrap();
    let wide: String = right_answer(&items[at])
        .chars()
        .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap())
        .collect();
    let skip = "s\n\n".repeat(at);
    let home = Home::new("ja");
    let ran = home.type_in("quiz 2-2 --plain", &format!("{skip}{wide}\n１\nｑ\n"));
    ended(&ran);
    assert_eq!(progress(&home)["right"], 1, "{}", ran.stdout);
}

#[test]
fn what_cannot_be_read_is_told_and_never_counted() {
    let home = Home::new("en");
    let ran = home.type_in(
        "quiz 2-3 --plain",
        "99\nnonsense\n0\n-1\n\n?\ng nothing-like-it\n",
    );
    let text = ended(&ran);
    assert!(text.contains("Type one number from 1 to"), "{text}");
    assert!(text.contains("No term is found"), "{text}");
    assert_eq!(progress(&home)["answers"], 0);
}

#[test]
fn terms_are_explained_at_every_prompt() {
    let ran = Home::new("en").type_in("learn 2-3 --plain", "g dead-letter\ng\nq\n");
    let text = ended(&ran);
    assert!(text.contains("dead-letter queue"), "{text}");
    assert!(
        text.contains("デッドレター"),
        "the other language stands beside it: {text}"
    );
}

#[test]
fn a_lesson_goes_on_where_it_was_left() {
    let home = Home::new("en");
    // The scenarios on the way are watched without a prediction and left with Enter; questions are shown.
    let script = "\n\n\n\ns\n\n".repeat(12);
    let whole = home.type_in("learn 2-3 --plain", &script);
    let sections = (1..=6).filter(|at| whole.stdout.contains(&format!("Section {at} of")));
    let furthest = sections.max().unwrap();
    assert!(furthest >= 2, "{}", whole.stdout);
    let again = home.type_in("learn --plain", "q\n");
    let begins = format!("go on at section {furthest} of");
    assert!(ended(&again).contains(&begins), "{}", again.stdout);
}

#[test]
fn opening_a_lesson_and_leaving_it_leaves_no_trace() {
    let home = Home::new("en");
    ended(&home.type_in("learn 2-3 --plain", "q\n"));
    let kept = progress(&home);
    let lessons = kept["lessons"].as_array().unwrap();
    let lesson = lessons.iter().find(|lesson| lesson["number"] == "2-3");
    assert_eq!(lesson.unwrap()["state"], "new");
}

#[test]
fn what_was_answered_comes_back_days_later() {
    let items = items("2-3");
    let home = Home::new("ja");
    ended(&home.type_in("quiz 2-3 --plain", &answers(&items)));
    let same_day = home.type_in("review --plain", "");
    assert!(
        ended(&same_day).contains("今日の復習はありません"),
        "{}",
        same_day.stdout
    );
    let home = home.with("TERAKOYA_NOW", "2026-12-24T09:00:00+09:00");
    let due = progress(&home)["due"]["count"].as_u64().unwrap();
    assert!(due > 0);
    let later = home.type_in("review --plain", "s\n\n");
    assert!(
        ended(&later).contains(&format!("今日の復習は {due} 問")),
        "{}",
        later.stdout
    );
    let after = progress(&home)["due"]["count"].as_u64().unwrap();
    assert_eq!(after, due - 1, "one review of today is done");
}

#[test]
fn a_progress_file_that_cannot_be_used_does_not_stop_the_lesson() {
    let home = Home::new("en");
    let file = home.write("not-a-folder", "");
    let inside = file.join("data");
    let line = [
        "quiz",
        "2-3",
        "--plain",
        "--data-dir",
        inside.to_str().unwrap(),
    ];
    let ran = home.run_with(&line, "s\n\nq\n");
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.contains("--data-dir"), "{}", ran.stderr);
    assert!(ran.stdout.contains("Nothing was kept"), "{}", ran.stdout);
    assert_eq!(std::fs::read(file).unwrap(), b"");
}

#[test]
fn somebody_elses_database_is_left_alone() {
    let home = Home::new("ja");
    let text = "this is my diary, not a database\n".repeat(99);
    let path = home.write(".local/share/terakoya/progress.db", &text);
    let ran = home.type_in("quiz 2-3 --plain", "q\n");
    assert_eq!(ran.code, Some(0));
    assert!(is_japanese(&ran.stderr), "{}", ran.stderr);
    let kept = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok())
        .any(|found| found == text);
    assert!(kept, "the diary is gone");
}

#[test]
fn anything_may_be_typed() {
    let mut words: Vec<Vec<u8>> = [
        "1",
        "2",
        "1 2 3",
        "b a c",
        "3 s",
        "h",
        "s",
        "u",
        "b",
        "t",
        "?",
        "g",
        "l",
        "c",
        "1.1",
        "e",
        "m",
        "o",
        "",
        "",
        "",
        "１",
        "あ",
        "\u{1b}[2J",
        "99999999999999999999",
        "g \u{0}",
        "w1",
    ]
    .iter()
    .map(|word| word.as_bytes().to_vec())
    .collect();
    words.push(vec![0xff, 0xfe, 0x80]);
    for (seed, line) in [
        (1_u64, "learn 2-2 --plain"),
        (2, "learn 2-3 --plain"),
        (3, "learn 2-4 --plain"),
        (4, "quiz 2-4 --plain"),
    ] {
        let mut draws = terakoya::rng::Stream::new(seed, "anything");
        let mut input = Vec::new();
        for _ in 0..300 {
            input.extend_from_slice(&words[draws.below(words.len() as u64) as usize]);
            input.push(b'\n');
        }
        let home = Home::new("en");
        let mut child = home
            .command(&line.split(' ').collect::<Vec<_>>())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer =
            std::thread::spawn(move || drop(std::io::Write::write_all(&mut stdin, &input)));
        let ran = Ran::of(&child.wait_with_output().unwrap());
        writer.join().unwrap();
        assert_eq!(ran.code, Some(0), "{line}: {}", ran.stderr);
        assert!(
            !ran.stdout.contains('\u{1b}'),
            "{line}: an escape came through"
        );
    }
}
