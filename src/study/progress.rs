//! The progress report: what would still be recalled, per skill; how confidence matches; which beliefs are held and dropped.

use std::collections::BTreeMap;

use crate::confidence::Confidence;
use crate::error::Error;
use crate::memory::recall::mean;
use crate::memory::schedule::due;
use crate::moment::Day;
use crate::moment::Moment;
use crate::store::Derived;
use crate::store::event::Answered;
use crate::study::Study;
use crate::study::view::Calibration;
use crate::study::view::ConfusionView;
use crate::study::view::DayCount;
use crate::study::view::Progress;
use crate::study::view::SkillView;

/// How many coming days the report looks ahead.
const COMING_DAYS: usize = 30;

impl Study {
    /// The report. Answers that were taken back do not count.
    pub fn progress(&self, now: Moment) -> Result<Progress, Error> {
        let derived = self.store.derived()?;
        let prefix = self.key("");
        let answers: Vec<(Moment, Answered)> = self
            .store
            .answers()?
            .into_iter()
            .filter(|(_, answered)| answered.item.starts_with(&prefix))
            .collect();
        Ok(Progress {
            recall: mean(self.cards(&derived), now),
            skills: self.skills(&derived, &answers, now),
            answers: answers.len(),
            right: count_right(answers.iter().map(|(_, answered)| answered)),
            calibration: calibration(&answers),
            beliefs: self.beliefs(&answers),
            confusions: self.confusion_views(&answers),
            days: days(&answers, self.habit.day_starts_at),
            due: self.due_of(&derived, now)?,
            coming: self.coming(&derived, now),
        })
    }

    fn skills(
        &self,
        derived: &Derived,
        answers: &[(Moment, Answered)],
        now: Moment,
    ) -> Vec<SkillView> {
        self.course
            .skills
            .iter()
            .map(|skill| {
                let of_skill = answers
                    .iter()
                    .map(|(_, answered)| answered)
                    .filter(|answered| answered.skill == skill.id);
                SkillView {
                    id: skill.id.clone(),
                    title: skill.title.clone(),
                    recall: mean(
                        self.cards(derived).filter(|card| card.skill == skill.id),
                        now,
                    ),
                    attempts: of_skill.clone().count(),
                    right: count_right(of_skill),
                }
            })
            .collect()
    }

    fn confusion_views(&self, answers: &[(Moment, Answered)]) -> Vec<ConfusionView> {
        let confusions = self.confusions(answers.iter().map(|(_, answered)| answered));
        let title = |id: &str| {
            let mut skills = self.course.skills.iter();
            skills
                .find(|skill| skill.id == id)
                .map(|skill| skill.title.clone())
        };
        let pairs = confusions.pairs().into_iter();
        pairs
            .filter_map(|(one, other, times)| {
                Some(ConfusionView {
                    ids: [one.to_owned(), other.to_owned()],
                    titles: [title(one)?, title(other)?],
                    times,
                })
            })
            .collect()
    }

    fn coming(&self, derived: &Derived, now: Moment) -> Vec<usize> {
        let today = self.day(now);
        (1..=COMING_DAYS as i32)
            .map(|ahead| {
                let day = Day(today.0.saturating_add(ahead));
                self.cards(derived)
                    .filter(|card| due(card, self.habit.retention) == day)
                    .count()
            })
            .collect()
    }
}

fn count_right<'a>(answers: impl Iterator<Item = &'a Answered>) -> usize {
    answers.filter(|answered| answered.right).count()
}

fn calibration(answers: &[(Moment, Answered)]) -> Vec<Calibration> {
    Confidence::ALL
        .iter()
        .map(|confidence| {
            let of_it = answers
                .iter()
                .map(|(_, answered)| answered)
                .filter(|answered| answered.confidence == Some(*confidence));
            Calibration {
                confidence: *confidence,
                answers: of_it.clone().count(),
                right: count_right(of_it),
            }
        })
        .collect()
}

fn days(answers: &[(Moment, Answered)], day_starts_at: u8) -> Vec<DayCount> {
    let mut days: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (at, answered) in answers {
        let (count, right) = days.entry(at.day(day_starts_at)).or_default();
        *count += 1;
        *right += usize::from(answered.right);
    }
    days.into_iter()
        .map(|(day, (answers, right))| DayCount {
            day,
            answers,
            right,
        })
        .collect()
}
