//! A theme: how each meaning looks. Read from assets/themes or the learner's own folder; without colour only the styles remain, so that
//! NO_COLOR loses nothing but colour.

mod colour;
mod file;
mod shipped;

use std::collections::BTreeMap;

use ratatui::style::Style;

use crate::config::Depth;
use crate::present::line::Meaning;
use crate::problem::Problem;

pub use colour::contrast;
pub use file::NAMES;
pub use shipped::find;

use file::Look;

/// Looks by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    looks: BTreeMap<Meaning, Style>,
    stands_in: bool,
}

impl Theme {
    /// The theme that is used unless another is asked for. `depth` is what colours there are; none keeps only styles.
    pub fn default_theme(depth: Option<Depth>) -> Self {
        let (name, text) = shipped::SHIPPED[0];
        let looks = file::parse(name, text).unwrap_or_default();
        Self {
            looks: styled(&looks, depth),
            stands_in: false,
        }
    }

    /// Reads a theme by the name its author knows the file by. What the terminal cannot show even nearly is shown as in the default
    /// theme.
    pub fn parse(name: &str, text: &str, depth: Option<Depth>) -> Result<Self, Vec<Problem>> {
        let looks = file::parse(name, text)?;
        let mut theme = Self::default_theme(depth);
        let is_shown = |look: &Look| {
            [look.colour, look.background]
                .into_iter()
                .flatten()
                .all(|shade| depth.is_none_or(|depth| colour::is_shown(shade, depth)))
        };
        // Half a theme is worse than none: its texts would lie on a background that is not there.
        if looks.values().all(is_shown) {
            theme.looks.extend(styled(&looks, depth));
        } else {
            theme.stands_in = true;
        }
        Ok(theme)
    }

    /// How a meaning looks: on the background of ordinary text unless it has one of its own.
    pub fn look(&self, meaning: Meaning) -> Style {
        let meaning = match meaning {
            Meaning::TermOf(_) => Meaning::Term,
            meaning => meaning,
        };
        let ground = self.looks.get(&Meaning::Text).copied().unwrap_or_default();
        let own = self.looks.get(&meaning).copied().unwrap_or_default();
        ground.patch(own)
    }

    /// Whether the terminal has too few colours, so that the default theme stands in for the one that was asked for.
    pub const fn stands_in(&self) -> bool {
        self.stands_in
    }
}

fn styled(looks: &BTreeMap<Meaning, Look>, depth: Option<Depth>) -> BTreeMap<Meaning, Style> {
    let style = |look: &Look| {
        let shade = |colour| Some(colour::shown(colour?, depth?));
        Style {
            fg: shade(look.colour),
            bg: shade(look.background),
            ..Style::new().add_modifier(look.style)
        }
    };
    looks
        .iter()
        .map(|(meaning, look)| (*meaning, style(look)))
        .collect()
}

#[cfg(test)]
mod tests;
