//! The rules of `check` on form, each on a course that breaks it and nothing else; and the clean course, which breaks none. The snapshots hold
//! what is changed and what the author is told, in both languages.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot write its course should stop loudly"
)]

mod mini;

use std::fmt::Write;

use mini::Mini;
use mini::broken;
use mini::in_both;
use mini::told;
use terakoya::check;
use terakoya::course::source::Source;

#[test]
fn the_clean_course_has_no_problem() {
    let report = Mini::new().check();
    assert_eq!(report.problems, []);
    let counts = report.counts;
    assert_eq!((counts.lessons, counts.planned, counts.sections), (2, 1, 4));
    assert_eq!(
        (counts.questions, counts.generated, counts.scenarios),
        (14, 2, 2)
    );
    assert_eq!(
        (counts.terms, counts.misconceptions, counts.facts),
        (2, 1, 2)
    );
    assert_eq!((counts.predictions, counts.claims), (2, 2));
}

#[test]
fn files_are_there() {
    let mut text = String::new();
    for path in [
        "course.toml",
        "01-first/lesson.toml",
        "01-first/lesson.en.md",
        "01-first/questions.toml",
    ] {
        writeln!(text, "without {path}\n{}", told(&Mini::new().without(path))).expect("text");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_outline_and_the_folders_agree() {
    let told = broken(&[
        ("course.toml", "\"03-third\"", "\"../03\""),
        ("course.toml", "\"02-second\"", "\"02-secnod\""),
        ("course.toml", "\"03-third\"", "\"01-first\""),
        ("01-first/lesson.toml", "\"first\"", "\"second\""),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn keys_are_known_and_complete() {
    let told = broken(&[
        ("course.toml", "retired =", "retried ="),
        ("facts.toml", "source ", "sauce "),
        ("facts.toml", "unit    = \"s\"", "unit = \"sec\""),
        ("facts.toml", "value   = 3", "value = \"3\""),
        ("facts.toml", "low = 1, high = 2", "low = 2, high = 1"),
        ("facts.toml", "2026-11-23", "23 November"),
        ("glossary.toml", "kana = \"かんすう\"\n", ""),
        ("misconceptions.toml", "refutation", "refutaton"),
        ("01-first/lesson.toml", "minutes = 10", "minutes = 1000"),
        (
            "01-first/questions.toml",
            "kind    = \"single\"",
            "kind = \"singel\"",
        ),
        (
            "01-first/questions.toml",
            "[{ en = \"Count.\", ja = \"数えてみてください。\" }]",
            "[]",
        ),
        ("01-first/questions.toml", "accept  =", "accepts ="),
        (
            "01-first/questions.toml",
            "{ en = \"retry\", ja = \"再試行\" }]\nwhy",
            "]\nwhy",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn of_a_file_that_is_not_toml_only_that_is_told() {
    let told = broken(&[
        ("01-first/lesson.toml", "minutes = 10", "minutes = "),
        ("01-first/scenarios/run.toml", "seed    = 1", "seed 1"),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn both_languages_are_there() {
    let told = broken(&[
        ("course.toml", "en = \"Basics\", ", ""),
        ("01-first/questions.toml", ", ja = \"何回でしょうか。\"", ""),
        ("01-first/questions.toml", "\"何回でしょうか。\"", "\"  \""),
        ("01-first/questions.toml", ", ja = [\"再試行\"]", ""),
        (
            "01-first/lesson.toml",
            "ja = \"写真が 1 枚。`resize` は何回動くでしょうか。\"",
            "",
        ),
        (
            "01-first/scenarios/run.toml",
            ", ja = \"写真を縮小します。\"",
            "",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn the_languages_have_the_same_sections_blocks_and_placeholders() {
    let told = broken(&[
        ("01-first/lesson.en.md", "{#count}", "{#counting}"),
        ("01-first/lesson.en.md", "- one\n- two", "one, two"),
        ("01-first/lesson.en.md", "- two\n", ""),
        ("01-first/lesson.en.md", "```question first-1\n```\n", ""),
        (
            "01-first/lesson.ja.md",
            "| 1 | すぐ |\n",
            "| 1 | すぐ |\n| 2 | あと |\n",
        ),
        (
            "01-first/lesson.en.md",
            "s3[S3] -> fn[function]",
            "s3[S3] -> db[function]",
        ),
        ("01-first/lesson.en.md", "{{default-timeout}}", "fixed"),
        (
            "01-first/lesson.en.md",
            "[function](term:function)",
            "function",
        ),
        (
            "01-first/questions.toml",
            "How often?",
            "After {{default-timeout}}, how often?",
        ),
        (
            "01-first/questions.toml",
            "写真が {draw:client.shop.limit} 枚なら",
            "写真が 2 枚なら",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn markdown_is_what_a_terminal_can_show() {
    let told = broken(&[
        ("01-first/lesson.ja.md", "- 一つ目", "- <b>一つ目</b>"),
        ("01-first/lesson.ja.md", "- 一つ目", "- 一つ目![x](y)"),
        ("01-first/lesson.ja.md", "- 一つ目", "- [一つ目](ftp://x)"),
        ("01-first/lesson.ja.md", "-> fn", "-- fn"),
        ("01-first/lesson.ja.md", " {#try}", ""),
        (
            "01-first/lesson.ja.md",
            "## 数える",
            "はじめに。\n\n## 数える",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn ids_are_unique_and_not_retired() {
    let told = broken(&[
        ("02-second/questions.toml", "\"second-6\"", "\"first-2\""),
        ("02-second/questions.toml", "\"second-6\"", "\"first-runs\""),
        (
            "02-second/scenarios/run.toml",
            "\"second-run\"",
            "\"first-run\"",
        ),
        ("glossary.toml", "\"retry\"", "\"function\""),
        ("facts.toml", "\"retry-wait\"", "\"old-id\""),
        ("facts.toml", "\"retry-wait\"", "\"retry_wait\""),
        ("01-first/lesson.ja.md", "{#try}", "{#count}"),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn ids_lead_somewhere() {
    let mut text = broken(&[
        ("course.toml", "[\"waiting\"]", "[\"wating\"]"),
        ("glossary.toml", "lesson = \"first\"", "lesson = \"fist\""),
        ("01-first/lesson.toml", "[\"counting\"]", "[\"countin\"]"),
        (
            "01-first/lesson.toml",
            "needs   = []",
            "needs = [\"zeroth\"]",
        ),
        ("01-first/lesson.toml", "\"first-5\"", "\"first-9\""),
        (
            "01-first/questions.toml",
            "section = \"try\"",
            "section = \"tyr\"",
        ),
        (
            "01-first/questions.toml",
            "skill   = \"counting\"",
            "skill = \"guessing\"",
        ),
        (
            "01-first/questions.toml",
            "misconception = \"runs-once\"",
            "misconception = \"runs-onec\"",
        ),
        (
            "01-first/questions.toml",
            "prediction = \"first-runs\"",
            "prediction = \"first-rnus\"",
        ),
        (
            "01-first/questions.toml",
            "scenario = \"first-run\"",
            "scenario = \"first-rnu\"",
        ),
        (
            "01-first/questions.toml",
            "Thrice\", ja = \"",
            "Thrice {{no-fact}}\", ja = \"{{no-fact}}",
        ),
        (
            "01-first/scenarios/run.toml",
            "skill   = \"counting\"",
            "skill = \"guessing\"",
        ),
    ]);
    for (old, new) in [
        ("{{default-timeout}}", "{{default-timout}}"),
        ("term:function", "term:functoin"),
        ("scenario first-run", "scenario second-run"),
        ("question first-1", "question first-0"),
    ] {
        writeln!(
            text,
            "both lesson.md: {new}\n{}",
            told(&in_both((old, new), (old, new)))
        )
        .expect("text");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn characters_are_plain() {
    let told = broken(&[
        ("01-first/lesson.ja.md", "一つ目", "ｷｭｰ"),
        ("01-first/lesson.ja.md", "一つ目", "か\u{3099}"),
        ("01-first/lesson.ja.md", "一つ目", "☁\u{fe0f}"),
        ("01-first/lesson.ja.md", "一つ目", "a\u{200d}b"),
        ("01-first/lesson.ja.md", "一つ目", "a\u{202e}b"),
        ("01-first/lesson.ja.md", "一つ目", "a\u{1b}[31mb"),
        ("01-first/questions.toml", "Thrice", "\\u001b[31mThrice"),
        ("01-first/questions.toml", "Thrice", "\u{1f44d}\u{1f3fd}"),
        ("01-first/lesson.ja.md", "- 一つ目", "- **「一つ目」**は"),
        ("01-first/questions.toml", "Thrice", "**Thrice**"),
        ("01-first/questions.toml", "Thrice", "`Thrice"),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn blocks_fit_into_76_columns() {
    let label = format!("fn[{}]", "a".repeat(80));
    let cell = format!("| 1 | `{}` |\n", "a".repeat(80));
    let code = format!("```python\n{}\n```\n\n## 試す", "a".repeat(75));
    let told = broken(&[
        ("01-first/lesson.ja.md", "fn[関数]", &label),
        ("01-first/lesson.ja.md", "| 1 | すぐ |\n", &cell),
        ("01-first/lesson.ja.md", "## 試す", &code),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
#[cfg(unix)]
fn links_and_large_files_are_not_read() {
    let course = Mini::new().with(
        "facts.toml",
        "[[fact]]",
        &format!("{}\n[[fact]]", "#".repeat(1 << 20)),
    );
    let problems = course.problems();
    assert!(
        problems.contains(&"facts.toml:1:1 check-file-too-large".to_owned()),
        "{problems:?}"
    );

    let dir = Mini::new().folder();
    let file = dir.path().join("glossary.toml");
    std::fs::rename(&file, dir.path().join("other")).expect("renamed");
    std::os::unix::fs::symlink(dir.path().join("other"), &file).expect("a link");
    let report = check::run(&Source::Folder(dir.path().to_owned()), mini::today(), false);
    let found = report
        .problems
        .iter()
        .any(|problem| problem.message.id == "check-symbolic-link");
    assert!(found, "{:?}", report.problems);
}
