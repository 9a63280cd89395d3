//! Blocks as lines for a width: paragraphs, lists, tables, code, diagrams, the boxes of scenarios and questions.

use serde::Deserialize;

use crate::course::block::Align;
use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::course::model::Section;
use crate::course::placeholder::Piece;
use crate::course::placeholder::pieces;
use crate::i18n::say;
use crate::lang::Text;
use crate::msg;
use crate::present::code;
use crate::present::flow::flow;
use crate::present::frame::framed;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::links::Links;
use crate::present::paper::Medium;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::present::table::Table;

/// Lists and quotations deeper than this are set no further in: a hostile file must not recurse for ever.
const DEEPEST: usize = 12;
/// Columns around the words of a box: the margin, a branch, the brackets.
const FLOW_MARGIN: usize = 8;
/// Columns before the items of most lists.
const LIST_MARGIN: usize = 3;

/// Sets blocks of one lesson.
pub(super) struct Setter<'a> {
    /// Its facts are printed.
    pub(super) course: &'a Course,
    /// Its questions and scenarios are named.
    pub(super) lesson: &'a Lesson,
    /// Addresses that have a number; the others stand beside their words.
    pub(super) links: Links,
}

impl<'a> Setter<'a> {
    /// For blocks whose links are not listed.
    pub(super) fn new(course: &'a Course, lesson: &'a Lesson) -> Self {
        Self {
            course,
            lesson,
            links: Links::default(),
        }
    }

    fn rich(&self, inlines: &[Inline], paper: Paper) -> Rich {
        Rich::of_linked(inlines, &self.links, &self.course.facts, paper.lang)
    }

    /// The heading of a section with a rule as long as itself, so that it is one without colours too.
    pub(super) fn title(&self, section: &Section, paper: Paper) -> Vec<Line> {
        let widths = paper.widths();
        let mut lines: Vec<Line> =
            heading(&self.rich(section.title.get(paper.lang), paper)).lines(paper.width, widths);
        let longest = lines
            .iter()
            .map(|line| line.width(widths))
            .max()
            .unwrap_or(0);
        lines.push(Line::of(
            paper.signs.fill(Sign::Rule, longest),
            Meaning::Frame,
        ));
        lines
    }

    pub(super) fn blocks(&self, blocks: &[Block], paper: Paper, depth: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for block in blocks {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, paper, depth));
        }
        lines
    }

    pub(super) fn block(&self, block: &Block, paper: Paper, depth: usize) -> Vec<Line> {
        let widths = paper.widths();
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                heading(&self.rich(text, paper)).lines(paper.width, widths)
            }
            BlockKind::Paragraph(text) => self.rich(text, paper).lines(paper.width, widths),
            BlockKind::List { start, items } => self.list(*start, items, paper, depth),
            BlockKind::Quote(inner) => {
                let bar = Line::of(
                    format!("{} ", paper.signs.get(Sign::QuoteBar)),
                    Meaning::Frame,
                );
                self.inner(inner, &bar, &bar, paper, depth)
            }
            BlockKind::Definitions(entries) => self.definitions(entries, paper, depth),
            BlockKind::Code { language, text } => code::code(language, text, paper),
            BlockKind::Table { align, head, rows } => {
                self.table(align, head, rows, paper).lines(paper)
            }
            BlockKind::Flow(diagram) => {
                let inside = paper.inset(2);
                let margin = Line::plain("  ");
                flow(diagram, inside)
                    .into_iter()
                    .map(|line| margin.clone().then(line))
                    .collect()
            }
            BlockKind::Scenario(id) => {
                let title = self.scenario_title(id).unwrap_or_default();
                let title = Rich::of_text(
                    title.get(paper.lang),
                    Meaning::Strong,
                    &self.course.facts,
                    paper.lang,
                );
                let label = match paper.medium {
                    Medium::Screen => say(paper.lang, &msg!("present-scenario")),
                    Medium::Print | Medium::Spoken => {
                        say(paper.lang, &msg!("present-scenario-named", id = id))
                    }
                };
                framed(&label, &title.lines(paper.inset(4).width, widths), paper)
            }
            BlockKind::Question(id) => {
                let asked = self.lesson.questions.iter().find(|one| one.id == *id);
                let asked = asked.map_or("", |one| one.ask.get(paper.lang));
                let asked = with_blanks(asked, paper.signs.get(Sign::Blank));
                let asked = Rich::of_text(&asked, Meaning::Text, &self.course.facts, paper.lang);
                let label = say(paper.lang, &msg!("present-question"));
                framed(&label, &asked.lines(paper.inset(4).width, widths), paper)
            }
            BlockKind::FootnoteText { label, blocks } => {
                let label = Rich::of(&format!("[{label}] "), Meaning::Dim).line();
                let after = Line::plain(" ".repeat(label.width(widths)));
                self.inner(blocks, &label, &after, paper, depth)
            }
            BlockKind::Rule => {
                let line = paper.signs.fill(Sign::Rule, paper.width.min(24));
                vec![Line::of(line, Meaning::Frame)]
            }
        }
    }

    fn table(
        &self,
        align: &[Align],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        paper: Paper,
    ) -> Table {
        let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| self.rich(cell, paper)).collect();
        Table {
            align: align.to_vec(),
            head: cells(head),
            rows: rows.iter().map(|row| cells(row)).collect(),
            dense: false,
        }
    }

    /// Whether what cannot be broken has room: rows of a table side by side, a diagram, lines of code as they are.
    pub(super) fn fits(&self, block: &Block, paper: Paper) -> bool {
        let widths = paper.widths();
        match &block.kind {
            BlockKind::Table { align, head, rows } => {
                self.table(align, head, rows, paper).fits(paper)
            }
            BlockKind::Code { text, .. } => code::fits(text, paper),
            // A box is one line, and its words stand on one.
            BlockKind::Flow(flow) => {
                let labels = flow.nodes.iter().map(|node| &node.label);
                let words = flow.edges.iter().map(|edge| &edge.label);
                let room = paper.inset(FLOW_MARGIN).width;
                labels.chain(words).all(|text| widths.of(text) <= room)
            }
            BlockKind::List { items, .. } => {
                let inside = paper.inset(LIST_MARGIN);
                items.iter().flatten().all(|block| self.fits(block, inside))
            }
            _ => {
                let lines = self.block(block, paper, 0);
                lines.iter().all(|line| line.width(widths) <= paper.width)
            }
        }
    }

    /// Blocks with something before their first line and something before the others.
    fn inner(
        &self,
        blocks: &[Block],
        first: &Line,
        rest: &Line,
        paper: Paper,
        depth: usize,
    ) -> Vec<Line> {
        let (taken, inside) = if depth < DEEPEST {
            (true, paper.inset(first.width(paper.widths())))
        } else {
            (false, paper)
        };
        if depth > DEEPEST * 4 {
            return vec![Line::of(paper.signs.get(Sign::Ellipsis), Meaning::Dim)];
        }
        self.blocks(blocks, inside, depth + 1)
            .into_iter()
            .enumerate()
            .map(|(number, line)| match (taken, number) {
                (false, _) => line,
                (true, 0) => first.clone().then(line),
                // Blank lines stay blank unless a bar runs through them.
                (true, _) if line.is_empty() && rest.text().trim().is_empty() => line,
                (true, _) => rest.clone().then(line),
            })
            .collect()
    }

    fn list(
        &self,
        start: Option<u64>,
        items: &[Vec<Block>],
        paper: Paper,
        depth: usize,
    ) -> Vec<Line> {
        let widths = paper.widths();
        let last = start.unwrap_or(0).saturating_add(items.len() as u64);
        let digits = last.saturating_sub(1).to_string().len();
        // Items of a paragraph each stand close; longer ones need air.
        let airy = items.iter().any(|item| {
            let texts = item
                .iter()
                .filter(|block| !matches!(block.kind, BlockKind::List { .. }));
            texts.count() > 1
        });
        let mut lines = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if airy && at > 0 {
                lines.push(Line::default());
            }
            let lead = if let Some(start) = start {
                format!("{:>digits$}. ", start.saturating_add(at as u64))
            } else if depth == 0 {
                format!("{} ", paper.signs.get(Sign::Bullet))
            } else {
                format!("{} ", paper.signs.get(Sign::InnerBullet))
            };
            let lead = Line::of(lead, Meaning::Dim);
            let rest = Line::plain(" ".repeat(lead.width(widths)));
            if item.is_empty() {
                lines.push(lead);
            } else if airy {
                lines.extend(self.inner(item, &lead, &rest, paper, depth));
            } else {
                // A list inside a close item follows without a blank line.
                for (number, block) in item.iter().enumerate() {
                    let first = if number == 0 { &lead } else { &rest };
                    lines.extend(self.inner(
                        std::slice::from_ref(block),
                        first,
                        &rest,
                        paper,
                        depth,
                    ));
                }
            }
        }
        lines
    }

    fn definitions(
        &self,
        entries: &[(Vec<Inline>, Vec<Vec<Block>>)],
        paper: Paper,
        depth: usize,
    ) -> Vec<Line> {
        let margin = Line::plain("  ");
        let mut lines = Vec::new();
        for (term, meanings) in entries {
            let term = strong(&self.rich(term, paper));
            lines.extend(term.lines(paper.width, paper.widths()));
            for meaning in meanings {
                lines.extend(self.inner(meaning, &margin, &margin, paper, depth));
            }
        }
        lines
    }

    /// The title a scenario file states; the simulator reads the rest.
    fn scenario_title(&self, id: &str) -> Option<Text> {
        #[derive(Deserialize)]
        struct Head {
            title: Title,
        }
        #[derive(Deserialize)]
        struct Title {
            en: String,
            ja: String,
        }
        let source = self.lesson.scenarios.iter().find(|one| one.id == id)?;
        let head: Head = toml::from_str(&source.text).ok()?;
        Some(Text::new(head.title.en, head.title.ja))
    }
}

fn heading(rich: &Rich) -> Rich {
    rich.with_plain_as(Meaning::Heading)
}

fn strong(rich: &Rich) -> Rich {
    rich.with_plain_as(Meaning::Strong)
}

/// A generated question before its numbers are drawn: a blank stands for each.
fn with_blanks(text: &str, blank: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|(at, piece)| match piece {
            Piece::Draw(_) | Piece::Answer => blank,
            Piece::Text(_) | Piece::Fact(_) => &text[at],
        })
        .collect()
}
