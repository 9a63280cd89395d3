//! The progress report: what would still be recalled, per skill; how confidence matches; which beliefs are held and dropped.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::confidence::Confidence;
use crate::error::Error;
use crate::memory::recall::mean;
use crate::moment::DAY_STARTS_AT_HOUR;
use crate::moment::Day;
use crate::moment::Moment;
use crate::store::Derived;
use crate::store::event::Answered;
use crate::study::Study;
use crate::study::view::BeliefView;
use crate::study::view::Calibration;
use crate::study::view::DayCount;
use crate::study::view::Progress;
use crate::study::view::SkillView;

/// How many coming days the report looks ahead.
const COMING_DAYS: usize = 7;

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
            beliefs: self.beliefs(&derived, &answers),
            days: days(&answers),
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

    /// A belief is dropped when every item that showed it was answered right the last time.
    fn beliefs(&self, derived: &Derived, answers: &[(Moment, Answered)]) -> Vec<BeliefView> {
        let mut shown: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
        for (_, answered) in answers {
            for belief in &answered.beliefs {
                let (times, items) = shown.entry(belief).or_default();
                *times += 1;
                items.insert(&answered.item);
            }
        }
        let mut beliefs: Vec<BeliefView> = shown
            .into_iter()
            .filter_map(|(id, (times, items))| {
                let known = self.course.misconceptions.get(id)?;
                let is_right = |item: &&str| {
                    let tally = derived.tallies.get(*item);
                    tally.is_some_and(|tally| tally.last_right)
                };
                Some(BeliefView {
                    id: id.to_owned(),
                    belief: known.belief.clone(),
                    refutation: known.refutation.clone(),
                    times,
                    dropped: items.iter().all(is_right),
                })
            })
            .collect();
        beliefs.sort_by(|a, b| {
            (a.dropped, std::cmp::Reverse(a.times)).cmp(&(b.dropped, std::cmp::Reverse(b.times)))
        });
        beliefs
    }

    fn coming(&self, derived: &Derived, now: Moment) -> Vec<usize> {
        let today = now.day(DAY_STARTS_AT_HOUR);
        (1..=COMING_DAYS as i32)
            .map(|ahead| {
                let day = Day(today.0.saturating_add(ahead));
                self.cards(derived).filter(|card| card.due == day).count()
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

fn days(answers: &[(Moment, Answered)]) -> Vec<DayCount> {
    let mut days: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (at, answered) in answers {
        let (count, right) = days.entry(at.day(DAY_STARTS_AT_HOUR)).or_default();
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
