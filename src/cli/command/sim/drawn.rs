//! The file of `--svg`: written whole or not at all, and never over a file that is no drawing of ours.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;

use crate::error::Error;
use crate::error::reason;
use crate::lang::Lang;
use crate::message::Arg;
use crate::msg;
use crate::present::drawing::Caption;
use crate::present::drawing::SIGNATURE;
use crate::present::drawing::drawing;
use crate::present::run::lanes::lanes;
use crate::present::timeline::Timeline;
use crate::sim::Run;
use crate::sim::scenario::Scenario;

/// Whether a drawing may stand under this name: nothing is there, or a drawing of ours. Asked before the run, which may take long.
pub fn allowed(path: &Path) -> Result<(), Error> {
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unwritable(path, &error)),
        Ok(found) => found,
    };
    let ours =
        found.is_file() && begins_like_ours(path).map_err(|error| unwritable(path, &error))?;
    if ours {
        return Ok(());
    }
    let path = path.display().to_string();
    Err(Error::mend(msg!("sim-svg-foreign", path = path)).hint(msg!("sim-svg-foreign-hint")))
}

/// Draws a run's timeline.
pub fn draw(path: &Path, scenario: &Scenario, run: &Run, lang: Lang) -> Result<(), Error> {
    let caption = Caption {
        title: scenario.title.get(lang).clone(),
        facts: msg!(
            "sim-drawing-facts",
            seed = run.seed.to_string(),
            time = Arg::Span(run.ended_at)
        ),
    };
    let picture = drawing(&Timeline::new(lanes(&run.trace)), &caption, lang);
    write(path, &picture).map_err(|error| unwritable(path, &error))
}

fn begins_like_ours(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    let most = SIGNATURE.len() as u64;
    File::open(path)?.take(most).read_to_end(&mut start)?;
    Ok(start == SIGNATURE.as_bytes())
}

/// Beside its place first, then moved there, so that a full disk leaves the old drawing whole.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.unfinished", std::process::id()));
    let unfinished = path.with_file_name(name);
    let written = File::create_new(&unfinished)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
        })
        .and_then(|()| fs::rename(&unfinished, path));
    if let Err(error) = &written
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

fn unwritable(path: &Path, error: &io::Error) -> Error {
    let path = path.display().to_string();
    Error::mend(msg!("sim-svg-unwritable", path = path, why = reason(error)))
}
