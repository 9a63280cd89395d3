//! Owns the terminal: enters and leaves the tutor's screen, and gives the terminal back whatever happens — a panic, SIGTERM, a
//! closed window, Ctrl-Z. Asks the terminal nothing. Must not know what is drawn.

use std::io;
use std::io::Write;
use std::sync::Mutex;
use std::sync::PoisonError;

use crossterm::cursor;
use crossterm::event;
use crossterm::execute;
use crossterm::style;
use crossterm::terminal;
use signal_hook::consts::signal;
use signal_hook::iterator::Signals;
use signal_hook::low_level;

/// Whether the tutor's screen is up. Entering and leaving twice is harmless, and no two threads do either at once.
static ENTERED: Mutex<bool> = Mutex::new(false);

/// The tutor's screen, for as long as this value lives.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste. From now on a panic or a signal gives it back first.
    pub fn start() -> io::Result<Self> {
        // Under NO_COLOR crossterm would swallow attributes too; our theme has already left the colours out.
        style::force_color_output(true);
        give_back_on_panic();
        give_back_on_signals()?;
        enter()?;
        Ok(Self(()))
    }

    /// Ctrl-Z: gives the terminal back, stops, and takes it again when the shell continues us. Draw everything anew afterwards.
    pub fn suspend(&self) -> io::Result<()> {
        leave();
        low_level::emulate_default_handler(signal::SIGTSTP)?;
        enter()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    let mut entered = ENTERED.lock().unwrap_or_else(PoisonError::into_inner);
    if *entered {
        return Ok(());
    }
    terminal::enable_raw_mode()?;
    *entered = true;
    execute!(
        io::stdout(),
        terminal::EnterAlternateScreen,
        event::EnableBracketedPaste,
        cursor::Hide,
        terminal::Clear(terminal::ClearType::All)
    )
}

/// Gives the terminal back; does nothing the second time. What fails here fails because the terminal is gone.
fn leave() {
    let mut entered = ENTERED.lock().unwrap_or_else(PoisonError::into_inner);
    if !std::mem::take(&mut *entered) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(
        out,
        terminal::EndSynchronizedUpdate,
        event::DisableBracketedPaste,
        style::ResetColor,
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
    let _ = out.flush();
}

fn is_entered() -> bool {
    *ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn give_back_on_panic() {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        previous(panic);
    }));
}

/// A process that outlives its terminal would spin in `poll`, so these signals restore and end it on the spot. Nothing is lost:
/// every answer was committed when it was given.
fn give_back_on_signals() -> io::Result<()> {
    let mut signals = Signals::new([
        signal::SIGTERM,
        signal::SIGHUP,
        signal::SIGQUIT,
        signal::SIGINT,
        signal::SIGTSTP,
        signal::SIGCONT,
    ])?;
    let watch = move || {
        for signal in signals.forever() {
            match signal {
                // Stopped from outside: the shell must not inherit raw mode.
                signal::SIGTSTP => {
                    leave();
                    let _ = low_level::emulate_default_handler(signal::SIGTSTP);
                    let _ = enter();
                    redraw();
                }
                // Continued after SIGSTOP, which nobody can catch: whatever ran meanwhile has changed the terminal.
                signal::SIGCONT if is_entered() => {
                    leave();
                    let _ = enter();
                    redraw();
                }
                signal::SIGCONT => {}
                signal => {
                    leave();
                    std::process::exit(128 + signal);
                }
            }
        }
    };
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(watch)?;
    Ok(())
}

/// Says that the window has changed; the event loop then draws everything anew.
fn redraw() {
    let _ = low_level::raise(signal::SIGWINCH);
}
