//! The tutor without a terminal, for tests: keys in words, the screen as text, looks as a grid of letters. The clock stands still.

#![allow(dead_code, reason = "every test file uses a part of it")]

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::backend::Backend;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::buffer::Cell;
use ratatui::buffer::CellWidth;
use ratatui::style::Color;
use ratatui::style::Modifier;
use terakoya::config::Depth;
use terakoya::config::Start;
use terakoya::course::load;
use terakoya::i18n;
use terakoya::lang::Lang;
use terakoya::moment::Moment;
use terakoya::present::sign::Signs;
use terakoya::study::Study;
use terakoya::text::width::Widths;
use terakoya::tui::app::App;
use terakoya::tui::app::Look;
use terakoya::tui::app::Wish;
use terakoya::tui::caps::Caps;
use terakoya::tui::clock::Clock;
use terakoya::tui::desk::Desk;
use terakoya::tui::key::Key;
use terakoya::tui::material::Material;
use terakoya::tui::material::Opened;
use terakoya::tui::material::Source;
use terakoya::tui::theme::Theme;

/// The sizes every screen is tried at.
pub const SIZES: [(u16, u16); 3] = [(80, 24), (40, 15), (120, 40)];

/// The morning on which the tests take place.
pub const NOW: &str = "2026-11-24T09:00:00+09:00";

/// The small course for screens.
pub fn school() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/school")
}

/// How the terminal is.
#[derive(Clone, Copy)]
pub struct Terminal {
    pub lang: Lang,
    pub both: Option<bool>,
    pub size: (u16, u16),
    pub colour: bool,
    pub ascii: bool,
    pub ambiguous: u8,
}

impl Terminal {
    pub fn new(lang: Lang, size: (u16, u16)) -> Self {
        Self {
            lang,
            both: None,
            size,
            colour: true,
            ascii: false,
            ambiguous: 1,
        }
    }
}

/// The colours of a terminal.
fn depth(terminal: Terminal) -> Option<Depth> {
    terminal.colour.then_some(Depth::Sixteen)
}

/// The tutor and whoever sits before it.
pub struct Tutor {
    pub app: App,
}

impl Tutor {
    /// Home, with the small course and nothing learned yet.
    pub fn new(lang: Lang, size: (u16, u16)) -> Self {
        Self::on(&school(), Terminal::new(lang, size), &Start::Home)
    }

    /// A course in a folder.
    pub fn on(folder: &Path, terminal: Terminal, start: &Start) -> Self {
        let folder = folder.to_owned();
        let source = Source::new(move || {
            Ok(match load::folder(&folder) {
                Ok(course) => Self::study(Arc::new(course)),
                Err(problems) => Self::opened(Material::Broken(problems)),
            })
        });
        Self::with(source, terminal, start)
    }

    /// The course that ships.
    pub fn shipped(terminal: Terminal) -> Self {
        Self::shipped_at(terminal, &Start::Home)
    }

    /// The course that ships, begun somewhere.
    pub fn shipped_at(terminal: Terminal, start: &Start) -> Self {
        let source = Source::new(|| {
            let course = load::embedded().expect("the shipped course is sound");
            Ok(Self::study(Arc::new(course)))
        });
        Self::with(source, terminal, start)
    }

    /// A course, keeping files in a folder.
    pub fn keeping(
        course: &Arc<terakoya::course::model::Course>,
        folder: &Path,
        terminal: Terminal,
        start: &Start,
    ) -> Self {
        let (course, folder) = (course.clone(), folder.to_owned());
        let source = Source::new(move || Ok(Self::study_in(course.clone(), &folder)));
        Self::with(source, terminal, start)
    }

    fn opened(material: Material) -> Opened {
        let notices = Vec::new();
        Opened { material, notices }
    }

    fn study(course: Arc<terakoya::course::model::Course>) -> Opened {
        Self::study_in(course, &std::env::temp_dir())
    }

    fn study_in(course: Arc<terakoya::course::model::Course>, folder: &Path) -> Opened {
        let print = |lang, value, unit: &str| i18n::quantity(lang, value, None, unit);
        let study = Study::in_memory(course, print).expect("memory");
        let now = Moment::parse(NOW).expect("a moment");
        let desk = Desk::new(study, Clock::Fixed(now), 7).keeping_in(folder);
        Self::opened(Material::Sound(Box::new(desk)))
    }

    fn with(source: Source, terminal: Terminal, start: &Start) -> Self {
        let widths = Widths::ambiguous(terminal.ambiguous);
        let look = Look {
            lang: terminal.lang,
            both: terminal.both,
            caps: Caps {
                depth: depth(terminal),
                signs: Signs::new(terminal.ascii, widths),
            },
            theme: Theme::default_theme(depth(terminal)),
            size: terminal.size,
        };
        let opened = source.open().expect("a study in memory");
        Self {
            app: App::new(source, opened, look, start.clone()),
        }
    }

    /// Presses keys named in words: `Enter Down Space j Ctrl-t`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            self.app.key(key(word));
        }
        self
    }

    /// Types a text, character by character.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.app.key(Key::Char(c));
        }
        self
    }

    /// What the terminal shows.
    pub fn screen(&self) -> String {
        text(&self.shown())
    }

    /// How every cell looks, in letters; see [`letter`].
    pub fn looks(&self) -> String {
        let buffer = self.shown();
        rows(&buffer, letter)
    }

    /// Where the cursor is, as column and row.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let (_, cursor) = self.app.frame();
        cursor.map(|position| (position.x, position.y))
    }

    /// Whether the learner has left.
    pub fn has_left(&mut self) -> bool {
        self.app.take_wish() == Wish::Quit
    }

    /// The frame as a terminal got it.
    fn shown(&self) -> Buffer {
        let (frame, _) = self.app.frame();
        let mut terminal = TestBackend::new(frame.area.width, frame.area.height);
        let before = Buffer::empty(frame.area);
        terminal
            .draw(before.diff_iter(&frame))
            .expect("a test backend takes everything");
        terminal.buffer().clone()
    }
}

/// A key by its name.
pub fn key(word: &str) -> Key {
    match word {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Space" => Key::Char(' '),
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "Home" => Key::Home,
        "End" => Key::End,
        "F1" => Key::F1,
        "F2" => Key::F2,
        _ => match word.strip_prefix("Ctrl-") {
            Some(letter) => Key::Ctrl(only(letter)),
            None => Key::Char(only(word)),
        },
    }
}

fn only(word: &str) -> char {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => panic!("{word} is no key"),
    }
}

/// A buffer as text, without spaces at the ends of its lines.
pub fn text(buffer: &Buffer) -> String {
    rows(buffer, |cell| cell.symbol().to_owned())
}

fn rows(buffer: &Buffer, show: impl Fn(&Cell) -> String) -> String {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(&show(cell));
            x += cell.cell_width().max(1);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

/// How a cell looks: the letter of its colour or of its attribute, upper case if bold; nothing for plain text.
fn letter(cell: &Cell) -> String {
    let has = |modifier| cell.modifier.contains(modifier);
    if cell.symbol() == " " && !has(Modifier::REVERSED) && !has(Modifier::UNDERLINED) {
        return " ".to_owned();
    }
    let letter = if has(Modifier::REVERSED) {
        '#'
    } else {
        match cell.fg {
            Color::Cyan => 'c',
            Color::Green => 'g',
            Color::Red => 'r',
            Color::Yellow => 'y',
            Color::Blue => 'b',
            Color::Magenta => 'm',
            _ if has(Modifier::DIM) => 'd',
            _ if has(Modifier::UNDERLINED) => 'u',
            _ if has(Modifier::ITALIC) => 'i',
            _ if has(Modifier::BOLD) => 'o',
            _ => '.',
        }
    };
    let letter = if has(Modifier::BOLD) {
        letter.to_ascii_uppercase()
    } else {
        letter
    };
    letter.to_string()
}
