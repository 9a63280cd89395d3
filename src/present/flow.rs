//! Static diagrams: from left to right where that fits, else from top to bottom. A node that was drawn already is named again
//! with a sign that leads back. Boxes are words in brackets; nothing here is ever wider than the paper unless a word is.

use crate::course::block::Flow;
use crate::course::block::FlowEdge;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Medium;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::text::visible::visible;

/// Paths longer than this are cut and go on as a diagram of their own: the drawing recurses, a hostile file must not.
const DEEPEST: usize = 48;

/// A node with what hangs on it.
#[derive(Debug)]
struct Tree {
    label: String,
    /// Other nodes that stand beside this one because they lead to the same place and nowhere else.
    beside: Vec<String>,
    /// It stands further up already.
    again: bool,
    /// Words on the edge, and the node it leads to.
    edges: Vec<(String, Tree)>,
}

/// The lines of a diagram.
pub fn flow(flow: &Flow, paper: Paper) -> Vec<Line> {
    if paper.medium == Medium::Spoken {
        return told(flow, paper);
    }
    let forest = forest(flow);
    let widths = paper.widths();
    let across: Vec<Line> = forest.iter().flat_map(|tree| across(tree, paper)).collect();
    if across.iter().all(|line| line.width(widths) <= paper.width) {
        return across;
    }
    let mut lines = Vec::new();
    for tree in &forest {
        down(tree, &Line::default(), "", paper, &mut lines);
    }
    lines
}

/// A sentence for every edge, in the author's order.
fn told(flow: &Flow, paper: Paper) -> Vec<Line> {
    let label = |id: &str| {
        let node = flow.nodes.iter().find(|node| node.id == id);
        node.map_or(id, |node| node.label.as_str()).to_owned()
    };
    let told = |edge: &FlowEdge| {
        let (from, to) = (label(&edge.from), label(&edge.to));
        if edge.label.is_empty() {
            msg!("present-flow-step", from = from, to = to)
        } else {
            let words = edge.label.as_str();
            msg!(
                "present-flow-step-with",
                from = from,
                to = to,
                words = words
            )
        }
    };
    let bullet = Line::of(format!("{} ", paper.signs.get(Sign::Bullet)), Meaning::Dim);
    flow.edges
        .iter()
        .flat_map(|edge| {
            let words = say(paper.lang, &told(edge));
            Rich::of(&words, Meaning::Text).hanging(&bullet, paper.width, paper.widths())
        })
        .collect()
}

/// Cells the diagram takes from left to right.
pub fn width(flow: &Flow, paper: Paper) -> usize {
    let forest = forest(flow);
    let lines = forest.iter().flat_map(|tree| across(tree, paper));
    lines
        .map(|line| line.width(paper.widths()))
        .max()
        .unwrap_or(0)
}

/// Trees that together hold every node once, in order of first mention; roots first, then what only a circle leads to.
fn forest(flow: &Flow) -> Vec<Tree> {
    let index = |id: &str| flow.nodes.iter().position(|node| node.id == id);
    let mut edges = vec![Vec::new(); flow.nodes.len()];
    let mut entered = vec![false; flow.nodes.len()];
    for edge in &flow.edges {
        if let (Some(from), Some(to)) = (index(&edge.from), index(&edge.to)) {
            edges[from].push((to, edge.label.as_str()));
            entered[to] |= from != to;
        }
    }
    let mut drawn = vec![false; flow.nodes.len()];
    let mut forest = Vec::new();
    let roots: Vec<usize> = (0..flow.nodes.len())
        .filter(|node| !entered[*node])
        .collect();
    for &root in &roots {
        if drawn[root] {
            continue;
        }
        let twins: Vec<usize> = roots
            .iter()
            .copied()
            .filter(|other| *other > root && edges[root].len() == 1 && edges[*other] == edges[root])
            .collect();
        let mut tree = grow(flow, root, &edges, &mut drawn, 0);
        for twin in twins {
            drawn[twin] = true;
            tree.beside
                .push(visible(&flow.nodes[twin].label).into_owned());
        }
        forest.push(tree);
    }
    for node in 0..flow.nodes.len() {
        if !drawn[node] {
            forest.push(grow(flow, node, &edges, &mut drawn, 0));
        }
    }
    forest
}

fn grow(
    flow: &Flow,
    node: usize,
    edges: &[Vec<(usize, &str)>],
    drawn: &mut [bool],
    depth: usize,
) -> Tree {
    let label = visible(&flow.nodes[node].label).into_owned();
    if drawn[node] || depth > DEEPEST {
        return Tree {
            label,
            beside: Vec::new(),
            again: true,
            edges: Vec::new(),
        };
    }
    drawn[node] = true;
    Tree {
        label,
        beside: Vec::new(),
        again: false,
        edges: edges[node]
            .iter()
            .map(|(to, words)| {
                let words = visible(words).into_owned();
                (words, grow(flow, *to, edges, drawn, depth + 1))
            })
            .collect(),
    }
}

fn rich(tree: &Tree, paper: Paper) -> Rich {
    if tree.again {
        boxed(&tree.label, Meaning::Dim)
            .with(" ", Meaning::Text)
            .with(paper.signs.get(Sign::BackArrow), Meaning::Dim)
    } else {
        boxed(&tree.label, Meaning::Strong)
    }
}

fn boxed(label: &str, meaning: Meaning) -> Rich {
    Rich::of("[", Meaning::Frame)
        .with(label, meaning)
        .with("]", Meaning::Frame)
}

/// Several nodes that lead to the same place: their lines join on the first one's.
fn joined(tree: &Tree, paper: Paper) -> Vec<Line> {
    let (signs, widths) = (paper.signs, paper.widths());
    let rule = signs.get(Sign::Rule);
    let labels = std::iter::once(&tree.label).chain(&tree.beside);
    let nodes: Vec<Line> = labels
        .map(|label| boxed(label, Meaning::Strong).line())
        .collect();
    let longest = nodes
        .iter()
        .map(|node| node.width(widths))
        .max()
        .unwrap_or(0);
    let mut right = Vec::new();
    let mut turn = 0;
    for (words, child) in &tree.edges {
        let edge = if words.is_empty() {
            format!("{rule}{rule}")
        } else {
            format!("{rule} {words} {rule}")
        };
        let edge = Line::of(
            format!("{edge}{} ", signs.get(Sign::RightArrow)),
            Meaning::Frame,
        );
        turn = edge.width(widths);
        right = across(child, paper)
            .into_iter()
            .enumerate()
            .map(|(row, line)| {
                if row == 0 {
                    edge.clone().then(line)
                } else {
                    line
                }
            })
            .collect();
    }
    (0..nodes.len().max(right.len()))
        .map(|row| {
            let join = match row {
                0 => Sign::TeeDown,
                _ if row + 1 == nodes.len() => Sign::CornerBottomRight,
                _ => Sign::TeeLeft,
            };
            let line = match nodes.get(row) {
                Some(node) => {
                    let fill = longest - node.width(widths) + 1;
                    node.clone().with(
                        format!(" {}{}", rule.repeat(fill), signs.get(join)),
                        Meaning::Frame,
                    )
                }
                None => Line::plain(" ".repeat(longest + 3)),
            };
            match right.get(row) {
                Some(child) if row == 0 => line.then(child.clone()),
                Some(child) => line
                    .with(" ".repeat(turn), Meaning::Text)
                    .then(child.clone()),
                None => line,
            }
        })
        .collect()
}

/// From left to right: children stand below one another, the first on their parent's line.
fn across(tree: &Tree, paper: Paper) -> Vec<Line> {
    if !tree.beside.is_empty() {
        return joined(tree, paper);
    }
    let (signs, widths) = (paper.signs, paper.widths());
    let rule = signs.get(Sign::Rule);
    let node = rich(tree, paper).line();
    let indent = " ".repeat(node.width(widths) + 1);
    let longest = tree
        .edges
        .iter()
        .map(|(words, _)| widths.of(words))
        .max()
        .unwrap_or(0);
    let mut lines = Vec::new();
    for (number, (words, child)) in tree.edges.iter().enumerate() {
        let last = number + 1 == tree.edges.len();
        let branch = match (number, last) {
            (0, true) => format!("{rule}{rule}"),
            (0, false) => format!("{rule}{}{rule}", signs.get(Sign::TeeDown)),
            (_, false) => format!(" {}{rule}", signs.get(Sign::TeeRight)),
            (_, true) => format!(" {}{rule}", signs.get(Sign::CornerBottomLeft)),
        };
        let rest = match (number, last) {
            (0, true) => "  ".to_owned(),
            (_, true) => "   ".to_owned(),
            (_, false) => format!(" {} ", signs.get(Sign::Vertical)),
        };
        let mut edge = Line::of(branch, Meaning::Frame);
        let fill = longest - widths.of(words);
        if words.is_empty() {
            let spaces = if longest > 0 { 2 } else { 0 };
            edge = edge.with(rule.repeat(longest + spaces), Meaning::Frame);
        } else {
            edge = edge
                .with(format!(" {words} "), Meaning::Text)
                .with(rule.repeat(fill), Meaning::Frame);
        }
        edge = edge
            .with(rule, Meaning::Frame)
            .with(signs.get(Sign::RightArrow), Meaning::Frame)
            .with(" ", Meaning::Text);
        let to_child = edge.width(widths) - widths.of(&rest);
        for (row, line) in across(child, paper).into_iter().enumerate() {
            lines.push(match (number, row) {
                (0, 0) => node
                    .clone()
                    .with(" ", Meaning::Text)
                    .then(edge.clone())
                    .then(line),
                (_, 0) => Line::plain(indent.clone()).then(edge.clone()).then(line),
                _ => Line::plain(indent.clone())
                    .with(rest.clone(), Meaning::Frame)
                    .with(" ".repeat(to_child), Meaning::Text)
                    .then(line),
            });
        }
    }
    if lines.is_empty() {
        lines.push(node);
    }
    lines
}

/// From top to bottom. `first` is what stands before the node, `below` what runs past on the left of everything after it.
fn down(tree: &Tree, first: &Line, below: &str, paper: Paper, lines: &mut Vec<Line>) {
    let (signs, widths) = (paper.signs, paper.widths());
    let taken = first.width(widths);
    let hang = " ".repeat(taken.saturating_sub(widths.of(below)));
    let after = Line::of(format!("{below}{hang}"), Meaning::Frame);
    let room = paper.width.saturating_sub(taken).max(2);
    for (row, line) in rich(tree, paper)
        .lines(room, widths)
        .into_iter()
        .enumerate()
    {
        let before = if row == 0 { first } else { &after };
        lines.push(before.clone().then(line));
    }
    for label in &tree.beside {
        for line in boxed(label, Meaning::Strong).lines(room, widths) {
            lines.push(after.clone().then(line));
        }
    }
    let several = tree.edges.len() > 1;
    for (number, (words, child)) in tree.edges.iter().enumerate() {
        let last = number + 1 == tree.edges.len();
        let (corner, past) = match (several, last) {
            (false, _) => (signs.get(Sign::Vertical).to_owned(), String::new()),
            (true, false) => (
                format!("{}{}", signs.get(Sign::TeeRight), signs.get(Sign::Rule)),
                format!("{}  ", signs.get(Sign::Vertical)),
            ),
            (true, true) => (
                format!(
                    "{}{}",
                    signs.get(Sign::CornerBottomLeft),
                    signs.get(Sign::Rule)
                ),
                "   ".to_owned(),
            ),
        };
        edge(
            words,
            child,
            &Branch {
                below,
                corner,
                past,
                several,
            },
            paper,
            lines,
        );
    }
}

/// How an edge leaves its node.
struct Branch<'a> {
    /// What runs past on the left of the node.
    below: &'a str,
    /// The turn into the edge.
    corner: String,
    /// What runs past on the left of everything at its end, beside `below`.
    past: String,
    /// Whether other edges leave the node as well.
    several: bool,
}

fn edge(words: &str, child: &Tree, branch: &Branch<'_>, paper: Paper, lines: &mut Vec<Line>) {
    let (signs, widths) = (paper.signs, paper.widths());
    let below = format!("{}{}", branch.below, branch.past);
    let start = Line::of(format!("{}{}", branch.below, branch.corner), Meaning::Frame);
    if branch.several {
        let mut beside = start.clone();
        if !words.is_empty() {
            beside = beside
                .with(format!(" {words} "), Meaning::Text)
                .with(signs.get(Sign::Rule), Meaning::Frame);
        }
        let beside = beside.with(format!("{} ", signs.get(Sign::RightArrow)), Meaning::Frame);
        if beside.width(widths) + rich(child, paper).width(widths) <= paper.width {
            down(child, &beside, &below, paper, lines);
            return;
        }
    }
    if !words.is_empty() {
        let lead = start.with(" ", Meaning::Text);
        let hang = lead.width(widths).saturating_sub(widths.of(&below));
        let room = paper.width.saturating_sub(lead.width(widths)).max(2);
        for (row, line) in Rich::of(words, Meaning::Text)
            .lines(room, widths)
            .into_iter()
            .enumerate()
        {
            let after = Line::of(format!("{below}{}", " ".repeat(hang)), Meaning::Frame);
            lines.push(if row == 0 { lead.clone() } else { after }.then(line));
        }
    }
    lines.push(Line::of(
        format!("{below}{}", signs.get(Sign::DownArrow)),
        Meaning::Frame,
    ));
    down(
        child,
        &Line::of(below.clone(), Meaning::Frame),
        &below,
        paper,
        lines,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::block::FlowEdge;
    use crate::course::block::FlowNode;
    use crate::lang::Lang;
    use crate::present::sign::Signs;
    use crate::text::width::Widths;

    /// `a -> b : words`, one edge a line; labels are the ids.
    fn read(text: &str) -> Flow {
        let mut read = Flow::default();
        for line in text.lines() {
            let (nodes, label) = line.split_once(" : ").unwrap_or((line, ""));
            let ends: Vec<&str> = nodes.split(" -> ").collect();
            for id in &ends {
                if !read.nodes.iter().any(|node| node.id == *id) {
                    read.nodes.push(FlowNode {
                        id: (*id).to_owned(),
                        label: (*id).to_owned(),
                    });
                }
            }
            if let [from, to] = ends.as_slice() {
                read.edges.push(FlowEdge {
                    from: (*from).to_owned(),
                    to: (*to).to_owned(),
                    label: label.to_owned(),
                });
            }
        }
        read
    }

    fn drawn(text: &str, paper: Paper) -> Vec<String> {
        flow(&read(text), paper).iter().map(Line::text).collect()
    }

    const HAND_OVER: &str = "EventBridge -> イベントキュー : 引き渡し
EventBridge -> ルールの DLQ : 引き渡せない
イベントキュー -> 関数 receipt : 実行
イベントキュー -> 関数の送信先 : 失敗しつづける";

    #[test]
    fn a_chain_goes_right_where_it_fits() {
        let chain = "S3 -> イベントキュー : イベント\nイベントキュー -> 関数 : あとで実行";
        assert_eq!(
            drawn(chain, Paper::new(Lang::Ja, 80)),
            ["[S3] ── イベント ─▶ [イベントキュー] ── あとで実行 ─▶ [関数]"]
        );
        assert_eq!(
            drawn(chain, Paper::new(Lang::Ja, 40)),
            [
                "[S3]",
                "│ イベント",
                "▼",
                "[イベントキュー]",
                "│ あとで実行",
                "▼",
                "[関数]"
            ]
        );
    }

    #[test]
    fn branches_align_their_arrows() {
        assert_eq!(
            drawn(HAND_OVER, Paper::new(Lang::Ja, 90)),
            [
                "[EventBridge] ─┬─ 引き渡し ─────▶ [イベントキュー] ─┬─ 実行 ───────────▶ [関数 receipt]",
                "               │                                    └─ 失敗しつづける ─▶ [関数の送信先]",
                "               └─ 引き渡せない ─▶ [ルールの DLQ]",
            ]
        );
    }

    #[test]
    fn a_narrow_diagram_is_a_tree() {
        assert_eq!(
            drawn(HAND_OVER, Paper::new(Lang::Ja, 40)),
            [
                "[EventBridge]",
                "├─ 引き渡し ─▶ [イベントキュー]",
                "│  ├─ 実行 ─▶ [関数 receipt]",
                "│  └─ 失敗しつづける ─▶ [関数の送信先]",
                "└─ 引き渡せない ─▶ [ルールの DLQ]",
            ]
        );
        for line in drawn(HAND_OVER, Paper::new(Lang::Ja, 24)) {
            assert!(Widths::NARROW.of(&line) <= 24, "{line}");
        }
    }

    #[test]
    fn ascii_twins_keep_the_shape() {
        let paper = Paper {
            signs: Signs::new(true, Widths::NARROW),
            ..Paper::new(Lang::En, 60)
        };
        assert_eq!(
            drawn("a -> b : x\na -> c\nb -> a : again", paper),
            ["[a] -+- x -> [b] -- again -> [a] <-", "     +-----> [c]"]
        );
    }

    #[test]
    fn circles_and_joins_name_a_node_again() {
        assert_eq!(
            drawn("a -> b\nb -> a", Paper::new(Lang::En, 60)),
            ["[a] ───▶ [b] ───▶ [a] ↩"]
        );
        assert_eq!(
            drawn("a -> q\nb -> q\nb -> c\nlone", Paper::new(Lang::En, 60)),
            ["[a] ───▶ [q]", "[b] ─┬──▶ [q] ↩", "     └──▶ [c]", "[lone]"]
        );
    }

    #[test]
    fn nodes_that_lead_to_the_same_place_join() {
        let join = "one -> q : put\nsecond -> q : put\n3 -> q : put\nq -> x\nq -> y";
        assert_eq!(
            drawn(join, Paper::new(Lang::En, 60)),
            [
                "[one] ────┬─ put ─▶ [q] ─┬──▶ [x]",
                "[second] ─┤              └──▶ [y]",
                "[3] ──────┘",
            ]
        );
        assert_eq!(
            drawn(join, Paper::new(Lang::En, 20)),
            [
                "[one]",
                "[second]",
                "[3]",
                "│ put",
                "▼",
                "[q]",
                "├─▶ [x]",
                "└─▶ [y]"
            ]
        );
    }

    #[test]
    fn a_hostile_chain_does_not_overflow_the_stack() {
        let chain: Vec<String> = (0..3_000).map(|n| format!("n{n} -> n{}", n + 1)).collect();
        assert!(drawn(&chain.join("\n"), Paper::new(Lang::En, 40)).len() > 3_000);
    }
}
