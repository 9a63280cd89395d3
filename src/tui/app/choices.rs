//! What the learner chooses while the tutor is open: settings that hold at once and are kept in the configuration file, and doing without
//! motion. The only place where the tutor writes that file.

use crate::config::Settings;
use crate::config::setting::Setting;
use crate::config::writer;
use crate::error::Error;
use crate::msg;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::caps::Caps;
use crate::tui::material::Material;
use crate::tui::screen::Screen;
use crate::tui::theme;

/// Microseconds of a day: longer than anything plays.
const A_DAY_US: u64 = 86_400_000_000;

impl App {
    /// The same tutor with settings that can be changed.
    #[must_use]
    pub fn with_settings(mut self, settings: &Settings) -> Self {
        self.settings = Some(settings.clone());
        self
    }

    /// Gives a setting another value: in the file first, so that what is seen is what is kept.
    pub(super) fn set(&mut self, setting: Setting, value: &str) {
        let Some(before) = self.settings.clone() else {
            return;
        };
        let mut after = before;
        setting.apply(value, &mut after);
        if let Err(error) = self.keep(setting, value, &after) {
            self.tell(&error);
            self.settle();
            return;
        }
        if after.overruled.contains(&setting) {
            self.notices.push(msg!("settings-overruled"));
        }
        if let Material::Sound(desk) = &mut self.material {
            desk.follow(&after);
        }
        if setting == Setting::Lang {
            self.look.lang = after.lang;
            self.look.both = after.both.then_some(true);
        }
        if let Some(Screen::Settings(screen)) = self.stack.last_mut() {
            screen.refresh(after.clone(), self.look.theme.stands_in());
        }
        self.settings = Some(after);
        self.settle();
    }

    /// Writes a setting into the file, and looks the way it asks for.
    fn keep(&mut self, setting: Setting, value: &str, after: &Settings) -> Result<(), Error> {
        let literal = setting.literal(value, after)?;
        let caps = Caps::of(after);
        let folder = after.theme_folder();
        let theme = theme::find(after.theme.as_deref(), folder.as_deref(), caps.depth)?;
        if let Some(path) = &after.file {
            writer::set(path, setting.key(), &literal)?;
        }
        self.look.caps = caps;
        self.look.theme = theme;
        Ok(())
    }

    /// Without motion nothing plays by itself: whoever asked for it is at the end at once, for everybody else it waits.
    pub(super) fn rest(&mut self, action: Action) {
        let course = self.course();
        let ctx = self.ctx(&course);
        let Some(top) = self.stack.last_mut() else {
            return;
        };
        if top.plays() && action != Action::Play {
            top.update(Action::Play, &ctx);
        }
        while top.plays() {
            top.tick(A_DAY_US, &ctx);
        }
    }
}
