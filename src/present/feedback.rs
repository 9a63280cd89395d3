//! What the learner is told about an answer: right or not in a word, the reason for every part, the belief behind a wrong one.
//! Never a bare sign, never praise.

use crate::confidence::Confidence;
use crate::course::model::Course;
use crate::i18n::say;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::sitting::Outcome;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;

/// Everything told about one answer.
pub fn feedback(outcome: &Outcome, course: &Course, paper: Paper) -> Vec<Line> {
    let teller = Teller { course, paper };
    let verdict = &outcome.verdict;
    let mut lines = teller.headline(outcome);
    for note in &verdict.notes {
        lines.extend(teller.sentence(note, Meaning::Text));
    }
    lines.extend(teller.typed(outcome));
    if verdict.rows.is_empty() || !verdict.right {
        lines.extend(teller.answer(outcome));
    }
    for (at, row) in verdict.rows.iter().enumerate() {
        lines.push(Line::default());
        lines.extend(teller.row(outcome, at, row));
    }
    if let Some(why) = &verdict.why {
        lines.push(Line::default());
        lines.extend(
            teller
                .text(why, Meaning::Text)
                .lines(paper.width, paper.widths()),
        );
    }
    for id in &verdict.misconceptions {
        lines.extend(teller.refutation(id));
    }
    lines
}

struct Teller<'a> {
    course: &'a Course,
    paper: Paper,
}

impl Teller<'_> {
    fn text(&self, text: &Text, meaning: Meaning) -> Rich {
        Rich::of_text(
            text.get(self.paper.lang),
            meaning,
            &self.course.facts,
            self.paper.lang,
        )
    }

    fn say(&self, message: &Message) -> String {
        say(self.paper.lang, message)
    }

    fn sentence(&self, message: &Message, meaning: Meaning) -> Vec<Line> {
        Rich::of(&self.say(message), meaning).lines(self.paper.width, self.paper.widths())
    }

    /// Right or wrong in sign and word, and what the confidence makes of it.
    fn headline(&self, outcome: &Outcome) -> Vec<Line> {
        let (sign, word, meaning) = match (&outcome.answer, outcome.verdict.right) {
            (None, _) => (Sign::Arrow, msg!("question-shown"), Meaning::Unsure),
            (Some(_), true) => (Sign::Right, msg!("question-right"), Meaning::Right),
            (Some(_), false) => (Sign::Wrong, msg!("question-wrong"), Meaning::Wrong),
        };
        let mut line = Rich::of(self.paper.signs.get(sign), meaning)
            .with(" ", meaning)
            .with(&self.say(&word), meaning);
        let remark = match (outcome.confidence, outcome.verdict.right) {
            (Some(Confidence::Sure), false) => Some(msg!("question-sure-but-wrong")),
            (Some(Confidence::Guess), true) => Some(msg!("question-guessed-right")),
            _ => None,
        };
        if let Some(remark) = remark {
            line.push("  ", Meaning::Text);
            line.push(&self.say(&remark), Meaning::Dim);
        }
        line.lines(self.paper.width, self.paper.widths())
    }

    /// What was typed for a word that is wanted: beside the answer one sees how far off it was.
    fn typed(&self, outcome: &Outcome) -> Vec<Line> {
        let (Body::Fill { .. }, Some(Answer::Typed(typed))) = (&outcome.item.body, &outcome.answer)
        else {
            return Vec::new();
        };
        let label = self.say(&msg!("question-typed"));
        let label = self.say(&msg!("present-label", label = label));
        let typed = Rich::new().with(typed, Meaning::Text);
        typed.hanging(
            &Line::of(label, Meaning::Dim),
            self.paper.width,
            self.paper.widths(),
        )
    }

    /// The right answer in words, where it does not stand in the rows.
    fn answer(&self, outcome: &Outcome) -> Vec<Line> {
        let in_rows = matches!(
            outcome.item.body,
            Body::Single(_) | Body::Several(_) | Body::Order { .. } | Body::Match { .. }
        );
        if in_rows || outcome.verdict.answer.is_empty() {
            return Vec::new();
        }
        let label = self.say(&msg!("question-answer"));
        let lead = Line::of(
            self.say(&msg!("present-label", label = label)),
            Meaning::Dim,
        );
        let mut answer = Rich::new();
        for (number, part) in outcome.verdict.answer.iter().enumerate() {
            if number > 0 {
                answer.push(&self.say(&msg!("unit-list-comma")), Meaning::Text);
            }
            answer = answer.then(&self.text(part, Meaning::Strong));
        }
        answer.hanging(&lead, self.paper.width, self.paper.widths())
    }

    fn row(&self, outcome: &Outcome, at: usize, row: &Row) -> Vec<Line> {
        let (sign, meaning, tag) = match row.mark {
            Mark::Hit => (
                Sign::Right,
                Meaning::Right,
                Some(msg!("question-your-answer")),
            ),
            Mark::Wrong => (
                Sign::Wrong,
                Meaning::Wrong,
                Some(msg!("question-your-answer")),
            ),
            Mark::Missed => (
                Sign::Arrow,
                Meaning::Right,
                Some(msg!("question-the-answer")),
            ),
            Mark::Avoided => (Sign::Separator, Meaning::Dim, None),
        };
        let signs = self.paper.signs;
        // Signs of different width must not move the text.
        let cells = [Sign::Right, Sign::Wrong, Sign::Arrow, Sign::Separator]
            .map(|sign| signs.width(sign))
            .into_iter()
            .max()
            .unwrap_or(1);
        let gap = " ".repeat(cells - signs.width(sign) + 1);
        let mut lead = Line::of(format!("{}{gap}", signs.get(sign)), meaning);
        let numbered = !matches!(outcome.item.body, Body::Fill { .. } | Body::Number { .. });
        if numbered {
            lead = lead.with(format!("{}  ", at + 1), Meaning::Dim);
        }
        let own = if row.mark == Mark::Avoided {
            Meaning::Dim
        } else {
            Meaning::Strong
        };
        let mut text = self.text(&row.text, own);
        let tag = match &row.detail {
            Detail::Plain => tag,
            Detail::Place(Some(place)) if *place != at + 1 => {
                Some(msg!("question-your-place", place = *place))
            }
            Detail::Place(_) => None,
            Detail::Pair { given, right } => {
                let arrow = format!(" {} ", signs.get(Sign::Arrow));
                text = text
                    .with(&arrow, Meaning::Frame)
                    .then(&self.text(right, Meaning::Strong));
                given
                    .as_ref()
                    .filter(|given| *given != right)
                    .map(|given| msg!("question-your-pair", given = given))
            }
        };
        if let Some(tag) = tag {
            text.push("  ", Meaning::Text);
            text.push(&self.say(&tag), meaning);
        }
        let mut lines = text.hanging(&lead, self.paper.width, self.paper.widths());
        if let Some(why) = &row.why {
            let margin = Line::plain(" ".repeat(lead.width(self.paper.widths())));
            let meaning = if row.mark == Mark::Avoided {
                Meaning::Dim
            } else {
                Meaning::Text
            };
            lines.extend(self.text(why, meaning).hanging(
                &margin,
                self.paper.width,
                self.paper.widths(),
            ));
        }
        lines
    }

    /// The belief behind a wrong answer and what speaks against it.
    fn refutation(&self, id: &str) -> Vec<Line> {
        let Some(belief) = self.course.misconceptions.get(id) else {
            return Vec::new();
        };
        let (width, widths) = (self.paper.width, self.paper.widths());
        let bar = Line::of(
            format!("{} ", self.paper.signs.get(Sign::QuoteBar)),
            Meaning::Unsure,
        );
        let room = width.saturating_sub(bar.width(widths)).max(2);
        let mut lines = vec![Line::default()];
        let parts = [
            Rich::of(&self.say(&msg!("question-belief")), Meaning::Unsure),
            self.text(&belief.belief, Meaning::Emphasis),
            self.text(&belief.refutation, Meaning::Text),
        ];
        for part in parts {
            lines.extend(
                part.lines(room, widths)
                    .into_iter()
                    .map(|line| bar.clone().then(line)),
            );
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::course::model::Misconception;
    use crate::course::question::Behind;
    use crate::course::question::Choice;
    use crate::lang::ByLang;
    use crate::lang::Lang;
    use crate::present::question::Draft;
    use crate::present::question::ask;
    use crate::present::question::hints;
    use crate::present::question::options;
    use crate::present::question::task;
    use crate::quiz::item::Item;
    use crate::quiz::item::Origin;
    use crate::quiz::sitting::Sitting;

    fn course() -> Course {
        let belief = Misconception {
            id: "waits".to_owned(),
            belief: Text::new("The caller waits.", "呼び出した側は待つ。"),
            refutation: Text::new("It has left.", "もう待っていません。"),
        };
        Course {
            id: "c".to_owned(),
            title: Text::default(),
            modules: Vec::new(),
            skills: Vec::new(),
            retired: Vec::new(),
            facts: BTreeMap::new(),
            glossary: BTreeMap::new(),
            misconceptions: BTreeMap::from([("waits".to_owned(), belief)]),
            revision: String::new(),
        }
    }

    fn item(body: Body) -> Item {
        Item {
            key: "c/q".to_owned(),
            id: "q".to_owned(),
            lesson: "l".to_owned(),
            section: "s".to_owned(),
            skill: "k".to_owned(),
            seed: 1,
            ask: Text::new("Who retries?", "だれが再試行するか。"),
            hints: vec![Text::new("Think of `202`.", "`202` を思い出してください。")],
            body,
            origin: Origin::Fixed,
        }
    }

    fn single() -> Item {
        item(Body::Single(vec![
            Choice {
                text: Text::new("The caller", "呼び出した側"),
                wrong: Some(Behind::Misconception("waits".to_owned())),
                why: Text::new("It got 202 and left.", "202 を受け取って、もういません。"),
            },
            Choice {
                text: Text::new("Lambda", "Lambda"),
                wrong: None,
                why: Text::new("It holds the event.", "イベントを持っています。"),
            },
        ]))
    }

    fn told(item: Item, answer: Answer, confidence: Confidence, paper: Paper) -> Vec<String> {
        let mut sitting = Sitting::new(vec![item]);
        sitting.answer(answer).unwrap();
        let outcome = sitting.confidence(confidence).unwrap();
        feedback(outcome, &course(), paper)
            .iter()
            .map(Line::text)
            .collect()
    }

    #[test]
    fn a_wrong_answer_gets_every_reason_and_the_belief_behind_it() {
        let paper = Paper::new(Lang::Ja, 50);
        assert_eq!(
            told(single(), Answer::One(0), Confidence::Sure, paper),
            [
                "✗ 不正解  確かだと思っていた答えです。理由をよく",
                "読んでください。",
                "",
                "✗ 1  呼び出した側  （回答）",
                "     202 を受け取って、もういません。",
                "",
                "→ 2  Lambda  （正解）",
                "     イベントを持っています。",
                "",
                "▏ よくある思い込み",
                "▏ 呼び出した側は待つ。",
                "▏ もう待っていません。",
            ]
        );
    }

    #[test]
    fn a_right_answer_still_explains_the_other_options() {
        let paper = Paper::new(Lang::En, 50);
        assert_eq!(
            told(single(), Answer::One(1), Confidence::ThinkSo, paper),
            [
                "✓ Right",
                "",
                "· 1  The caller",
                "     It got 202 and left.",
                "",
                "✓ 2  Lambda  (your answer)",
                "     It holds the event.",
            ]
        );
    }

    #[test]
    fn a_word_is_answered_in_words() {
        let fill = item(Body::Fill {
            accept: ByLang {
                en: vec!["Event".to_owned()],
                ja: vec!["Event".to_owned()],
            },
            why: Text::new("`Event` queues.", "`Event` はキューに入れます。"),
        });
        let lines = told(
            fill,
            Answer::Typed("Lambda".to_owned()),
            Confidence::Guess,
            Paper::new(Lang::En, 50),
        );
        assert!(
            lines.contains(&"You typed: Lambda".to_owned()),
            "{lines:#?}"
        );
        assert!(lines.contains(&"Answer: Event".to_owned()), "{lines:#?}");
        assert_eq!(lines.last().unwrap(), "Event queues.");
    }

    #[test]
    fn options_show_the_cursor_and_what_is_chosen() {
        let one = Answer::One(1);
        let draft = Draft {
            cursor: Some(0),
            answer: Some(&one),
        };
        let paper = Paper::new(Lang::Ja, 40);
        let course = course();
        let set = options(&single(), draft, &course.facts, paper);
        let texts: Vec<String> = set.iter().map(|one| one.line.text()).collect();
        assert_eq!(texts, ["▸ ○ 1  呼び出した側", "  ● 2  Lambda"]);
        assert_eq!(
            ask(&single(), &course.facts, paper)[0].text(),
            "だれが再試行するか。"
        );
        assert_eq!(say(Lang::Ja, &task(&single())), "一つ選んでください。");
        let hints = hints(&single().hints, 1, &course.facts, paper);
        assert_eq!(hints[0].text(), "ヒント 1/1  202 を思い出してください。");
    }

    #[test]
    fn pairs_show_what_is_still_open() {
        let pairs = item(Body::Match {
            left: vec![Text::new("S3", "S3"), Text::new("SQS", "SQS")],
            right: vec![
                Text::new("polls", "ポーリング"),
                Text::new("async", "非同期"),
            ],
            pairs: vec![1, 0],
            why: Text::new("Because.", "理由。"),
        });
        let answer = Answer::Pairs(vec![Some(1), None]);
        let draft = Draft {
            cursor: None,
            answer: Some(&answer),
        };
        let set = options(&pairs, draft, &course().facts, Paper::new(Lang::Ja, 40));
        let texts: Vec<String> = set.iter().map(|one| one.line.text()).collect();
        assert_eq!(
            texts,
            [
                "1  S3 → 非同期",
                "2  SQS → ?",
                "",
                "   a  ポーリング",
                "   b  非同期"
            ]
        );
    }
}
