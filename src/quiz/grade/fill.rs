//! A word or phrase. Width, case, kana, hyphens and spaces do not matter, and a learner who reads Japanese may answer in English.

use crate::fold::fold_answer;
use crate::lang::ByLang;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::quiz::verdict::Verdict;

/// `typed` is `None` when the answer was shown.
pub fn grade(
    accept: &ByLang<Vec<String>>,
    why: &Text,
    typed: Option<&str>,
) -> Result<Verdict, Message> {
    let typed = typed.map(fold_answer);
    if typed.as_ref().is_some_and(String::is_empty) {
        return Err(msg!("quiz-fill-empty"));
    }
    let right = typed.is_some_and(|typed| {
        let mut forms = accept.en.iter().chain(&accept.ja);
        forms.any(|form| fold_answer(form) == typed)
    });
    let first = |forms: &[String]| forms.first().cloned().unwrap_or_default();
    Ok(Verdict {
        right,
        rows: Vec::new(),
        notes: Vec::new(),
        why: Some(why.clone()),
        answer: vec![Text::new(first(&accept.en), first(&accept.ja))],
        misconceptions: Vec::new(),
    })
}
