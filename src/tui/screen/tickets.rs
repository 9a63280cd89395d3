//! The incident tickets of the course, in its order, with how far each is.

use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::present::ticket;
use crate::study::view::TicketState;
use crate::study::view::TicketView;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::screen::run_view::listed;
use crate::tui::widget::page::Page;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Tickets {
    views: Vec<TicketView>,
    at: usize,
}

impl Tickets {
    /// The tickets; stands on the first that is not healed.
    pub fn new(views: Vec<TicketView>) -> Self {
        let is_open = |view: &TicketView| !matches!(view.state, TicketState::Healed { .. });
        Self {
            at: views.iter().position(is_open).unwrap_or(0),
            views,
        }
    }

    /// Takes newer states and stays on the same ticket.
    pub fn refresh(&mut self, views: Vec<TicketView>) {
        self.views = views;
        self.at = self.at.min(self.views.len().saturating_sub(1));
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.views.len().saturating_sub(1);
        let page = (ctx.rows() / 3).max(1);
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::Top => self.at = 0,
            Action::Bottom => self.at = last,
            Action::Open => {
                let view = self.views.get(self.at);
                let route = view.map(|view| Route::Ticket {
                    id: view.id.clone(),
                });
                return route.map(Effect::Go).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// The window or the language is another now: nothing depends on it.
    pub const fn keep_in_sight(&mut self, _ctx: &Ctx<'_>) {}

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let paper = ctx.column();
        let mut page = Page {
            title: Line::of(ctx.say(&msg!("ticket-list")), Meaning::Heading),
            margin: ctx.centred(paper.width),
            ..Page::default()
        };
        if self.views.is_empty() {
            let none = Rich::of(&ctx.say(&msg!("ticket-none-here")), Meaning::Dim);
            page.body = vec![Line::default()];
            page.body.extend(none.lines(paper.width, paper.widths()));
            return page;
        }
        let inside = paper.inset(paper.signs.width(Sign::Selection) + 1);
        let entries = self.views.iter().map(|view| {
            let (sign, meaning) = match view.state {
                TicketState::New => (Sign::New, Meaning::Accent),
                TicketState::Begun => (Sign::Current, Meaning::Accent),
                TicketState::Healed { .. } => (Sign::Done, Meaning::Right),
            };
            let lead = Line::of(format!("{} ", ctx.sign(sign)), meaning)
                .with(format!("{:<5}", view.number), Meaning::Dim);
            let title = Rich::of(view.title.get(ctx.lang), Meaning::Text)
                .with("  ", Meaning::Text)
                .with(&ticket::state(view.state, ctx.lang), Meaning::Dim);
            let mut lines = title.hanging(&lead, inside.width, inside.widths());
            let needs = view.needs.iter().filter_map(|need| ctx.course.entry(need));
            let needs: Vec<&str> = needs.map(|entry| entry.number.as_str()).collect();
            if !needs.is_empty() {
                let words = msg!("ticket-list-needs", lessons = needs.join(", "));
                let lead = Line::plain(" ".repeat(lead.width(inside.widths())));
                let words = Rich::of(&ctx.say(&words), Meaning::Dim);
                lines.extend(words.hanging(&lead, inside.width, inside.widths()));
            }
            lines
        });
        let entries: Vec<Vec<Line>> = entries.collect();
        let rows = ctx.rows().saturating_sub(1);
        let (lines, cursor) = listed(entries, self.at, paper, rows);
        page.body = vec![Line::default()];
        page.body.extend(lines);
        page.cursor = cursor.map(|row| (0, row + 1));
        page
    }
}
