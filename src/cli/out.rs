//! Where results and messages go: results to stdout, messages to stderr, each coloured only if it should be. Decides nothing
//! about what is said.

use std::io;
use std::io::IsTerminal;
use std::io::Write;

use crate::cli::ink::paint;
use crate::cli::stop::Stop;
use crate::config::Settings;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::present::line::Line;
use crate::present::paper::Medium;
use crate::present::paper::Paper;
use crate::present::sign::Signs;
use crate::text::width::Widths;

/// Cells of a line where nothing says how wide the terminal is.
const USUAL_WIDTH: usize = 80;

/// Lines for reading are not set wider than this: long lines lose the eye.
const READING_WIDTH: usize = 80;

/// The way out.
pub struct Out {
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
    colour: bool,
    colour_messages: bool,
    quiet: bool,
    paper: Paper,
}

impl Out {
    /// The process's own streams, as the settings want them.
    pub fn new(settings: &Settings) -> Self {
        let widths = Widths::ambiguous(settings.ambiguous_width);
        let signs = Signs::new(settings.ascii, widths);
        Self {
            colour: settings.color.on(io::stdout().is_terminal()),
            colour_messages: settings.color.on(io::stderr().is_terminal()),
            quiet: settings.quiet,
            paper: Paper {
                lang: settings.lang,
                width: width(),
                signs,
                medium: Medium::Print,
            },
            ..Self::plain(settings.lang)
        }
    }

    /// The process's own streams before any setting is known.
    pub fn plain(lang: Lang) -> Self {
        Self {
            stdout: Box::new(io::BufWriter::new(io::stdout())),
            stderr: Box::new(io::stderr()),
            colour: false,
            colour_messages: false,
            quiet: false,
            paper: Paper::new(lang, width()),
        }
    }

    /// From here on lines may be read aloud.
    pub const fn speak(&mut self) {
        self.paper.medium = Medium::Spoken;
    }

    /// What lines are set for: the language, the width of the terminal, the signs.
    pub const fn paper(&self) -> Paper {
        self.paper
    }

    /// The same for text that is read, not scanned.
    pub fn reading_paper(&self) -> Paper {
        self.paper.with_width(self.paper.width.min(READING_WIDTH))
    }

    /// Whether results are coloured.
    pub const fn is_coloured(&self) -> bool {
        self.colour
    }

    /// The reader's language.
    pub const fn lang(&self) -> Lang {
        self.paper.lang
    }

    /// Speaks another language from here on.
    pub const fn switch(&mut self, lang: Lang) {
        self.paper.lang = lang;
    }

    /// A line of the result.
    pub fn line(&mut self, line: &Line) -> Result<(), Stop> {
        let text = paint(line, self.colour);
        Ok(writeln!(self.stdout, "{text}")?)
    }

    /// Lines of the result.
    pub fn lines(&mut self, lines: &[Line]) -> Result<(), Stop> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// An empty line of the result.
    pub fn blank(&mut self) -> Result<(), Stop> {
        self.line(&Line::default())
    }

    /// A sentence of the result, broken into lines.
    pub fn say(&mut self, message: &Message) -> Result<(), Stop> {
        let paper = self.reading_paper();
        let text = say(paper.lang, message);
        for line in crate::text::wrap::lines(&text, paper.width, paper.widths()) {
            self.line(&Line::plain(line))?;
        }
        Ok(())
    }

    /// Text as it is: JSON, a completion script, a manual page.
    pub fn raw(&mut self, text: &[u8]) -> Result<(), Stop> {
        Ok(self.stdout.write_all(text)?)
    }

    /// One JSON value, in full.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<(), Stop> {
        Ok(writeln!(self.stdout, "{value:#}")?)
    }

    /// The start of a line that the person finishes.
    pub fn prompt(&mut self, text: &str) -> Result<(), Stop> {
        write!(self.stdout, "{text} ")?;
        Ok(self.stdout.flush()?)
    }

    /// A remark, unless the person wants none.
    pub fn note(&mut self, message: &Message) -> Result<(), Stop> {
        if self.quiet {
            return Ok(());
        }
        let text = say(self.paper.lang, message);
        self.flush()?;
        Ok(writeln!(self.stderr, "{text}")?)
    }

    /// Lines about an error. Nothing can be done if even they cannot be written.
    pub fn error(&mut self, lines: &[Line]) {
        let _ = self.flush();
        for line in lines {
            let text = paint(line, self.colour_messages);
            let _ = writeln!(self.stderr, "{text}");
        }
    }

    /// Everything said so far is on its way.
    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.stdout.flush()?)
    }
}

/// Cells of a line: `COLUMNS`, the terminal, or the usual.
fn width() -> usize {
    let said = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    said.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
        .filter(|cells| *cells > 0)
        .unwrap_or(USUAL_WIDTH)
        .clamp(20, 1000)
}
