//! The progress report as lines: what would still be recalled, what comes, what was done, how confidence fits, which beliefs and
//! mix-ups there are. Every picture stands beside its numbers; read aloud, there are only numbers.

mod calendar;

use crate::i18n::day;
use crate::i18n::say;
use crate::i18n::share;
use crate::memory::recall::Recall;
use crate::message::Message;
use crate::moment::Day;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Medium;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::study::view::BeliefView;
use crate::study::view::Calibration;
use crate::study::view::LessonState;
use crate::study::view::LessonView;
use crate::study::view::ModuleView;
use crate::study::view::Progress;

/// Cells of a bar.
const BAR: usize = 10;
/// Below so many cells the text needs the room of the bar.
const NARROW: usize = 44;
/// Answers of one confidence from which a judgement on it is more than chance.
const ENOUGH: usize = 8;
/// Shares right that fit each confidence: sure, think so, guess.
const FITTING: [std::ops::RangeInclusive<f64>; 3] = [0.85..=1.0, 0.5..=0.95, 0.0..=0.7];

/// The whole report. `today` is the learner's day.
pub fn lines(progress: &Progress, outline: &[ModuleView], today: Day, paper: Paper) -> Vec<Line> {
    let mut sheet = Sheet {
        lines: Vec::new(),
        paper,
    };
    if progress.answers == 0 {
        sheet.say(&msg!("progress-none"));
        return sheet.lines;
    }
    sheet.recall(progress);
    sheet.coming(progress);
    sheet.year(progress, today);
    sheet.skills(progress);
    sheet.lessons(outline);
    sheet.calibration(&progress.calibration);
    sheet.beliefs(&progress.beliefs);
    sheet.confusions(progress);
    sheet.lines
}

/// An estimate is not known to a tenth of a percent.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

struct Sheet {
    lines: Vec<Line>,
    paper: Paper,
}

impl Sheet {
    fn words(&self, message: &Message) -> String {
        say(self.paper.lang, message)
    }

    fn say(&mut self, message: &Message) {
        let text = self.words(message);
        let lines = Rich::of(&text, Meaning::Text).lines(self.paper.width, self.paper.widths());
        self.lines.extend(lines);
    }

    fn title(&mut self, message: &Message) {
        self.lines.push(Line::default());
        let text = self.words(message);
        let lines = Rich::of(&text, Meaning::Heading).lines(self.paper.width, self.paper.widths());
        self.lines.extend(lines);
    }

    fn note(&mut self, message: &Message) {
        let text = self.words(message);
        let lead = Line::plain("  ");
        let lines =
            Rich::of(&text, Meaning::Dim).hanging(&lead, self.paper.width, self.paper.widths());
        self.lines.extend(lines);
    }

    /// A row: something in front, and a text that may be long.
    fn row(&mut self, front: Line, text: &str) {
        let lead = Line::plain("  ").then(front);
        let lines =
            Rich::of(text, Meaning::Text).hanging(&lead, self.paper.width, self.paper.widths());
        self.lines.extend(lines);
    }

    /// A share as a bar; nothing where there are no drawings.
    fn bar(&self, share: f64, meaning: Meaning) -> Line {
        if self.paper.medium == Medium::Spoken || self.paper.width < NARROW {
            return Line::default();
        }
        let full = (share.clamp(0.0, 1.0) * BAR as f64).round() as usize;
        let signs = self.paper.signs;
        Line::of(signs.fill(Sign::BarFull, full), meaning)
            .with(signs.fill(Sign::BarEmpty, BAR - full), Meaning::Dim)
            .with("  ", Meaning::Text)
    }

    fn recall(&mut self, progress: &Progress) {
        if let Some(recall) = progress.recall {
            let lang = self.paper.lang;
            self.say(&msg!(
                "progress-recall",
                tomorrow = share(lang, rounded(recall.tomorrow)),
                later = share(lang, rounded(recall.in_30_days)),
                cards = recall.cards
            ));
        }
        self.say(&msg!(
            "progress-answers",
            answers = progress.answers,
            right = progress.right
        ));
        self.say(&msg!(
            "progress-due",
            count = progress.due.count,
            minutes = progress.due.minutes
        ));
        if progress.due.waiting > 0 {
            self.say(&msg!("progress-waiting", count = progress.due.waiting));
        }
    }

    /// What falls due in the days to come, if nothing more is learned.
    fn coming(&mut self, progress: &Progress) {
        let within = |days: usize| progress.coming.iter().take(days).sum::<usize>();
        self.title(&msg!("progress-coming"));
        if self.paper.medium != Medium::Spoken {
            let most = progress.coming.iter().copied().max().unwrap_or(0);
            let weeks_in_line = (self.paper.width.saturating_sub(1) / 8).max(1);
            for weeks in progress.coming.chunks(7 * weeks_in_line) {
                let mut heat = Line::plain(" ");
                for week in weeks.chunks(7) {
                    heat = heat.with(" ", Meaning::Text);
                    for count in week {
                        heat = heat.then(calendar::cell(*count, most, self.paper.signs));
                    }
                }
                self.lines.push(heat);
            }
        }
        self.note(&msg!(
            "progress-coming-counts",
            tomorrow = within(1),
            week = within(7),
            month = within(30)
        ));
    }

    fn year(&mut self, progress: &Progress, today: Day) {
        self.title(&msg!("progress-year"));
        if self.paper.medium == Medium::Spoken {
            for count in &progress.days {
                let front = Line::of(
                    format!("{}  ", day(self.paper.lang, count.day)),
                    Meaning::Fact,
                );
                let text = self.words(&msg!(
                    "progress-day",
                    right = count.right,
                    answers = count.answers
                ));
                self.row(front, &text);
            }
        } else {
            let lines = calendar::year(&progress.days, today, self.paper);
            self.lines.extend(lines);
        }
        let from = Day(today.0.saturating_sub(364));
        let days = progress.days.iter().filter(|count| count.day >= from);
        let answers: usize = days.clone().map(|count| count.answers).sum();
        if let Some(most) = days.clone().max_by_key(|count| count.answers) {
            self.note(&msg!(
                "progress-year-counts",
                days = days.count(),
                answers = answers,
                most = most.answers,
                day = day(self.paper.lang, most.day)
            ));
        }
    }

    fn skills(&mut self, progress: &Progress) {
        self.title(&msg!("progress-skills"));
        let met = progress.skills.iter().filter(|skill| skill.attempts > 0);
        for skill in met.clone() {
            let tomorrow = skill.recall.map_or(0.0, |recall| recall.tomorrow);
            let front = self.bar(tomorrow, Meaning::Accent);
            let front = front.then(self.shares(skill.recall));
            let text = self.words(&msg!(
                "progress-skill",
                title = &skill.title,
                right = skill.right,
                attempts = skill.attempts
            ));
            self.row(front, &text);
        }
        let unmet = progress.skills.len() - met.count();
        if unmet > 0 {
            self.note(&msg!("progress-skills-unmet", count = unmet));
        }
    }

    /// `81 % / 64 %`, so wide that rows align; without drawings, in words.
    fn shares(&self, recall: Option<Recall>) -> Line {
        let lang = self.paper.lang;
        let spoken = self.paper.medium == Medium::Spoken;
        let words = match recall {
            Some(recall) => {
                let tomorrow = share(lang, rounded(recall.tomorrow));
                let later = share(lang, rounded(recall.in_30_days));
                if spoken {
                    self.words(&msg!("progress-shares", tomorrow = tomorrow, later = later))
                } else {
                    format!("{tomorrow:>5} / {later:>5}  ")
                }
            }
            None if spoken => String::new(),
            None => " ".repeat(15),
        };
        Line::of(words, Meaning::Fact)
    }

    fn lessons(&mut self, outline: &[ModuleView]) {
        self.title(&msg!("progress-lessons"));
        let written = outline
            .iter()
            .flat_map(|module| &module.lessons)
            .filter(|lesson| lesson.questions.1 > 0);
        let is_untouched = |lesson: &&LessonView| lesson.state == LessonState::New;
        for lesson in written.clone().filter(|lesson| !is_untouched(lesson)) {
            let text = self.words(&msg!(
                "progress-lesson",
                title = &lesson.title,
                read = lesson.sections.0,
                sections = lesson.sections.1,
                right = lesson.questions.0,
                questions = lesson.questions.1
            ));
            let (sign, meaning) = state_sign(lesson.state);
            let mut front = Line::default();
            if self.paper.medium != Medium::Spoken {
                front = Line::of(format!("{} ", self.paper.signs.get(sign)), meaning);
            }
            let front = front.with(format!("{}  ", lesson.number), Meaning::Fact);
            let state = self.words(&state_words(lesson.state));
            self.row(front, &format!("{text}  {state}"));
        }
        let untouched = written.filter(is_untouched).count();
        if untouched > 0 {
            self.note(&msg!("progress-lessons-new", count = untouched));
        }
    }

    fn calibration(&mut self, rows: &[Calibration]) {
        self.title(&msg!("progress-calibration"));
        for (row, fitting) in rows.iter().zip(FITTING) {
            let name = question::confidence(self.paper.lang, row.confidence);
            let mut text = self.words(&msg!(
                "progress-confidence",
                confidence = name,
                right = row.right,
                answers = row.answers
            ));
            let right = row.right as f64 / row.answers.max(1) as f64;
            let front = self.bar(right, Meaning::Accent);
            let front = if self.paper.medium == Medium::Spoken || row.answers == 0 {
                front
            } else {
                let words = share(self.paper.lang, rounded(right));
                front.with(format!("{words:>5}  "), Meaning::Fact)
            };
            if row.answers >= ENOUGH {
                let judged = if right < *fitting.start() {
                    msg!("progress-too-sure")
                } else if right > *fitting.end() {
                    msg!("progress-too-shy")
                } else {
                    msg!("progress-fits")
                };
                text = format!("{text}  {}", self.words(&judged));
            }
            self.row(front, &text);
        }
    }

    fn beliefs(&mut self, beliefs: &[BeliefView]) {
        if beliefs.is_empty() {
            return;
        }
        self.title(&msg!("progress-beliefs"));
        for belief in beliefs {
            let (state, meaning) = if belief.dropped {
                (msg!("progress-dropped"), Meaning::Right)
            } else if belief.resisted > 0 {
                (msg!("progress-wavering"), Meaning::Unsure)
            } else {
                (msg!("progress-held"), Meaning::Wrong)
            };
            let front = Line::of(format!("{}  ", self.words(&state)), meaning);
            self.row(front, belief.belief.get(self.paper.lang));
        }
        self.note(&msg!("progress-beliefs-how"));
    }

    fn confusions(&mut self, progress: &Progress) {
        if progress.confusions.is_empty() {
            return;
        }
        self.title(&msg!("progress-confusions"));
        for pair in &progress.confusions {
            let text = self.words(&msg!(
                "progress-confusion",
                one = &pair.titles[0],
                other = &pair.titles[1],
                times = pair.times
            ));
            self.row(Line::default(), &text);
        }
        self.note(&msg!("progress-confusions-how"));
    }
}

const fn state_sign(state: LessonState) -> (Sign, Meaning) {
    match state {
        LessonState::Durable => (Sign::Durable, Meaning::Right),
        LessonState::Passed => (Sign::Done, Meaning::Right),
        LessonState::Seen => (Sign::Current, Meaning::Accent),
        LessonState::Skipped => (Sign::Skipped, Meaning::Dim),
        LessonState::New => (Sign::New, Meaning::Dim),
        LessonState::Planned => (Sign::Planned, Meaning::Dim),
    }
}

fn state_words(state: LessonState) -> Message {
    match state {
        LessonState::Durable => msg!("home-durable"),
        LessonState::Passed => msg!("home-passed"),
        LessonState::Seen => msg!("progress-begun"),
        LessonState::Skipped => msg!("home-skipped"),
        LessonState::New => msg!("home-new"),
        LessonState::Planned => msg!("home-planned"),
    }
}

#[cfg(test)]
mod tests;
