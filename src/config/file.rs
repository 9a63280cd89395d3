//! `config.toml`: the choices a person makes once. Every mistake in it is shown with its place; only `writer`
//! changes it.

use std::fs;
use std::io::ErrorKind;
use std::ops::RangeInclusive;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::choice::Color;
use crate::config::choice::Languages;
use crate::config::setting::DAILY_CAPS;
use crate::config::setting::DAY_STARTS;
use crate::config::setting::RETENTIONS;
use crate::error::Error;
use crate::error::reason;
use crate::msg;
use crate::table::File;
use crate::table::Value;

/// A configuration file is a few lines; anything larger is a mistake.
const LARGEST: u64 = 1 << 20;

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    pub languages: Option<Languages>,
    pub color: Option<Color>,
    pub theme: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub course: Option<PathBuf>,
    pub ambiguous_width: Option<u8>,
    pub ascii: Option<bool>,
    pub quiet: Option<bool>,
    pub retention: Option<f64>,
    pub daily_cap: Option<u64>,
    pub day_starts_at: Option<u64>,
    pub motion: Option<bool>,
}

/// Reads the file. That it is not there is fine unless somebody named it.
pub fn read(path: &Path, named: bool) -> Result<Choices, Error> {
    let failed = |why: &std::io::Error| {
        Error::mend(msg!(
            "config-unreadable",
            path = path.display().to_string(),
            why = reason(why)
        ))
        .hint(msg!("config-unreadable-hint"))
    };
    match fs::metadata(path) {
        Err(why) if why.kind() == ErrorKind::NotFound && !named => return Ok(Choices::default()),
        Err(why) => return Err(failed(&why)),
        Ok(facts) if facts.len() > LARGEST => {
            return Err(Error::mend(msg!(
                "config-too-large",
                path = path.display().to_string()
            )));
        }
        Ok(_) => {}
    }
    let text: Arc<str> = fs::read_to_string(path).map_err(|why| failed(&why))?.into();
    parse(path, &text)
}

/// Understands the text of the file; relative folders count from the file's own.
pub fn parse(path: &Path, text: &Arc<str>) -> Result<Choices, Error> {
    let name = path.display().to_string();
    let file = File::new(&name, text);
    let tree = file.parse();
    let root = file.root(&tree);
    let folder = |value: Value<'_>| Some(resolve(path, value.string()?));
    let choices = Choices {
        languages: root
            .get("lang")
            .and_then(|value| value.one_of(&Languages::WORDS)),
        color: root
            .get("color")
            .and_then(|value| value.one_of(&Color::WORDS)),
        theme: root.get("theme").and_then(Value::string).map(str::to_owned),
        data_dir: root.get("data_dir").and_then(folder),
        course: root.get("course").and_then(folder),
        ambiguous_width: root.get("ambiguous_width").and_then(cells),
        ascii: root.get("ascii").and_then(Value::boolean),
        quiet: root.get("quiet").and_then(Value::boolean),
        retention: root.get("retention").and_then(retention),
        daily_cap: root
            .get("daily_cap")
            .and_then(|value| within(value, &DAILY_CAPS)),
        day_starts_at: root
            .get("day_starts_at")
            .and_then(|value| within(value, &DAY_STARTS)),
        motion: root.get("motion").and_then(Value::boolean),
    };
    root.finish();
    let problems = file.into_problems();
    if problems.is_empty() {
        Ok(choices)
    } else {
        Err(Error::mend(msg!("config-mistakes", path = name)).problems(problems))
    }
}

fn cells(value: Value<'_>) -> Option<u8> {
    within(value, &(1..=2)).map(|cells| cells as u8)
}

fn within(value: Value<'_>, range: &RangeInclusive<u64>) -> Option<u64> {
    let number = value.integer()?;
    let read = u64::try_from(number)
        .ok()
        .filter(|read| range.contains(read));
    if read.is_none() {
        value.refuse(msg!(
            "check-out-of-range",
            key = value.key(),
            low = *range.start(),
            high = *range.end()
        ));
    }
    read
}

fn retention(value: Value<'_>) -> Option<f64> {
    let share = value.share()?;
    if !RETENTIONS.contains(&share) {
        value.refuse(msg!(
            "check-out-of-range",
            key = value.key(),
            low = RETENTIONS.start().to_string(),
            high = RETENTIONS.end().to_string()
        ));
        return None;
    }
    Some(share)
}

/// A path of the file as the person means it: `~/` is their home, anything relative lies beside the file.
fn resolve(file: &Path, written: &str) -> PathBuf {
    if let Some(rest) = written.strip_prefix("~/")
        && let Ok(home) = etcetera::home_dir()
    {
        return home.join(rest);
    }
    file.parent().unwrap_or(Path::new("")).join(written)
}
