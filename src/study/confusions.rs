//! Which skills this learner mixes up: read off their wrong answers, among the pairs the author calls easily confused.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::memory::confusion::Confusions;
use crate::store::event::Answered;
use crate::study::Study;

impl Study {
    /// Counts, for every pair of skills that the course calls confusable, the answers to one that showed a belief of the other, and
    /// as often as both were answered wrong.
    pub(super) fn confusions<'a>(&self, answers: impl Iterator<Item = &'a Answered>) -> Confusions {
        let holders = self.skills_by_belief();
        let mut wrong: BTreeMap<&str, u32> = BTreeMap::new();
        let mut shared: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for answered in answers.filter(|answered| !answered.right) {
            *wrong.entry(&answered.skill).or_default() += 1;
            let skills: BTreeSet<&str> = answered
                .beliefs
                .iter()
                .filter_map(|belief| holders.get(belief.as_str()))
                .flatten()
                .copied()
                .collect();
            for skill in skills {
                *shared.entry((&answered.skill, skill)).or_default() += 1;
            }
        }
        let count = |skill: &str| wrong.get(skill).copied().unwrap_or(0);
        let mut confusions = Confusions::default();
        for (one, other) in self.confusable() {
            let seen = |from, to| shared.get(&(from, to)).copied().unwrap_or(0);
            let times = seen(one, other) + seen(other, one) + count(one).min(count(other));
            confusions.add(one, other, times);
        }
        confusions
    }

    /// Every pair the author calls confusable, once, whichever of the two says so.
    fn confusable(&self) -> BTreeSet<(&str, &str)> {
        let skills = self.course.skills.iter();
        skills
            .flat_map(|skill| {
                let others = skill.confusable_with.iter();
                others.map(|other| {
                    let (one, other) = (skill.id.as_str(), other.as_str());
                    if one <= other {
                        (one, other)
                    } else {
                        (other, one)
                    }
                })
            })
            .collect()
    }

    /// The skills whose questions can show a belief.
    fn skills_by_belief(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut skills: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for question in self.course.lessons().flat_map(|lesson| &lesson.questions) {
            for belief in question.beliefs() {
                skills.entry(belief).or_default().insert(&question.skill);
            }
        }
        skills
    }
}
