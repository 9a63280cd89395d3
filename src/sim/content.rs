//! What a message says, as JSON: what a subscriber of a topic or a consumer of a queue would read. Only what filters can ask for; times,
//! signatures and account numbers are left out.

use serde_json::Value as Json;
use serde_json::json;

use crate::sim::event::Content;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;

/// The body of a message; null for one without.
pub(crate) fn body(plan: &Plan, item: Item, content: Content) -> Json {
    let origin = &plan.origins[usize::from(item.origin)];
    let own = || origin.body.as_deref().cloned().unwrap_or_default();
    match content {
        Content::Body => own(),
        Content::Object { bucket, operation } => json!({
            "Records": [{
                "eventSource": "aws:s3",
                "eventName": match operation {
                    Operation::Delete if keeps_versions(plan, bucket) => {
                        "ObjectRemoved:DeleteMarkerCreated"
                    }
                    Operation::Delete => "ObjectRemoved:Delete",
                    _ => "ObjectCreated:Put",
                },
                "s3": {
                    "bucket": { "name": id(plan, bucket) },
                    "object": {
                        "key": plan.keys[usize::from(item.key)],
                        "size": origin.size,
                    },
                },
            }],
        }),
        Content::Alarm { alarm, from, to } => json!({
            "AlarmName": id(plan, alarm),
            "OldStateValue": from.name(),
            "NewStateValue": to.name(),
        }),
        Content::Result { function, success } => json!({
            "requestContext": {
                "functionArn": id(plan, function),
                "condition": if success { "Success" } else { "RetriesExhausted" },
            },
            "requestPayload": own(),
        }),
        Content::Notification { topic, about } => {
            let inside = about.content();
            json!({
                "Type": "Notification",
                "TopicArn": id(plan, topic),
                "Message": text(&body(plan, item, inside)),
                "MessageAttributes": described(&attributes(plan, item, inside)),
            })
        }
    }
}

/// A message as the text it was published as.
fn text(message: &Json) -> String {
    match message {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Attributes as the envelope shows them: each with its type, and its value as text.
fn described(attributes: &Json) -> Json {
    let Json::Object(attributes) = attributes else {
        return json!({});
    };
    let one = |value: &Json| {
        let kind = match value {
            Json::Number(_) => "Number",
            Json::Array(_) => "String.Array",
            _ => "String",
        };
        json!({ "Type": kind, "Value": text(value) })
    };
    attributes
        .iter()
        .map(|(name, value)| (name.clone(), one(value)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The message attributes; null for a message without.
pub(crate) fn attributes(plan: &Plan, item: Item, content: Content) -> Json {
    match content {
        Content::Body => {
            let origin = &plan.origins[usize::from(item.origin)];
            origin.attributes.as_deref().cloned().unwrap_or_default()
        }
        // Services that notify attach none, and what is in an envelope keeps them there.
        Content::Object { .. }
        | Content::Alarm { .. }
        | Content::Result { .. }
        | Content::Notification { .. } => Json::Null,
    }
}

/// Whether deleting from a bucket only puts a delete marker.
pub(crate) fn keeps_versions(plan: &Plan, bucket: NodeIndex) -> bool {
    let settings = &plan.nodes[bucket.place()].settings;
    matches!(settings, Settings::S3(bucket) if bucket.versioning)
}

/// A node's name without its service.
pub(crate) fn id(plan: &Plan, node: NodeIndex) -> &str {
    let name = plan.nodes[node.place()].name.as_str();
    name.split_once('.').map_or(name, |(_, id)| id)
}
