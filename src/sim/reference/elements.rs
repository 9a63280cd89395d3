//! The outermost table, and what several tables share: arrivals, time spans, failures, faults, policies.

use crate::sim::reference::Section;
use crate::sim::reference::key::Kind;
use crate::sim::reference::key::key;
use crate::sim::scenario::alarm::ACTIONS;
use crate::sim::scenario::fault::PATIENTS;
use crate::sim::scenario::policy::BEARERS;
use crate::sim::service::Service;

pub(super) const SCENARIO: Section = Section {
    id: "scenario",
    heading: "",
    keys: &[
        key("id", Kind::Text).needed(),
        key("title", Kind::Both).needed(),
        key("story", Kind::Both),
        key("seed", Kind::Count)
            .or("1")
            .within("0", "9223372036854775807"),
        key("horizon", Kind::Span)
            .or("\"1 h\"")
            .within("0 s", "10000 d"),
        key("warmup", Kind::Span).or("\"0 s\""),
        key("budget", Kind::Count).told().within("0", "4000000000"),
        key("price_table", Kind::Word(&["us-east-1", "ap-northeast-1"])).or("\"us-east-1\""),
        key("account", Kind::Table("account")),
        key("workload", Kind::Table("workload")),
        key("fault", Kind::Tables("fault")),
        key("policy", Kind::Tables("policy")),
        key("control", Kind::Tables("control")),
        key("prediction", Kind::Tables("prediction")),
        key("claim", Kind::Tables("claim")),
        key("ticket", Kind::Table("ticket")),
    ],
    measures: None,
    example: Some(include_str!("example/scenario.toml")),
    at: "",
};

pub(super) const ACCOUNT: Section = Section {
    id: "account",
    heading: "[account]",
    keys: &[key("concurrency", Kind::Count)
        .or_default("account.concurrency")
        .within("0", "10000000")],
    measures: None,
    example: None,
    at: "account",
};

pub(super) const ARRIVALS: Section = Section {
    id: "arrivals",
    heading: "arrivals = { … }",
    keys: &[
        key("at", Kind::Spans).one_of("arrivals"),
        key("every", Kind::Span).one_of("arrivals"),
        key("poisson", Kind::Rate)
            .one_of("arrivals")
            .within("0.000001/s", "1000000/s"),
        key("ramp", Kind::Table("ramp")).one_of("arrivals"),
        key("burst", Kind::Table("burst")).one_of("arrivals"),
        key("replay", Kind::Recorded).one_of("arrivals"),
    ],
    measures: None,
    example: Some(include_str!("example/arrivals.toml")),
    at: "client.c.arrivals",
};

pub(super) const RAMP: Section = Section {
    id: "ramp",
    heading: "arrivals = { ramp = { … } }",
    keys: &[
        key("from", Kind::Rate).needed().within("0/s", "1000000/s"),
        key("to", Kind::Rate).needed().within("0/s", "1000000/s"),
        key("over", Kind::Span).needed(),
    ],
    measures: None,
    example: None,
    at: "client.ramp.arrivals.ramp",
};

pub(super) const BURST: Section = Section {
    id: "burst",
    heading: "arrivals = { burst = { … } }",
    keys: &[
        key("count", Kind::Count).needed().within("0", "10000000"),
        key("at", Kind::Span).needed(),
        key("within", Kind::Span).needed(),
    ],
    measures: None,
    example: None,
    at: "client.burst.arrivals.burst",
};

pub(super) const SPAN: Section = Section {
    id: "span",
    heading: "duration = { … }",
    keys: &[
        key("uniform", Kind::Table("uniform")).one_of("span"),
        key("normal", Kind::Table("normal")).one_of("span"),
        key("exponential", Kind::Span).one_of("span"),
        key("lognormal", Kind::Table("lognormal")).one_of("span"),
    ],
    measures: None,
    example: Some(include_str!("example/span.toml")),
    at: "lambda.f.duration",
};

pub(super) const UNIFORM: Section = Section {
    id: "uniform",
    heading: "duration = { uniform = { … } }",
    keys: &[
        key("from", Kind::Span).needed().such_as("\"1 s\""),
        key("to", Kind::Span).needed(),
    ],
    measures: None,
    example: None,
    at: "lambda.uniform.duration.uniform",
};

pub(super) const NORMAL: Section = Section {
    id: "normal",
    heading: "duration = { normal = { … } }",
    keys: &[
        key("mean", Kind::Span).needed(),
        key("sd", Kind::Span).needed(),
    ],
    measures: None,
    example: None,
    at: "lambda.normal.duration.normal",
};

pub(super) const LOGNORMAL: Section = Section {
    id: "lognormal",
    heading: "duration = { lognormal = { … } }",
    keys: &[
        key("median", Kind::Span).needed(),
        key("sigma", Kind::Number).needed().within("0", "10"),
    ],
    measures: None,
    example: None,
    at: "lambda.lognormal.duration.lognormal",
};

pub(super) const FAILS: Section = Section {
    id: "fails",
    heading: "fails = { … }",
    keys: &[
        key("first", Kind::Count)
            .one_of("fails")
            .within("0", "4294967295"),
        key("probability", Kind::Share).one_of("fails"),
        key("until", Kind::Span).one_of("fails"),
        key("keys", Kind::Texts).one_of("fails"),
    ],
    measures: None,
    example: Some(include_str!("example/fails.toml")),
    at: "lambda.f.fails",
};

pub(super) const FAULT: Section = Section {
    id: "fault",
    heading: "[[fault]]",
    keys: &[
        key("node", Kind::Nodes(PATIENTS)).needed(),
        key("from", Kind::Span).or("\"0 s\""),
        key("until", Kind::Span).told(),
        key("outage", Kind::Switch).one_of("fault"),
        key("latency", Kind::Span).one_of("fault"),
        key("errors", Kind::Share).one_of("fault"),
    ],
    measures: None,
    example: Some(include_str!("example/fault.toml")),
    at: "fault.0",
};

pub(super) const POLICY: Section = Section {
    id: "policy",
    heading: "[[policy]]",
    keys: &[
        key("on", Kind::Node(BEARERS)).needed(),
        key("kind", Kind::Word(&["identity", "resource"]))
            .needed()
            .such_as("\"identity\""),
        key("document", Kind::Policy).needed(),
        key("documents", Kind::Policies),
        key("attached", Kind::Switch).or("true"),
    ],
    measures: None,
    example: Some(include_str!("example/policy.toml")),
    at: "policy.0",
};

pub(super) const ALARM: Section = Section {
    id: "alarm",
    heading: "[alarm.…]",
    keys: &[
        key("measure", Kind::Measure).needed(),
        key("over", Kind::Span).needed(),
        key("threshold", Kind::Answer).needed(),
        key(
            "comparison_operator",
            Kind::Word(&[
                ">=",
                ">",
                "<",
                "<=",
                "GreaterThanOrEqualToThreshold",
                "GreaterThanThreshold",
                "LessThanThreshold",
                "LessThanOrEqualToThreshold",
            ]),
        )
        .or("\">=\""),
        key("evaluation_periods", Kind::Count)
            .or_default("alarm.evaluation_periods")
            .within("1", "10080"),
        key("datapoints_to_alarm", Kind::Count).told().such_as("1"),
        key(
            "treat_missing_data",
            Kind::Word(&["missing", "ignore", "breaching", "notBreaching"]),
        )
        .or("\"missing\""),
        key("to", Kind::Nodes(ACTIONS)),
        key("ok_actions", Kind::Nodes(ACTIONS)),
        key("insufficient_data_actions", Kind::Nodes(ACTIONS)),
    ],
    measures: Some(Service::Alarm),
    example: Some(include_str!("example/alarm.toml")),
    at: "alarm.x",
};
