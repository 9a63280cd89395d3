//! `sim run` beyond one run's report: several seeds with their means, the drawing of a timeline, and what a report cannot count.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::fs;

use program::Home;
use program::is_japanese;

const RANDOM: &str = r#"
id = "random"
seed = 5
horizon = "1 min"
title = { en = "Random", ja = "ランダム" }

[client.c]
sends = "lambda.f"
arrivals = { poisson = "1/s" }

[lambda.f]

[[claim]]
text  = { en = "More than sixty.", ja = "60 件を超える。" }
holds = "client.c.requests > 60"
"#;

fn home(lang: &str) -> Home {
    let home = Home::new(lang);
    home.write("random.toml", RANDOM);
    home
}

#[test]
fn several_runs_give_means_with_intervals() {
    let home = home("en");
    let json = home
        .run("sim run random.toml --json --runs 30 --seed 5")
        .json();
    let path = "client.c.requests";
    let numbers: Vec<f64> = (5..35)
        .map(|seed| {
            let line = format!("sim run random.toml --json --seed {seed}");
            home.run(&line).json()["measures"][path].as_f64().unwrap()
        })
        .collect();
    let mean = numbers.iter().sum::<f64>() / 30.0;
    let squares: f64 = numbers.iter().map(|number| (number - mean).powi(2)).sum();
    // Student's t for 29 degrees of freedom.
    let half = 2.045_230 * (squares / 29.0 / 30.0).sqrt();
    let told = &json["runs"]["measures"][path];
    for (key, expected) in [("mean", mean), ("low", mean - half), ("high", mean + half)] {
        let told = told[key].as_f64().unwrap();
        assert!((told - expected).abs() < 1e-4, "{key}: {told}, {expected}");
    }
    let above = numbers.iter().filter(|number| **number > 60.0).count();
    assert_eq!(json["runs"]["claims"][0]["held"], above);
    assert_eq!(json["runs"]["count"], 30);
    assert_eq!(json["seed"], 5);
    // The first run stands there as if it were alone.
    let alone = home.run("sim run random.toml --json --seed 5").json();
    assert_eq!(alone["measures"], json["measures"]);
    assert!(alone.get("runs").is_none());
}

#[test]
fn the_report_of_several_runs_speaks_both_languages() {
    for lang in ["en", "ja"] {
        let ran = home(lang).run("sim run random.toml --runs 10 --seed 5");
        let text = ran.result();
        assert!(text.contains(" ± ") && text.contains("95 %"), "{text}");
        assert!(text.contains("14") && text.contains("10"), "{text}");
        assert!(!text.contains('⟦'), "{text}");
        let title = text.lines().find(|line| line.contains("95 %")).unwrap();
        assert_eq!(is_japanese(title), lang == "ja", "{title}");
    }
    for runs in ["1", "0", "many", "100001"] {
        let line = format!("sim run random.toml --runs {runs}");
        let ran = home("en").run(&line);
        assert!(ran.message(2).contains("100000"), "{}", ran.stderr);
    }
}

#[test]
fn a_timeline_is_drawn_over_nothing_but_a_drawing() {
    for lang in ["en", "ja"] {
        let home = Home::new(lang);
        let ran = home.run("sim run async-retries --svg out.svg");
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stderr.contains("out.svg"), "{}", ran.stderr);
        let drawn = fs::read_to_string(home.path("out.svg")).unwrap();
        assert!(drawn.contains("<svg ") && drawn.contains("prefers-color-scheme:dark"));
        assert!(drawn.contains("resize #1") && drawn.contains("dead-letters"));
        assert_eq!(is_japanese(&drawn), lang == "ja");
        let again = home.run("sim run async-retries --seed 43 --svg out.svg --quiet");
        assert_eq!((again.code, again.stderr.as_str()), (Some(0), ""));
        assert_ne!(fs::read_to_string(home.path("out.svg")).unwrap(), drawn);
        home.write("mine.svg", "<svg>my own work</svg>");
        let refused = home.run("sim run async-retries --svg mine.svg");
        let message = refused.message(1);
        assert!(message.contains("mine.svg"), "{message}");
        assert_eq!(is_japanese(message.lines().next().unwrap()), lang == "ja");
        let kept = fs::read_to_string(home.path("mine.svg")).unwrap();
        assert_eq!(kept, "<svg>my own work</svg>");
        let nowhere = home.run("sim run async-retries --svg no/such/folder.svg");
        assert!(nowhere.message(1).contains("no/such/folder.svg"));
        let folder = home.run("sim run async-retries --svg .");
        assert_eq!(folder.code, Some(1), "{}", folder.stderr);
        let left: Vec<_> = fs::read_dir(home.path(""))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("unfinished"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn a_price_that_is_missing_is_told() {
    let text = r#"
id = "tokyo"
price_table = "ap-northeast-1"
title = { en = "Tokyo", ja = "東京" }
[client.c]
sends = "eventbridge.bus"
body = '{"source": "c"}'
arrivals = { at = ["0 s"] }
[eventbridge.bus]
rules = [{ to = "sqs.q" }]
[sqs.q]
"#;
    for (lang, table) in [("en", "ap-northeast-1"), ("ja", "us-east-1")] {
        let home = Home::new(lang);
        home.write("tokyo.toml", &text.replace("ap-northeast-1", table));
        let ran = home.run("sim run tokyo.toml");
        let told = ran.result().contains("`eventbridge_event`")
            || ran.result().contains("eventbridge_event");
        let json = home.run("sim run tokyo.toml --json").json();
        assert_eq!(told, table == "ap-northeast-1", "{}", ran.stdout);
        assert_eq!(
            json["unpriced"].as_array().unwrap().len(),
            usize::from(told)
        );
        assert_eq!(json["price_table"], table);
    }
}

/// A million entries and one more: the report says where its timeline and log end.
#[test]
fn a_trace_that_was_cut_is_told() {
    let text = r#"
id = "long"
horizon = "10 min"
title = { en = "Long", ja = "長い" }
[client.c]
sends = "sqs.q"
arrivals = { every = "1 ms" }
[sqs.q]
retention = "1 min"
"#;
    let home = Home::new("en");
    home.write("long.toml", text);
    let ran = home.run("sim run long.toml");
    assert!(ran.result().contains("first 1,000,000 entries"));
}
