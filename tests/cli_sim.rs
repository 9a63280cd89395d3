//! `sim` and the scenarios inside a lesson, over the command line: what a run says, as text and as JSON, and the loop of predict,
//! run, compare, why.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use program::Home;
use program::is_japanese;
use serde_json::Value;

fn run(line: &str) -> Value {
    Home::new("en").run(line).json()
}

#[test]
fn scenarios_are_listed_with_their_lessons() {
    let listed = run("sim list --json");
    let scenarios = listed["scenarios"].as_array().unwrap();
    assert!(scenarios.len() >= 6);
    for lesson in ["2-2", "2-3", "2-4"] {
        let of_lesson = scenarios.iter().filter(|one| one["lesson"] == lesson);
        assert!(of_lesson.count() >= 2, "{lesson}");
    }
    let home = Home::new("ja");
    let text = home.run("sim list");
    assert!(is_japanese(text.result()));
    assert_eq!(text.stdout.lines().count(), scenarios.len());
}

#[test]
fn every_scenario_of_the_course_runs_and_its_claims_hold() {
    // A claim holds for the seed of its file.
    let home = Home::new("en").with("TERAKOYA_SEED", "");
    for one in run("sim list --json")["scenarios"].as_array().unwrap() {
        let id = one["id"].as_str().unwrap();
        let json = home.run(&format!("sim run {id} --json")).json();
        assert_eq!(json["scenario"], id);
        assert!(json["events"].as_u64().unwrap() > 0, "{id}");
        for claim in json["claims"].as_array().unwrap() {
            assert_eq!(claim["holds"], true, "{id}: {claim}");
        }
    }
}

#[test]
fn a_failing_asynchronous_invocation_runs_three_times() {
    let json = run("sim run async-retries --json");
    assert_eq!(json["format"], 1);
    assert_eq!(json["measures"]["lambda.resize.invocations"], 3.0);
    assert!(json.get("trace").is_none());
    let once = run("sim run async-retries --set lambda.resize.maximum_retry_attempts=0 --json");
    assert_eq!(once["measures"]["lambda.resize.invocations"], 1.0);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_is_named() {
    let line = "sim run async-retries --json --trace";
    let home = Home::new("en");
    assert_eq!(home.run(line).result(), home.run(line).result());
    assert_eq!(run("sim run async-retries --seed 7 --json")["seed"], 7);
    assert_eq!(
        run("sim run async-retries --horizon 10s --json")["ended_at_us"],
        10_000_000
    );
}

#[test]
fn every_entry_of_the_trace_leads_back_to_a_root() {
    let json = run("sim run async-retries --json --trace");
    let entries = json["trace"]["entries"].as_array().unwrap();
    assert!(entries.len() > 5);
    let mut last = 0;
    for (at, entry) in entries.iter().enumerate() {
        assert_eq!(entry["id"], at);
        let now = entry["at_us"].as_u64().unwrap();
        assert!(now >= last, "time runs forward");
        last = now;
        if let Some(cause) = entry["cause"].as_u64() {
            assert!(cause < at as u64, "{entry}");
        }
        let [en, ja] = ["en", "ja"].map(|lang| entry["message"][lang].as_str().unwrap());
        assert!(!en.is_empty() && is_japanese(ja), "{entry}");
        assert!(!en.contains('⟦') && !en.contains("{$"), "{en}");
    }
}

#[test]
fn the_report_speaks_both_languages_and_shows_log_and_numbers() {
    for lang in ["en", "ja"] {
        let ran = Home::new(lang).run("sim run async-retries");
        let text = ran.result();
        assert_eq!(is_japanese(text), lang == "ja");
        assert_eq!(text.matches("REPORT RequestId").count(), 3, "{text}");
        assert!(text.contains("dead-letters"), "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}

#[test]
fn a_file_of_ones_own_runs_like_any_other() {
    let home = Home::new("en");
    let text = std::fs::read_to_string(program::root().join(
        "lessons/getting-started-with-serverless/02-lambda/03-asynchronous/scenarios/async-retries.toml",
    ))
    .unwrap();
    home.write("mine.toml", &text);
    assert_eq!(
        home.run("sim run mine.toml --json").result(),
        home.run("sim run async-retries --json").result()
    );
    home.write("broken.toml", &text.replace("timeout", "timout"));
    for lang in ["en", "ja"] {
        let ran = home.run(&format!("sim run broken.toml --lang {lang}"));
        let message = ran.message(1);
        assert!(message.contains("--> broken.toml:"), "{message}");
        assert!(
            message.contains("^^^^^^") && message.contains("`timeout`"),
            "{message}"
        );
        assert_eq!(is_japanese(message.lines().next().unwrap()), lang == "ja");
    }
}

#[test]
fn recorded_arrivals_stand_in_a_file_beside_the_scenario() {
    let home = Home::new("en");
    let text = "id = \"own\"\ntitle = { en = \"O\", ja = \"O\" }\nhorizon = \"1 min\"\n\
                [client.c]\nsends = \"lambda.f\"\narrivals = { replay = \"times.csv\" }\n[lambda.f]\n";
    home.write("own.toml", text);
    let ran = home.run("sim run own.toml");
    let missing = ran.message(1);
    assert!(missing.contains("times.csv"), "{missing}");
    home.write("times.csv", "# recorded\n0.5\n2\n2.25\n");
    let ran = home.run("sim run own.toml --json --set seed=7");
    let result: Value = serde_json::from_str(ran.result()).unwrap();
    assert_eq!(result["measures"]["client.c.requests"], 3.0);
    home.write("times.csv", "0.5\nnoon\n");
    for lang in ["en", "ja"] {
        let ran = home.run(&format!("sim run own.toml --lang {lang}"));
        let wrong = ran.message(1);
        assert!(
            wrong.contains("times.csv") && wrong.contains('2'),
            "{wrong}"
        );
        assert_eq!(is_japanese(wrong.lines().next().unwrap()), lang == "ja");
    }
}

#[test]
fn mistakes_of_a_run_say_what_next() {
    let cases: [(&[&str], i32, &str, &str); 9] = [
        (
            &["sim", "run", "async-retres"],
            2,
            "`async-retres`",
            "`async-retries`",
        ),
        (
            &["sim", "run", "no/file.toml"],
            1,
            "no/file.toml",
            "sim list",
        ),
        (&["sim", "run", "."], 2, "`.`", "sim list"),
        (
            &["sim", "run", "async-retries", "--set", "x"],
            2,
            "`--set x`",
            "lambda.resize.timeout",
        ),
        (
            &[
                "sim",
                "run",
                "async-retries",
                "--set",
                "lambda.resize.timout=3",
            ],
            1,
            "timout",
            "`timeout`",
        ),
        (
            &[
                "sim",
                "run",
                "async-retries",
                "--set",
                "lambda.resize.timeout=never",
            ],
            1,
            "never",
            "30 s",
        ),
        (
            &["sim", "run", "async-retries", "--seed", "-1"],
            2,
            "-1",
            "0",
        ),
        (
            &["sim", "run", "async-retries", "--horizon", "soon"],
            2,
            "`soon`",
            "5 min",
        ),
        (
            &["sim", "run", "async-retries", "--trace"],
            2,
            "--json",
            "terakoya sim run",
        ),
    ];
    for (line, code, what, next) in cases {
        for lang in ["en", "ja"] {
            let ran = Home::new(lang).run_with(line, "");
            let message = ran.message(code);
            assert!(message.contains(what), "{line:?}: {message}");
            assert!(message.contains(next), "{line:?}: {message}");
            assert_eq!(is_japanese(message), lang == "ja", "{message}");
        }
    }
}

/// The whole loop in one scenario, line by line.
#[test]
fn predict_run_compare_why() {
    let home = Home::new("en");
    let whole = home.type_in("learn 2-3 --plain", &"\n".repeat(60));
    assert!(whole.stdout.contains("Prediction 1 of"), "{}", whole.stdout);
    // Straight to the section of the first scenario: predict, sure; then why of the last events, numbers, log.
    let script = "1\n1\n1\n1\nw3\nm\no\ne\np\nc\n1.2\nq\n";
    let ran = home.type_in("learn 2-3 --plain", script);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let text = &ran.stdout;
    for part in [
        "before the run",
        "How sure",
        "just show me",
        "What happened",
        "Prediction and result",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.contains("What came out differently"), "{text}");
    assert!(
        text.contains("REPORT RequestId"),
        "the log of the functions"
    );
    let (_, after_why) = text.split_once("] w3\n").unwrap();
    let chain: Vec<&str> = after_why
        .lines()
        .take_while(|line| !line.starts_with('['))
        .collect();
    assert!(chain.len() > 1, "an event and what caused it: {chain:?}");
    assert!(text.find("How sure").unwrap() < text.find("What happened").unwrap());
    let kept = home.run("progress --json").json();
    assert!(
        kept["answers"].as_u64().unwrap() >= 1,
        "a prediction is an attempt"
    );
    assert_eq!(kept["recall"], Value::Null, "and makes no card");
}
