//! The shipped lessons as lines: nothing wider than the paper, no break where Japanese forbids one, both languages in step, and
//! the pictures themselves kept as snapshots.

use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;

use proptest::prelude::*;
use terakoya::course::load;
use terakoya::course::markdown;
use terakoya::course::model::Course;
use terakoya::course::model::Lesson;
use terakoya::lang::Lang;
use terakoya::present::lesson;
use terakoya::present::lesson::LessonLine;
use terakoya::present::lesson::lesson;
use terakoya::present::lesson::side_by_side;
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

#[test]
fn no_line_is_wider_than_the_paper() {
    for one in lessons() {
        for paper in papers() {
            for line in lesson(course(), &one, paper) {
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

#[test]
fn japanese_breaks_by_kinsoku_in_every_width() {
    for one in lessons() {
        for width in (24..=100).step_by(7) {
            for line in lesson(course(), &one, Paper::new(Lang::Ja, width)) {
                let text = line.line.text();
                let text = text.trim_matches([' ', '│', '▏']);
                // Code is cut where it is full, signs and ASCII have rules of their own.
                let is_code = line
                    .line
                    .spans
                    .iter()
                    .any(|span| span.meaning == terakoya::present::line::Meaning::Code);
                if is_code || text.contains('─') {
                    continue;
                }
                let wide = |c: char| !c.is_ascii();
                let start = text
                    .chars()
                    .next()
                    .is_some_and(|c| wide(c) && kinsoku::never_starts(c));
                let end = text
                    .chars()
                    .next_back()
                    .is_some_and(|c| wide(c) && kinsoku::never_ends(c));
                assert!(!start && !end, "{} in {width}: {text}", one.id);
            }
        }
    }
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
    for one in lessons() {
        for paper in papers() {
            for line in lesson(course(), &one, paper) {
                assert!(
                    !line.line.text().chars().any(char::is_control),
                    "{:?}",
                    line.line
                );
            }
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
