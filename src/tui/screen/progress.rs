//! What the learner remembers and has done: the report of `present`, to scroll through.

use crate::moment::Day;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::progress;
use crate::study::view;
use crate::study::view::ModuleView;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// What the report is about.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What is known, believed, trusted.
    pub progress: view::Progress,
    /// The lessons and their states.
    pub outline: Vec<ModuleView>,
    /// The learner's day.
    pub today: Day,
}

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Progress {
    standing: Standing,
    window: Window,
}

impl Progress {
    /// The report as it stands.
    pub fn new(standing: Standing) -> Self {
        Self {
            standing,
            window: Window::default(),
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Review => return vec![Effect::Go(Route::Review)],
            _ => self.window.act(action, self.lines(ctx).len(), ctx.rows()),
        };
        Vec::new()
    }

    /// Something was answered meanwhile.
    pub fn refresh(&mut self, standing: Standing) {
        self.standing = standing;
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let page = Page {
            title: Line::of(ctx.say(&msg!("progress-title")), Meaning::Strong),
            aside: Line::of(ctx.course.title.get(ctx.lang), Meaning::Dim),
            margin: ctx.centred(ctx.column().width),
            ..Page::default()
        };
        page.showing(self.lines(ctx), self.window, None, ctx)
    }

    fn lines(&self, ctx: &Ctx<'_>) -> Vec<Line> {
        let Standing {
            progress,
            outline,
            today,
        } = &self.standing;
        let mut lines = vec![Line::default()];
        lines.extend(progress::lines(progress, outline, *today, ctx.column()));
        lines
    }
}
