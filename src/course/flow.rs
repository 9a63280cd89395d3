//! Reads a static diagram: lines of `id[label] -> id[label] : words on the edge`. A line may chain; a repeated id branches and needs no
//! label again. Reads only; drawing it for a width is `present`'s work.

use std::ops::Range;

use crate::course::block::Flow;
use crate::course::block::FlowEdge;
use crate::course::block::FlowNode;
use crate::course::id;
use crate::message::Message;
use crate::msg;

/// More nodes or edges than this cannot be taken in, and would be slow to lay out.
const MOST: usize = 40;

/// Reads a diagram. Problems come with their bytes in `text`; what could be read stays.
pub fn parse(text: &str) -> (Flow, Vec<(Range<usize>, Message)>) {
    let mut reading = Reading::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            reading.line(start, line);
        }
        start += line.len();
    }
    for node in &mut reading.flow.nodes {
        if node.label.is_empty() {
            node.label = node.id.clone();
        }
    }
    if reading.flow.nodes.is_empty() {
        reading.refuse(0..text.len(), msg!("check-flow-empty"));
    }
    (reading.flow, reading.problems)
}

#[derive(Default)]
struct Reading {
    flow: Flow,
    problems: Vec<(Range<usize>, Message)>,
}

impl Reading {
    fn refuse(&mut self, at: Range<usize>, message: Message) {
        self.problems.push((at, message));
    }

    fn line(&mut self, start: usize, line: &str) {
        let whole = start..start + line.trim_end().len();
        let (chain, words) = match outside_brackets(line, ':') {
            Some(colon) => (&line[..colon], line[colon + 1..].trim()),
            None => (line, ""),
        };
        let mut before: Option<String> = None;
        let mut from = 0;
        loop {
            let arrow = outside_brackets(&chain[from..], '>').map(|at| from + at);
            let end = arrow.map_or(chain.len(), |at| at.saturating_sub(1).max(from));
            if arrow.is_some_and(|at| at == from || chain.as_bytes()[at - 1] != b'-') {
                self.refuse(whole, msg!("check-flow-arrow"));
                return;
            }
            let Some(node) = self.node(start + from, &chain[from..end]) else {
                return;
            };
            if let Some(from) = before.replace(node.clone()) {
                self.edge(&whole, from, node, words);
            } else if arrow.is_none() && !words.is_empty() {
                self.refuse(whole.clone(), msg!("check-flow-words"));
            }
            let Some(arrow) = arrow else { return };
            from = arrow + 1;
        }
    }

    fn edge(&mut self, at: &Range<usize>, from: String, to: String, words: &str) {
        if self.flow.edges.len() == MOST {
            self.refuse(at.clone(), msg!("check-flow-too-large", most = MOST));
        } else if self.flow.edges.len() < MOST {
            self.flow.edges.push(FlowEdge {
                from,
                to,
                label: words.to_owned(),
            });
        }
    }

    /// Reads `id[label]` or a repeated `id` and gives the id.
    fn node(&mut self, start: usize, text: &str) -> Option<String> {
        let lead = text.len() - text.trim_start().len();
        let at = start + lead..start + lead + text.trim().len();
        let text = text.trim();
        let (id, label) = match text.split_once('[') {
            Some((id, rest)) => {
                let Some(label) = rest.strip_suffix(']') else {
                    self.refuse(at, msg!("check-flow-bracket"));
                    return None;
                };
                if label.contains(['[', ']']) {
                    self.refuse(at, msg!("check-flow-arrow"));
                    return None;
                }
                (id.trim(), label.trim())
            }
            None => (text, ""),
        };
        if !id::is_id(id) {
            self.refuse(at, msg!("check-flow-node"));
            return None;
        }
        let full = self.flow.nodes.len() == MOST;
        match self.flow.nodes.iter_mut().find(|node| node.id == id) {
            Some(known) if known.label.is_empty() => label.clone_into(&mut known.label),
            Some(known) if !label.is_empty() && known.label != label => {
                self.refuse(at, msg!("check-flow-two-labels", id = id));
            }
            Some(_) => {}
            None if full => {
                self.refuse(at, msg!("check-flow-too-large", most = MOST));
                return None;
            }
            None => self.flow.nodes.push(FlowNode {
                id: id.to_owned(),
                label: label.to_owned(),
            }),
        }
        Some(id.to_owned())
    }
}

/// Where a character first stands outside `[…]`.
fn outside_brackets(text: &str, wanted: char) -> Option<usize> {
    let mut inside = false;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            _ => {}
        }
        (c == wanted && !inside).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(usize, &'static str)> {
        let (_, problems) = parse(text);
        problems
            .iter()
            .map(|(at, message)| (at.start, message.id))
            .collect()
    }

    #[test]
    fn edges_chain_and_branch() {
        let (flow, problems) = parse(
            "s3[S3] -> queue[イベントキュー] : イベント\nqueue -> fn[関数 a: b -> c] -> dlq[DLQ]\nqueue -> fn\nalone[一人]\n",
        );
        assert_eq!(problems, []);
        let nodes: Vec<_> = flow
            .nodes
            .iter()
            .map(|n| (n.id.as_str(), n.label.as_str()))
            .collect();
        assert_eq!(
            nodes,
            [
                ("s3", "S3"),
                ("queue", "イベントキュー"),
                ("fn", "関数 a: b -> c"),
                ("dlq", "DLQ"),
                ("alone", "一人"),
            ]
        );
        let edges: Vec<_> = flow
            .edges
            .iter()
            .map(|e| format!("{}>{} {}", e.from, e.to, e.label))
            .collect();
        assert_eq!(
            edges,
            ["s3>queue イベント", "queue>fn ", "fn>dlq ", "queue>fn "]
        );
    }

    #[test]
    fn mistakes_are_placed() {
        assert_eq!(problems(""), [(0, "check-flow-empty")]);
        assert_eq!(problems("a[A] -> b[B"), [(8, "check-flow-bracket")]);
        assert_eq!(
            problems("a[A] > b[B]"),
            [(0, "check-flow-arrow"), (0, "check-flow-empty")]
        );
        assert_eq!(problems("a[A]\nA B -> a"), [(5, "check-flow-node")]);
        assert_eq!(problems("a[A]\na[B]"), [(5, "check-flow-two-labels")]);
        assert_eq!(problems("a[A]\na[A] -- b[B]"), [(5, "check-flow-arrow")]);
        assert_eq!(problems("a[A] : alone"), [(0, "check-flow-words")]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in r"([ab\[\]>: \n-]|->|あ){0,40}") {
            let (flow, problems) = parse(&text);
            for (at, _) in problems {
                proptest::prop_assert!(text.get(at).is_some());
            }
            for edge in &flow.edges {
                proptest::prop_assert!(flow.nodes.iter().any(|node| node.id == edge.to));
            }
        }
    }
}
