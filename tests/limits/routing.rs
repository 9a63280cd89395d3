//! EventBridge and CloudWatch alarms.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::once;
use crate::play::number;
use crate::play::play;

pub fn limits() {
    let mut sheet = Sheet::new("eventbridge");
    buses(&mut sheet);
    deliveries(&mut sheet);
    for (limit, reason) in [
        (
            "100 buses, 10 events in a call",
            "a scenario has one or two; a request of a client is one event",
        ),
        (
            "10,000 or 1,200 PutEvents a second, 18,750 or 2,250 invocations",
            "publishers are not held back; the numbers differ by Region",
        ),
        (
            "jitter of the retries",
            "waits double exactly: a model choice",
        ),
        (
            "a pattern of 2,048 characters",
            "patterns are read, whatever their length",
        ),
        (
            "10 replays at once, about 10 min after archiving",
            "a replay takes what was archived until then",
        ),
        (
            "Pipes, Scheduler",
            "no such nodes; schedules belong to a bus",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();

    let mut sheet = Sheet::new("cloudwatch");
    alarms(&mut sheet);
    for (limit, reason) in [
        (
            "composite alarms, EC2 and Auto Scaling actions",
            "an alarm tells topics and functions",
        ),
        ("retention of logs", "a run keeps its whole log"),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn buses(sheet: &mut Sheet) {
    let targets = |count: usize| {
        let names: Vec<_> = (0..count)
            .map(|target| format!("\"sqs.q{target}\""))
            .collect();
        let nodes: Vec<_> = (0..count)
            .map(|target| format!("[sqs.q{target}]"))
            .collect();
        format!(
            "[eventbridge.e]\nrules = [{{ to = [{}] }}]\n{}",
            names.join(", "),
            nodes.join("\n")
        )
    };
    for (count, expected) in [(5, &[][..]), (6, &["to"][..])] {
        sheet.warning(
            "5 targets for a rule",
            &count.to_string(),
            &targets(count),
            expected,
        );
    }
    for (count, expected) in [(300, &[][..]), (301, &["rules"][..])] {
        let rules = vec!["{ to = \"sqs.q\" }"; count].join(", ");
        sheet.warning(
            "300 rules for a bus",
            &count.to_string(),
            &format!("[eventbridge.e]\nrules = [{rules}]\n[sqs.q]\n"),
            expected,
        );
    }
    for (size, published) in [("1048575 B", 1.0), ("1 MB", 0.0)] {
        sheet.measures(
            "a call that puts events is smaller than 1 MB",
            size,
            &format!(
                "{}size = \"{size}\"\n[eventbridge.e]\n",
                once("eventbridge.e")
            ),
            &[
                ("eventbridge.e.published", published),
                ("client.c.succeeded", published),
            ],
        );
    }
    let matched = |pattern: &str| {
        format!(
            "{}body = '{{\"source\": \"shop\"}}'\n[eventbridge.e]\nrules = [{{ pattern = {pattern}, to = \"sqs.q\" }}]\n[sqs.q]\n",
            once("eventbridge.e")
        )
    };
    for (pattern, matches) in [
        ("{ source = [\"shop\"] }", 1.0),
        ("{ source = [\"Shop\"] }", 0.0),
    ] {
        sheet.measures(
            "what no rule matches is gone, and that is no error",
            pattern,
            &matched(pattern),
            &[
                ("eventbridge.e.matched", matches),
                ("sqs.q.sent", matches),
                ("client.c.succeeded", 1.0),
            ],
        );
    }
    sheet.times(
        "a schedule fires at its rate",
        "every 4 min, 10 min",
        "[eventbridge.e]\nschedules = [{ rate = \"4 min\", to = \"sqs.q\" }]\n[sqs.q]\n",
        |what| what == What::ScheduleFired,
        &[240.0, 480.0],
    );
    sheet.measures(
        "a replay goes through the rules again",
        "two events, one replay",
        "[client.c]\nsends = \"eventbridge.e\"\narrivals = { at = [\"0 s\", \"1 s\"] }\n\
         [eventbridge.e]\narchive = true\nreplay_at = \"5 min\"\nrules = [{ to = \"sqs.q\" }]\n[sqs.q]\n",
        &[("sqs.q.sent", 4.0)],
    );
}

fn deliveries(sheet: &mut Sheet) {
    let down = |rule: &str| {
        format!(
            "horizon = \"2 d\"\n{}[eventbridge.e]\nrules = [{{ to = \"sqs.q\", dead_letter_queue = \"sqs.d\"{rule} }}]\n[sqs.q]\n[sqs.d]\n\
             [[fault]]\nnode = \"sqs.q\"\nfrom = \"0 s\"\nuntil = \"2 d\"\noutage = true\n",
            once("eventbridge.e")
        )
    };
    for (rule, retries) in [
        (", maximum_retry_attempts = 0", 0.0),
        (", maximum_retry_attempts = 3", 3.0),
    ] {
        sheet.measures(
            "MaximumRetryAttempts ends the retries, then the DLQ",
            rule.trim_start_matches(", "),
            &down(rule),
            &[("eventbridge.e.retries", retries), ("sqs.d.visible", 1.0)],
        );
    }
    let run = play(&down(""));
    let given_up = run
        .trace
        .entries
        .iter()
        .find(|entry| matches!(entry.what, What::DeliveryGivenUp));
    let at = given_up.map_or(0.0, |entry| entry.at as f64 / 3_600e6);
    sheet.row(
        "24 h and 185 tries by default, whichever ends first",
        "a target that is down",
        "in the last hour of 24 h",
        if (23.0..=24.0).contains(&at) {
            "in the last hour of 24 h"
        } else {
            "at another time"
        },
    );
    let retries = number(&run, "eventbridge.e.retries");
    sheet.row(
        "24 h and 185 tries by default, whichever ends first",
        "a target that is down: retries",
        "at most 185",
        if retries <= 185.0 && retries > 24.0 {
            "at most 185"
        } else {
            "another number"
        },
    );
    let rule = |setting: &str| {
        format!("[eventbridge.e]\nrules = [{{ to = \"sqs.q\", {setting} }}]\n[sqs.q]\n")
    };
    sheet.range(
        "MaximumRetryAttempts of 0 to 185",
        "maximum_retry_attempts",
        &rule("maximum_retry_attempts = @"),
        &["0", "185"],
        &["186"],
    );
    sheet.range(
        "MaximumEventAgeInSeconds of 60 to 86,400",
        "maximum_event_age",
        &rule("maximum_event_age = \"@\""),
        &["60 s", "86400 s"],
        &["59 s", "86401 s"],
    );
    sheet.range(
        "dead letters go to standard queues",
        "dead_letter_queue",
        "[eventbridge.e]\nrules = [{ to = \"sqs.q\", dead_letter_queue = \"@\" }]\n[sqs.q]\n[sqs.fifo]\nfifo = true\n",
        &["sqs.q"],
        &["sqs.fifo"],
    );
}

fn alarms(sheet: &mut Sheet) {
    sheet.range(
        "a period of 10, 20, 30 s or whole minutes",
        "over",
        "[lambda.f]\n[alarm.a]\nmeasure = \"lambda.f.errors\"\nthreshold = 1\nover = \"@\"\n",
        &["10 s", "20 s", "30 s", "60 s", "5 min"],
        &["15 s", "90 s"],
    );
    let alarm = |fails: &str| {
        format!(
            "[client.c]\nsends = \"lambda.f\"\narrivals = {{ every = \"10 s\" }}\n[lambda.f]\nfails = {fails}\n\
             [alarm.a]\nmeasure = \"lambda.f.errors\"\nthreshold = 1\nover = \"60 s\"\nto = \"sns.t\"\n[sns.t]\n"
        )
    };
    sheet.measures(
        "an alarm acts when its state changes, not while it lasts",
        "errors for 10 min",
        &alarm("\"always\""),
        &[("alarm.a.alarms", 1.0), ("sns.t.published", 1.0)],
    );
    sheet.measures(
        "an alarm acts when its state changes, not while it lasts",
        "no errors",
        &alarm("\"never\""),
        &[("alarm.a.alarms", 0.0), ("sns.t.published", 0.0)],
    );
}
