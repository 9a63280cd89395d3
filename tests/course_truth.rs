//! The rules of `check` on truth — questions, facts, terms, scenarios — each on a course that breaks it and nothing else. The snapshots hold what is
//! changed and what the author is told, in both languages.

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
use terakoya::problem::Severity;

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

/// A ticket on the clean course's run: what stands between its table and its lists, its goal, and what the two repairs set.
fn ticket(repair: &str, goal: &str, reference: &str, tempting: &str) -> String {
    let both = "{ en = \"x\", ja = \"x\" }";
    let cause = format!("[[ticket.cause]]\ntext = {both}\nwhy = {both}\n");
    format!(
        "duration = \"5 s\"\ntimeout = \"3 s\"\n\n\
         [[control]]\nset = \"lambda.resize.timeout\"\nvalues = [\"2 s\", \"4 s\", \"10 s\", \"20 s\"]\n\n\
         [ticket]\nstory = {both}\nprevention = {both}\nrepair = [{repair}]\n\
         reference = {{ \"lambda.resize.timeout\" = \"{reference}\" }}\n\n\
         {cause}correct = true\n\n{cause}\n{cause}\n\
         [[ticket.goal]]\ntext = {both}\nholds = \"{goal}\"\n\n\
         [[ticket.tempting]]\nwhy = {both}\nset = {{ \"lambda.resize.timeout\" = \"{tempting}\" }}\n\n[[control]]"
    )
}

const RUN: &str = "01-first/scenarios/run.toml";
const BEFORE_TICKET: &str = "duration = \"100 ms\"\n\n[[control]]";
const TIMEOUT: &str = "\"lambda.resize.timeout\"";
const WELL: &str = "lambda.resize.timeouts == 0";

#[test]
fn tickets_are_ill_until_the_reference_repair() {
    let cases = [
        ticket("\"client.shop.limit\"", WELL, "10 s", "4 s"),
        ticket(TIMEOUT, "lambda.resize.invocations > 0", "10 s", "4 s"),
        ticket(TIMEOUT, WELL, "4 s", "2 s"),
        ticket(TIMEOUT, WELL, "10 s", "20 s"),
        ticket(TIMEOUT, WELL, "30 s", "4 s"),
        ticket(TIMEOUT, WELL, "10 s", "soon"),
        ticket(
            "\"lambda.resize.timeout\", \"lambda.resize.memory\"",
            WELL,
            "10 s",
            "4 s",
        ),
        ticket(TIMEOUT, "lambda.resize.invocations == 7", "10 s", "4 s"),
    ];
    let told = broken(
        &cases
            .each_ref()
            .map(|case| (RUN, BEFORE_TICKET, case.as_str())),
    );
    insta::assert_snapshot!(told);
}

#[test]
fn tickets_are_complete() {
    let sound = ticket(TIMEOUT, WELL, "10 s", "4 s");
    let with = |old: &str, new: &str| {
        assert!(sound.contains(old), "{old}");
        sound.replace(old, new)
    };
    let cause =
        "[[ticket.cause]]\ntext = { en = \"x\", ja = \"x\" }\nwhy = { en = \"x\", ja = \"x\" }\n";
    let cases = [
        with("[ticket]\n", "[ticket]\nneeds = [\"firsd\"]\n"),
        with("correct = true\n", ""),
        with(
            &format!("correct = true\n\n{cause}"),
            &format!("correct = true\n\n{cause}correct = true\n"),
        ),
        sound.replacen(&format!("{cause}\n"), "", 1),
        with("[[ticket.goal]]", "[[ticket.goals]]"),
        with("prevention", "preventions"),
        with(
            "values = [\"2 s\"",
            "labels = [{ en = \"x\", ja = \"x\" }]\nvalues = [\"2 s\"",
        ),
    ];
    let told = broken(
        &cases
            .each_ref()
            .map(|case| (RUN, BEFORE_TICKET, case.as_str())),
    );
    insta::assert_snapshot!(told);
}

#[test]
fn a_report_tells_how_many_repairs_heal() {
    let course = Mini::new().with(RUN, BEFORE_TICKET, &ticket(TIMEOUT, WELL, "10 s", "4 s"));
    let report = course.check();
    assert_eq!(course.problems(), [""; 0]);
    assert_eq!(report.counts.tickets, 1);
    let [repairs] = &report.repairs[..] else {
        panic!("{:?}", report.repairs);
    };
    let tried = repairs.tried.expect("few enough");
    assert_eq!((tried.tried, tried.healing, tried.fewest), (4, 2, Some(1)));
}
