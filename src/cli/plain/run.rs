//! A scenario in plain mode: predict, run, compare, ask why, change a setting and run again. The story and the order of steps are
//! the same as on the screen.

use crate::cli::plain::ask;
use crate::cli::plain::desk::Desk;
use crate::cli::plain::desk::Reply;
use crate::cli::stop::Stop;
use crate::fold::fold;
use crate::i18n::quantity;
use crate::i18n::say;
use crate::lang::Lang;
use crate::msg;
use crate::present::feedback::feedback;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::run::assumptions;
use crate::present::run::function;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::measures;
use crate::present::run::prediction;
use crate::present::run::prediction::Predicted;
use crate::present::run::topology::topology;
use crate::present::run::why;
use crate::present::timeline::Timeline;
use crate::quiz::answer::Answer;
use crate::quiz::generate::setting;
use crate::quiz::sitting::Outcome;
use crate::sim;
use crate::sim::Run;
use crate::sim::identity::EntryId;
use crate::sim::measure::Value;
use crate::sim::scenario::Scenario;
use crate::study::Occasion;
use crate::text::visible::visible;

/// Events of a run that are listed at once.
const EVENTS: usize = 40;

/// Lanes of the timeline.
const LANES: usize = 24;

/// The scenario, from its story to whatever the learner does with it. A broken one is told, and the lesson goes on.
pub fn run(desk: &mut Desk<'_>, id: &str) -> Result<(), Stop> {
    let scenario = match desk.study.scenario(id) {
        Ok((_, scenario)) => scenario,
        Err(error) => {
            desk.trouble(&error);
            return Ok(());
        }
    };
    story(desk, &scenario)?;
    let predicted = predict(desk, &scenario)?;
    let first = play(&scenario);
    what_happened(desk, &first)?;
    let returned = function::returned(&scenario, desk.out.reading_paper());
    if !returned.is_empty() {
        desk.out.blank()?;
    }
    desk.out.lines(&returned)?;
    compare(desk, &scenario, &first, &predicted)?;
    explore(desk, &scenario, first)
}

/// Title, story, and who sends to whom.
fn story(desk: &mut Desk<'_>, scenario: &Scenario) -> Result<(), Stop> {
    desk.heading(&msg!("plain-scenario", title = &scenario.title))?;
    let facts = desk.study.course().facts.clone();
    let paper = desk.out.reading_paper();
    if let Some(story) = &scenario.story {
        let story = Rich::of_text(story.get(paper.lang), Meaning::Text, &facts, paper.lang);
        desk.out.lines(&story.lines(paper.width, paper.widths()))?;
    }
    desk.out.blank()?;
    desk.out.lines(&topology(scenario, paper))?;
    let given = function::given(scenario, paper);
    if !given.is_empty() {
        desk.out.blank()?;
    }
    desk.out.lines(&given)
}

/// Asks every prediction. Whoever only wants to see is not asked the rest.
fn predict(desk: &mut Desk<'_>, scenario: &Scenario) -> Result<Vec<Outcome>, Stop> {
    let items = match desk.study.predictions(&scenario.id) {
        Ok(items) => items,
        Err(error) => {
            desk.trouble(&error);
            Vec::new()
        }
    };
    let of = items.len();
    let mut outcomes = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        desk.heading(&msg!("plain-prediction", place = at + 1, of = of))?;
        let Some(outcome) = ask::commit(desk, item)? else {
            break;
        };
        let now = desk.now();
        if let Err(error) = desk.study.submit(&outcome, Occasion::Prediction, now) {
            desk.trouble(&error);
        }
        desk.count_answer();
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn play(scenario: &Scenario) -> Run {
    let options = sim::Options {
        record: true,
        ..sim::Options::watched(scenario)
    };
    sim::run(scenario, &options)
}

/// The events by number. The timeline comes only when asked for: read aloud, a picture of signs is noise.
fn what_happened(desk: &mut Desk<'_>, run: &Run) -> Result<(), Stop> {
    desk.heading(&msg!("plain-run-events"))?;
    events(desk, run, 0)
}

/// Events from a place on, as many as can be taken in.
pub fn events(desk: &mut Desk<'_>, run: &Run, from: usize) -> Result<(), Stop> {
    let paper = desk.out.reading_paper();
    let all = run.trace.entries.len();
    let digits = all.to_string().len();
    for (at, entry) in run.trace.entries.iter().enumerate().skip(from).take(EVENTS) {
        let number = Line::of(format!("{:>digits$}  ", at + 1), Meaning::Dim);
        let inner = paper.inset(digits + 2);
        let mut lead = number;
        for line in why::entry(&run.trace, entry, inner) {
            desk.out.line(&lead.then(line))?;
            lead = Line::plain(" ".repeat(digits + 2));
        }
    }
    let left = all.saturating_sub(from + EVENTS);
    if left > 0 {
        desk.out.say(&msg!("plain-run-more", count = left))?;
    }
    Ok(())
}

/// Predictions beside the result, and the reason for each.
fn compare(
    desk: &mut Desk<'_>,
    scenario: &Scenario,
    run: &Run,
    outcomes: &[Outcome],
) -> Result<(), Stop> {
    let facts = desk.study.course().facts.clone();
    let paper = desk.out.reading_paper();
    if !scenario.predictions.is_empty() {
        desk.heading(&msg!("plain-run-compare"))?;
        let rows: Vec<Predicted<'_>> = scenario
            .predictions
            .iter()
            .map(|prediction| Predicted {
                prediction,
                chosen: outcomes
                    .iter()
                    .find(|outcome| outcome.item.id == prediction.id)
                    .and_then(|outcome| chosen(outcome, prediction, run)),
            })
            .collect();
        desk.out
            .lines(&prediction::compare(&rows, &run.measures, &facts, paper))?;
    }
    for outcome in outcomes {
        desk.out.blank()?;
        let ask = outcome.item.ask.get(paper.lang);
        let ask = Rich::of_text(ask, Meaning::Strong, &facts, paper.lang);
        desk.out.lines(&ask.lines(paper.width, paper.widths()))?;
        desk.out
            .lines(&feedback(outcome, desk.study.course(), paper))?;
    }
    Ok(())
}

/// The number behind the option that was chosen: options are shown from the smallest up.
fn chosen(
    outcome: &Outcome,
    prediction: &crate::sim::scenario::question::Prediction,
    run: &Run,
) -> Option<Value> {
    let Some(Answer::One(at)) = outcome.answer else {
        return None;
    };
    let mut numbers: Vec<f64> = prediction
        .options
        .iter()
        .map(|option| option.number)
        .collect();
    numbers.sort_by(f64::total_cmp);
    let unit = run.measures.get(&prediction.answer)?.unit;
    Some(Value {
        number: *numbers.get(at)?,
        unit,
        approximate: false,
    })
}

/// Why, numbers, log, other settings: until the learner goes on.
fn explore(desk: &mut Desk<'_>, scenario: &Scenario, first: Run) -> Result<(), Stop> {
    let mut run = first;
    let mut changed = scenario.clone();
    let mut shown = EVENTS;
    let keys = if scenario.controls.is_empty() {
        msg!("plain-keys-run")
    } else {
        msg!("plain-keys-run-controls")
    };
    desk.out.blank()?;
    desk.out.say(&keys)?;
    loop {
        let words = match desk.reply(&msg!("plain-run-next"), &keys)? {
            Reply::Enter => return Ok(()),
            Reply::Language => {
                events(desk, &run, 0)?;
                shown = EVENTS;
                continue;
            }
            Reply::Words(words) => fold(&words),
        };
        match words.as_str() {
            "e" => {
                if shown >= run.trace.entries.len() {
                    shown = 0;
                }
                events(desk, &run, shown)?;
                shown += EVENTS;
            }
            "o" => {
                let paper = desk.out.reading_paper();
                desk.out.lines(&log::lines(&log::log(&run.trace), paper))?;
            }
            "p" => {
                let paper = desk.out.paper();
                let timeline = Timeline::new(lanes(&run.trace));
                desk.out.lines(&timeline.all(LANES, paper))?;
            }
            "m" => numbers(desk, scenario, &run)?,
            "c" if !scenario.controls.is_empty() => {
                if let Some((next, other)) = change(desk, &changed)? {
                    difference(desk, &run, &other)?;
                    changed = next;
                    run = other;
                    shown = EVENTS;
                }
            }
            _ => because(desk, &run, &words, &keys)?,
        }
    }
}

/// The chain of causes of an event by its number, one sentence a link.
pub fn because(
    desk: &mut Desk<'_>,
    run: &Run,
    words: &str,
    keys: &crate::message::Message,
) -> Result<(), Stop> {
    let number = words.trim_start_matches('w').trim().parse::<usize>().ok();
    let known = number.filter(|number| (1..=run.trace.entries.len()).contains(number));
    let Some(number) = known else {
        return desk.out.say(keys);
    };
    let paper = desk.out.reading_paper();
    let entry = EntryId((number - 1) as u32);
    desk.out.lines(&why::why(&run.trace, entry, paper))
}

fn numbers(desk: &mut Desk<'_>, scenario: &Scenario, run: &Run) -> Result<(), Stop> {
    let asked: Vec<&str> = scenario
        .predictions
        .iter()
        .map(|prediction| prediction.answer.as_str())
        .collect();
    let paper = desk.out.reading_paper();
    desk.out
        .lines(&measures::measures(&run.measures, &asked, paper))?;
    desk.out.lines(&assumptions::below(scenario, paper))
}

/// Offers the settings, takes one, and runs again; nothing if the learner thinks better of it.
fn change(desk: &mut Desk<'_>, scenario: &Scenario) -> Result<Option<(Scenario, Run)>, Stop> {
    let lang = desk.out.lang();
    for (at, control) in scenario.controls.iter().enumerate() {
        let label = control
            .label
            .as_ref()
            .map_or(control.set.as_str(), |label| label.get(lang));
        let now = scenario
            .setting(&control.set)
            .map_or_else(|| "-".to_owned(), |value| words(&value, lang));
        let line = msg!("plain-control", number = at + 1, label = label, now = now);
        desk.out.say(&line)?;
        for (place, value) in control.values.iter().enumerate() {
            let value = format!("     {}.{}  {}", at + 1, place + 1, words(value, lang));
            desk.out.line(&Line::plain(value))?;
        }
    }
    loop {
        let reply = desk.reply(&msg!("plain-control-choose"), &msg!("plain-keys-control"))?;
        let Reply::Words(words) = reply else {
            return Ok(None);
        };
        let folded = fold(&words);
        let mut parts = folded
            .split(['.', ' ', '-'])
            .filter(|part| !part.is_empty());
        let mut place = || parts.next()?.parse::<usize>().ok()?.checked_sub(1);
        let picked = place()
            .and_then(|control| scenario.controls.get(control))
            .zip(place());
        let Some((control, value)) =
            picked.and_then(|(control, place)| Some((control, control.values.get(place)?)))
        else {
            desk.out.say(&msg!("plain-keys-control"))?;
            continue;
        };
        let setting = [(control.set.clone(), value.clone())];
        match scenario.with(&setting) {
            Ok(next) => {
                let run = play(&next);
                return Ok(Some((next, run)));
            }
            Err(problems) => {
                let error = crate::error::Error::mend(msg!("plain-control-refused"));
                desk.trouble(&error.problems(problems));
            }
        }
    }
}

/// What the other setting made of it: the events, and every number that came out otherwise.
fn difference(desk: &mut Desk<'_>, before: &Run, after: &Run) -> Result<(), Stop> {
    what_happened(desk, after)?;
    desk.heading(&msg!("plain-run-difference"))?;
    let paper = desk.out.reading_paper();
    let mut any = false;
    for (path, value) in after.measures.iter() {
        let Some(old) = before.measures.get(path).filter(|old| *old != value) else {
            continue;
        };
        any = true;
        let line = msg!(
            "plain-run-changed",
            measure = path,
            before = measures::value(paper.lang, old),
            after = measures::value(paper.lang, value)
        );
        let text = say(paper.lang, &line);
        let lines = Rich::of(&text, Meaning::Text).lines(paper.width, paper.widths());
        desk.out.lines(&lines)?;
    }
    if any {
        Ok(())
    } else {
        desk.out.say(&msg!("plain-run-same"))
    }
}

/// A setting in the reader's words.
fn words(value: &toml::Value, lang: Lang) -> String {
    let words = setting(value, |lang, number, unit| {
        quantity(lang, number, None, unit)
    });
    visible(words.get(lang)).into_owned()
}
