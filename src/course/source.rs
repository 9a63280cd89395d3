//! Where a course's files come from: the binary, or a folder on disk. A folder is untrusted: nothing outside it is read, no symbolic
//! link is followed, and a file may have one mebibyte.

use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use include_dir::Dir;

use crate::message::Message;
use crate::msg;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 1 << 20;

/// The most files of one folder that are looked at.
const MOST_FILES: usize = 500;

/// How deep lessons may lie in a course.
const DEEPEST: usize = 3;

/// Where files come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder inside the binary.
    Embedded(&'static Dir<'static>),
    /// A folder on disk.
    Folder(PathBuf),
}

impl Source {
    /// The text of a file by its path in the course, with `/` between folders. `Ok(None)` if there is no such file.
    pub fn read(&self, path: &str) -> Result<Option<Arc<str>>, Message> {
        inside(path)?;
        let bytes = match self {
            Self::Embedded(dir) => dir
                .get_file(dir.path().join(path))
                .map(|file| file.contents().to_vec()),
            Self::Folder(root) => read_bounded(root, path)?,
        };
        let Some(bytes) = bytes else { return Ok(None) };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text.into())),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
                let last = before.rsplit('\n').next().unwrap_or("");
                Err(msg!(
                    "check-not-utf8",
                    line = before.matches('\n').count() + 1,
                    column = last.chars().count() + 1
                ))
            }
        }
    }

    /// The names of the files of a folder that end in `.toml`, sorted; none if there is no such folder.
    pub fn toml_files(&self, folder: &str) -> Result<Vec<String>, Message> {
        self.files(folder, "toml")
    }

    /// The names of the files of a folder with this ending, sorted; none if there is no such folder.
    pub fn files(&self, folder: &str, ending: &str) -> Result<Vec<String>, Message> {
        inside(folder)?;
        let mut names: Vec<String> = match self {
            Self::Embedded(dir) => dir
                .get_dir(dir.path().join(folder))
                .into_iter()
                .flat_map(Dir::files)
                .filter_map(|file| Some(file.path().file_name()?.to_str()?.to_owned()))
                .collect(),
            Self::Folder(root) => {
                no_link(root, folder)?;
                let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
                    return Ok(Vec::new());
                };
                entries
                    .take(MOST_FILES)
                    .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                    .collect()
            }
        };
        names.retain(|name| name.rsplit_once('.').is_some_and(|(_, ext)| ext == ending));
        names.sort();
        Ok(names)
    }

    /// The folders, at most [`DEEPEST`] deep, that hold a lesson.toml; sorted.
    pub fn lesson_folders(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self {
            Self::Embedded(dir) => embedded_lessons(dir, &mut found),
            Self::Folder(root) => disk_lessons(root, "", 0, &mut found),
        }
        found.sort();
        found
    }

    /// Whether there is such a folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        match self {
            Self::Embedded(dir) => dir.get_dir(dir.path().join(folder)).is_some(),
            Self::Folder(root) => inside(folder).is_ok() && root.join(folder).is_dir(),
        }
    }
}

/// Refuses a path that could lead out of the course: `..`, a root, a drive.
pub fn inside(path: &str) -> Result<(), Message> {
    let stays = !path.is_empty()
        && !path.contains('\\')
        && Path::new(path)
            .components()
            .all(|component| matches!(component, Component::Normal(_)));
    if stays {
        Ok(())
    } else {
        Err(msg!("check-path-leaves", path = path))
    }
}

/// Refuses a path on which any step below the root is a symbolic link.
fn no_link(root: &Path, path: &str) -> Result<(), Message> {
    let mut step = root.to_owned();
    for component in Path::new(path).components() {
        step.push(component);
        if step.symlink_metadata().is_ok_and(|data| data.is_symlink()) {
            return Err(msg!("check-symbolic-link", path = path));
        }
    }
    Ok(())
}

fn embedded_lessons(dir: &Dir<'_>, found: &mut Vec<String>) {
    if dir.contains(dir.path().join("lesson.toml")) {
        found.extend(dir.path().to_str().map(str::to_owned));
    }
    for inner in dir.dirs() {
        embedded_lessons(inner, found);
    }
}

fn disk_lessons(root: &Path, folder: &str, depth: usize, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries.take(MOST_FILES).flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        // `file_type` does not follow links.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEEPEST => {
                let inner = if folder.is_empty() {
                    name
                } else {
                    format!("{folder}/{name}")
                };
                disk_lessons(root, &inner, depth + 1, found);
            }
            Ok(kind) if kind.is_file() && name == "lesson.toml" && !folder.is_empty() => {
                found.push(folder.to_owned());
            }
            _ => {}
        }
    }
}

fn read_bounded(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Message> {
    use std::io::Read;

    no_link(root, path)?;
    let full = root.join(path);
    // A pipe or a device would block or never end; ask before opening.
    match full.symlink_metadata() {
        Ok(data) if data.is_file() => {}
        Ok(_) => return Err(msg!("check-not-a-file", path = path)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(path, &error)),
    }
    let file = std::fs::File::open(&full).map_err(|error| unreadable(path, &error))?;
    let mut bytes = Vec::new();
    // The size may change while reading: the bound is on what is read, not on what the directory says.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(msg!("check-file-too-large", path = path));
    }
    Ok(Some(bytes))
}

fn unreadable(path: &str, error: &std::io::Error) -> Message {
    msg!("check-unreadable", path = path, detail = error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        let source = Source::Folder(PathBuf::from("/nowhere"));
        for path in ["../x", "a/../../x", "/etc/passwd", "", ".", "a\\b"] {
            assert!(
                matches!(&source.read(path), Err(message) if message.id == "check-path-leaves"),
                "{path}"
            );
        }
        assert_eq!(source.read("a/b.toml"), Ok(None));
    }

    #[test]
    fn links_large_files_and_other_bytes_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::write(at("good.toml"), "a = 1").unwrap();
        std::fs::write(at("large.toml"), vec![b'a'; LARGEST as usize + 1]).unwrap();
        std::fs::write(at("latin.toml"), [0xe9]).unwrap();
        std::fs::create_dir(at("folder.toml")).unwrap();
        std::os::unix::fs::symlink(at("good.toml"), at("link.toml")).unwrap();
        std::os::unix::fs::symlink(dir.path(), at("around")).unwrap();
        let source = Source::Folder(dir.path().to_owned());
        let refused = |path: &str| source.read(path).err().map(|message| message.id);
        assert_eq!(source.read("good.toml"), Ok(Some("a = 1".into())));
        assert_eq!(refused("large.toml"), Some("check-file-too-large"));
        assert_eq!(refused("latin.toml"), Some("check-not-utf8"));
        assert_eq!(refused("folder.toml"), Some("check-not-a-file"));
        assert_eq!(refused("link.toml"), Some("check-symbolic-link"));
        assert_eq!(refused("around/good.toml"), Some("check-symbolic-link"));
        assert!(source.toml_files("around").is_err());
    }
}
