//! Asks the items of a sitting one after another: question, hints, answer, confidence, verdict. Every answer is recorded before
//! its verdict is printed.

use crate::cli::plain::answer;
use crate::cli::plain::desk::Desk;
use crate::cli::plain::desk::Reply;
use crate::cli::stop::Stop;
use crate::confidence::Confidence;
use crate::fold::fold;
use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::feedback::feedback;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::question;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::item::Origin;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Sitting;
use crate::quiz::sitting::Step;
use crate::study::Occasion;

/// Asks them all and says how it went.
pub fn sitting(desk: &mut Desk<'_>, items: Vec<Item>, occasion: Occasion) -> Result<(), Stop> {
    let mut sitting = Sitting::new(items);
    if sitting.item().is_none() {
        return desk.out.say(&msg!("plain-no-questions"));
    }
    while sitting.item().is_some() {
        one(desk, &mut sitting, occasion)?;
    }
    let (right, told) = sitting.score();
    if told < 2 {
        return Ok(());
    }
    desk.out.blank()?;
    desk.out
        .say(&msg!("plain-score", right = right, told = told))
}

/// One item, from its question to whatever comes after its verdict.
fn one(desk: &mut Desk<'_>, sitting: &mut Sitting, occasion: Occasion) -> Result<(), Stop> {
    let (place, of) = sitting.place();
    desk.heading(&msg!("plain-question", place = place, of = of))?;
    if answered(desk, sitting)? && !is_confident(desk, sitting)? {
        // Taken back before it counted: the same item again.
        return Ok(());
    }
    if let Some(outcome) = sitting.outcome() {
        tell(desk, outcome, occasion)?;
        after(desk, sitting)?;
    }
    Ok(())
}

/// Takes an answer and its confidence without telling anything yet; nothing if the learner would rather be shown.
pub fn commit(desk: &mut Desk<'_>, item: Item) -> Result<Option<Outcome>, Stop> {
    let mut sitting = Sitting::new(vec![item]);
    loop {
        if !answered(desk, &mut sitting)? {
            return Ok(None);
        }
        if is_confident(desk, &mut sitting)? {
            return Ok(sitting.outcome().cloned());
        }
    }
}

/// Asks until there is an answer, or the learner wants to be shown it: then false.
fn answered(desk: &mut Desk<'_>, sitting: &mut Sitting) -> Result<bool, Stop> {
    show(desk, sitting)?;
    loop {
        let keys = keys(sitting);
        match desk.reply(&msg!("plain-answer"), &keys)? {
            Reply::Language => show(desk, sitting)?,
            Reply::Enter => desk.out.say(&keys)?,
            Reply::Words(words) => match fold(&words).as_str() {
                "h" => hint(desk, sitting)?,
                "s" => {
                    sitting.show();
                    return Ok(false);
                }
                _ => {
                    let Some(item) = sitting.item() else {
                        return Ok(false);
                    };
                    let read = answer::read(&item.body, &words);
                    match read.and_then(|answer| sitting.answer(answer)) {
                        Ok(()) => return Ok(true),
                        Err(refusal) => desk.out.say(&refusal)?,
                    }
                }
            },
        }
    }
}

/// The item as it stands: question, task, options, the hints seen so far.
fn show(desk: &mut Desk<'_>, sitting: &Sitting) -> Result<(), Stop> {
    let Some(item) = sitting.item() else {
        return Ok(());
    };
    let facts = &desk.study.course().facts;
    let paper = desk.out.reading_paper();
    desk.out.lines(&question::ask(item, facts, paper))?;
    let task = say(paper.lang, &question::task(item));
    desk.out.line(&Line::of(task, Meaning::Dim))?;
    desk.out.lines(&options(item, facts, paper))?;
    let hints = question::hints(sitting.hints(), item.hints.len(), facts, paper);
    desk.out.lines(&hints)?;
    if !desk.has_told_keys {
        desk.has_told_keys = true;
        desk.out.say(&keys(sitting))?;
        desk.out.say(&msg!("plain-keys-everywhere"))?;
    }
    Ok(())
}

/// The options by number. Signs of a choice are left out: read aloud they would stand before every number.
fn options(item: &Item, facts: &Facts, paper: Paper) -> Vec<Line> {
    let (Body::Single(choices) | Body::Several(choices)) = &item.body else {
        let all = question::options(item, question::Draft::default(), facts, paper);
        return all.into_iter().map(|option| option.line).collect();
    };
    let rows = choices.iter().enumerate().map(|(at, choice)| {
        let lead = Line::of(format!("{:>2}  ", at + 1), Meaning::Accent);
        let text = choice.text.get(paper.lang);
        Rich::of_text(text, Meaning::Text, facts, paper.lang).hanging(
            &lead,
            paper.width,
            paper.widths(),
        )
    });
    rows.flatten().collect()
}

/// What may be typed at this question.
fn keys(sitting: &Sitting) -> Message {
    match sitting.item() {
        Some(item)
            if matches!(
                item.origin,
                Origin::Prediction { .. } | Origin::Cause { .. }
            ) =>
        {
            msg!("plain-keys-prediction", how = answer::how(&item.body))
        }
        Some(item) => msg!("plain-keys-question", how = answer::how(&item.body)),
        None => msg!("plain-keys-after"),
    }
}

fn hint(desk: &mut Desk<'_>, sitting: &mut Sitting) -> Result<(), Stop> {
    if sitting.hint().is_none() {
        return desk.out.say(&msg!("plain-no-hint"));
    }
    let all = sitting.item().map_or(0, |item| item.hints.len());
    let facts = &desk.study.course().facts;
    let paper = desk.out.reading_paper();
    desk.out
        .lines(&question::hints(sitting.hints(), all, facts, paper))
}

/// Asks how sure the learner is; false if they would rather answer again.
fn is_confident(desk: &mut Desk<'_>, sitting: &mut Sitting) -> Result<bool, Stop> {
    loop {
        let lang = desk.out.lang();
        let name = |confidence| question::confidence(lang, confidence);
        let prompt = msg!(
            "plain-confidence",
            sure = name(Confidence::Sure),
            think_so = name(Confidence::ThinkSo),
            guess = name(Confidence::Guess)
        );
        let Reply::Words(words) = desk.reply(&prompt, &msg!("plain-keys-confidence"))? else {
            continue;
        };
        let confidence = match fold(&words).as_str() {
            "1" => Confidence::Sure,
            "2" => Confidence::ThinkSo,
            "3" => Confidence::Guess,
            "b" => {
                sitting.reconsider();
                return Ok(false);
            }
            _ => {
                desk.out.say(&msg!("plain-keys-confidence"))?;
                continue;
            }
        };
        sitting.confidence(confidence);
        return Ok(true);
    }
}

/// Records the outcome, then prints the verdict. What cannot be recorded is said, and the learner goes on.
pub fn tell(desk: &mut Desk<'_>, outcome: &Outcome, occasion: Occasion) -> Result<(), Stop> {
    let now = desk.now();
    let recorded = desk.study.submit(outcome, occasion, now);
    desk.count_answer();
    desk.out.blank()?;
    let paper = desk.out.reading_paper();
    let lines = feedback(outcome, desk.study.course(), paper);
    desk.out.lines(&lines)?;
    match recorded {
        Ok(recorded) => match recorded.due_in_days {
            Some(days) => {
                desk.out.blank()?;
                desk.out.say(&msg!("quiz-again-in", days = days))
            }
            None => Ok(()),
        },
        Err(error) => {
            desk.trouble(&error);
            Ok(())
        }
    }
}

/// After a verdict: on, or the answer taken back, or the same told in the other language.
fn after(desk: &mut Desk<'_>, sitting: &mut Sitting) -> Result<(), Stop> {
    loop {
        match desk.reply(&msg!("plain-after"), &msg!("plain-keys-after"))? {
            Reply::Enter => {
                sitting.next();
                return Ok(());
            }
            Reply::Language => {
                if let Step::Told(outcome) = sitting.step() {
                    let paper = desk.out.reading_paper();
                    let lines = feedback(outcome, desk.study.course(), paper);
                    desk.out.lines(&lines)?;
                }
            }
            Reply::Words(words) if fold(&words) == "u" => {
                let now = desk.now();
                match desk.study.undo(now) {
                    Ok(Some(undone)) if sitting.undo(&undone.item) => {
                        return desk.out.say(&msg!("plain-undone"));
                    }
                    Ok(_) => desk.out.say(&msg!("plain-nothing-to-undo"))?,
                    Err(error) => desk.trouble(&error),
                }
            }
            Reply::Words(_) => desk.out.say(&msg!("plain-keys-after"))?,
        }
    }
}
