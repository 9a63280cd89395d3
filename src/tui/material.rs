//! What there is to study: a study over a sound course, or the problems that keep a course from being studied; and the way to open it
//! again, once its author has mended it.

use std::fmt;
use std::sync::Arc;

use crate::config::Settings;
use crate::course::load;
use crate::course::model::Course;
use crate::error::Error;
use crate::i18n;
use crate::lang::Lang;
use crate::message::Message;
use crate::problem::Problem;
use crate::study::Study;
use crate::tui::clock::Clock;
use crate::tui::desk::Desk;

/// The course to study, as far as it could be used.
#[derive(Debug)]
pub enum Material {
    /// A study over a sound course.
    Sound(Box<Desk>),
    /// The problems of a course.
    Broken(Vec<Problem>),
}

/// A course that was opened, with what the learner must be told at once.
#[derive(Debug)]
pub struct Opened {
    /// What there is to study.
    pub material: Material,
    /// Sentences for the first screen.
    pub notices: Vec<Message>,
}

/// Opens the material, as often as it is asked: a broken course is mended while the tutor stands open.
pub struct Source(Box<dyn Fn() -> Result<Opened, Error>>);

impl Source {
    /// Opens as `open` does.
    pub fn new(open: impl Fn() -> Result<Opened, Error> + 'static) -> Self {
        Self(Box::new(open))
    }

    /// The course and the progress that the settings name.
    pub fn of(settings: &Settings) -> Self {
        let settings = settings.clone();
        Self::new(move || opened(&settings))
    }

    /// Reads the course and opens the learner's progress. An error is what keeps progress from being opened at all.
    pub fn open(&self) -> Result<Opened, Error> {
        (self.0)()
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

fn opened(settings: &Settings) -> Result<Opened, Error> {
    let read = match &settings.course {
        Some(folder) => load::folder(folder),
        None => load::embedded(),
    };
    let course = match read {
        Ok(course) => Arc::new(course),
        Err(problems) => {
            return Ok(Opened {
                material: Material::Broken(problems),
                notices: Vec::new(),
            });
        }
    };
    study(course, settings)
}

fn study(course: Arc<Course>, settings: &Settings) -> Result<Opened, Error> {
    let clock = settings.now.map_or(Clock::Machine, Clock::Fixed);
    let now = clock.now();
    let seed = settings
        .seed
        .unwrap_or_else(|| getrandom::u64().unwrap_or_else(|_| now.at_us.unsigned_abs()));
    let begun = Study::open(course, &settings.progress_file(), now, written)?;
    let mut notices = begun.notices;
    if let Some(trouble) = begun.trouble {
        notices.push(trouble.message);
        notices.extend(trouble.hint);
    }
    let mut desk = Desk::new(begun.study, clock, seed);
    desk.follow(settings);
    Ok(Opened {
        material: Material::Sound(Box::new(desk)),
        notices,
    })
}

/// A number with a unit of the course, as a language writes it.
fn written(lang: Lang, value: f64, unit: &str) -> String {
    i18n::quantity(lang, value, None, unit)
}
