//! A run as JSON, and what several runs come to. Only the shape; `sim run` prints it.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::cli::command::course::both;
use crate::i18n::say;
use crate::lang::Lang;
use crate::sim::Run;
use crate::sim::Stopped;
use crate::sim::assumption::assumptions;
use crate::sim::model;
use crate::sim::repeat::Repeated;
use crate::sim::scenario::Scenario;

/// The run as JSON: format 1, times in seconds but for `…_us`, money in USD.
pub fn run(scenario: &Scenario, run: &Run, with_trace: bool) -> Value {
    let measures: Map<String, Value> = run
        .measures
        .iter()
        .map(|(path, value)| (path.to_owned(), json!(value.number)))
        .collect();
    let claims: Vec<Value> = scenario
        .claims
        .iter()
        .map(|claim| {
            let (holds, actual) = claim.holds.holds(&run.measures);
            json!({
                "text": both(&claim.text),
                "condition": claim.written,
                "holds": holds,
                "actual": actual.number,
            })
        })
        .collect();
    let unpriced: Vec<Value> = run
        .unpriced
        .iter()
        .map(|unpriced| json!({ "node": unpriced.node, "price": unpriced.price }))
        .collect();
    let mut whole = json!({
        "format": 1,
        "scenario": run.scenario,
        "seed": run.seed,
        "ended_at_us": run.ended_at,
        "events": run.events,
        "stopped": match run.stopped {
            Stopped::Horizon => "horizon",
            Stopped::Quiet => "quiet",
            Stopped::Budget => "budget",
        },
        "price_table": run.price_table,
        "prices_checked": model::prices_checked(),
        "unpriced": unpriced,
        "measures": measures,
        "claims": claims,
        "model_choices": assumptions(scenario)
            .into_iter()
            .map(|assumption| {
                let [en, ja] = [Lang::En, Lang::Ja].map(|lang| say(lang, &assumption.message()));
                json!({ "en": en, "ja": ja })
            })
            .collect::<Vec<_>>(),
    });
    if with_trace {
        whole["trace"] = json!({
            "truncated": run.trace.truncated,
            "entries": entries(run),
        });
    }
    whole
}

/// What `--runs` adds: every measure's mean with its 95 % confidence interval, and how often each claim held.
pub fn runs(scenario: &Scenario, repeated: &Repeated) -> Value {
    let measures: Map<String, Value> = repeated
        .estimates
        .iter()
        .map(|(path, estimate)| {
            let (mean, half) = (estimate.mean.number, estimate.half_width);
            let told = json!({ "mean": mean, "low": mean - half, "high": mean + half });
            (path.clone(), told)
        })
        .collect();
    let claims: Vec<Value> = scenario
        .claims
        .iter()
        .zip(&repeated.held)
        .map(|(claim, held)| json!({ "condition": claim.written, "held": held }))
        .collect();
    json!({
        "count": repeated.runs,
        "first_seed": repeated.first.seed,
        "confidence": 0.95,
        "stopped_by_budget": repeated.cut_short,
        "measures": measures,
        "claims": claims,
    })
}

fn entries(run: &Run) -> Vec<Value> {
    run.trace
        .entries
        .iter()
        .enumerate()
        .map(|(id, entry)| {
            let message = run.trace.message(entry);
            json!({
                "id": id,
                "at_us": entry.at,
                "node": run.trace.name(entry.node),
                "what": message.id.strip_prefix("trace-").unwrap_or(message.id),
                "item": entry.item.map(|item| item.0),
                "environment": entry.environment,
                "cause": entry.cause.map(|cause| cause.0),
                "message": {
                    "en": say(Lang::En, &message),
                    "ja": say(Lang::Ja, &message),
                },
            })
        })
        .collect()
}
