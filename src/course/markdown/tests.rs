//! What Markdown becomes, what is refused and where, and that no text makes the reader fail.

use super::*;
use crate::course::index::Of;

fn read(text: &str) -> Page {
    page("lesson.ja.md", &text.into())
}

fn ids(text: &str) -> Vec<String> {
    read(text)
        .problems
        .iter()
        .map(|problem| {
            let (line, column) = problem.position();
            format!("{line}:{column} {}", problem.message.id)
        })
        .collect()
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

#[test]
fn a_page_is_sections_of_blocks() {
    let page = read(
        "## 受け取る {#accepted}\n\n本文です。\n\n- 一つ\n- 二つ\n\n```scenario async-retries\n```\n\n## Who? {#who}\n\n| a | b |\n|---|--:|\n| `x` | {{fact-one}} |\n\n```json\n{\n}\n```\n",
    );
    assert_eq!(page.problems, []);
    let ids: Vec<_> = page
        .sections
        .iter()
        .map(|section| section.id.as_str())
        .collect();
    assert_eq!(ids, ["accepted", "who"]);
    assert_eq!(page.sections[0].title, [text("受け取る")]);
    let kinds: Vec<_> = page.sections[0]
        .blocks
        .iter()
        .map(|block| &block.kind)
        .collect();
    assert!(matches!(
        kinds[..],
        [
            BlockKind::Paragraph(_),
            BlockKind::List { start: None, .. },
            BlockKind::Scenario(_)
        ]
    ));
    let BlockKind::Table { align, head, rows } = &page.sections[1].blocks[0].kind else {
        panic!("not a table");
    };
    assert_eq!(align.len(), 2);
    assert_eq!(head[0], [text("a")]);
    assert_eq!(
        rows[0],
        [
            vec![Inline::Code("x".into())],
            vec![Inline::Fact("fact-one".into())]
        ]
    );
    assert_eq!(
        page.sections[1].blocks[1].kind,
        BlockKind::Code {
            language: "json".into(),
            text: "{\n}".into()
        }
    );
}

#[test]
fn a_soft_break_between_wide_characters_is_nothing() {
    assert_eq!(inlines("日本語の\n文です。"), [text("日本語の文です。")]);
    assert_eq!(inlines("two\nwords"), [text("two words")]);
    assert_eq!(inlines("Lambda\nは"), [text("Lambda は")]);
    assert_eq!(
        inlines("これは\n**強い**\nものです"),
        [
            text("これは"),
            Inline::Strong(vec![text("強い")]),
            text("ものです")
        ]
    );
    assert_eq!(
        inlines("コード\n`x`"),
        [text("コード "), Inline::Code("x".into())]
    );
}

#[test]
fn short_texts_are_never_lists_or_headings() {
    assert_eq!(inlines("1. April"), [text("1. April")]);
    assert_eq!(inlines("# x"), [text("# x")]);
    assert_eq!(inlines("- x"), [text("- x")]);
    assert_eq!(inlines(""), []);
    assert_eq!(inlines("`x`"), [Inline::Code("x".into())]);
    assert_eq!(inlines("a\n\nb"), [text("a"), Inline::Break, text("b")]);
}

#[test]
fn terms_and_facts_are_mentioned_with_their_places() {
    let source = "## A {#a}\n\n[再試行](term:retry)は {{max-retries}} 回、**{{wait}}後**です。\n";
    let page = read(source);
    let mentions: Vec<_> = page
        .mentions
        .iter()
        .map(|(of, id, at)| (*of, id.as_str(), &source[at.clone()]))
        .collect();
    assert_eq!(
        mentions,
        [
            (Of::Term, "retry", "retry"),
            (Of::Fact, "max-retries", "max-retries"),
            (Of::Fact, "wait", "wait"),
        ]
    );
    let BlockKind::Paragraph(inlines) = &page.sections[0].blocks[0].kind else {
        panic!("not a paragraph");
    };
    assert_eq!(inlines[2], Inline::Fact("max-retries".into()));
    assert_eq!(page.prose[1].1, "再試行");
}

#[test]
fn footnotes_definitions_quotations_and_rules_are_blocks() {
    let page = read(
        "## A {#a}\n\nText[^n].\n\n[^n]: Note.\n\nキュー\n: 順番待ちの列\n\n> quoted\n\n---\n\n### Sub\n\n1. one\n2. two\n",
    );
    assert_eq!(page.problems, []);
    let kinds: Vec<_> = page.sections[0]
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph(_) => "paragraph",
            BlockKind::FootnoteText { .. } => "footnote",
            BlockKind::Definitions(_) => "definitions",
            BlockKind::Quote(_) => "quote",
            BlockKind::Rule => "rule",
            BlockKind::Heading { level: 3, .. } => "heading",
            BlockKind::List { start: Some(1), .. } => "list",
            _ => "other",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "paragraph",
            "footnote",
            "definitions",
            "quote",
            "rule",
            "heading",
            "list"
        ]
    );
}

#[test]
fn what_is_not_allowed_is_placed() {
    assert_eq!(
        ids("lead\n\n## A {#a}\n"),
        ["1:1 check-text-before-section"]
    );
    assert_eq!(ids("# A {#a}\n"), ["1:1 check-heading-one"]);
    assert_eq!(ids("## A\n"), ["1:1 check-section-id"]);
    assert_eq!(ids("## A {#A_b}\n"), ["1:1 check-not-an-id"]);
    assert_eq!(ids("## A {#a .red}\n"), ["1:1 check-heading-attributes"]);
    assert_eq!(ids(""), ["1:1 check-no-sections"]);
    assert_eq!(
        ids("## A {#a}\n\n<b>x</b>\n"),
        ["3:1 check-html", "3:5 check-html"]
    );
    assert_eq!(ids("## A {#a}\n\n<div>\nx\n</div>\n"), ["3:1 check-html"]);
    assert_eq!(ids("## A {#a}\n\nx ![alt](y.png)\n"), ["3:3 check-image"]);
    assert_eq!(ids("## A {#a}\n\n[x](http://y)\n"), ["3:1 check-link"]);
    assert_eq!(ids("## A {#a}\n\n[x](term:Y)\n"), ["3:1 check-not-an-id"]);
    assert_eq!(
        ids("## A {#a}\n\n```scenario\n```\n"),
        ["3:1 check-placement-id"]
    );
    assert_eq!(
        ids("## A {#a}\n\n```question a\nx\n```\n"),
        ["3:1 check-placement-body"]
    );
    assert_eq!(
        ids("## A {#a}\n\n- ```question a\n  ```\n"),
        ["3:3 check-placement-nested"]
    );
    assert_eq!(
        ids("## A {#a}\n\nx&#27;[31m\n"),
        ["3:2 check-control-character"]
    );
    assert_eq!(
        ids("## A {#a}\n\nx\u{202e}y\n"),
        ["3:2 check-direction-character"]
    );
    assert_eq!(
        ids("## A {#a}\n\n```\nx\u{200b}\n```\n"),
        ["4:2 check-invisible-character"]
    );
}

#[test]
fn a_mistake_in_a_diagram_is_placed_in_the_file() {
    assert_eq!(
        ids("## A {#a}\n\n```flow\na[A] -> b[B]\nb -> C[x]\n```\n"),
        ["5:6 check-flow-node"]
    );
}

#[test]
fn depth_is_bounded() {
    let deep = format!("## A {{#a}}\n\n{} x\n", ">".repeat(100_000));
    assert_eq!(read(&deep).problems.len(), 1);
    assert_eq!(read(&deep).problems[0].message.id, "check-too-deep");
    let marks = format!(
        "## A {{#a}}\n\n{}x{}\n",
        "*a **b ".repeat(5_000),
        "** *".repeat(5_000)
    );
    read(&marks);
    inlines(&"[".repeat(50_000));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text in r"(## a \{#a\}|\{\{a\}\}|```|flow|scenario|question|[-#>*_|~`\[\]():^ \n<]|\n\n|a[A]|->|あ|\PC){0,60}"
    ) {
        let source: std::sync::Arc<str> = text.as_str().into();
        let page = page("a.md", &source);
        for problem in &page.problems {
            proptest::prop_assert!(source.get(problem.at.clone()).is_some(), "{:?}", problem.at);
        }
        for (_, _, at) in &page.mentions {
            proptest::prop_assert!(source.get(at.clone()).is_some());
        }
        inlines(&text);
        blocks(&text);
    }
}
