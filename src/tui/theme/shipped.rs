//! The themes there are: those that ship, and the learner's own in the folder `themes` beside the configuration file.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::config::Depth;
use crate::config::themes;
use crate::error::Error;
use crate::error::reason;
use crate::msg;
use crate::tui::theme::Theme;

/// The themes that ship, by name, the default one first.
pub const SHIPPED: [(&str, &str); 5] = [
    (
        "default",
        include_str!("../../../assets/themes/default.toml"),
    ),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    (
        "contrast",
        include_str!("../../../assets/themes/contrast.toml"),
    ),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
];

/// A theme file is a few lines; anything larger is a mistake.
const LARGEST: u64 = 1 << 20;

/// A theme by name, the default one without. A learner's own wins over one that ships. An unknown name is an error that says which
/// there are; so is a file with mistakes, with their places.
pub fn find(
    name: Option<&str>,
    folder: Option<&Path>,
    depth: Option<Depth>,
) -> Result<Theme, Error> {
    let Some(name) = name else {
        return Ok(Theme::default_theme(depth));
    };
    if let Some(own) = own(name, folder)? {
        let (path, text) = own;
        return Theme::parse(&path, &text, depth).map_err(|problems| {
            Error::mend(msg!("theme-mistakes", path = path)).problems(problems)
        });
    }
    let shipped = SHIPPED.iter().find(|(known, _)| *known == name);
    let theme = shipped.and_then(|(name, text)| Theme::parse(name, text, depth).ok());
    theme.ok_or_else(|| {
        let hint = msg!("tui-known-themes", names = themes::names(folder).join(", "));
        Error::usage(msg!("tui-unknown-theme", name = name)).hint(hint)
    })
}

/// The path and text of a learner's own theme, if there is one of that name.
fn own(name: &str, folder: Option<&Path>) -> Result<Option<(String, String)>, Error> {
    let Some(folder) = folder.filter(|_| themes::is_name(name)) else {
        return Ok(None);
    };
    let path = folder.join(format!("{name}.toml"));
    let shown = path.display().to_string();
    let failed = |why| {
        Error::mend(msg!("theme-unreadable", path = &shown, why = reason(&why)))
            .hint(msg!("config-unreadable-hint"))
    };
    match fs::metadata(&path) {
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(why) => return Err(failed(why)),
        Ok(facts) if facts.len() > LARGEST => {
            return Err(Error::mend(msg!("config-too-large", path = shown)));
        }
        Ok(_) => {}
    }
    let text = fs::read_to_string(&path).map_err(failed)?;
    Ok(Some((shown, text)))
}
