//! The report stays within its paper, says the same as its numbers, and draws nothing where it is read aloud.

use super::*;
use crate::confidence::Confidence;
use crate::lang::Lang;
use crate::lang::Text;
use crate::present::sign::Signs;
use crate::study::view::ConfusionView;
use crate::study::view::DayCount;
use crate::study::view::Due;
use crate::study::view::SkillView;
use crate::text::width::Widths;

/// Tuesday 24 November 2026.
const TODAY: Day = Day(20_781);

fn recall(tomorrow: f64) -> Recall {
    Recall {
        now: 1.0,
        tomorrow,
        in_30_days: tomorrow - 0.2,
        cards: 4,
    }
}

fn belief(en: &str, resisted: usize) -> BeliefView {
    BeliefView {
        id: en.to_owned(),
        belief: Text::new(en, "再試行は呼び出し側の仕事である。"),
        refutation: Text::new("no", "いいえ"),
        times: 1,
        resisted,
        dropped: resisted >= 2,
    }
}

fn progress() -> Progress {
    let row = |confidence, answers, right| Calibration {
        confidence,
        answers,
        right,
    };
    let on = |ahead: i32, answers| DayCount {
        day: Day(TODAY.0 + ahead),
        answers,
        right: answers / 2,
    };
    Progress {
        recall: Some(recall(0.81)),
        skills: vec![
            SkillView {
                id: "retries".to_owned(),
                title: Text::new("Who retries", "だれが再試行するか"),
                recall: Some(recall(0.81)),
                attempts: 9,
                right: 6,
            },
            SkillView {
                id: "new".to_owned(),
                title: Text::new("Nothing yet", "まだ"),
                recall: None,
                attempts: 0,
                right: 0,
            },
        ],
        answers: 40,
        right: 30,
        calibration: vec![
            row(Confidence::Sure, 20, 12),
            row(Confidence::ThinkSo, 8, 6),
            row(Confidence::Guess, 0, 0),
        ],
        beliefs: vec![
            belief("The caller retries.", 0),
            belief("It is retried for ever.", 1),
            belief("Nobody retries.", 2),
        ],
        confusions: vec![ConfusionView {
            ids: ["a".to_owned(), "b".to_owned()],
            titles: [
                Text::new("Queues", "キュー"),
                Text::new("Topics", "トピック"),
            ],
            times: 3,
        }],
        days: vec![on(-400, 9), on(-40, 2), on(-1, 4), on(0, 8)],
        due: Due {
            count: 3,
            waiting: 2,
            minutes: 1,
        },
        coming: (0..30).map(|day| day % 5).collect(),
    }
}

fn texts(paper: Paper) -> Vec<String> {
    let lines = lines(&progress(), &[], TODAY, paper);
    lines.iter().map(Line::text).collect()
}

#[test]
fn no_line_is_wider_than_the_paper() {
    for lang in [Lang::En, Lang::Ja] {
        for width in [36, 50, 76, 116] {
            for widths in [Widths::NARROW, Widths::WIDE] {
                for ascii in [false, true] {
                    let mut paper = Paper::new(lang, width);
                    paper.signs = Signs::new(ascii, widths);
                    for line in texts(paper) {
                        assert!(widths.of(&line) <= width, "{lang:?} {width}: {line:?}");
                        assert!(!ascii || lang == Lang::Ja || line.is_ascii(), "{line:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn today_is_the_last_cell_of_its_row_and_the_darkest() {
    let lines = texts(Paper::new(Lang::En, 76));
    let row = |name: &str| {
        let mut rows = lines
            .iter()
            .filter(|line| line.trim_start().starts_with(name));
        rows.next().unwrap().trim_end().to_owned()
    };
    let (monday, wednesday) = (row("Mon"), row("Wed"));
    assert!(monday.ends_with('▒'), "{monday:?}: four of eight");
    assert_eq!(monday.chars().count(), NAMES_AND_YEAR);
    assert_eq!(
        wednesday.chars().count() + 1,
        NAMES_AND_YEAR,
        "a day to come has no cell"
    );
    let months = lines.iter().find(|line| line.contains("Jan")).unwrap();
    assert!(months.contains("Nov") && months.contains("Jul"), "{months}");
}

const NAMES_AND_YEAR: usize = 6 + 53;

#[test]
fn who_is_surer_than_right_is_told_and_beliefs_say_how_they_stand() {
    let text = texts(Paper::new(Lang::En, 100)).join("\n");
    assert!(text.contains("60 %"), "{text}");
    let sure = text.lines().find(|line| line.contains("12 of 20")).unwrap();
    assert!(sure.contains("surer than"), "{sure}");
    let think = text.lines().find(|line| line.contains("6 of 8")).unwrap();
    assert!(think.contains("fits"), "{think}");
    let stands = |belief: &str| {
        let line = text.lines().find(|line| line.contains(belief)).unwrap();
        line.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(stands("The caller retries."), "held");
    assert_eq!(stands("It is retried for ever."), "wavering");
    assert_eq!(stands("Nobody retries."), "dropped");
}

#[test]
fn read_aloud_there_are_numbers_and_no_drawings() {
    for lang in [Lang::En, Lang::Ja] {
        let mut paper = Paper::new(lang, 76);
        paper.medium = Medium::Spoken;
        let text = texts(paper).join("\n");
        assert!(!text.contains(['░', '▒', '▓', '█', '·']), "{text}");
        assert!(text.contains("81 %"), "{text}");
    }
}
