//! `progress`: what the learner would recall tomorrow and in thirty days, how well their confidence fits, what they believe.

use serde_json::Value;
use serde_json::json;

use crate::cli::clock;
use crate::cli::command::Call;
use crate::cli::command::course::both;
use crate::cli::stop::Stop;
use crate::confidence::Confidence;
use crate::i18n::day;
use crate::i18n::say;
use crate::i18n::share;
use crate::memory::recall::Recall;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::question;
use crate::present::rich::Rich;
use crate::study::view::LessonView;
use crate::study::view::ModuleView;
use crate::study::view::Progress;

/// `progress [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let now = clock::now(call.settings);
    let study = call.kept_study()?;
    let progress = study.progress(now)?;
    let outline = study.outline(now)?;
    if call.has("json") {
        let course = study.course().id.clone();
        return call.out.json(&written(&course, &progress, &outline));
    }
    Report {
        call,
        progress: &progress,
    }
    .print(&outline)
}

struct Report<'a, 'c> {
    call: &'a mut Call<'c>,
    progress: &'a Progress,
}

impl Report<'_, '_> {
    fn print(mut self, outline: &[ModuleView]) -> Result<(), Stop> {
        if self.progress.answers == 0 {
            return self.call.out.say(&msg!("cli-progress-none"));
        }
        self.recall()?;
        self.skills()?;
        self.lessons(outline)?;
        self.calibration()?;
        self.beliefs()?;
        self.days()
    }

    fn title(&mut self, message: &Message) -> Result<(), Stop> {
        let text = say(self.call.out.lang(), message);
        self.call.out.blank()?;
        self.call.out.line(&Line::of(text, Meaning::Heading))
    }

    /// A row: something in front, a text that may be long.
    fn row(&mut self, front: &str, text: &str) -> Result<(), Stop> {
        let paper = self.call.out.reading_paper();
        let lead = Line::plain("  ").with(front, Meaning::Fact);
        let lines = Rich::of(text, Meaning::Text).hanging(&lead, paper.width, paper.widths());
        self.call.out.lines(&lines)
    }

    fn recall(&mut self) -> Result<(), Stop> {
        let lang = self.call.out.lang();
        if let Some(recall) = self.progress.recall {
            self.call.out.say(&msg!(
                "cli-progress-recall",
                tomorrow = share(lang, rounded(recall.tomorrow)),
                later = share(lang, rounded(recall.in_30_days)),
                cards = recall.cards
            ))?;
        }
        self.call.out.say(&msg!(
            "cli-progress-answers",
            answers = self.progress.answers,
            right = self.progress.right
        ))?;
        let due = self.progress.due;
        self.call.out.say(&msg!(
            "cli-progress-due",
            count = due.count,
            minutes = due.minutes
        ))?;
        if due.waiting > 0 {
            self.call
                .out
                .say(&msg!("cli-progress-waiting", count = due.waiting))?;
        }
        let coming: Vec<String> = self.progress.coming.iter().map(usize::to_string).collect();
        self.call
            .out
            .say(&msg!("cli-progress-coming", counts = coming.join("  ")))
    }

    fn skills(&mut self) -> Result<(), Stop> {
        self.title(&msg!("cli-progress-skills"))?;
        let lang = self.call.out.lang();
        for skill in self
            .progress
            .skills
            .iter()
            .filter(|skill| skill.attempts > 0)
        {
            let front = recall_words(skill.recall, lang);
            let text = msg!(
                "cli-progress-skill",
                title = &skill.title,
                right = skill.right,
                attempts = skill.attempts
            );
            self.row(&front, &say(lang, &text))?;
        }
        Ok(())
    }

    fn lessons(&mut self, outline: &[ModuleView]) -> Result<(), Stop> {
        self.title(&msg!("cli-progress-lessons"))?;
        let lang = self.call.out.lang();
        let begun = outline
            .iter()
            .flat_map(|module| &module.lessons)
            .filter(|lesson| lesson.questions.1 > 0);
        for lesson in begun {
            let text = msg!(
                "cli-progress-lesson",
                title = &lesson.title,
                read = lesson.sections.0,
                sections = lesson.sections.1,
                right = lesson.questions.0,
                questions = lesson.questions.1
            );
            self.row(&format!("{}  ", lesson.number), &say(lang, &text))?;
        }
        Ok(())
    }

    fn calibration(&mut self) -> Result<(), Stop> {
        self.title(&msg!("cli-progress-calibration"))?;
        let lang = self.call.out.lang();
        for confidence in Confidence::ALL {
            let Some(row) = self
                .progress
                .calibration
                .iter()
                .find(|row| row.confidence == confidence)
            else {
                continue;
            };
            let text = msg!(
                "cli-progress-confidence",
                confidence = question::confidence(lang, confidence),
                right = row.right,
                answers = row.answers
            );
            self.row("", &say(lang, &text))?;
        }
        Ok(())
    }

    fn beliefs(&mut self) -> Result<(), Stop> {
        if self.progress.beliefs.is_empty() {
            return Ok(());
        }
        self.title(&msg!("cli-progress-beliefs"))?;
        let lang = self.call.out.lang();
        for belief in &self.progress.beliefs {
            let state = if belief.dropped {
                msg!("cli-progress-dropped")
            } else {
                msg!("cli-progress-held")
            };
            let front = format!("{}  ", say(lang, &state));
            self.row(&front, belief.belief.get(lang))?;
        }
        Ok(())
    }

    fn days(&mut self) -> Result<(), Stop> {
        self.title(&msg!("cli-progress-days"))?;
        let lang = self.call.out.lang();
        for count in &self.progress.days {
            let text = msg!(
                "cli-progress-day",
                right = count.right,
                answers = count.answers
            );
            self.row(&format!("{}  ", day(lang, count.day)), &say(lang, &text))?;
        }
        Ok(())
    }
}

/// `81 % → 64 %`, padded so that rows align.
fn recall_words(recall: Option<Recall>, lang: crate::lang::Lang) -> String {
    let words = recall.map_or_else(String::new, |recall| {
        format!(
            "{:>6} / {:>6}",
            share(lang, rounded(recall.tomorrow)),
            share(lang, rounded(recall.in_30_days))
        )
    });
    format!("{words:<15}  ")
}

/// An estimate is not known to a tenth of a percent.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

fn written(course: &str, progress: &Progress, outline: &[ModuleView]) -> Value {
    let skills: Vec<Value> = progress
        .skills
        .iter()
        .map(|skill| {
            json!({
                "id": skill.id,
                "title": both(&skill.title),
                "recall": recall_json(skill.recall),
                "attempts": skill.attempts,
                "right": skill.right,
            })
        })
        .collect();
    let lessons: Vec<Value> = outline
        .iter()
        .flat_map(|module| &module.lessons)
        .map(lesson_json)
        .collect();
    let calibration: Vec<Value> = progress
        .calibration
        .iter()
        .map(|row| {
            json!({
                "confidence": row.confidence.code(),
                "answers": row.answers,
                "right": row.right,
            })
        })
        .collect();
    let beliefs: Vec<Value> = progress
        .beliefs
        .iter()
        .map(|belief| {
            json!({
                "id": belief.id,
                "belief": both(&belief.belief),
                "times": belief.times,
                "dropped": belief.dropped,
            })
        })
        .collect();
    let days: Vec<Value> = progress
        .days
        .iter()
        .map(|count| {
            json!({ "day": date(count.day), "answers": count.answers, "right": count.right })
        })
        .collect();
    json!({
        "format": 1,
        "course": course,
        "recall": recall_json(progress.recall),
        "answers": progress.answers,
        "right": progress.right,
        "due": {
            "count": progress.due.count,
            "waiting": progress.due.waiting,
            "minutes": progress.due.minutes,
            "coming": progress.coming,
        },
        "skills": skills,
        "lessons": lessons,
        "calibration": calibration,
        "beliefs": beliefs,
        "days": days,
    })
}

fn lesson_json(lesson: &LessonView) -> Value {
    json!({
        "id": lesson.id,
        "number": lesson.number,
        "title": both(&lesson.title),
        "state": lesson.state.code(),
        "sections": { "read": lesson.sections.0, "all": lesson.sections.1 },
        "questions": { "right": lesson.questions.0, "all": lesson.questions.1 },
        "position": lesson.position.as_ref().map(|position| {
            json!({ "section": position.section, "block": position.block })
        }),
        "recall": recall_json(lesson.recall),
    })
}

fn recall_json(recall: Option<Recall>) -> Value {
    recall.map_or(Value::Null, |recall| {
        json!({ "now": recall.now, "tomorrow": recall.tomorrow, "in_30_days": recall.in_30_days, "cards": recall.cards })
    })
}

/// `2026-11-24`.
fn date(day: crate::moment::Day) -> String {
    jiff::civil::date(1970, 1, 1)
        .checked_add(jiff::Span::new().days(i64::from(day.0)))
        .map(|date| date.to_string())
        .unwrap_or_default()
}
