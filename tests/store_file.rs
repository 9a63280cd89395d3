//! The progress file in a bad world: damaged, newer, someone else's, locked, not writable, old. Whatever it is, the learner hears
//! a sentence, the file is not destroyed, and reading goes on.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot open its own store should stop loudly"
)]

mod progress;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use progress::answered;
use progress::day;
use rusqlite::Connection;
use terakoya::message::Message;
use terakoya::store::Opened;
use terakoya::store::Store;
use terakoya::store::Trouble;
use terakoya::store::event::What;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("data").join("progress.db")
    }

    /// A file with so many answers in it, closed.
    fn with_answers(count: u32) -> Self {
        let place = Self::new();
        let mut store = Store::open(&place.file(), day(1)).unwrap().store;
        for number in 0..count {
            answer(&mut store, number, day(1));
        }
        place
    }

    fn open(&self) -> Opened {
        Store::open(&self.file(), day(400)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.file().parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn answer(store: &mut Store, number: u32, now: terakoya::moment::Moment) {
    let what = What::Answer(Box::new(answered(&format!("q{number}"), true)));
    store.append(now, &what).unwrap();
}

fn ids(notices: &[Message]) -> Vec<&str> {
    notices.iter().map(|notice| notice.id).collect()
}

fn count(store: &Store) -> usize {
    store.answers().unwrap().len()
}

#[test]
fn a_new_file_is_for_its_owner_only() {
    let place = Place::new();
    let mut store = place.open().store;
    answer(&mut store, 1, day(1));
    for name in place.names() {
        let path = place.file().with_file_name(&name);
        assert_eq!(mode(&path), 0o600, "{name}");
    }
    assert_eq!(mode(place.file().parent().unwrap()), 0o700);
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_was_recorded_is_there_after_closing_and_nothing_else_is() {
    let place = Place::with_answers(3);
    assert_eq!(place.names(), ["progress.db"]);
    let opened = place.open();
    assert_eq!(count(&opened.store), 3);
    assert!(opened.notices.is_empty());
    assert_eq!(opened.store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn an_empty_file_is_a_fresh_one() {
    let place = Place::new();
    fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    fs::write(place.file(), "").unwrap();
    assert_eq!(count(&place.open().store), 0);
}

#[test]
fn a_newer_file_is_refused_and_stays_as_it_is() {
    let place = Place::with_answers(2);
    set_version(&place.file(), 99);
    let before = fs::read(place.file()).unwrap();
    let refused = Store::open(&place.file(), day(2)).unwrap_err();
    assert!(
        matches!(refused, Trouble::Newer { found: 99, .. }),
        "{refused:?}"
    );
    let opened = Store::open_or_forget(&place.file(), day(2)).unwrap();
    assert_eq!(ids(&opened.notices), ["store-nothing-kept"]);
    assert_eq!(opened.trouble.unwrap().message.id, "store-newer");
    assert!(!opened.store.keeps());
    assert_eq!(fs::read(place.file()).unwrap(), before);
    assert_eq!(place.names(), ["progress.db"]);
}

fn set_version(path: &Path, version: i64) {
    let connection = Connection::open(path).unwrap();
    connection
        .pragma_update(None, "user_version", version)
        .unwrap();
}

#[test]
fn a_database_of_another_program_is_refused_and_stays_as_it_is() {
    let place = Place::new();
    fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    let connection = Connection::open(place.file()).unwrap();
    connection
        .execute_batch("CREATE TABLE bookmarks (url TEXT)")
        .unwrap();
    drop(connection);
    let before = fs::read(place.file()).unwrap();
    let refused = Store::open(&place.file(), day(2)).unwrap_err();
    assert!(matches!(refused, Trouble::Foreign { .. }), "{refused:?}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn a_file_of_the_first_schema_is_brought_up_to_date_and_a_copy_stays() {
    let place = Place::new();
    fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    let connection = Connection::open(place.file()).unwrap();
    let sql = include_str!("../src/store/migrations/0001_log.sql");
    connection.execute_batch(sql).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    let body = serde_json::to_string(&answered("q1", true)).unwrap();
    connection
        .execute(
            "INSERT INTO event VALUES (zeroblob(16), 1, 86400000000, 0, 'answer', ?1)",
            [body],
        )
        .unwrap();
    drop(connection);
    let opened = place.open();
    assert_eq!(count(&opened.store), 1);
    assert!(
        opened.store.card("start/q1").unwrap().is_some(),
        "derived from the old log"
    );
    assert!(place.names().contains(&"progress.db.v1.bak".to_owned()));
}

#[test]
fn a_file_that_is_no_database_is_set_aside_under_its_date() {
    let place = Place::new();
    fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    fs::write(
        place.file(),
        "my shopping list, long enough to look like a header".repeat(40),
    )
    .unwrap();
    let opened = place.open();
    assert_eq!(ids(&opened.notices), ["store-set-aside", "store-salvaged"]);
    assert!(opened.store.keeps());
    let aside = place.file().with_file_name("progress.db.broken-1971-02-05");
    assert!(
        fs::read_to_string(aside)
            .unwrap()
            .starts_with("my shopping list")
    );
}

#[test]
fn a_second_accident_on_one_day_overwrites_nothing() {
    let place = Place::with_answers(1);
    for text in ["first", "second"] {
        fs::write(place.file(), text.repeat(300)).unwrap();
        drop(place.open());
    }
    let aside = place.file().with_file_name("progress.db.broken-1971-02-05");
    assert!(fs::read_to_string(aside).unwrap().starts_with("first"));
    let aside = place
        .file()
        .with_file_name("progress.db.broken-1971-02-05-2");
    assert!(fs::read_to_string(aside).unwrap().starts_with("second"));
}

#[test]
fn garbage_inside_the_file_is_found_and_what_can_be_read_is_carried_over() {
    let place = Place::with_answers(400);
    let mut bytes = fs::read(place.file()).unwrap();
    let page = 4096;
    let pages = bytes.len() / page;
    // Three pages in the middle; the head with the schema stays.
    for at in [pages / 2, pages / 2 + 1, pages * 3 / 4] {
        bytes[at * page..(at + 1) * page].fill(0x5a);
    }
    fs::write(place.file(), &bytes).unwrap();
    let opened = place.open();
    assert_eq!(opened.notices[0].id, "store-set-aside");
    let kept = count(&opened.store);
    assert!(kept > 200, "only {kept} of 400 carried over");
    assert_eq!(opened.store.check().unwrap(), Vec::<String>::new());
    let aside = place.file().with_file_name("progress.db.broken-1971-02-05");
    assert_eq!(
        fs::read(aside).unwrap(),
        bytes,
        "the damaged file is kept as it was"
    );
    drop(opened);
    assert!(place.open().notices.is_empty(), "the new file is sound");
}

#[test]
fn a_file_cut_in_half_gives_back_its_backup() {
    let place = Place::with_answers(200);
    let mut store = place.open().store;
    assert!(store.back_up(day(2)).unwrap().is_some());
    answer(&mut store, 200, day(2));
    drop(store);
    let bytes = fs::read(place.file()).unwrap();
    fs::write(place.file(), &bytes[..bytes.len() / 3]).unwrap();
    let opened = place.open();
    assert!(ids(&opened.notices).contains(&"store-from-backup"));
    assert!(count(&opened.store) >= 200);
}

#[test]
fn an_interrupted_exchange_of_files_is_finished() {
    let place = Place::with_answers(3);
    fs::rename(
        place.file(),
        place.file().with_file_name("progress.db.rebuilt"),
    )
    .unwrap();
    assert_eq!(count(&place.open().store), 3);
    assert_eq!(place.names(), ["progress.db"]);
    // Half a new file beside a damaged one is thrown away and made again.
    fs::write(place.file().with_file_name("progress.db.rebuilt"), "half").unwrap();
    fs::write(place.file(), "damaged".repeat(200)).unwrap();
    assert_eq!(
        ids(&place.open().notices),
        ["store-set-aside", "store-salvaged"]
    );
    assert_eq!(
        place.names(),
        ["progress.db", "progress.db.broken-1971-02-05"]
    );
}

#[test]
fn a_locked_file_is_left_alone_and_reading_goes_on() {
    let place = Place::with_answers(1);
    let holder = Connection::open(place.file()).unwrap();
    holder
        .pragma_update(None, "locking_mode", "EXCLUSIVE")
        .unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let opened = Store::open_or_forget(&place.file(), day(2)).unwrap();
    assert_eq!(opened.trouble.unwrap().message.id, "store-locked");
    assert!(!opened.store.keeps());
    holder.execute_batch("COMMIT").unwrap();
    drop(holder);
    assert_eq!(count(&place.open().store), 1);
}

#[test]
fn a_place_that_cannot_be_written_is_named_and_reading_goes_on() {
    let place = Place::new();
    // A file where the folder should be, and a folder where the file should be: nobody may write there, not even root.
    fs::write(place.folder.path().join("data"), "").unwrap();
    let opened = Store::open_or_forget(&place.file(), day(2)).unwrap();
    assert_eq!(opened.trouble.unwrap().message.id, "store-cannot-open");
    let mut store = opened.store;
    answer(&mut store, 1, day(2));
    assert_eq!(count(&store), 1);
    let opened = Store::open_or_forget(place.folder.path(), day(2)).unwrap();
    assert_eq!(opened.trouble.unwrap().message.id, "store-cannot-open");
}

#[test]
fn two_windows_at_once_both_record() {
    let place = Place::new();
    let mut one = place.open().store;
    let mut two = place.open().store;
    for number in 0..20 {
        answer(&mut one, number, day(1));
        answer(&mut two, number + 100, day(1));
    }
    assert_eq!((count(&one), count(&two)), (40, 40));
    assert_eq!(one.derived().unwrap(), two.derived().unwrap());
}

#[test]
fn many_may_open_a_new_file_at_once() {
    for _ in 0..5 {
        let place = Place::new();
        let file = place.file();
        let threads: Vec<_> = (0..6)
            .map(|number| {
                let file = file.clone();
                std::thread::spawn(move || {
                    let mut store = Store::open(&file, day(1)).unwrap().store;
                    answer(&mut store, number, day(1));
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let opened = place.open();
        assert_eq!(count(&opened.store), 6);
        assert!(opened.notices.is_empty());
    }
}

#[test]
fn a_backup_is_made_once_a_day_and_old_ones_go() {
    let place = Place::with_answers(1);
    let store = place.open().store;
    let made = store.back_up(day(10)).unwrap().unwrap();
    assert!(made.ends_with("backups/progress-1970-01-11.db"), "{made:?}");
    assert_eq!(store.back_up(day(10)).unwrap(), None);
    for at in 11..60 {
        store.back_up(day(at)).unwrap();
    }
    let copies = fs::read_dir(made.parent().unwrap()).unwrap().count();
    assert_eq!(copies, 11);
    let newest = made.with_file_name("progress-1970-03-01.db");
    assert_eq!(count(&Store::open(&newest, day(60)).unwrap().store), 1);
}

#[test]
fn nothing_to_back_up_makes_no_backup() {
    let place = Place::new();
    assert_eq!(place.open().store.back_up(day(1)).unwrap(), None);
    assert_eq!(Store::in_memory().unwrap().back_up(day(1)).unwrap(), None);
}
