//! The ledger of beliefs: what the learner's wrong answers showed, and what has been given up since.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::moment::Day;
use crate::moment::Moment;
use crate::store::event::Answered;
use crate::study::Study;
use crate::study::view::BeliefView;

/// A belief is dropped when it was resisted on so many different days since it last showed.
pub const DAYS_TO_DROP: usize = 2;

/// What the answers say about one belief so far.
#[derive(Default)]
struct Ledger<'a> {
    times: usize,
    /// Items that showed it: they could show it again.
    shown_by: BTreeSet<&'a str>,
    /// Days on which a question that can show it was answered right, since it last showed.
    resisted: BTreeSet<Day>,
}

impl Study {
    /// The beliefs shown, those still held first and the most often shown first among them. `answers` in the order given.
    pub(super) fn beliefs(&self, answers: &[(Moment, Answered)]) -> Vec<BeliefView> {
        let can_show = self.beliefs_by_item();
        let mut ledgers: BTreeMap<&str, Ledger<'_>> = BTreeMap::new();
        for (at, answered) in answers {
            for belief in &answered.beliefs {
                let ledger = ledgers.entry(belief).or_default();
                ledger.times += 1;
                ledger.shown_by.insert(&answered.item);
                ledger.resisted.clear();
            }
            if !answered.right {
                continue;
            }
            let day = self.day(*at);
            let here = can_show.get(answered.item.as_str());
            for (belief, ledger) in &mut ledgers {
                let can_show_it = here.is_some_and(|beliefs| beliefs.contains(belief));
                if can_show_it || ledger.shown_by.contains(answered.item.as_str()) {
                    ledger.resisted.insert(day);
                }
            }
        }
        let mut beliefs: Vec<BeliefView> = ledgers
            .into_iter()
            .filter_map(|(id, ledger)| {
                let known = self.course.misconceptions.get(id)?;
                Some(BeliefView {
                    id: id.to_owned(),
                    belief: known.belief.clone(),
                    refutation: known.refutation.clone(),
                    times: ledger.times,
                    resisted: ledger.resisted.len(),
                    dropped: ledger.resisted.len() >= DAYS_TO_DROP,
                })
            })
            .collect();
        beliefs.sort_by_key(|view| (view.dropped, std::cmp::Reverse(view.times)));
        beliefs
    }

    /// The beliefs that each question can show, by its key.
    fn beliefs_by_item(&self) -> BTreeMap<String, BTreeSet<&str>> {
        let questions = self.course.lessons().flat_map(|lesson| &lesson.questions);
        questions
            .map(|question| (self.key(&question.id), question.beliefs().collect()))
            .collect()
    }
}
