//! What a scenario is made of, as a diagram: client → S3 → λ → queue. Drawn from the settings that name other nodes, so it is
//! right for every scenario and every change of a control.

use crate::course::block::Flow;
use crate::course::block::FlowEdge;
use crate::course::block::FlowNode;
use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::flow::flow;
use crate::present::line::Line;
use crate::present::paper::Paper;
use crate::present::run::busy;
use crate::present::run::node_name;
use crate::present::run::whole;
use crate::sim::scenario::Scenario;
use crate::sim::trace::Trace;
use crate::text::fit::pad_end;

/// The diagram for a width.
pub fn topology(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    flow(&diagram(scenario, paper), paper)
}

/// The diagram at a moment of a run, with what each node has to do. Room is kept for the busiest moment, so that nothing moves
/// while the run is played.
pub fn at(scenario: &Scenario, trace: &Trace, cursor: u64, paper: Paper) -> Vec<Line> {
    let mut drawn = diagram(scenario, paper);
    let (now, peaks) = (busy::busy(trace, cursor), busy::peaks(trace));
    for (place, info) in trace.nodes.iter().enumerate() {
        let node = drawn.nodes.iter_mut().find(|node| node.id == info.name);
        let (Some(node), Some(now), Some(peak)) = (node, now.get(place), peaks.get(place)) else {
            continue;
        };
        let room = peak.cells(paper);
        if room > 0 {
            let signs = pad_end(&now.signs(paper), room, paper.widths());
            node.label = format!("{} {signs}", node.label);
        }
    }
    flow(&drawn, paper)
}

/// Nodes and edges; edges that mean failure say so.
pub fn diagram(scenario: &Scenario, paper: Paper) -> Flow {
    let mut drawn = Drawing {
        flow: Flow::default(),
        edges: Vec::new(),
        paper,
    };
    let nodes: Vec<String> = scenario
        .nodes()
        .filter(|name| name.split('.').count() == 2)
        .map(str::to_owned)
        .collect();
    for name in &nodes {
        drawn.node(name);
    }
    for name in &nodes {
        if let Some(settings) = scenario.setting(name) {
            drawn.endpoints(name, &settings);
            drawn.edges(name, &settings);
        }
    }
    // In the order of the nodes, and where things go when all is well before where they go when it is not.
    drawn.edges.sort_by_key(|(failure, edge)| {
        (nodes.iter().position(|node| *node == edge.from), *failure)
    });
    drawn.flow.edges = drawn.edges.into_iter().map(|(_, edge)| edge).collect();
    drawn.flow
}

struct Drawing {
    flow: Flow,
    /// Whether it is the way of a failure, and the edge.
    edges: Vec<(bool, FlowEdge)>,
    paper: Paper,
}

impl Drawing {
    fn node(&mut self, name: &str) {
        if !self.flow.nodes.iter().any(|node| node.id == name) {
            self.flow.nodes.push(FlowNode {
                id: name.to_owned(),
                label: node_name(name, self.paper),
            });
        }
    }

    fn edge(&mut self, from: &str, to: Option<&str>, words: Option<Message>) {
        self.draw(false, from, to, words);
    }

    fn failure(&mut self, from: &str, to: Option<&str>, words: Message) {
        self.draw(true, from, to, Some(words));
    }

    fn draw(&mut self, failure: bool, from: &str, to: Option<&str>, words: Option<Message>) {
        let Some(to) = to
            .map(whole)
            .filter(|to| self.flow.nodes.iter().any(|node| node.id == **to))
        else {
            return;
        };
        let words = words.map(|words| say(self.paper.lang, &words));
        let edge = FlowEdge {
            from: from.to_owned(),
            to: to.to_owned(),
            label: words.unwrap_or_default(),
        };
        if !self.edges.contains(&(failure, edge.clone())) {
            self.edges.push((failure, edge));
        }
    }

    /// What a topic delivers to that is no node of the scenario.
    fn endpoints(&mut self, name: &str, settings: &toml::Value) {
        for (place, subscription) in tables(settings, "subscriptions").iter().enumerate() {
            let protocol = subscription.get("protocol").and_then(toml::Value::as_str);
            let label = match protocol {
                Some("email") => msg!("present-endpoint-email"),
                Some(_) => msg!("present-endpoint-http"),
                None => continue,
            };
            let id = format!("{name}.subscriptions.{place}");
            self.flow.nodes.push(FlowNode {
                id: id.clone(),
                label: say(self.paper.lang, &label),
            });
            self.edge(name, Some(&id), None);
        }
    }

    /// The edges that a node's settings make.
    fn edges(&mut self, name: &str, settings: &toml::Value) {
        let word = |key: &str| settings.get(key).and_then(toml::Value::as_str);
        self.edge(name, word("sends"), None);
        for (list, key) in [
            ("notify", "to"),
            ("routes", "to"),
            ("rules", "to"),
            ("schedules", "to"),
            ("subscriptions", "to"),
        ] {
            for entry in tables(settings, list) {
                for to in words(entry.get(key)) {
                    self.edge(name, Some(to), None);
                }
                let dead = entry.get("dead_letter_queue").and_then(toml::Value::as_str);
                self.failure(name, dead, msg!("present-edge-undelivered"));
            }
        }
        for mapping in tables(settings, "polls") {
            if let Some(from) = mapping.get("from").and_then(toml::Value::as_str) {
                self.edge(from, Some(name), Some(msg!("present-edge-polls")));
            }
            let failed = mapping.get("on_failure").and_then(toml::Value::as_str);
            self.failure(name, failed, msg!("present-edge-failure"));
        }
        if let Some((watched, _)) = word("measure").and_then(|path| path.rsplit_once('.')) {
            self.edge(watched, Some(name), Some(msg!("present-edge-watched")));
        }
        for key in ["to", "ok_actions", "insufficient_data_actions"] {
            for to in words(settings.get(key)) {
                self.edge(name, Some(to), None);
            }
        }
        for key in ["then", "calls", "store"] {
            for to in words(settings.get(key)) {
                self.edge(name, Some(to), None);
            }
        }
        for part in tables(settings, "parts") {
            for to in ["calls", "store"].map(|key| words(part.get(key))).concat() {
                self.edge(name, Some(to), None);
            }
        }
        self.edge(name, word("on_success"), Some(msg!("present-edge-success")));
        self.failure(name, word("on_failure"), msg!("present-edge-failure"));
        let dead = match name.split('.').next() {
            Some("sqs") => msg!("present-edge-received-too-often"),
            _ => msg!("present-edge-failure"),
        };
        self.failure(name, word("dead_letter_queue"), dead);
    }
}

fn tables<'a>(settings: &'a toml::Value, key: &str) -> &'a [toml::Value] {
    settings
        .get(key)
        .and_then(toml::Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// One word or several.
fn words(value: Option<&toml::Value>) -> Vec<&str> {
    match value {
        Some(toml::Value::String(word)) => vec![word],
        Some(toml::Value::Array(words)) => words.iter().filter_map(toml::Value::as_str).collect(),
        _ => Vec::new(),
    }
}
