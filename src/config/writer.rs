//! Changes one key of the configuration file and leaves every other character of it as the person wrote it: comments, order, spacing.
//! The file is replaced at once, so that nobody ever reads half of it.

use std::fs;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use toml::de::DeTable;

use crate::config::file;
use crate::error::Error;
use crate::error::reason;
use crate::msg;

/// Sets a key to a TOML literal. The file and its folder are made if they are not there. A file with mistakes is not touched.
pub fn set(path: &Path, key: &str, literal: &str) -> Result<(), Error> {
    // Who keeps the file elsewhere and links to it keeps it there.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let unwritable = |why: &io::Error| {
        let shown = path.display().to_string();
        Error::mend(msg!("settings-unwritable", path = shown, why = reason(why)))
            .hint(msg!("settings-unwritable-hint"))
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == ErrorKind::NotFound => String::new(),
        Err(why) => return Err(unwritable(&why)),
    };
    file::parse(&path, &Arc::from(text.as_str()))?;
    let changed: Arc<str> = with(&text, key, literal).into();
    file::parse(&path, &changed)?;
    replace(&path, &changed).map_err(|why| unwritable(&why))
}

/// The text with a key set: in place where it stands already, otherwise on a line of its own at the end.
fn with(text: &str, key: &str, literal: &str) -> String {
    let (tree, _) = DeTable::parse_recoverable(text);
    let mut entries = tree.get_ref().iter();
    if let Some((_, value)) = entries.find(|(name, _)| name.get_ref() == key) {
        let at = value.span();
        return format!("{}{literal}{}", &text[..at.start], &text[at.end..]);
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let break_before = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        end
    };
    format!("{text}{break_before}{key} = {literal}{end}")
}

/// Writes beside the file and puts the new one in its place, with the old one's permissions.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        if let Ok(facts) = fs::metadata(path) {
            if facts.permissions().readonly() {
                return Err(io::Error::from(ErrorKind::PermissionDenied));
            }
            file.set_permissions(facts.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name beside the file that no other process uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays_as_it_was_written() {
        let text = "# mine\nlang   = \"en\"   # for now\n\n# ascii = true\ntheme=\"dark\"";
        assert_eq!(
            with(text, "lang", "\"ja\""),
            "# mine\nlang   = \"ja\"   # for now\n\n# ascii = true\ntheme=\"dark\""
        );
        assert_eq!(
            with(text, "ascii", "true"),
            format!("{text}\nascii = true\n")
        );
        assert_eq!(with("", "lang", "\"ja\""), "lang = \"ja\"\n");
        assert_eq!(
            with("quiet = true\r\n", "ascii", "true"),
            "quiet = true\r\nascii = true\r\n"
        );
        assert_eq!(
            with("\"lang\" = 'en'\n", "lang", "\"ja\""),
            "\"lang\" = \"ja\"\n"
        );
    }

    #[test]
    fn the_file_and_its_folder_are_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/config.toml");
        set(&path, "daily_cap", "30").unwrap();
        set(&path, "motion", "false").unwrap();
        set(&path, "daily_cap", "5").unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "daily_cap = 5\nmotion = false\n"
        );
        let files = fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(files.count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_with_mistakes_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "lang = \"fr\"\n").unwrap();
        assert_eq!(set(&path, "ascii", "true").unwrap_err().problems.len(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "lang = \"fr\"\n");
    }

    #[test]
    fn where_nothing_can_be_written_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let error = set(&folder.path().join("file/config.toml"), "ascii", "true").unwrap_err();
        assert_eq!(error.message.id, "settings-unwritable");
        assert!(error.hint.is_some());
        let path = folder.path().join("config.toml");
        fs::write(&path, "").unwrap();
        let mut facts = fs::metadata(&path).unwrap().permissions();
        facts.set_readonly(true);
        fs::set_permissions(&path, facts).unwrap();
        assert!(
            set(&path, "ascii", "true").is_err(),
            "it was made read-only on purpose"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real.toml");
        fs::write(&real, "# kept\n").unwrap();
        let link = folder.path().join("config.toml");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        set(&link, "ascii", "true").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "# kept\nascii = true\n");
    }
}
