//! The log and what follows from it: whatever happens in whatever order, the tables say the same as the log, and nothing is lost.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot open its own store should stop loudly"
)]

mod progress;

use progress::answered;
use progress::day;
use proptest::prelude::*;
use terakoya::confidence::Confidence;
use terakoya::moment::Moment;
use terakoya::store::Derived;
use terakoya::store::Store;
use terakoya::store::Trouble;
use terakoya::store::event::What;

/// Something a learner does.
#[derive(Clone, Debug)]
enum Deed {
    Answer(u8, bool, u8),
    Undo,
    Read(u8, u8),
    Skip(u8, bool),
    TestOut(u8),
}

fn deeds() -> impl Strategy<Value = Vec<(i64, Deed)>> {
    let deed = prop_oneof![
        5 => (0_u8..6, any::<bool>(), 0_u8..4).prop_map(|(q, right, sure)| Deed::Answer(q, right, sure)),
        1 => Just(Deed::Undo),
        2 => (0_u8..3, 0_u8..4).prop_map(|(lesson, section)| Deed::Read(lesson, section)),
        1 => (0_u8..3, any::<bool>()).prop_map(|(lesson, on)| Deed::Skip(lesson, on)),
        1 => (0_u8..3).prop_map(Deed::TestOut),
    ];
    // Hours between deeds; clocks are sometimes set back.
    prop::collection::vec((-30_i64..200, deed), 1..40)
}

fn perform(store: &mut Store, deed: &Deed, now: Moment) {
    match deed {
        Deed::Answer(question, right, sure) => {
            let mut answered = answered(&format!("q{question}"), *right);
            answered.confidence = Confidence::ALL.get(usize::from(*sure)).copied();
            store
                .append(now, &What::Answer(Box::new(answered)))
                .unwrap();
        }
        Deed::Undo => {
            store.undo(now).unwrap();
        }
        Deed::Read(lesson, section) => {
            let what = What::Position {
                lesson: format!("start/l{lesson}"),
                section: format!("s{section}"),
                block: u32::from(*section),
            };
            store.append(now, &what).unwrap();
        }
        Deed::TestOut(lesson) => {
            let lesson = format!("start/l{lesson}");
            store.append(now, &What::TestedOut { lesson }).unwrap();
        }
        Deed::Skip(lesson, skipped) => {
            let what = What::Skipped {
                lesson: format!("start/l{lesson}"),
                skipped: *skipped,
            };
            store.append(now, &what).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_tables_say_what_the_log_says(deeds in deeds()) {
        let mut store = Store::in_memory().unwrap();
        let mut now = day(100);
        for (hours, deed) in &deeds {
            now = now.plus_us(hours * 3_600_000_000);
            perform(&mut store, deed, now);
        }
        let kept = store.derived().unwrap();
        prop_assert_eq!(&kept, &Derived::of(&store.events().unwrap()));
        store.rebuild().unwrap();
        prop_assert_eq!(&kept, &store.derived().unwrap());
        let events = store.events().unwrap();
        prop_assert!(events.windows(2).all(|pair| pair[0].at.at_us <= pair[1].at.at_us));
        prop_assert!(events.iter().map(|event| event.id.sequence).eq(1..=events.len() as i64));
    }

    #[test]
    fn two_machines_that_exchange_their_logs_agree(mine in deeds(), yours in deeds()) {
        let mut stores = [Store::in_memory().unwrap(), Store::in_memory().unwrap()];
        for (store, deeds) in stores.iter_mut().zip([&mine, &yours]) {
            let mut now = day(100);
            for (hours, deed) in deeds {
                now = now.plus_us(hours * 3_600_000_000);
                perform(store, deed, now);
            }
        }
        let [mut a, mut b] = stores;
        let (from_a, from_b) = (exported(&a), exported(&b));
        let added = a.import(&mut from_b.as_slice()).unwrap().added;
        prop_assert_eq!(b.import(&mut from_a.as_slice()).unwrap().known, 0);
        prop_assert_eq!(a.events().unwrap(), b.events().unwrap());
        prop_assert_eq!(a.derived().unwrap(), b.derived().unwrap());
        let again = a.import(&mut from_b.as_slice()).unwrap();
        prop_assert_eq!((again.added, again.known), (0, added));
        // Whoever goes on after a merge stays consistent, even if the other clock is ahead.
        perform(&mut a, &Deed::Answer(1, true, 0), day(50));
        prop_assert_eq!(a.derived().unwrap(), Derived::of(&a.events().unwrap()));
    }

    #[test]
    fn no_import_file_can_do_harm(text in "(\\PC|\n){0,200}") {
        let mut store = Store::in_memory().unwrap();
        perform(&mut store, &Deed::Answer(1, true, 0), day(1));
        let before = store.events().unwrap();
        let _ = store.import(&mut text.as_bytes());
        prop_assert_eq!(store.events().unwrap(), before);
    }
}

fn exported(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.export(&mut bytes).unwrap();
    bytes
}

#[test]
fn time_never_goes_back_on_a_device() {
    let mut store = Store::in_memory().unwrap();
    perform(&mut store, &Deed::Read(0, 1), day(100));
    perform(&mut store, &Deed::Read(0, 2), day(10));
    let events = store.events().unwrap();
    assert_eq!(events[1].at.at_us, day(100).at_us);
    assert_eq!(store.place("start/l0").unwrap().unwrap().section, "s2");
}

#[test]
fn undo_gives_back_the_card_as_it_was() {
    let mut store = Store::in_memory().unwrap();
    perform(&mut store, &Deed::Answer(1, true, 1), day(1));
    let before = store.derived().unwrap();
    perform(&mut store, &Deed::Answer(1, false, 0), day(3));
    assert_ne!(store.derived().unwrap(), before);
    assert_eq!(store.undo(day(3)).unwrap().unwrap().item, "start/q1");
    assert_eq!(store.derived().unwrap(), before);
    assert_eq!(store.answers().unwrap().len(), 1);
    // Once more takes the first answer back, then there is none.
    assert!(store.undo(day(3)).unwrap().is_some());
    assert!(store.undo(day(3)).unwrap().is_none());
    assert!(store.derived().unwrap().cards.is_empty());
    assert_eq!(store.events().unwrap().len(), 4, "the log keeps everything");
}

#[test]
fn what_a_newer_version_logged_travels_untouched() {
    let mut store = Store::in_memory().unwrap();
    let line = r#"{"device":"000102030405060708090a0b0c0d0e0f","sequence":1,"at_us":5,"offset_s":0,"kind":"ticket","body":{"z":1,"a":[2]}}"#;
    let file = format!("{{\"terakoya\":\"progress\",\"format\":1}}\n{line}\n");
    assert_eq!(store.import(&mut file.as_bytes()).unwrap().added, 1);
    assert_eq!(String::from_utf8(exported(&store)).unwrap(), file);
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_nothing_is_taken() {
    let mut store = Store::in_memory().unwrap();
    let good = r#"{"device":"000102030405060708090a0b0c0d0e0f","sequence":1,"at_us":5,"offset_s":0,"kind":"x","body":{}}"#;
    let header = r#"{"terakoya":"progress","format":1}"#;
    let cases = [
        (String::new(), 1),
        ("hello\n".to_owned(), 1),
        ("{\"terakoya\":\"progress\",\"format\":2}\n".to_owned(), 1),
        (format!("{header}\n{good}\n{{}}\n"), 3),
        (
            format!(
                "{header}\n{}\n",
                good.replace("\"sequence\":1", "\"sequence\":0")
            ),
            2,
        ),
        (format!("{header}\n{}\n", good.replace("0f\"", "xx\"")), 2),
        (
            format!(
                "{header}\n{}\n",
                good.replace("\"at_us\":5", "\"at_us\":9223372036854775807")
            ),
            2,
        ),
        (
            format!(
                "{header}\n{}\n",
                good.replace("{}", &format!("\"{}\"", "x".repeat(2 << 20)))
            ),
            2,
        ),
    ];
    for (file, line) in cases {
        let told = store.import(&mut file.as_bytes());
        assert_eq!(told, Err(Trouble::Line { line }), "{file:.300}");
    }
    assert!(store.events().unwrap().is_empty());
}

#[test]
fn two_copies_of_one_file_that_went_apart_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.db"), folder.path().join("two.db"));
    let mut store = Store::open(&one, day(1)).unwrap().store;
    perform(&mut store, &Deed::Answer(1, true, 0), day(1));
    drop(store);
    std::fs::copy(&one, &two).unwrap();
    let mut one = Store::open(&one, day(2)).unwrap().store;
    let mut two = Store::open(&two, day(2)).unwrap().store;
    perform(&mut one, &Deed::Answer(2, true, 0), day(2));
    perform(&mut two, &Deed::Answer(3, true, 0), day(2));
    let merged = one.import(&mut exported(&two).as_slice()).unwrap();
    assert_eq!((merged.added, merged.known), (1, 1));
    let again = one.import(&mut exported(&two).as_slice()).unwrap();
    assert_eq!((again.added, again.known), (0, 2));
    assert_eq!(one.derived().unwrap().cards.len(), 3);
}
