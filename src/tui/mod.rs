//! The tutor in the terminal. Begin reading at [`run`]; `app` is the tutor without a terminal, `session` the terminal without a tutor,
//! `keymap` says what every key does. Draws what `present` sets; never opens the store and never writes a sentence.

pub mod action;
pub mod app;
pub mod canvas;
pub mod caps;
pub mod clock;
pub mod ctx;
pub mod desk;
pub mod effect;
pub mod key;
pub mod keymap;
pub mod material;
mod overlay;
pub mod screen;
pub mod session;
pub mod theme;
pub mod widget;

use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Stdout;
use std::time::Duration;
use std::time::Instant;

use crossterm::event;
use crossterm::event::Event;
use crossterm::terminal;

use crate::config::Launch;
use crate::error::Error;
use crate::error::reason;
use crate::msg;
use crate::tui::app::App;
use crate::tui::app::Look;
use crate::tui::app::Wish;
use crate::tui::canvas::Canvas;
use crate::tui::caps::Caps;
use crate::tui::key::Key;
use crate::tui::material::Source;
use crate::tui::session::Session;

/// Between two frames while something plays: thirty a second are enough for the eye, and cheap over SSH.
const FRAME: Duration = Duration::from_millis(33);
/// A step of playback is never longer than this, however long the machine slept.
const LONGEST_STEP: Duration = Duration::from_millis(250);

/// Opens the tutor and returns when the learner leaves. Errors are what keeps it from opening: no terminal, no memory, a theme with a
/// mistake; a broken course is shown inside.
pub fn run(launch: &Launch) -> Result<(), Error> {
    let settings = &launch.settings;
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    if settings.dumb || !is_terminal {
        return Err(Error::mend(msg!("tui-no-terminal")).hint(msg!("tui-no-terminal-hint")));
    }
    let source = Source::of(settings);
    let opened = source.open()?;
    let caps = Caps::of(settings);
    let look = Look {
        lang: settings.lang,
        both: settings.both.then_some(true),
        caps,
        theme: theme::find(
            settings.theme.as_deref(),
            settings.theme_folder().as_deref(),
            caps.depth,
        )?,
        size: terminal::size().map_err(|error| broken_terminal(&error))?,
    };
    let app = App::new(source, opened, look, launch.start.clone());
    let mut app = app.with_settings(settings);
    let session = Session::start().map_err(|error| broken_terminal(&error))?;
    let played = play(&mut app, &session);
    drop(session);
    played.map_err(|error| broken_terminal(&error))
}

fn broken_terminal(error: &io::Error) -> Error {
    Error::mend(msg!("tui-terminal-failed", why = reason(error)))
}

/// Shows frames and takes keys until the learner leaves. Blocks while nothing plays: no key, no work.
fn play(app: &mut App, session: &Session) -> io::Result<()> {
    let mut canvas: Canvas<BufWriter<Stdout>> = Canvas::new(BufWriter::new(io::stdout()));
    let mut is_first = true;
    let mut shown_at = Instant::now();
    loop {
        let (frame, cursor) = app.frame();
        canvas.show(frame, cursor)?;
        if std::mem::take(&mut is_first) {
            app.back_up();
            continue;
        }
        if !app.plays() {
            take(app, &mut canvas, event::read()?);
            shown_at = Instant::now();
        } else if event::poll(FRAME.saturating_sub(shown_at.elapsed()))? {
            take(app, &mut canvas, event::read()?);
        }
        // What else was typed meanwhile is taken before the next frame: only the last one counts.
        while event::poll(Duration::ZERO)? {
            take(app, &mut canvas, event::read()?);
        }
        if app.plays() && shown_at.elapsed() >= FRAME {
            let passed = shown_at.elapsed().min(LONGEST_STEP);
            app.tick(u64::try_from(passed.as_micros()).unwrap_or(u64::MAX));
            shown_at = Instant::now();
        }
        match app.take_wish() {
            Wish::Nothing => {}
            Wish::Quit => return Ok(()),
            Wish::Suspend => {
                session.suspend()?;
                canvas.forget();
                let (columns, rows) = terminal::size()?;
                app.resize(columns, rows);
            }
        }
    }
}

fn take(app: &mut App, canvas: &mut Canvas<BufWriter<Stdout>>, event: Event) {
    match event {
        Event::Key(key) => {
            if let Some(key) = Key::of(key) {
                app.key(key);
            }
        }
        Event::Paste(text) => app.paste(&text),
        Event::Resize(columns, rows) => {
            app.resize(columns, rows);
            canvas.forget();
        }
        _ => {}
    }
}
