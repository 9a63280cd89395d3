//! The second of three stages of a lesson: Markdown events → **blocks** → styled lines. Blocks know where they stand in the
//! file and nothing of widths or colours.

use std::ops::Range;

/// A piece of running text with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text; a soft line break between two wide characters is already nothing, elsewhere a space.
    Text(String),
    /// `code`.
    Code(String),
    /// *emphasis*.
    Emphasis(Vec<Inline>),
    /// **strong**.
    Strong(Vec<Inline>),
    /// ~~struck out~~.
    Struck(Vec<Inline>),
    /// A link to another document.
    Link {
        /// Where to.
        target: String,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A glossary term: `[可視性タイムアウト](term:visibility-timeout)`.
    Term {
        /// The term's id.
        id: String,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A fact: `{{lambda-async-max-retries}}`; printed with its unit in the reader's language.
    Fact(String),
    /// A footnote's mark.
    Footnote(String),
    /// A line break the author asked for.
    Break,
}

/// One step of a flow diagram: an edge between two nodes, or a lone node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowEdge {
    /// The node the edge leaves.
    pub from: String,
    /// The node it enters.
    pub to: String,
    /// Words on the edge; may be empty.
    pub label: String,
}

/// A node of a flow diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowNode {
    /// The id, equal in both languages.
    pub id: String,
    /// What the box says.
    pub label: String,
}

/// A static diagram: `id[label] -> id[label] : words`; nodes in order of first mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The nodes.
    pub nodes: Vec<FlowNode>,
    /// The edges.
    pub edges: Vec<FlowEdge>,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the start.
    Left,
    /// In the middle.
    Centre,
    /// At the end.
    Right,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading inside a section (`###` and below; `##` opens a section and is not a block).
    Heading {
        /// 3 to 6.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; an item holds blocks.
    List {
        /// The first number, or none for a bulleted list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Terms and what they mean.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// Code, with the language its fence names.
    Code {
        /// `python`, `json`, … or empty.
        language: String,
        /// The lines, without the last newline.
        text: String,
    },
    /// A table.
    Table {
        /// One per column.
        align: Vec<Align>,
        /// The header cells.
        head: Vec<Vec<Inline>>,
        /// The rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A static diagram.
    Flow(Flow),
    /// A scenario stands here.
    Scenario(String),
    /// A question stands here.
    Question(String),
    /// The text of a footnote.
    FootnoteText {
        /// Its mark.
        label: String,
        /// Its blocks.
        blocks: Vec<Block>,
    },
    /// A rule between topics.
    Rule,
}

/// A block and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes in the Markdown file.
    pub at: Range<usize>,
}
