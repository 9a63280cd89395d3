//! Who invokes a function how, who retries it how often, and where what was given up goes.

use terakoya::sim::entry::Invocation;
use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::once;
use crate::limits::seconds;
use crate::play::play;

pub fn limits() {
    let mut sheet = Sheet::new("invocation");
    who(&mut sheet);
    synchronous(&mut sheet);
    asynchronous(&mut sheet);
    throttled(&mut sheet);
    targets(&mut sheet);
    for (limit, reason) in [
        (
            "ALB, Lex, Connect, Firehose, VPC Lattice, function URL",
            "no such nodes; a client stands for any synchronous caller",
        ),
        (
            "SES, CodeCommit, Config, IoT, CloudFormation",
            "no such nodes; a client with invoke = \"async\" stands for them",
        ),
        (
            "an event may come twice without any error",
            "no share is documented",
        ),
        (
            "what a DLQ message and a destination record contain",
            "told by the trace; bodies are the events themselves",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn who(sheet: &mut Sheet) {
    let function = "[lambda.f]\n";
    let table = [
        ("SDK", once("lambda.f"), "Synchronous"),
        (
            "API Gateway",
            format!(
                "{}[api.a]\nroutes = [{{ to = \"lambda.f\" }}]\n",
                once("api.a")
            ),
            "Synchronous",
        ),
        (
            "Cognito",
            format!("{}[cognito.u]\ntrigger = \"lambda.f\"\n", once("cognito.u")),
            "Synchronous",
        ),
        (
            "SDK, Event",
            format!("{}invoke = \"async\"\n", once("lambda.f")),
            "Asynchronous",
        ),
        (
            "S3",
            format!(
                "{}[s3.b]\nnotify = [{{ events = \"ObjectCreated:*\", to = \"lambda.f\" }}]\n",
                once("s3.b")
            ),
            "Asynchronous",
        ),
        (
            "SNS",
            format!(
                "{}[sns.t]\nsubscriptions = [{{ to = \"lambda.f\" }}]\n",
                once("sns.t")
            ),
            "Asynchronous",
        ),
        (
            "EventBridge",
            format!(
                "{}[eventbridge.e]\nrules = [{{ to = \"lambda.f\" }}]\n",
                once("eventbridge.e")
            ),
            "Asynchronous",
        ),
        (
            "schedule",
            "[eventbridge.e]\nschedules = [{ rate = \"6 min\", to = \"lambda.f\" }]\n".to_owned(),
            "Asynchronous",
        ),
        ("SQS", format!("{}[sqs.s]\n", once("sqs.s")), "Polled"),
        (
            "Kinesis",
            format!("{}[kinesis.s]\n", once("kinesis.s")),
            "Polled",
        ),
    ];
    for (source, text, expected) in table {
        let polls = match source {
            "SQS" => "polls = [{ from = \"sqs.s\" }]\n",
            "Kinesis" => "polls = [{ from = \"kinesis.s\" }]\n",
            _ => "",
        };
        let run = play(&format!("{text}{function}{polls}"));
        let mut entries = run.trace.entries.iter();
        let how = entries.find_map(|entry| match entry.what {
            What::RunStarted { invocation, .. } => Some(match invocation {
                Invocation::Synchronous => "Synchronous",
                Invocation::Asynchronous => "Asynchronous",
                Invocation::Polled => "Polled",
            }),
            _ => None,
        });
        sheet.row(
            "how a function is invoked",
            source,
            expected,
            how.unwrap_or("never"),
        );
    }
}

fn synchronous(sheet: &mut Sheet) {
    let call = |settings: &str, function: &str| {
        format!("{}{settings}[lambda.f]\n{function}", once("lambda.f"))
    };
    let fails = "fails = \"always\"\n";
    sheet.measures(
        "synchronous: Lambda never retries, an SDK not a failed function",
        "SDK, a function that fails",
        &call("sdk = true\n", fails),
        &[("lambda.f.invocations", 1.0), ("client.c.retries", 0.0)],
    );
    sheet.measures(
        "an SDK tries a throttled call three times in all",
        "SDK, a function switched off",
        &call("sdk = true\n", "reserved_concurrency = 0\n"),
        &[("lambda.f.throttles", 3.0), ("client.c.retries", 2.0)],
    );
    let api = |function: &str| {
        format!(
            "{}[api.a]\nroutes = [{{ to = \"lambda.f\" }}]\n[lambda.f]\n{function}",
            once("api.a")
        )
    };
    sheet.measures(
        "API Gateway never retries; a failed function is a 502",
        "a function that fails",
        &api(fails),
        &[("lambda.f.invocations", 1.0), ("api.a.status_502", 1.0)],
    );
    sheet.measures(
        "API Gateway never retries; a throttled function is a 500",
        "a function switched off",
        &api("reserved_concurrency = 0\n"),
        &[("lambda.f.throttles", 1.0), ("api.a.status_500", 1.0)],
    );
    let pool = |took: &str| {
        format!(
            "{}[cognito.u]\ntrigger = \"lambda.f\"\n[lambda.f]\ntimeout = \"30 s\"\nduration = \"{took}\"\n",
            once("cognito.u")
        )
    };
    for (took, succeeded) in [("4999 ms", 1.0), ("5001 ms", 0.0)] {
        sheet.measures(
            "a Cognito trigger answers within 5 s",
            took,
            &pool(took),
            &[("client.c.succeeded", succeeded)],
        );
    }
}

/// An asynchronous event for a function.
fn event(function: &str, rest: &str) -> String {
    format!(
        "{}invoke = \"async\"\n[lambda.f]\nduration = \"0 s\"\n{function}\n{rest}",
        once("lambda.f")
    )
}

fn asynchronous(sheet: &mut Sheet) {
    let started = |what: What| matches!(what, What::RunStarted { .. });
    for (retries, times) in [
        ("", &[0.0, 60.0, 180.0][..]),
        ("maximum_retry_attempts = 1", &[0.0, 60.0][..]),
        ("maximum_retry_attempts = 0", &[0.0][..]),
    ] {
        sheet.times(
            "two more tries by default, after 1 min and after 2 min",
            if retries.is_empty() {
                "default"
            } else {
                retries
            },
            &event(&format!("fails = \"always\"\n{retries}"), ""),
            started,
            times,
        );
    }
    sheet.range(
        "MaximumRetryAttempts of 0 to 2",
        "maximum_retry_attempts",
        "[lambda.f]\nmaximum_retry_attempts = @\n",
        &["0", "2"],
        &["3"],
    );
    sheet.range(
        "MaximumEventAgeInSeconds of 60 to 21,600",
        "maximum_event_age",
        "[lambda.f]\nmaximum_event_age = \"@\"\n",
        &["60 s", "21600 s", "6 h"],
        &["59 s", "21601 s"],
    );
    sheet.measures(
        "a young age ends the retries",
        "61 s: the second retry would come too late",
        &event(
            "fails = \"always\"\nmaximum_event_age = \"61 s\"\non_failure = \"sqs.d\"",
            "[sqs.d]\n",
        ),
        &[("lambda.f.invocations", 2.0), ("sqs.d.visible", 1.0)],
    );
    for (target, dropped, kept) in [
        ("", 1.0, 0.0),
        ("on_failure = \"sqs.d\"", 0.0, 1.0),
        ("dead_letter_queue = \"sqs.d\"", 0.0, 1.0),
    ] {
        sheet.measures(
            "given up: to the destination or the DLQ, else dropped",
            if target.is_empty() { "none" } else { target },
            &event(&format!("fails = \"always\"\n{target}"), "[sqs.d]\n"),
            &[("lambda.f.dropped", dropped), ("sqs.d.visible", kept)],
        );
    }
    for (fails, sent) in [("\"never\"", 1.0), ("\"always\"", 0.0)] {
        sheet.measures(
            "a destination may be for success, a DLQ is for failure only",
            &format!("on_success, fails {fails}"),
            &event(
                &format!("fails = {fails}\non_success = \"sqs.s\"\ndead_letter_queue = \"sqs.d\""),
                "[sqs.s]\n[sqs.d]\n",
            ),
            &[("sqs.s.visible", sent), ("sqs.d.visible", 1.0 - sent)],
        );
    }
    sheet.times(
        "reserved concurrency 0: at once to the DLQ, without retries",
        "DLQ",
        &event(
            "reserved_concurrency = 0\ndead_letter_queue = \"sqs.d\"",
            "[sqs.d]\n",
        ),
        |what| what == What::MessageSent,
        &[0.0],
    );
}

fn throttled(sheet: &mut Sheet) {
    // The only place is taken for 900 s.
    let busy = "horizon = \"1 d\"\n[client.long]\nsends = \"lambda.f\"\narrivals = { at = [\"0 s\"] }\n\
                [client.c]\nsends = \"lambda.f\"\ninvoke = \"async\"\narrivals = { at = [\"1 s\"] }\n\
                [lambda.f]\ntimeout = \"900 s\"\nduration = \"900 s\"\nreserved_concurrency = 1\nmaximum_retry_attempts = 0\n";
    sheet.times(
        "a throttled event waits 1 s, twice as long each time, up to 5 min; no retry is used",
        "busy for 900 s",
        busy,
        |what| matches!(what, What::InvokeThrottled { .. }),
        &[
            1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 812.0,
        ],
    );
    sheet.times(
        "a throttled event waits 1 s, twice as long each time, up to 5 min; no retry is used",
        "busy for 900 s",
        busy,
        |what| matches!(what, What::RunStarted { .. }),
        &[0.0, 1112.0],
    );
    let never = "horizon = \"1 d\"\n[account]\nconcurrency = 0\n[client.c]\nsends = \"lambda.f\"\ninvoke = \"async\"\narrivals = { at = [\"0 s\"] }\n[lambda.f]\n";
    let given_up = seconds(&play(never), |what| {
        matches!(what, What::EventGivenUp { .. })
    });
    let within = given_up.iter().all(|at| (21_300.0..=21_600.0).contains(at));
    sheet.row(
        "a throttled event is kept for up to 6 h",
        "no concurrency at all",
        "1, in the last 5 min",
        &format!(
            "{}, {}",
            given_up.len(),
            if within {
                "in the last 5 min"
            } else {
                "at another time"
            }
        ),
    );
    let lost = event(
        "fails = \"always\"\nmaximum_retry_attempts = 0\non_failure = \"sqs.d\"",
        "[sqs.d]\n[[policy]]\non = \"client.c\"\nkind = \"identity\"\n\
         document = '{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"lambda:*\",\"Resource\":\"*\"}}'\n",
    );
    sheet.measures(
        "a destination that cannot be reached loses the event",
        "the role may not send to the queue",
        &lost,
        &[
            ("lambda.f.invocations", 1.0),
            ("sqs.d.sent", 0.0),
            ("lambda.f.dropped", 1.0),
        ],
    );
}

fn targets(sheet: &mut Sheet) {
    let nodes = "[sqs.q]\n[sqs.fifo]\nfifo = true\n[sns.t]\n[sns.fifo]\nfifo = true\n[lambda.g]\n[eventbridge.e]\n[s3.b]\n[kinesis.k]\n";
    for (setting, taken, refused) in [
        (
            "on_failure",
            &["sqs.q", "sns.t", "lambda.g", "eventbridge.e", "s3.b"][..],
            &["sqs.fifo", "sns.fifo", "kinesis.k", "lambda.f"][..],
        ),
        (
            "on_success",
            &["sqs.q", "sns.t", "lambda.g", "eventbridge.e"][..],
            &["sqs.fifo", "sns.fifo", "kinesis.k", "lambda.f", "s3.b"][..],
        ),
        (
            "dead_letter_queue",
            &["sqs.q", "sns.t"][..],
            &["sqs.fifo", "sns.fifo"][..],
        ),
    ] {
        sheet.range(
            &format!("what {setting} may name"),
            setting,
            &format!("[lambda.f]\n{setting} = \"@\"\n{nodes}"),
            taken,
            refused,
        );
    }
}
