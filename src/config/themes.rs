//! Which themes there are by name: those that ship, and the learner's own in the folder `themes` beside the configuration file. What is
//! in them is for whoever draws.

use std::fs;
use std::path::Path;

/// The themes that ship, the default one first.
pub const SHIPPED: [&str; 5] = ["default", "light", "dark", "contrast", "mono"];

/// The names of all themes: those that ship, then the learner's own in order.
pub fn names(folder: Option<&Path>) -> Vec<String> {
    let mut names: Vec<String> = SHIPPED.map(str::to_owned).to_vec();
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    let mut own: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_suffix(".toml").map(str::to_owned)
        })
        .filter(|name| is_name(name) && !names.contains(name))
        .collect();
    own.sort();
    names.extend(own);
    names
}

/// Whether a word can be the name of a theme: nothing that leads out of the folder.
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\\'])
        && !name.chars().any(char::is_control)
}
