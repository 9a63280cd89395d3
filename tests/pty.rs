//! The real program in a real terminal: what a person sees from the first frame to the shell prompt, and that the terminal is given back
//! whatever ends it. The one place where a test waits: for the terminal to fall silent after bytes newer than the last key.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot start its program should stop loudly"
)]

use std::io::Read;
use std::io::Write;
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

use portable_pty::Child;
use portable_pty::CommandBuilder;
use portable_pty::MasterPty;
use portable_pty::PtySize;
use portable_pty::native_pty_system;
use tempfile::TempDir;
use terakoya::tui::session::Session;

/// How long the terminal must be silent before the screen counts as finished.
const SILENCE: Duration = Duration::from_millis(30);
/// How long a screen may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came out of the program.
struct Output {
    emulator: vt100::Parser,
    bytes: usize,
    last: Instant,
    /// Whether the tutor's screen was ever up.
    entered: bool,
}

/// A terminal with the program in it.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<Mutex<Output>>,
    /// Bytes that had come when the last key was pressed.
    mark: usize,
    modes: String,
}

impl Terminal {
    /// Starts the program with this home and these words on its command line.
    fn open(home: &TempDir, words: &[&str], variables: &[(&str, &str)]) -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_terakoya"));
        Self::running(program, home, words, variables)
    }

    fn running(program: &Path, home: &TempDir, words: &[&str], variables: &[(&str, &str)]) -> Self {
        let (columns, rows) = (80, 24);
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(home.path());
        command.args(words);
        let fixed = [
            ("HOME", home.path().to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LANG", "ja_JP.UTF-8"),
            ("TERAKOYA_NOW", "2026-11-24T09:00:00+09:00"),
            ("TERAKOYA_SEED", "7"),
        ];
        for (name, value) in fixed.iter().chain(variables) {
            command.env(name, value);
        }
        let school = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/school");
        command.env("TERAKOYA_COURSE", school);
        let modes = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let output = Arc::new(Mutex::new(Output {
            emulator: vt100::Parser::new(
                NonZeroU16::new(rows).unwrap(),
                NonZeroU16::new(columns).unwrap(),
                0,
            ),
            bytes: 0,
            last: Instant::now(),
            entered: false,
        }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&output);
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                let mut output = sink.lock().unwrap();
                for byte in &chunk[..count] {
                    output.emulator.process(&[*byte]);
                    output.entered |= output.emulator.screen().alternate_screen();
                }
                output.bytes += count;
                output.last = Instant::now();
            }
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            mark: 0,
            modes,
        }
    }

    /// Types bytes as the keyboard sends them.
    fn keys(&mut self, bytes: &str) -> &mut Self {
        self.mark = self.output.lock().unwrap().bytes;
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Waits until the screen is finished and what is asked of it holds.
    fn until(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> String {
        let begun = Instant::now();
        loop {
            {
                let output = self.output.lock().unwrap();
                let screen = output.emulator.screen();
                let is_newer = output.bytes > self.mark && output.last.elapsed() >= SILENCE;
                if is_newer && holds(screen) {
                    return screen.contents();
                }
                assert!(
                    begun.elapsed() < PATIENCE,
                    "{what} never came; the screen is\n{}",
                    screen.contents()
                );
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait(&self, text: &str) -> String {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits for the end; the exit code.
    fn end(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What was written last may still be on its way.
                self.until("the end of output", |_| true);
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends the process a signal, as `kill` does.
    fn signal(&mut self, name: &str) {
        self.mark = self.output.lock().unwrap().bytes;
        let pid = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args([name, &pid]).status().unwrap();
        assert!(sent.success());
    }

    fn with_screen<T>(&self, ask: impl Fn(&vt100::Screen) -> T) -> T {
        ask(self.output.lock().unwrap().emulator.screen())
    }

    /// The terminal is as the shell left it: its screen, its cursor, its line discipline.
    fn is_given_back(&self) -> bool {
        let screen = self.with_screen(|screen| !screen.alternate_screen() && !screen.hide_cursor());
        let paste = self.with_screen(vt100::Screen::bracketed_paste);
        screen && !paste && modes(self.master.as_ref()) == self.modes
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The line discipline, in words that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_person_reads_answers_and_leaves() {
    let home = home();
    let mut terminal = Terminal::open(&home, &[], &[]);
    terminal.wait("写真館");
    assert!(terminal.with_screen(vt100::Screen::alternate_screen));
    assert_ne!(modes(terminal.master.as_ref()), terminal.modes, "raw mode");

    terminal.keys("t").wait("A photo shop");
    terminal.keys("\r").wait("Accepted, at once");
    // Both languages at the same place.
    terminal.keys("2").wait("Who suffers");
    terminal.keys("t").wait("だれが困るか");
    terminal.keys("t").wait("Who suffers");
    terminal.keys("x").wait("Who waits");
    terminal.keys("\r").wait("How sure are you?");
    terminal.keys("2").wait("This comes back");

    // A word from an input method, as a paste.
    for _ in 0..4 {
        terminal.keys("\r").until("the next question", |_| true);
        if terminal.with_screen(|screen| screen.contents().contains("5 of 6")) {
            break;
        }
        // Ctrl-G shows the answer of every kind.
        terminal.keys("\u{7}").wait("The answer");
    }
    terminal.keys("\u{1b}[200~再試行\u{1b}[201~").wait("再試行");
    terminal.keys("\r").wait("How sure");
    terminal.keys("1").wait("Right");

    terminal.keys("\u{1b}").wait("Who suffers");
    terminal.keys("\u{1b}").wait("Continue");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.is_given_back());

    // What was answered is there the next time.
    let mut again = Terminal::open(&home, &["--lang", "en"], &[]);
    again.wait("1 open question");
    again.keys("\u{3}");
    assert_eq!(again.end(), 0, "Ctrl-C leaves");
    assert!(again.is_given_back());
}

#[test]
fn a_run_plays_and_is_compared() {
    let home = home();
    let mut terminal = Terminal::open(&home, &["--lang", "en"], &[]);
    terminal.wait("A photo shop");
    terminal.keys("\r").wait("Enter: predict and run");
    terminal.keys("\r").wait("Predict before it runs");
    terminal.keys("3").wait("3");
    terminal.keys("\r").wait("How sure");
    // Plays by itself from here, sixteen times as fast.
    terminal.keys("1]]]]").wait("as predicted");
    terminal.keys("w").wait("Why it happened");
    terminal.keys("\u{3}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn signals_give_the_terminal_back() {
    for (name, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130), ("-QUIT", 131)] {
        let home = home();
        let mut terminal = Terminal::open(&home, &[], &[]);
        terminal.wait("写真館");
        terminal.signal(name);
        assert_eq!(terminal.end(), code, "{name}");
        assert!(terminal.is_given_back(), "{name}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let home = home();
    let program = std::env::current_exe().unwrap();
    let words = ["--ignored", "--exact", "panics_inside", "--nocapture"];
    let mut terminal = Terminal::running(&program, &home, &words, &[]);
    terminal.wait("a mistake of ours");
    assert_ne!(terminal.end(), 0);
    assert!(terminal.is_given_back());
    let entered = terminal.output.lock().unwrap().entered;
    assert!(entered, "the tutor's screen was up before");
}

/// Not a test: what the test above runs in a terminal of its own.
#[test]
#[ignore = "a panic on purpose, run by a_panic_gives_the_terminal_back_before_it_speaks"]
fn panics_inside() {
    let _session = Session::start().unwrap();
    panic!("a mistake of ours");
}

#[test]
fn a_stopped_tutor_gives_the_terminal_back_and_takes_it_again() {
    let home = home();
    let mut terminal = Terminal::open(&home, &[], &[]);
    terminal.wait("写真館");
    terminal
        .keys("\u{1a}")
        .until("the shell's screen", |screen| !screen.alternate_screen());
    assert!(terminal.is_given_back());
    terminal.signal("-CONT");
    terminal.until("the tutor's screen", |screen| {
        screen.alternate_screen() && screen.contents().contains("写真館")
    });
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn no_color_keeps_what_colour_only_helped_to_see() {
    let home = home();
    let mut terminal = Terminal::open(&home, &[], &[("NO_COLOR", "1")]);
    terminal.wait("写真館");
    terminal.with_screen(|screen| {
        let cells =
            (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let mut has_selection = false;
        for cell in cells {
            assert_eq!(cell.fgcolor(), vt100::Color::Default);
            assert_eq!(cell.bgcolor(), vt100::Color::Default);
            has_selection |= cell.inverse();
        }
        assert!(has_selection, "the selection is reversed");
    });
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_window_that_changes_its_size_is_drawn_anew() {
    let home = home();
    let mut terminal = Terminal::open(&home, &[], &[]);
    terminal.wait("写真館");
    terminal.mark = terminal.output.lock().unwrap().bytes;
    let (columns, rows) = (30, 10);
    terminal
        .output
        .lock()
        .unwrap()
        .emulator
        .screen_mut()
        .set_size(
            NonZeroU16::new(rows).unwrap(),
            NonZeroU16::new(columns).unwrap(),
        );
    terminal
        .master
        .resize(PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        })
        .unwrap();
    terminal.wait("40×15");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}
