//! What a message says, as JSON: what a subscriber of a topic or a consumer of a queue would read. Only what filters can ask for; times,
//! signatures and account numbers are left out.

use serde_json::Value as Json;
use serde_json::json;

use crate::sim::event::Content;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Plan;

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
    }
}

/// The message attributes; null for a message without.
pub(crate) fn attributes(plan: &Plan, item: Item, content: Content) -> Json {
    match content {
        Content::Body => {
            let origin = &plan.origins[usize::from(item.origin)];
            origin.attributes.as_deref().cloned().unwrap_or_default()
        }
        // Services that notify attach none.
        Content::Object { .. } | Content::Alarm { .. } | Content::Result { .. } => Json::Null,
    }
}

/// A node's name without its service.
pub(crate) fn id(plan: &Plan, node: NodeIndex) -> &str {
    let name = plan.nodes[node.place()].name.as_str();
    name.split_once('.').map_or(name, |(_, id)| id)
}
