//! A course that cannot be used: every problem with its place, so that its author can mend it with this window open.

use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::problem;
use crate::problem::Problem;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Broken {
    problems: Vec<Problem>,
    window: Window,
}

impl Broken {
    /// The problems of a course or a scenario.
    pub fn new(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            window: Window::default(),
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Reload => return vec![Effect::Reload],
            _ => self.window.act(action, self.lines(ctx).len(), ctx.rows()),
        };
        Vec::new()
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let page = Page {
            title: Line::of(ctx.say(&msg!("broken-title")), Meaning::Wrong),
            aside: Line::of(
                ctx.say(&msg!("present-errors", errors = self.problems.len())),
                Meaning::Dim,
            ),
            margin: 2,
            ..Page::default()
        };
        page.showing(self.lines(ctx), self.window, None, ctx)
    }

    fn lines(&self, ctx: &Ctx<'_>) -> Vec<Line> {
        let paper = ctx.wide();
        let mut lines = vec![Line::default()];
        lines.extend(problem::problems(&self.problems, paper));
        lines.push(Line::default());
        lines.extend(
            crate::present::rich::Rich::of(&ctx.say(&msg!("broken-what-next")), Meaning::Dim)
                .lines(paper.width, paper.widths()),
        );
        lines
    }
}
