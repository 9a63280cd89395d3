//! Where the learner sits in plain mode: the way out, the way in, their study. Understands the words that work at every prompt:
//! `q`, `t`, `?`, `g`.

use std::io;
use std::io::BufRead;
use std::io::IsTerminal;

use crate::cli::clock;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::config::Settings;
use crate::course::model::Lesson;
use crate::fold::fold;
use crate::i18n::say;
use crate::message::Message;
use crate::moment::Moment;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::problem;
use crate::present::rich::Rich;
use crate::study::Study;
use crate::text::visible::visible;

/// A learner at work.
pub struct Desk<'a> {
    /// Where everything is printed.
    pub out: &'a mut Out,
    /// What they know and have done.
    pub study: Study,
    /// What variants are drawn from.
    pub seed: u64,
    /// The lesson whose terms `g` explains, if one is open.
    pub lesson: Option<std::sync::Arc<Lesson>>,
    settings: Settings,
    input: Option<Box<dyn BufRead>>,
    /// Whether typed lines are printed: a terminal shows them itself, a transcript would lack them.
    echoes: bool,
    /// Whether the keys of questions have been explained.
    pub has_told_keys: bool,
    answers: usize,
}

/// What came back from a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing but Enter.
    Enter,
    /// Something that was typed, without spaces around it.
    Words(String),
    /// The language was switched: say again what stands above the prompt.
    Language,
}

impl<'a> Desk<'a> {
    /// At the process's own standard input, unless the settings want none.
    pub fn new(out: &'a mut Out, settings: Settings, study: Study) -> Self {
        let input: Option<Box<dyn BufRead>> =
            (!settings.no_input).then(|| Box::new(io::stdin().lock()) as Box<dyn BufRead>);
        out.speak();
        Self {
            out,
            study,
            seed: clock::seed(&settings),
            lesson: None,
            settings,
            input,
            echoes: !io::stdin().is_terminal(),
            has_told_keys: false,
            answers: 0,
        }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        clock::now(&self.settings)
    }

    /// Whether lessons are shown in both languages.
    pub const fn both(&self) -> bool {
        self.settings.both
    }

    /// One more answer has been kept, or could not be.
    pub const fn count_answer(&mut self) {
        self.answers += 1;
    }

    /// Asks for a line. `help` explains what may be typed here. The end of the input, and `q`, end the sitting.
    pub fn reply(&mut self, prompt: &Message, help: &Message) -> Result<Reply, Stop> {
        loop {
            let text = say(self.out.lang(), prompt);
            self.out.prompt(&text)?;
            let Some(line) = self.line()? else {
                self.out.blank()?;
                return Err(Stop::End);
            };
            let words = line.trim();
            if self.echoes {
                self.out.line(&Line::plain(visible(words)))?;
            }
            let folded = fold(words);
            match folded.as_str() {
                "" => return Ok(Reply::Enter),
                "q" => return Err(Stop::End),
                "t" => {
                    let other = self.out.lang().other();
                    self.out.switch(other);
                    return Ok(Reply::Language);
                }
                "?" => {
                    self.out.say(help)?;
                    self.out.say(&msg!("plain-keys-everywhere"))?;
                }
                "g" => self.terms(None)?,
                _ => match folded.strip_prefix("g ") {
                    Some(term) => self.terms(Some(term))?,
                    None => return Ok(Reply::Words(words.to_owned())),
                },
            }
        }
    }

    /// An error that does not end the sitting.
    pub fn trouble(&mut self, error: &crate::error::Error) {
        let lines = problem::error(error, self.out.paper());
        self.out.error(&lines);
    }

    /// A line that stands above what follows.
    pub fn heading(&mut self, message: &Message) -> Result<(), Stop> {
        let paper = self.out.reading_paper();
        let text = say(paper.lang, message);
        self.out.blank()?;
        let lines = Rich::of(&text, Meaning::Heading).lines(paper.width, paper.widths());
        self.out.lines(&lines)
    }

    /// What is said at the end, however it came.
    pub fn farewell(&mut self) -> Result<(), Stop> {
        if !self.study.keeps() {
            return self.out.say(&msg!("plain-farewell-forgotten"));
        }
        self.out.say(&msg!("plain-farewell", count = self.answers))
    }

    /// A line without its end; bytes that are no text become the replacement character.
    fn line(&mut self) -> Result<Option<String>, Stop> {
        let Some(input) = &mut self.input else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The terms of the open lesson, or those that a word stands for in either language.
    fn terms(&mut self, word: Option<&str>) -> Result<(), Stop> {
        let course = self.study.course().clone();
        let paper = self.out.reading_paper();
        let lesson = self.lesson.clone();
        let wanted = |term: &&crate::course::model::Term| match word {
            Some(word) => [&term.id, &term.en, &term.ja, &term.kana]
                .iter()
                .any(|name| fold(name).contains(word)),
            None => lesson
                .as_ref()
                .is_none_or(|lesson| lesson.id == term.lesson),
        };
        let found: Vec<_> = course.glossary.values().filter(wanted).collect();
        if found.is_empty() {
            return self.out.say(&msg!("plain-no-term"));
        }
        for term in found {
            let (own, other) = match paper.lang {
                crate::lang::Lang::Ja => (&term.ja, &term.en),
                crate::lang::Lang::En => (&term.en, &term.ja),
            };
            let name = msg!("plain-term", term = own, other = other, kana = &term.kana);
            self.out
                .line(&Line::of(say(paper.lang, &name), Meaning::Term))?;
            let definition = Rich::of_text(
                term.definition.get(paper.lang),
                Meaning::Text,
                &course.facts,
                paper.lang,
            );
            let indent = Line::plain("  ");
            self.out
                .lines(&definition.hanging(&indent, paper.width, paper.widths()))?;
        }
        Ok(())
    }
}
