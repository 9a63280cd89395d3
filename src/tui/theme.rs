//! A theme: how each meaning looks. Read from assets/themes; without colour only the styles remain, so that NO_COLOR loses
//! nothing but colour.

use std::collections::BTreeMap;

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;
use serde::Deserialize;

use crate::error::Error;
use crate::msg;
use crate::present::line::Meaning;

/// The themes that ship, by name.
const SHIPPED: [(&str, &str); 1] = [("default", include_str!("../../assets/themes/default.toml"))];

/// Looks by meaning.
#[derive(Clone, Debug)]
pub struct Theme {
    looks: BTreeMap<Meaning, Style>,
}

/// A meaning's entry in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    colour: Option<String>,
    background: Option<String>,
    #[serde(default)]
    style: Vec<String>,
}

/// Every meaning by its name in a theme file.
pub const NAMES: [(&str, Meaning); 22] = [
    ("text", Meaning::Text),
    ("dim", Meaning::Dim),
    ("heading", Meaning::Heading),
    ("accent", Meaning::Accent),
    ("strong", Meaning::Strong),
    ("emphasis", Meaning::Emphasis),
    ("struck", Meaning::Struck),
    ("term", Meaning::Term),
    ("fact", Meaning::Fact),
    ("link", Meaning::Link),
    ("code", Meaning::Code),
    ("code-keyword", Meaning::CodeKeyword),
    ("code-string", Meaning::CodeString),
    ("code-number", Meaning::CodeNumber),
    ("code-comment", Meaning::CodeComment),
    ("code-name", Meaning::CodeName),
    ("right", Meaning::Right),
    ("unsure", Meaning::Unsure),
    ("wrong", Meaning::Wrong),
    ("frame", Meaning::Frame),
    ("selected", Meaning::Selected),
    ("hit", Meaning::Hit),
];

/// A theme by name, the default one without; an unknown name is an error that says which there are.
pub fn find(name: Option<&str>, colour: bool) -> Result<Theme, Error> {
    let Some(name) = name else {
        return Ok(Theme::default_theme(colour));
    };
    let known = SHIPPED.iter().find(|(known, _)| *known == name);
    let theme = known.and_then(|(_, text)| Theme::parse(text, colour).ok());
    theme.ok_or_else(|| {
        let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
        let hint = msg!("tui-known-themes", names = names.join(", "));
        Error::usage(msg!("tui-unknown-theme", name = name)).hint(hint)
    })
}

impl Theme {
    /// The theme that is used unless another is asked for.
    pub fn default_theme(colour: bool) -> Self {
        let (_, text) = SHIPPED[0];
        Self::parse(text, colour).unwrap_or(Self {
            looks: BTreeMap::new(),
        })
    }

    /// Reads a theme; `colour` off keeps only its styles. An unknown meaning, colour or style is named in the error.
    pub fn parse(text: &str, colour: bool) -> Result<Self, String> {
        let file: BTreeMap<String, Look> =
            toml::from_str(text).map_err(|error| error.to_string())?;
        let mut looks = BTreeMap::new();
        for (name, look) in file {
            let (_, meaning) = NAMES.iter().find(|(known, _)| *known == name).ok_or(name)?;
            let mut style = Style::new();
            for word in look.style {
                style = style.add_modifier(modifier(&word).ok_or(word)?);
            }
            if let Some(word) = look.colour {
                let shade: Color = word.parse().map_err(|_| word)?;
                style = if colour { style.fg(shade) } else { style };
            }
            if let Some(word) = look.background {
                let shade: Color = word.parse().map_err(|_| word)?;
                style = if colour { style.bg(shade) } else { style };
            }
            looks.insert(*meaning, style);
        }
        Ok(Self { looks })
    }

    /// How a meaning looks.
    pub fn look(&self, meaning: Meaning) -> Style {
        let meaning = match meaning {
            Meaning::TermOf(_) => Meaning::Term,
            meaning => meaning,
        };
        self.looks.get(&meaning).copied().unwrap_or_default()
    }
}

fn modifier(word: &str) -> Option<Modifier> {
    Some(match word {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "italic" => Modifier::ITALIC,
        "underlined" => Modifier::UNDERLINED,
        "reversed" => Modifier::REVERSED,
        "crossed-out" => Modifier::CROSSED_OUT,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_theme_names_every_meaning() {
        let theme = Theme::parse(include_str!("../../assets/themes/default.toml"), true).unwrap();
        for (name, meaning) in NAMES {
            assert!(theme.looks.contains_key(&meaning), "{name}");
        }
    }

    #[test]
    fn without_colour_only_styles_remain_and_no_two_verdicts_rest_on_colour() {
        let theme = Theme::default_theme(false);
        for (_, meaning) in NAMES {
            let look = theme.look(meaning);
            assert_eq!((look.fg, look.bg), (None, None));
        }
        assert!(
            theme
                .look(Meaning::Selected)
                .add_modifier
                .contains(Modifier::REVERSED)
        );
    }

    #[test]
    fn a_mistake_is_named() {
        assert_eq!(
            Theme::parse("right = { colour = \"gren\" }", true).unwrap_err(),
            "gren"
        );
        assert_eq!(Theme::parse("rigth = {}", true).unwrap_err(), "rigth");
        assert_eq!(
            Theme::parse("right = { style = [\"bald\"] }", true).unwrap_err(),
            "bald"
        );
    }
}
