//! The shipped course is read; a folder reads like the binary; faults are told.

use super::*;

#[test]
fn the_shipped_course_is_read() {
    let loaded = load(&shipped());
    for problem in &loaded.problems {
        eprintln!("{problem}");
    }
    assert!(loaded.problems.is_empty());
    let course = loaded.course.unwrap();
    assert_eq!(course.id, "getting-started-with-serverless");
    assert_eq!(course.entry("2-3").unwrap().id, "asynchronous-invocation");
    for lesson in course.lessons() {
        assert!((3..=6).contains(&lesson.sections.len()), "{}", lesson.id);
    }
}

#[test]
fn the_revision_changes_with_any_text() {
    let dir = tempfile::tempdir().unwrap();
    SHIPPED.extract(dir.path()).unwrap();
    let before = folder(dir.path()).unwrap().revision;
    assert_eq!(before, embedded().unwrap().revision);
    let facts = dir.path().join("facts.toml");
    let text = std::fs::read_to_string(&facts).unwrap();
    std::fs::write(&facts, format!("{text}\n# a word more\n")).unwrap();
    assert_ne!(before, folder(dir.path()).unwrap().revision);
}

#[test]
fn a_folder_without_a_course_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let problems = folder(dir.path()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message.id, "check-missing-file");
    assert_eq!(problems[0].file, "course.toml");
}
