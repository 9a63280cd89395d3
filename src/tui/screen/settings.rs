//! Settings: what one chooses once, with what it means. A change holds at once and is kept in the configuration file, so the screen is
//! its own preview. Writes no file itself.

use crate::config;
use crate::config::setting::Setting;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::text::fit;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// Cells of the settings' names.
const NAMES: usize = 24;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Settings {
    settings: config::Settings,
    /// Whether the default theme stands in for the one asked for.
    stands_in: bool,
    at: usize,
    window: Window,
}

impl Settings {
    /// The settings as they are.
    pub fn new(settings: config::Settings, stands_in: bool) -> Self {
        Self {
            settings,
            stands_in,
            at: 0,
            window: Window::default(),
        }
    }

    /// Takes the settings as they are now.
    pub fn refresh(&mut self, settings: config::Settings, stands_in: bool) {
        self.settings = settings;
        self.stands_in = stands_in;
    }

    fn setting(&self) -> Setting {
        Setting::ALL[self.at.min(Setting::ALL.len() - 1)]
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = Setting::ALL.len() - 1;
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Left => return self.step(-1),
            Action::Right => return self.step(1),
            _ => {}
        }
        self.resized(ctx);
        Vec::new()
    }

    /// The value beside the one it has; round the end, since the list is short. A value between two steps goes to the next one.
    fn step(&self, by: isize) -> Vec<Effect> {
        let setting = self.setting();
        let steps = setting.steps(&self.settings);
        let now = setting.value(&self.settings);
        let count = steps.len() as isize;
        let at = if let Some(at) = steps.iter().position(|step| *step == now) {
            at as isize + by
        } else {
            let number = |word: &str| word.parse().unwrap_or(0.0);
            let now: f64 = number(&now);
            let above = steps.iter().filter(|step| number(step) < now).count() as isize;
            if by > 0 { above } else { above - 1 }
        };
        let Some(value) = steps.get(at.rem_euclid(count.max(1)) as usize) else {
            return Vec::new();
        };
        vec![Effect::Set(setting, value.clone())]
    }

    /// Keeps the line one stands on in sight.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        let (lines, stand) = self.lines(ctx);
        self.window.reveal(stand, stand, ctx.rows());
        self.window.clamp(lines.len(), ctx.rows());
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let (lines, stand) = self.lines(ctx);
        let page = Page {
            title: Line::of(ctx.say(&msg!("settings-title")), Meaning::Heading),
            margin: ctx.centred(ctx.column().width),
            ..Page::default()
        };
        page.showing(lines, self.window, Some((0, stand)), ctx)
    }

    /// All lines, and the one that is chosen.
    fn lines(&self, ctx: &Ctx<'_>) -> (Vec<Line>, usize) {
        let paper = ctx.column();
        let mut lines = vec![Line::default()];
        let stand = lines.len() + self.at;
        for setting in Setting::ALL {
            lines.push(self.row(setting, setting == self.setting(), paper));
        }
        lines.push(Line::default());
        let mut told = vec![self.setting().about()];
        if self.setting() == Setting::Theme && self.stands_in {
            let name = self.settings.theme.clone().unwrap_or_default();
            told.push(msg!("settings-theme-stands-in", name = name));
        }
        for message in told {
            lines.extend(set_in(&say(paper.lang, &message), Meaning::Text, paper));
        }
        lines.push(Line::default());
        lines.extend(sample(paper));
        lines.push(Line::default());
        let kept = match &self.settings.file {
            Some(path) => msg!("settings-file", path = path.display().to_string()),
            None => msg!("settings-no-file"),
        };
        lines.extend(set_in(&say(paper.lang, &kept), Meaning::Dim, paper));
        (lines, stand)
    }

    fn row(&self, setting: Setting, here: bool, paper: Paper) -> Line {
        let widths = paper.widths();
        let mark = if here {
            paper.signs.get(Sign::Selection)
        } else {
            ""
        };
        let names = NAMES.min(paper.width / 2);
        let title = say(paper.lang, &setting.title());
        let value = say(paper.lang, &setting.told(&self.settings));
        let lead = fit::pad_end(mark, 2, widths);
        let title = fit::exactly(&title, names, widths, paper.signs.get(Sign::Ellipsis));
        if !here {
            return Line::plain(lead)
                .with(title, Meaning::Text)
                .with(format!("  {value}"), Meaning::Strong);
        }
        let left = paper.signs.get(Sign::ArrowLeft);
        let right = paper.signs.get(Sign::Arrow);
        let text = format!("{lead}{title}{left} {value} {right}");
        let ellipsis = paper.signs.get(Sign::Ellipsis);
        Line::of(
            fit::exactly(&text, paper.width, widths, ellipsis),
            Meaning::Selected,
        )
    }
}

/// A few of the theme's looks side by side.
fn sample(paper: Paper) -> Vec<Line> {
    let words = |message| say(paper.lang, &message);
    let sign = |sign| paper.signs.get(sign);
    let rich = Rich::new()
        .with(&words(msg!("settings-sample-heading")), Meaning::Heading)
        .with("  ", Meaning::Text)
        .with(&words(msg!("settings-sample-text")), Meaning::Text)
        .with(" ", Meaning::Text)
        .with(&words(msg!("settings-sample-term")), Meaning::Term)
        .with("  ", Meaning::Text)
        .with(&words(msg!("settings-sample-code")), Meaning::Code)
        .with("  ", Meaning::Text)
        .with(&words(msg!("settings-sample-dim")), Meaning::Dim)
        .with("  ", Meaning::Text)
        .with(&words(msg!("settings-sample-hit")), Meaning::Hit);
    let verdicts = Rich::new()
        .with(sign(Sign::Right), Meaning::Right)
        .with(" ", Meaning::Right)
        .with(&words(msg!("settings-sample-right")), Meaning::Right)
        .with("  ", Meaning::Text)
        .with(sign(Sign::Unsure), Meaning::Unsure)
        .with(" ", Meaning::Unsure)
        .with(&words(msg!("settings-sample-unsure")), Meaning::Unsure)
        .with("  ", Meaning::Text)
        .with(sign(Sign::Wrong), Meaning::Wrong)
        .with(" ", Meaning::Wrong)
        .with(&words(msg!("settings-sample-wrong")), Meaning::Wrong)
        .with("  ", Meaning::Text)
        .with(&words(msg!("settings-sample-selected")), Meaning::Selected);
    let bar = Line::of(format!("  {} ", sign(Sign::QuoteBar)), Meaning::Frame);
    let room = paper.inset(bar.width(paper.widths())).width;
    [rich, verdicts]
        .iter()
        .flat_map(|rich| rich.lines(room, paper.widths()))
        .map(|line| bar.clone().then(line))
        .collect()
}

fn set_in(words: &str, meaning: Meaning, paper: Paper) -> Vec<Line> {
    let lines = Rich::of(words, meaning).lines(paper.inset(2).width, paper.widths());
    let lead = Line::plain("  ");
    lines
        .into_iter()
        .map(|line| lead.clone().then(line))
        .collect()
}
