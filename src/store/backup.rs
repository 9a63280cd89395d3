//! Backups beside the file: one a day, seven days and four weeks of them. A copy is complete and compact before it gets its name,
//! and it is made only of a file that is sound, so that a bad day never pushes out a good one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;

use crate::moment::DAY_STARTS_AT_HOUR;
use crate::moment::Day;
use crate::moment::Moment;
use crate::store::Store;
use crate::store::Trouble;
use crate::store::file::beside;
use crate::store::file::make_folder;

/// Newest daily copies kept.
const DAILY: usize = 7;

/// Weeks before those of which one copy is kept.
const WEEKLY: usize = 4;

impl Store {
    /// Makes today's copy if there is none yet and weeds the old ones. `None` if nothing was to do. In memory nothing is.
    pub fn back_up(&self, now: Moment) -> Result<Option<PathBuf>, Trouble> {
        let Some(path) = &self.path else {
            return Ok(None);
        };
        let folder = folder(path);
        let today = now.day(DAY_STARTS_AT_HOUR);
        let copy_path = folder.join(format!("progress-{}.db", today.iso()));
        let is_empty: bool =
            self.connection
                .query_row("SELECT NOT EXISTS (SELECT 1 FROM event)", [], |row| {
                    row.get(0)
                })?;
        if is_empty || copy_path.try_exists()? {
            return Ok(None);
        }
        if !self.check()?.is_empty() {
            return Err(Trouble::Damaged);
        }
        make_folder(&folder)?;
        copy(&self.connection, &copy_path)?;
        weed(&folder)?;
        Ok(Some(copy_path))
    }
}

/// A complete copy under this name, readable by the learner only.
pub fn copy(connection: &Connection, to: &Path) -> Result<(), Trouble> {
    let unfinished = beside(to, &format!(".{}.tmp", std::process::id()));
    if unfinished.try_exists()? {
        fs::remove_file(&unfinished)?;
    }
    let name = unfinished
        .to_str()
        .ok_or_else(|| Trouble::Other(unfinished.display().to_string()))?;
    let copied = connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(Trouble::from)
        .and_then(|_| only_for_the_owner(&unfinished))
        .and_then(|()| Ok(fs::rename(&unfinished, to)?));
    if copied.is_err() {
        // Half a copy on a full disk must not stay.
        let _ = fs::remove_file(&unfinished);
    }
    copied
}

#[cfg(unix)]
fn only_for_the_owner(path: &Path) -> Result<(), Trouble> {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    Ok(fs::set_permissions(path, mode)?)
}

#[cfg(not(unix))]
fn only_for_the_owner(_: &Path) -> Result<(), Trouble> {
    Ok(())
}

/// The newest copy beside a file.
pub fn newest(path: &Path) -> Option<PathBuf> {
    let folder = folder(path);
    let (_, name) = copies(&folder).ok()?.pop_last()?;
    Some(folder.join(name))
}

fn folder(path: &Path) -> PathBuf {
    path.parent()
        .map_or_else(|| PathBuf::from("backups"), |parent| parent.join("backups"))
}

/// The copies in a folder by day, oldest first.
fn copies(folder: &Path) -> Result<BTreeSet<(Day, String)>, Trouble> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str()
            && let Some(day) = day_of(name)
        {
            found.insert((day, name.to_owned()));
        }
    }
    Ok(found)
}

fn day_of(name: &str) -> Option<Day> {
    let date = name.strip_prefix("progress-")?.strip_suffix(".db")?;
    let noon = Moment::parse(&format!("{date}T12:00:00Z"))?;
    Some(noon.day(DAY_STARTS_AT_HOUR))
}

fn weed(folder: &Path) -> Result<(), Trouble> {
    let copies = copies(folder)?;
    let kept = kept(copies.iter().map(|(day, _)| *day));
    for (day, name) in &copies {
        if !kept.contains(day) {
            fs::remove_file(folder.join(name))?;
        }
    }
    Ok(())
}

/// The days whose copies stay: the newest seven, and of each of the four weeks before those the newest.
fn kept(days: impl Iterator<Item = Day>) -> BTreeSet<Day> {
    let mut days: Vec<Day> = days.collect();
    days.sort_unstable();
    days.reverse();
    let (newest, older) = days.split_at(days.len().min(DAILY));
    let mut kept: BTreeSet<Day> = newest.iter().copied().collect();
    let mut weeks = BTreeSet::new();
    for day in older {
        // 1970-01-01 was a Thursday: weeks turn on Monday.
        let week = (day.0 + 3).div_euclid(7);
        if weeks.len() < WEEKLY && weeks.insert(week) {
            kept.insert(*day);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_and_four_weeks_stay() {
        let kept = kept((0..100).map(Day));
        assert_eq!(kept.len(), DAILY + WEEKLY);
        assert!((93..100).all(|day| kept.contains(&Day(day))));
        let weekly: Vec<i32> = kept
            .iter()
            .map(|day| day.0)
            .filter(|day| *day < 93)
            .collect();
        assert!(
            weekly.windows(2).all(|pair| pair[1] - pair[0] <= 7),
            "{weekly:?}"
        );
        assert!(weekly[0] < 93 - 14);
    }

    #[test]
    fn few_copies_all_stay() {
        assert_eq!(kept([Day(3), Day(9)].into_iter()).len(), 2);
        assert!(kept([].into_iter()).is_empty());
    }

    #[test]
    fn only_our_own_names_are_copies() {
        assert_eq!(day_of("progress-1970-01-02.db"), Some(Day(1)));
        assert_eq!(day_of("progress-1970-01-02.db.1.tmp"), None);
        assert_eq!(day_of("notes.db"), None);
    }
}
