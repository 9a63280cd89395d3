//! What a scenario asks and claims: controls, predictions, claims, tickets.

use crate::sim::reference::Section;
use crate::sim::reference::key::Kind;
use crate::sim::reference::key::key;

pub(super) const CONTROL: Section = Section {
    id: "control",
    heading: "[[control]]",
    keys: &[
        key("set", Kind::Path).needed(),
        key("values", Kind::Values).needed(),
        key("label", Kind::Both),
        key("labels", Kind::Boths).such_as("[{ en = \"a\", ja = \"b\" }]"),
    ],
    measures: None,
    example: Some(include_str!("example/control.toml")),
    at: "control.0",
};

pub(super) const PREDICTION: Section = Section {
    id: "prediction",
    heading: "[[prediction]]",
    keys: &[
        key("id", Kind::Text).needed(),
        key("ask", Kind::Both).needed(),
        key("answer", Kind::Measure).needed(),
        key("options", Kind::Answers).needed(),
        key("skill", Kind::Text).needed(),
        key("wrong", Kind::Tables("wrong")),
        key("why", Kind::Both).needed(),
    ],
    measures: None,
    example: Some(include_str!("example/prediction.toml")),
    at: "prediction.0",
};

pub(super) const WRONG: Section = Section {
    id: "wrong",
    heading: "wrong = [{ … }]",
    keys: &[
        key("is", Kind::Answer).needed(),
        key("misconception", Kind::Text).one_of("wrong"),
        key("slip", Kind::Switch).one_of("wrong"),
        key("why", Kind::Both).needed(),
    ],
    measures: None,
    example: None,
    at: "prediction.0.wrong.0",
};

pub(super) const CLAIM: Section = Section {
    id: "claim",
    heading: "[[claim]]",
    keys: &[
        key("text", Kind::Both).needed(),
        key("holds", Kind::Condition).needed(),
        key("every_seed", Kind::Switch).or("false"),
    ],
    measures: None,
    example: Some(include_str!("example/claim.toml")),
    at: "claim.0",
};

pub(super) const TICKET: Section = Section {
    id: "ticket",
    heading: "[ticket]",
    keys: &[
        key("needs", Kind::Texts),
        key("story", Kind::Both).needed(),
        key("repair", Kind::Texts).such_as("[\"lambda.f.timeout\"]"),
        key("reference", Kind::Settings).needed(),
        key("prevention", Kind::Both).needed(),
        key("cause", Kind::Tables("cause")).needed(),
        key("goal", Kind::Tables("goal")).needed(),
        key("tempting", Kind::Tables("tempting")).needed(),
    ],
    measures: None,
    example: Some(include_str!("example/ticket.toml")),
    at: "ticket",
};

pub(super) const CAUSE: Section = Section {
    id: "cause",
    heading: "[[ticket.cause]]",
    keys: &[
        key("text", Kind::Both).needed(),
        key("why", Kind::Both).needed(),
        key("correct", Kind::Switch).or("false").such_as("false"),
    ],
    measures: None,
    example: None,
    at: "ticket.cause.1",
};

pub(super) const GOAL: Section = Section {
    id: "goal",
    heading: "[[ticket.goal]]",
    keys: &[
        key("text", Kind::Both).needed(),
        key("holds", Kind::Condition).needed(),
    ],
    measures: None,
    example: None,
    at: "ticket.goal.0",
};

pub(super) const TEMPTING: Section = Section {
    id: "tempting",
    heading: "[[ticket.tempting]]",
    keys: &[
        key("set", Kind::Settings).needed(),
        key("why", Kind::Both).needed(),
    ],
    measures: None,
    example: None,
    at: "ticket.tempting.0",
};
