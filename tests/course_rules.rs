//! Every rule of `check`, each on a course that breaks it and nothing else; and the clean course, which breaks none. The snapshots hold what is
//! changed and what the author is told, in both languages.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot write its course should stop loudly"
)]

mod mini;

use std::fmt::Write;

use mini::Mini;
use terakoya::check;
use terakoya::course::source::Source;
use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::problem::Severity;

/// One break: a file, words in it, and what stands there instead.
type Break<'a> = (&'a str, &'a str, &'a str);

/// What a check says about a course: place, message and hint, first in English, then in Japanese.
fn told(course: &Mini) -> String {
    let mut text = String::new();
    for problem in course.check().problems {
        let (line, column) = problem.position();
        writeln!(text, "  {}:{line}:{column}", problem.file).expect("text");
        for lang in [Lang::En, Lang::Ja] {
            let message = say(lang, &problem.message);
            let hint = problem
                .hint
                .as_ref()
                .map(|hint| format!(" [{}]", say(lang, hint)));
            writeln!(text, "    {message}{}", hint.unwrap_or_default()).expect("text");
        }
    }
    text
}

/// Breaks the clean course in each of these ways; every one has to be told.
fn broken(breaks: &[Break<'_>]) -> String {
    let mut text = String::new();
    for (path, old, new) in breaks {
        let told = told(&Mini::new().with(path, old, new));
        assert!(!told.is_empty(), "nobody minds {new:?} in {path}");
        let short = |words: &str| {
            words
                .replace('\n', " ")
                .chars()
                .take(60)
                .collect::<String>()
        };
        writeln!(text, "{path}: {} -> {}\n{told}", short(old), short(new)).expect("text");
    }
    text
}

/// The same change in both languages of the first lesson.
fn in_both(ja: (&str, &str), en: (&str, &str)) -> Mini {
    Mini::new()
        .with("01-first/lesson.ja.md", ja.0, ja.1)
        .with("01-first/lesson.en.md", en.0, en.1)
}

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
fn options_have_reasons_and_wrong_ones_a_belief() {
    let told = broken(&[
        (
            "01-first/questions.toml",
            "why  = { en = \"It is retried.\", ja = \"再試行されます。\" }\n",
            "",
        ),
        (
            "01-first/questions.toml",
            "misconception = \"runs-once\"\n",
            "",
        ),
        (
            "01-first/questions.toml",
            "correct = true",
            "correct = true\nslip = true",
        ),
        ("01-first/questions.toml", "correct = true", "slip = true"),
        (
            "01-first/questions.toml",
            "misconception = \"runs-once\"",
            "correct = true",
        ),
        (
            "01-first/questions.toml",
            "misconception = \"runs-once\"",
            "misconception = \"runs-once\"\nslip = true",
        ),
        ("01-first/questions.toml", "slip = true, why", "why"),
        ("01-first/questions.toml", "\"ア\"", "\"イ\""),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn questions_stand_where_they_belong() {
    let mut text = broken(&[
        ("01-first/lesson.toml", ", \"first-5\"", ""),
        ("01-first/lesson.toml", "\"first-5\"", "\"first-4\""),
        ("01-first/lesson.toml", "\"first-5\"", "\"second-5\""),
        (
            "01-first/questions.toml",
            "section = \"count\"",
            "section = \"try\"",
        ),
    ]);
    let again = "```question first-1\n```\n\n";
    let twice = in_both(
        ("## 試す", &format!("{again}## 試す")),
        ("## Try", &format!("{again}## Try")),
    );
    text.push_str(&told(&twice));
    insta::assert_snapshot!(text);
}

/// The clean course with three more choices that all have this right and this wrong option.
fn choices(right: &str, wrong: &str, right_first: bool) -> Mini {
    let both = |words: &str| format!("{{ en = \"{words}\", ja = \"{words}\" }}");
    let option = |words: &str, mark: &str| {
        format!(
            "\n[[question.option]]\ntext = {}\n{mark} = true\nwhy = {}\n",
            both(words),
            both("x")
        )
    };
    let right = option(right, "correct");
    let wrong = option(wrong, "slip");
    let options = if right_first {
        right + &wrong
    } else {
        wrong + &right
    };
    let mut text = String::new();
    for number in 1..=3 {
        writeln!(
            text,
            "[[question]]\nid = \"extra-{number}\"\nkind = \"single\"\nsection = \"try\"\nskill = \"counting\"\nask = {}\nhints = [{}]\n{options}",
            both("?"),
            both("x")
        )
        .expect("text");
    }
    let path = "01-first/questions.toml";
    let old = "[[question]]\nid      = \"first-2\"";
    // The course's own choice would break the pattern.
    Mini::new().with(path, old, &format!("{text}{old}")).with(
        path,
        "kind    = \"single\"",
        "kind = \"several\"",
    )
}

#[test]
fn the_right_option_is_not_given_away() {
    assert_eq!(choices("one", "four", false).problems(), [""; 0]);
    let text = format!(
        "always first\n{}always longest\n{}",
        told(&choices("one", "four", true)),
        told(&choices("the whole truth", "no", false))
    );
    insta::assert_snapshot!(text);
}

#[test]
fn generated_questions_draw_and_keep_their_answer() {
    let asked = "How often with {draw:client.shop.limit} photos?\", ja = \"写真が {draw:client.shop.limit} 枚なら";
    let told = broken(&[
        (
            "01-first/questions.toml",
            asked,
            "{draw:client.shop.limits}\", ja = \"{draw:client.shop.limits}",
        ),
        (
            "01-first/questions.toml",
            asked,
            "{answer}?\", ja = \"{answer}",
        ),
        (
            "01-first/questions.toml",
            "\"Thrice\", ja = \"三度\"",
            "\"{answer}\", ja = \"{answer}\"",
        ),
        (
            "01-first/questions.toml",
            "draw = { \"client.shop.limit\" = [2, 3] }",
            "draw = {}",
        ),
        (
            "01-first/questions.toml",
            "  { value = \"answer + 1\", slip = true, why = { en = \"One too many.\", ja = \"1 回多いです。\" } },\n",
            "",
        ),
        (
            "01-first/questions.toml",
            "kind    = \"number\"",
            "kind = \"fill\"",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn terms_are_taught_where_they_are_first_linked() {
    let earlier = in_both(
        ("です。\n", "です。[再試行](term:retry)。\n"),
        (
            "{{default-timeout}}.",
            "{{default-timeout}}. A [retry](term:retry).",
        ),
    );
    let never = in_both(
        ("[関数](term:function)", "関数"),
        ("[function](term:function)", "function"),
    );
    let text = format!("earlier\n{}never\n{}", told(&earlier), told(&never));
    insta::assert_snapshot!(text);
}

#[test]
fn lessons_do_not_need_each_other_in_a_circle() {
    let two = Mini::new()
        .with(
            "01-first/lesson.toml",
            "needs   = []",
            "needs   = [\"second\"]",
        )
        .with(
            "02-second/lesson.toml",
            "needs   = []",
            "needs   = [\"first\"]",
        );
    let one = Mini::new().with(
        "01-first/lesson.toml",
        "needs   = []",
        "needs   = [\"first\"]",
    );
    insta::assert_snapshot!(format!("two\n{}one\n{}", told(&two), told(&one)));
}

#[test]
fn facts_are_not_written_out() {
    let told = broken(&[
        (
            "01-first/questions.toml",
            "Once and two retries.",
            "After 3 s. Once.",
        ),
        ("01-first/questions.toml", "最初の 1 回と", "3秒後の 1 回と"),
        ("01-first/lesson.ja.md", "一つ目", "一つ目は 3 秒後"),
        (
            "01-first/scenarios/run.toml",
            "A photo is resized.",
            "It is resized in 3 seconds.",
        ),
    ]);
    insta::assert_snapshot!(told);
    let free = Mini::new().with(
        "01-first/lesson.ja.md",
        "一つ目",
        "一つ目は `3 s` で 3 回、4 秒後",
    );
    assert_eq!(free.problems(), [""; 0]);
}

#[test]
fn a_fact_past_its_day_is_a_warning_and_strictly_an_error() {
    let until = |day: &str| {
        Mini::new().with(
            "facts.toml",
            "expires = \"2027-11-23\"",
            &format!("expires = \"{day}\""),
        )
    };
    assert_eq!(until("2026-11-23").problems(), [""; 0]);
    let course = until("2026-11-22");
    insta::assert_snapshot!(told(&course));
    let report = course.check();
    assert!(report.is_sound());
    assert_eq!(report.problems[0].severity, Severity::Warning);
    let dir = course.folder();
    let strict = check::run(&Source::Folder(dir.path().to_owned()), mini::today(), true);
    assert!(!strict.is_sound());
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
fn scenarios_can_be_read_and_end() {
    let told = broken(&[
        ("01-first/scenarios/run.toml", "duration =", "durations ="),
        (
            "01-first/scenarios/run.toml",
            "\"lambda.resize\"",
            "\"lambda.resise\"",
        ),
        (
            "01-first/scenarios/run.toml",
            "horizon = \"1 min\"",
            "horizon = \"soon\"",
        ),
        (
            "01-first/scenarios/run.toml",
            "seed    = 1",
            "seed = 1\nbudget = 1",
        ),
        (
            "01-first/scenarios/run.toml",
            "values = [1, 2]",
            "values = [1, \"two\"]",
        ),
        (
            "01-first/scenarios/run.toml",
            "set    = \"client.shop.limit\"",
            "set = \"client.shop.limits\"",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn claims_hold() {
    let told = broken(&[
        (
            "01-first/scenarios/run.toml",
            "invocations == 1",
            "invocations == 2",
        ),
        (
            "01-first/scenarios/run.toml",
            "lambda.resize.invocations == 1",
            "lambda.resize.invocation == 1",
        ),
        (
            "01-first/scenarios/run.toml",
            "duration = \"100 ms\"\n\n[[control]]",
            "duration = \"100 ms\"\nfails = \"always\"\n\n[[claim]]\ntext = { en = \"x\", ja = \"x\" }\nholds = \"lambda.resize.errors == 0\"\n\n[[control]]",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn a_claim_for_every_seed_is_tried_with_many() {
    let path = "01-first/scenarios/run.toml";
    let course = Mini::new()
        .with(
            path,
            "duration = \"100 ms\"",
            "duration = \"100 ms\"\nfails = { probability = 0.5 }",
        )
        .with(
            path,
            "holds = \"lambda.resize.invocations == 1\"",
            "holds = \"lambda.resize.errors == 0\"\nevery_seed = true",
        );
    let problems = course.problems();
    assert_eq!(
        problems,
        ["01-first/scenarios/run.toml:33:10 check-claim-false"]
    );
}

#[test]
fn predictions_have_one_right_option_and_reasons_for_the_others() {
    let wrong =
        "{ is = 2, slip = true, why = { en = \"Nothing fails.\", ja = \"失敗はありません。\" } }";
    let told = broken(&[
        (
            "01-first/scenarios/run.toml",
            "options = [1, 2]",
            "options = [2, 3]",
        ),
        (
            "01-first/scenarios/run.toml",
            "options = [1, 2]",
            "options = [1, 1, 2]",
        ),
        (
            "01-first/scenarios/run.toml",
            "options = [1, 2]",
            "options = [1, 2, 2]",
        ),
        (
            "01-first/scenarios/run.toml",
            "options = [1, 2]",
            "options = [1, 2, 3]",
        ),
        (
            "01-first/scenarios/run.toml",
            "options = [1, 2]",
            "options = [1]",
        ),
        (
            "01-first/scenarios/run.toml",
            wrong,
            &format!("{wrong}, {wrong}"),
        ),
        (
            "01-first/scenarios/run.toml",
            wrong,
            &format!("{wrong}, {}", wrong.replace('2', "1")),
        ),
        ("01-first/scenarios/run.toml", "slip = true, ", ""),
        (
            "01-first/scenarios/run.toml",
            "\"lambda.resize.invocations\"",
            "\"lambda.resize.runs\"",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn every_draw_gives_an_answer_and_wrong_numbers() {
    let told = broken(&[
        (
            "01-first/questions.toml",
            "\"lambda.resize.invocations\"",
            "\"lambda.resize.runs\"",
        ),
        ("01-first/questions.toml", "\"answer + 1\"", "\"answer +\""),
        (
            "01-first/questions.toml",
            "\"answer * 3\"",
            "\"answer + 1\"",
        ),
        (
            "01-first/questions.toml",
            "\"answer + 1\"",
            "\"answer - 4\"",
        ),
        ("01-first/questions.toml", "= [2, 3] }", "= [2, 2] }"),
        ("01-first/questions.toml", "= [2, 3] }", "= [2, \"many\"] }"),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn facts_state_what_the_simulator_does() {
    let told = broken(&[
        ("facts.toml", "value   = 3", "value = 4"),
        ("facts.toml", "lambda.timeout", "lambda.time"),
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
