//! Commands that look and report: `check` on sound and broken courses, `doctor`, `progress`.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::fs;
use std::path::Path;

use program::Home;
use program::is_japanese;
use program::root;

/// A copy of the shipped course in a home, to break.
fn course_in(home: &Home) -> String {
    let to = home.path("course");
    copy(&root().join("lessons/getting-started-with-serverless"), &to);
    to.to_str().unwrap().to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Replaces a piece of a file that must be there.
fn break_file(course: &str, file: &str, what: &str, by: &str) {
    let path = Path::new(course).join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(what), "{file} has no {what}");
    fs::write(path, text.replacen(what, by, 1)).unwrap();
}

#[test]
fn the_shipped_course_is_sound() {
    let home = Home::new("en");
    let ran = home.run("check --strict");
    assert!(ran.result().contains("The course is sound."));
    let json = home.run("check --json").json();
    assert_eq!((&json["format"], &json["sound"]), (&1.into(), &true.into()));
    assert!(json["counts"]["questions"].as_u64().unwrap() >= 24);
    assert!(json["counts"]["scenarios"].as_u64().unwrap() >= 6);
}

#[test]
fn a_copy_in_a_folder_is_as_good_as_the_one_inside() {
    let home = Home::new("en");
    let course = course_in(&home);
    let inside = home.run("check --json").json();
    let folder = home.run_with(&["check", &course, "--json"], "").json();
    assert_eq!(inside["counts"], folder["counts"]);
    let read = ["read", "2-3", "--course", &course];
    assert_eq!(
        home.run_with(&read, "").result(),
        home.run("read 2-3").result()
    );
}

#[test]
fn every_mistake_has_file_line_column_caret_and_advice() {
    let home = Home::new("ja");
    let course = course_in(&home);
    break_file(
        &course,
        "02-lambda/03-asynchronous/lesson.toml",
        "minutes",
        "minuets",
    );
    let ran = home.run_with(&["check", &course], "");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let line = ran
        .stdout
        .lines()
        .find(|line| line.contains("--> 02-lambda/03-asynchronous/lesson.toml:"))
        .unwrap_or_else(|| panic!("{}", ran.stdout));
    let place: Vec<&str> = line.rsplit(':').take(2).collect();
    assert!(
        place.iter().all(|number| number.parse::<u32>().is_ok()),
        "{line}"
    );
    assert!(ran.stdout.contains("^^^^^^^"), "{}", ran.stdout);
    assert!(ran.stdout.contains("`minutes`"), "{}", ran.stdout);
    assert!(is_japanese(&ran.stdout));
    let json = home.run_with(&["check", &course, "--json"], "");
    assert_eq!(json.code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["sound"], false);
    let problem = json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .find(|problem| problem["rule"] == "check-unknown-key")
        .unwrap();
    assert_eq!(problem["severity"], "error");
    assert!(problem["line"].as_u64().unwrap() > 0);
    assert!(!is_japanese(problem["message"]["en"].as_str().unwrap()));
    assert!(is_japanese(problem["message"]["ja"].as_str().unwrap()));
}

#[test]
fn a_broken_course_stops_every_command_that_needs_it_with_the_same_words() {
    let home = Home::new("en");
    let course = course_in(&home);
    break_file(&course, "course.toml", "id = ", "id == ");
    for line in [
        "read 2-3",
        "course outline",
        "progress",
        "quiz 2-3 --plain",
        "sim list",
    ] {
        let ran = home.run(&format!("{line} --course {course}"));
        let message = ran.message(1);
        assert!(message.contains("course.toml:"), "{line}: {message}");
        assert!(message.contains('^'), "{line}: {message}");
    }
    let doctor = home.run(&format!("doctor --course {course}"));
    assert_eq!(doctor.code, Some(1));
    assert!(
        doctor.stdout.contains("terakoya check"),
        "{}",
        doctor.stdout
    );
}

#[test]
fn the_doctor_leaves_no_trace() {
    let home = Home::new("en");
    let ran = home.run("doctor");
    assert!(ran.result().contains("progress.db"), "{}", ran.stdout);
    assert!(!home.path(".local").exists());
    let json = home.run("doctor --json").json();
    let findings = json["findings"].as_array().unwrap();
    let course = findings.iter().find(|finding| finding["id"] == "course");
    assert_eq!(course.unwrap()["health"], "well");
}

#[test]
fn the_doctor_knows_a_well_file_from_a_foreign_one() {
    let home = Home::new("en");
    home.type_in("quiz 2-3 --plain", "s\n\nq\n");
    let health = |home: &Home| {
        let ran = home.run("doctor --json");
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let findings = json["findings"].as_array().unwrap().clone();
        let progress = findings.iter().find(|finding| finding["id"] == "progress");
        (
            ran.code,
            progress.unwrap()["health"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(health(&home), (Some(0), "well".to_owned()));
    // A database of a program from the future.
    let path = home.path(".local/share/terakoya/progress.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&9999_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(health(&home), (Some(1), "ill".to_owned()));
    assert_eq!(
        fs::read(&path).unwrap(),
        bytes,
        "the doctor changed the file"
    );
}

#[test]
fn progress_reports_what_was_answered() {
    let home = Home::new("en");
    let nothing = home.run("progress");
    assert!(
        nothing.result().contains("no answers yet"),
        "{}",
        nothing.stdout
    );
    home.type_in("quiz 2-3 --plain", "s\n\ns\n\nq\n");
    let text = home.run("progress");
    assert!(
        text.result().contains("2 answers, 0 right"),
        "{}",
        text.stdout
    );
    assert!(text.stdout.contains("2-3  Asynchronous invocation"));
    let json = home.run("progress --json").json();
    assert_eq!(json["format"], 1);
    assert_eq!(json["days"][0]["day"], "2026-11-24");
    assert_eq!(json["days"][0]["answers"], 2);
    let japanese = Home::new("ja").run("progress");
    assert!(is_japanese(japanese.result()));
}
