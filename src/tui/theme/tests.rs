//! Every theme that ships is whole and can be read; mistakes in a learner's own are told with their place.

use ratatui::style::Color;
use ratatui::style::Modifier;

use super::shipped::SHIPPED;
use super::*;
use crate::config::themes;

const TRUE: Option<Depth> = Some(Depth::True);

fn theme(name: &str, depth: Option<Depth>) -> Theme {
    find(Some(name), None, depth).unwrap()
}

#[test]
fn every_shipped_theme_names_every_meaning() {
    for (name, text) in SHIPPED {
        let looks = file::parse(name, text).unwrap();
        for (word, meaning) in NAMES {
            assert!(looks.contains_key(&meaning), "{name}: {word}");
        }
    }
}

/// Text is told from its background by 4.5 to 1 at least, exactly and with 256 colours; in high contrast by 7.
#[test]
fn texts_stand_out_from_their_background() {
    for (name, least) in [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)] {
        for depth in [Depth::True, Depth::Many] {
            let theme = theme(name, Some(depth));
            for (word, meaning) in NAMES {
                let look = theme.look(meaning);
                let contrast = contrast(look.fg.unwrap(), look.bg.unwrap()).unwrap();
                let needed = if meaning == Meaning::Frame {
                    2.0
                } else {
                    least
                };
                assert!(contrast >= needed, "{name} {depth:?} {word}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn without_colour_only_styles_remain_and_verdicts_do_not_rest_on_colour() {
    for (name, _) in SHIPPED {
        let theme = theme(name, None);
        for (_, meaning) in NAMES {
            let look = theme.look(meaning);
            assert_eq!((look.fg, look.bg), (None, None), "{name}");
        }
    }
    for name in ["default", "mono"] {
        let selected = theme(name, TRUE).look(Meaning::Selected);
        assert!(selected.add_modifier.contains(Modifier::REVERSED), "{name}");
    }
}

#[test]
fn what_the_terminal_cannot_show_the_default_theme_stands_in_for() {
    let dark = theme("dark", Some(Depth::Sixteen));
    assert!(dark.stands_in());
    for (_, meaning) in NAMES {
        let usual = theme("default", Some(Depth::Sixteen));
        assert_eq!(dark.look(meaning), usual.look(meaning));
    }
    assert!(!theme("dark", Some(Depth::Many)).stands_in());
    assert!(
        !theme("dark", None).stands_in(),
        "without colour nothing is missing"
    );
}

#[test]
fn a_theme_of_ones_own_changes_what_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "mine.toml",
        "right = { colour = \"#00ff00\", style = [\"italic\"] }\n",
    );
    write("notes.txt", "");
    let theme = find(Some("mine"), Some(folder.path()), TRUE).unwrap();
    let right = theme.look(Meaning::Right);
    assert_eq!(right.fg, Some(Color::Rgb(0, 255, 0)));
    assert_eq!(right.add_modifier, Modifier::ITALIC);
    let usual = Theme::default_theme(TRUE);
    assert_eq!(theme.look(Meaning::Wrong), usual.look(Meaning::Wrong));
    let names = themes::names(Some(folder.path()));
    assert_eq!(names[..5], SHIPPED.map(|(name, _)| name.to_owned()));
    assert_eq!(names[5..], ["mine"]);
}

#[test]
fn every_mistake_has_its_place() {
    let text = "rigth = {}\nright = { colour = \"gren\" }\nwrong = { style = [\"bald\"] }\n\
                text = { color = \"red\" }\ndim = 1\n";
    let problems = Theme::parse("mine.toml", text, TRUE).unwrap_err();
    let lines: Vec<usize> = problems.iter().map(|p| p.position().0).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5]);
    let problems = Theme::parse("mine.toml", "right = {", TRUE).unwrap_err();
    assert_eq!(problems.len(), 1);
}

#[test]
fn an_unknown_name_says_which_there_are_and_none_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(folder.path().join("secret.toml"), "text = {}\n").unwrap();
    let themes = folder.path().join("themes");
    for name in ["no-such", "../secret", "", ".", "a\0b"] {
        let error = find(Some(name), Some(&themes), TRUE).unwrap_err();
        assert!(
            error.message.id == "tui-unknown-theme" || name.contains('\0'),
            "{name}"
        );
    }
    std::fs::write(themes.join("bad.toml"), [0xff, 0xfe]).unwrap();
    let error = find(Some("bad"), Some(&themes), TRUE).unwrap_err();
    assert_eq!(error.message.id, "theme-unreadable");
}
