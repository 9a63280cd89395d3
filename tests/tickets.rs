//! Incident tickets, played end to end: every one of the shipped course on the screen, in both languages and at three sizes, and line by
//! line. The model repair heals, every tempting one fails, what is kept is never overwritten.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot read its course should stop loudly"
)]

mod program;
mod tutor;

use std::fmt::Write as _;
use std::sync::Arc;

use program::Home;
use terakoya::config::Start;
use terakoya::course::load;
use terakoya::course::model::Course;
use terakoya::i18n;
use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::lang::Text;
use terakoya::msg;
use terakoya::quiz::item::Body;
use terakoya::sim::repair;
use terakoya::sim::scenario::Scenario;
use terakoya::sim::scenario::ticket::Changes;
use terakoya::study::OpenTicket;
use terakoya::study::Study;
use terakoya::study::keep_post_mortem;
use tutor::SIZES;
use tutor::Terminal;
use tutor::Tutor;

fn shipped() -> Arc<Course> {
    Arc::new(load::embedded().expect("the shipped course is sound"))
}

fn study(course: &Arc<Course>) -> Study {
    let print = |lang, value, unit: &str| i18n::quantity(lang, value, None, unit);
    Study::in_memory(course.clone(), print).expect("memory")
}

fn tickets(course: &Arc<Course>) -> Vec<OpenTicket> {
    let study = study(course);
    let views = study.tickets().expect("tickets");
    assert!(views.len() >= 12, "the course has {} tickets", views.len());
    let open = |id: &str| study.ticket(id, Text::new("?", "？")).expect("a ticket");
    views.iter().map(|view| open(&view.id)).collect()
}

/// The place of the right cause as it is shown, from 1.
fn right_cause(open: &OpenTicket) -> usize {
    let Body::Single(choices) = &open.cause.body else {
        panic!("a cause is chosen");
    };
    1 + choices
        .iter()
        .position(|choice| choice.wrong.is_none())
        .unwrap()
}

/// Keys that turn the controls of a repair from what was deployed to these changes.
fn turning(scenario: &Scenario, changes: &Changes) -> String {
    let mut keys = String::from("0 ");
    let controls = repair::controls(scenario);
    for (row, place) in controls.iter().enumerate() {
        let control = &scenario.controls[*place];
        let Some((path, value)) = changes.iter().find(|(path, _)| *path == control.set) else {
            continue;
        };
        let at = |value: &toml::Value| {
            let change = vec![(path.clone(), value.clone())];
            repair::differing(scenario, &change).is_empty()
        };
        let wanted = control.values.iter().position(|one| one == value).unwrap();
        keys.push_str(&"Up ".repeat(controls.len()));
        keys.push_str(&"Down ".repeat(row));
        match control.values.iter().position(at) {
            Some(now) if now <= wanted => keys.push_str(&"Right ".repeat(wanted - now)),
            Some(now) => keys.push_str(&"Left ".repeat(now - wanted)),
            None => keys.push_str(&"Right ".repeat(wanted + 1)),
        }
    }
    keys
}

/// Whether a page shows a sentence, wherever its lines break: spaces do not count.
#[track_caller]
fn shows(tutor: &Tutor, words: &str) {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let screen = tutor.screen();
    assert!(
        bare(&screen).contains(&bare(words)),
        "{words:?} is not in\n{screen}"
    );
}

/// Plays one ticket from its report to its post-mortem.
fn play(course: &Arc<Course>, open: &OpenTicket, lang: Lang, size: (u16, u16)) {
    let folder = tempfile::tempdir().unwrap();
    let id = open.scenario.id.clone();
    let start = Start::Ticket(id.clone());
    let mut tutor = Tutor::keeping(course, folder.path(), Terminal::new(lang, size), &start);
    let say = |message| say(lang, &message);
    shows(&tutor, &say(msg!("ticket-stage-inspect")));
    // Everything can be looked at, scrolled through and left again.
    for _ in 0..8 {
        tutor.press("PgDn Down End Up Home Tab");
    }
    tutor.press("4 Down Down w Down Enter w Esc 1");
    tutor.press("Enter");
    shows(&tutor, &say(msg!("ticket-ask-cause")));
    tutor.press(&format!("{} Enter 2", right_cause(open)));
    shows(&tutor, &say(msg!("question-right")));
    tutor.press("Enter");
    // Nothing changed yet: nothing is run.
    tutor.press("Enter");
    shows(&tutor, &say(msg!("ticket-nothing-changed")));
    for tempting in &open.ticket.tempting {
        tutor.press(&turning(&open.scenario, &tempting.set));
        tutor.press("Enter");
        shows(&tutor, &say(msg!("ticket-not-healed")));
        // The window may shrink meanwhile, to nothing and back.
        for (columns, rows) in [(40, 15), (20, 5), (1, 1), size] {
            tutor.app.resize(columns, rows);
            tutor.screen();
        }
        shows(&tutor, &say(msg!("ticket-not-healed")));
        // The run can be inspected, and the repair goes on behind it.
        tutor.press("Tab PgDn Enter");
    }
    tutor.press(&turning(&open.scenario, &open.ticket.reference));
    tutor.press("Enter");
    shows(&tutor, &say(msg!("ticket-healed")));
    tutor.press("End");
    let changes = repair::differing(&open.scenario, &open.ticket.reference).len();
    let fewest = repair::fewest(&open.scenario, changes);
    shows(
        &tutor,
        &say(msg!("ticket-fewest", count = changes, fewest = fewest)),
    );
    tutor.press("Enter");
    shows(&tutor, &say(msg!("ticket-pm-happened")));
    tutor.press("End s");
    let path = folder.path().join(format!("post-mortem-{id}.md"));
    let kept = std::fs::read_to_string(&path).expect("the post-mortem was kept");
    for heading in [
        msg!("ticket-pm-happened"),
        msg!("ticket-pm-timeline"),
        msg!("ticket-pm-cause"),
        msg!("ticket-pm-repair"),
        msg!("ticket-pm-prevention"),
    ] {
        let heading = format!("\n## {}\n", say(heading));
        assert!(kept.contains(&heading), "{heading} is not in\n{kept}");
    }
    assert!(!kept.contains("{{") && !kept.contains('⟦'), "{kept}");
    tutor.press("Esc");
}

#[test]
fn every_ticket_is_played_to_its_end_on_the_screen() {
    let course = shipped();
    for open in tickets(&course) {
        for lang in Lang::ALL {
            for size in SIZES {
                play(&course, &open, lang, size);
            }
        }
    }
}

#[test]
fn every_repair_is_judged_by_the_end_state() {
    for open in tickets(&shipped()) {
        let id = &open.scenario.id;
        let heals = |changes: &Changes| {
            let attempt = repair::attempt(&open.scenario, changes);
            attempt
                .unwrap_or_else(|refusal| panic!("{id}: {refusal:?}"))
                .heals
        };
        assert!(!heals(&Changes::new()), "{id} is not ill");
        assert!(heals(&open.ticket.reference), "{id}");
        for tempting in &open.ticket.tempting {
            assert!(!heals(&tempting.set), "{id}: {:?}", tempting.set);
        }
    }
}

#[test]
fn every_ticket_is_played_line_by_line() {
    for open in tickets(&shipped()) {
        for lang in ["en", "ja"] {
            let home = Home::new(lang);
            let id = &open.scenario.id;
            let mut typed = String::from("y\no\nm\ne\n1\np\ns\ni\nd\n?\nc\n");
            writeln!(typed, "{}\n1", right_cause(&open)).unwrap();
            typed.push_str("\n9.9\n");
            let controls = repair::controls(&open.scenario);
            for (row, place) in controls.iter().enumerate() {
                let control = &open.scenario.controls[*place];
                let set = open.ticket.reference.iter();
                let set = set.clone().find(|(path, _)| *path == control.set);
                if let Some((_, value)) = set {
                    let place = control.values.iter().position(|one| one == value).unwrap();
                    writeln!(typed, "{}.{}", row + 1, place + 1).unwrap();
                }
            }
            typed.push_str("x\ns\ns\n\n");
            let ran = home.type_in(&format!("ticket {id} --plain"), &typed);
            let told = ran.result();
            let lang = if lang == "en" { Lang::En } else { Lang::Ja };
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            for sentence in [
                msg!("ticket-nothing-changed"),
                msg!("ticket-plain-no-value", words = "9.9"),
                msg!("ticket-healed"),
                msg!("ticket-pm-prevention"),
            ] {
                let sentence = say(lang, &sentence);
                assert!(
                    bare(told).contains(&bare(&sentence)),
                    "{id} {sentence}\n{told}"
                );
            }
            assert!(home.path(&format!("post-mortem-{id}.md")).exists());
            assert!(home.path(&format!("post-mortem-{id}-2.md")).exists());
            let list = home.run("ticket --json").json();
            let listed = list["tickets"].as_array().unwrap().iter();
            let state = listed.clone().find(|ticket| ticket["id"] == **id).unwrap();
            assert_eq!(state["state"], "healed", "{id}");
        }
    }
}

#[test]
fn a_ticket_that_is_not_there_is_told() {
    for (lang, words) in [("en", "no incident ticket"), ("ja", "ありません")] {
        let home = Home::new(lang);
        let ran = home.run("ticket nothing-like-it --plain");
        assert!(ran.message(2).contains(words), "{}", ran.stderr);
        let near = home.run("ticket ticket-charged-twicf --plain");
        assert!(
            near.stderr.contains("ticket-charged-twice"),
            "{}",
            near.stderr
        );
    }
}

#[test]
fn what_is_kept_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let keep = |text: &str| keep_post_mortem(folder.path(), "a/../b", text).unwrap();
    let first = keep("one");
    let second = keep("two");
    assert_ne!(first, second);
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "one");
    assert_eq!(std::fs::read_to_string(&second).unwrap(), "two");
    assert_eq!(first.parent(), Some(folder.path()));
    let nowhere = folder.path().join("nowhere");
    let refused = keep_post_mortem(&nowhere, "x", "three").unwrap_err();
    assert_eq!(refused.message.id, "ticket-not-saved");
}
