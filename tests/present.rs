//! The shipped lessons as lines: nothing wider than the paper, no break where Japanese forbids one, both languages in step, and
//! the pictures themselves kept as snapshots.

use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;

use proptest::prelude::*;
use terakoya::course::block::BlockKind;
use terakoya::course::load;
use terakoya::course::markdown;
use terakoya::course::model::Course;
use terakoya::course::model::Lesson;
use terakoya::course::source::Source;
use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::present::lesson;
use terakoya::present::lesson::LessonLine;
use terakoya::present::lesson::Place;
use terakoya::present::lesson::block_by_block;
use terakoya::present::lesson::lesson;
use terakoya::present::lesson::side_by_side;
use terakoya::present::line::Line;
use terakoya::present::line::Meaning;
use terakoya::present::line::Span;
use terakoya::present::paper::Paper;
use terakoya::present::sign::Signs;
use terakoya::text::kinsoku;
use terakoya::text::width::Widths;

const WIDTHS: [usize; 5] = [40, 60, 80, 120, 200];

fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| load::embedded().expect("the shipped course loads"))
}

fn lessons() -> Vec<Arc<Lesson>> {
    course().lessons().cloned().collect()
}

fn text(lines: &[LessonLine]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|one| one.line.text().trim_end().to_owned())
        .collect();
    lines.join("\n")
}

fn papers() -> impl Iterator<Item = Paper> {
    Lang::ALL.into_iter().flat_map(|lang| {
        WIDTHS.into_iter().flat_map(move |width| {
            [
                Signs::new(false, Widths::NARROW),
                Signs::new(true, Widths::NARROW),
                Signs::new(false, Widths::WIDE),
            ]
            .map(|signs| Paper {
                signs,
                ..Paper::new(lang, width)
            })
        })
    })
}

/// A lesson laid out.
type Laid = (Arc<Lesson>, Paper, Vec<LessonLine>);

/// Every lesson on every paper, laid out once for all tests.
fn corpus() -> &'static [Laid] {
    static CORPUS: OnceLock<Vec<Laid>> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let pairs = lessons()
            .into_iter()
            .flat_map(|one| papers().map(move |paper| (one.clone(), paper)));
        pairs
            .map(|(one, paper)| {
                let lines = lesson(course(), &one, paper);
                (one, paper, lines)
            })
            .collect()
    })
}

#[test]
fn no_line_is_wider_than_the_paper() {
    for (one, paper, lines) in corpus() {
        for line in lines {
            let width = line.line.width(paper.widths());
            assert!(
                width <= paper.width,
                "{} {paper:?}: {width}\n{}",
                one.id,
                line.line.text()
            );
        }
    }
}

#[test]
fn two_languages_fit_side_by_side_and_start_their_blocks_together() {
    for one in lessons() {
        for width in [110, 120, 160, 200] {
            let paper = Paper::new(Lang::Ja, width);
            let lines = side_by_side(course(), &one, paper);
            for line in &lines {
                assert!(
                    line.line.width(paper.widths()) <= width,
                    "{}",
                    line.line.text()
                );
            }
            assert!(lines.is_sorted_by_key(|line| line.place));
        }
    }
}

#[test]
fn both_languages_have_the_same_places() {
    for one in lessons() {
        let places = |lang| {
            let mut places: Vec<_> = lesson(course(), &one, Paper::new(lang, 70))
                .iter()
                .map(|line| line.place)
                .collect();
            places.dedup();
            places
        };
        assert_eq!(places(Lang::Ja), places(Lang::En), "{}", one.id);
    }
}

/// What may not start or end a line of prose in either language.
fn forbidden(start: char, end: char) -> bool {
    let starts = kinsoku::never_starts(start) || matches!(start, '」' | '…' | '—');
    starts || kinsoku::never_ends(end)
}

/// Words of a line of prose without what stands around them: bars, frames, bullets, numbers. `None` for code, and for the edges
/// of frames.
fn prose(line: &Line) -> Option<String> {
    let bars = |text: &str| text.chars().all(|c| " │▏|".contains(c));
    let around = |span: &&Span| {
        matches!(
            span.meaning,
            Meaning::Frame | Meaning::Accent | Meaning::Text
        )
    };
    let mut spans = line
        .spans
        .iter()
        .skip_while(|span| around(span) && bars(&span.text));
    let first = spans.next()?;
    let blank = first.text.trim().is_empty();
    let code = first.meaning == Meaning::CodeComment || (first.meaning == Meaning::Code && blank);
    let edge = line
        .spans
        .iter()
        .any(|span| span.meaning == Meaning::Frame && !bars(&span.text));
    if code || edge {
        return None;
    }
    let text = line.text();
    let text = text.trim_matches([' ', '│', '▏', '|']);
    // A bullet or the number of an item, a note or a link.
    let text = match first.meaning {
        Meaning::Dim => text.strip_prefix(first.text.trim()).unwrap_or(text),
        _ => text,
    };
    Some(text.trim().to_owned())
}

/// The whole course in both languages at every width: fits, keeps kinsoku, cuts no character. Table cells and code have rules
/// of their own and are left to the tests of tables and code.
#[test]
fn no_line_of_the_course_is_set_wrongly() {
    let mut seen = 0;
    for (one, paper, lines) in corpus() {
        for line in lines {
            let text = line.line.text();
            assert!(
                !text.starts_with(|c: char| "\u{3099}\u{309a}\u{fe0f}\u{200d}".contains(c)),
                "{text:?}"
            );
            if is_table(one, paper.lang, line.place) {
                continue;
            }
            let Some(text) = prose(&line.line) else {
                continue;
            };
            let (Some(start), Some(end)) = (text.chars().next(), text.chars().next_back()) else {
                continue;
            };
            // `.zip` and `$context` are words that begin so.
            let word = start.is_ascii() && text[1..].starts_with(|c: char| c.is_alphanumeric());
            assert!(
                word || !forbidden(start, end),
                "{} {:?} in {}: {text}",
                one.id,
                paper.lang,
                paper.width
            );
            seen += 1;
        }
    }
    assert!(seen > 10_000, "{seen}");
}

fn is_table(lesson: &Lesson, lang: Lang, place: Place) -> bool {
    let section = place.section.checked_sub(1);
    let section = section.and_then(|at| lesson.sections.get(at));
    let blocks = section.map(|section| section.blocks.get(lang));
    let block = blocks.and_then(|blocks| blocks.get(place.block.checked_sub(1)?));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Table { .. } | BlockKind::Flow(_)))
}

#[test]
fn no_placeholder_is_left() {
    for one in lessons() {
        for lang in Lang::ALL {
            for line in lesson(course(), &one, Paper::new(lang, 200)) {
                let text = line.line.text();
                assert!(
                    !text.contains("{{") && !text.contains("{draw"),
                    "{}: {text}",
                    one.id
                );
            }
        }
    }
}

#[test]
fn nothing_that_acts_on_a_terminal_is_set() {
    for (_, _, lines) in corpus() {
        for line in lines {
            assert!(
                !line.line.text().chars().any(char::is_control),
                "{:?}",
                line.line
            );
        }
    }
}

/// A text of every kind of block that no author revises, so that only typesetting can change the pictures.
#[test]
fn blocks_look_like_this() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/typesetting");
    let course = load::folder(&folder).expect("the fixture loads");
    let one = course.lessons().next().expect("it has a lesson");
    for lang in Lang::ALL {
        for width in [40, 60, 80] {
            let name = format!("blocks_{}_{width}", lang.code());
            insta::assert_snapshot!(name, text(&lesson(&course, one, Paper::new(lang, width))));
        }
    }
    let wide = Paper::new(Lang::Ja, 120);
    insta::assert_snapshot!(
        "blocks_side_by_side",
        text(&side_by_side(&course, one, wide))
    );
    insta::assert_snapshot!(
        "blocks_block_by_block",
        text(&block_by_block(&course, one, Paper::new(Lang::Ja, 60)))
    );
    let ascii = Paper {
        signs: Signs::new(true, Widths::NARROW),
        ..Paper::new(Lang::En, 60)
    };
    insta::assert_snapshot!("blocks_ascii", text(&lesson(&course, one, ascii)));
    let double = Paper {
        signs: Signs::new(false, Widths::WIDE),
        ..Paper::new(Lang::Ja, 60)
    };
    insta::assert_snapshot!(
        "blocks_ambiguous_double",
        text(&lesson(&course, one, double))
    );
}

/// What a hostile author might write, and what it is about.
fn hostile() -> Vec<(&'static str, String)> {
    let list = (0..50).fold(String::new(), |list, depth| {
        format!("{list}{}- 深い {depth}\n", "  ".repeat(depth))
    });
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(300));
    vec![
        (
            "escape sequences",
            "a\u{1b}[2J\u{1b}]0;x\u{7} `\u{9b}31m`\n\n```\n\u{1b}c\n```\n".to_owned(),
        ),
        (
            "escapes by reference",
            "x&#27;[31m&#x9b;2J&#0;\n".to_owned(),
        ),
        (
            "bidi controls",
            "a\u{202e}b\u{2066}c\u{200f}\n\n- `\u{202d}`\n".to_owned(),
        ),
        ("a long word", "w".repeat(10_000)),
        ("a long word of Japanese", "ー".repeat(10_000)),
        (
            "a long word of marks",
            "か".to_owned() + &"\u{3099}".repeat(10_000),
        ),
        (
            "a long word in code",
            format!(
                "`{}`\n\n```js\n{}\n```\n",
                "x".repeat(10_000),
                "\"x".repeat(5_000)
            ),
        ),
        (
            "a long word in a cell",
            format!("| a | b |\n|---|---|\n| {} | 関 |\n", "w".repeat(10_000)),
        ),
        ("a deep list", list),
        ("a deep quotation", format!("{} x\n", ">".repeat(50))),
        (
            "a wide table",
            format!("{}{}{}", row("h"), row("---"), row("値")),
        ),
    ]
}

#[test]
fn hostile_text_is_shown_safely_in_every_width() {
    let one = lessons().into_iter().next().expect("there is a lesson");
    for (what, text) in hostile() {
        let blocks = markdown::blocks(&text);
        for paper in papers() {
            for line in lesson::blocks(course(), &one, &blocks, paper) {
                let text = line.text();
                let acts = |c: char| {
                    c.is_control()
                        || ('\u{202a}'..='\u{202e}').contains(&c)
                        || ('\u{2066}'..='\u{2069}').contains(&c)
                };
                assert!(!text.chars().any(acts), "{what}: {text:?}");
                let width = line.width(paper.widths());
                assert!(width <= paper.width, "{what} in {}: {width}", paper.width);
            }
        }
    }
}

/// What is said of the fixture with its English text replaced: `line:column message`.
fn with_text(bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/typesetting");
    copy(&source, folder.path());
    let file = "01-set/01-blocks/lesson.en.md";
    std::fs::write(folder.path().join(file), bytes).expect("written");
    let source = Source::Folder(folder.path().to_owned());
    let problems = load::load(&source).problems.into_iter();
    problems
        .filter(|one| one.file == file)
        .map(|one| {
            let (line, column) = one.position();
            format!("{line}:{column} {}", say(Lang::En, &one.message))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn hostile_text_is_refused_with_its_position() {
    let page = |text: &str| with_text(format!("## A {{#text}}\n\n{text}").as_bytes());
    let has = |found: &[String], expected: &str| {
        assert!(
            found.iter().any(|one| one.starts_with(expected)),
            "{expected}: {found:#?}"
        );
    };
    has(&page("ab\u{1b}[2J\n"), "3:3 ");
    has(&page("ab\n\n`\u{9b}`\n"), "5:2 ");
    has(&page("x\u{202e}y\n"), "3:2 ");
    has(&page("x\n\n- `\u{2066}`\n"), "5:4 ");
    let list = (0..50).fold(String::new(), |list, depth| {
        format!("{list}{}- x\n", "  ".repeat(depth))
    });
    has(&page(&list), "15:25 more than 12 levels");
    let broken = with_text(b"## A {#text}\n\nfine \xff\xfe broken\n");
    assert!(
        broken.iter().any(|one| one.contains("line 3, column 6")),
        "{broken:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Markdown nobody would write, in any width: always lines, never a panic, never a control character.
    #[test]
    fn any_markdown_can_be_set(pieces in prop::collection::vec(piece(), 0..40), width in 1..120_usize, ja: bool, ascii: bool) {
        let one = lessons().into_iter().next().expect("there is a lesson");
        let blocks = markdown::blocks(&pieces.concat());
        let paper = Paper {
            signs: Signs::new(ascii, Widths::NARROW),
            ..Paper::new(if ja { Lang::Ja } else { Lang::En }, width)
        };
        for line in lesson::blocks(course(), &one, &blocks, paper) {
            prop_assert!(!line.text().chars().any(char::is_control), "{:?}", line.text());
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{1,12}",
        3 => "[ぁ-んァ-ヶ一-十]{1,8}",
        2 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => prop::sample::select(vec![
            "- ", "  - ", "> ", "1. ", "### ", "| a | b |\n|---|---|\n| 1 | 関数 |\n", "```\n", "```flow\na[x] -> b[y] : z\nb[y] -> a[x]\n```\n",
            "**", "*", "`", "~~", "[^1]", "[^1]: ", "[x](term:y)", "[x](http://e.x)", "{{z}}", "\u{1b}[31m", "\u{7}", "\u{202e}", "\t", ": ", "---\n",
            "、。）」", "（「", "arn:aws:lambda:ap-northeast-1:123456789012:function:resize", "👩\u{200d}💻",
        ]).prop_map(str::to_owned),
    ]
}
