//! Colours as theme files write them, brought down to what the terminal has: exact ones, the 256 of xterm, the terminal's own sixteen,
//! or none.

use ratatui::style::Color;

use crate::config::Depth;

/// The names of the sixteen colours of a terminal, as theme files write them.
pub const SIXTEEN: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// Brightness of each step of the 6×6×6 cube of xterm's colours 16 to 231.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A colour by its name or as `#rrggbb`; `None` if it is neither.
pub fn read(word: &str) -> Option<Color> {
    if let Some(digits) = word.strip_prefix('#') {
        let number = u32::from_str_radix(digits, 16).ok()?;
        let is_plain = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let [_, red, green, blue] = number.to_be_bytes();
        return is_plain.then_some(Color::Rgb(red, green, blue));
    }
    let found = SIXTEEN.iter().find(|(name, _)| *name == word);
    found.map(|(_, colour)| *colour)
}

/// Whether a terminal of this depth can show the colour, if need be by the nearest it has.
pub const fn is_shown(colour: Color, depth: Depth) -> bool {
    !matches!((colour, depth), (Color::Rgb(..), Depth::Sixteen))
}

/// The colour as the terminal is told it.
pub fn shown(colour: Color, depth: Depth) -> Color {
    match (colour, depth) {
        (Color::Rgb(red, green, blue), Depth::Many) => Color::Indexed(nearest(red, green, blue)),
        _ => colour,
    }
}

/// The nearest of xterm's colours 16 to 255: their shades are the same everywhere, unlike the first sixteen.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    let far = |index: &u8| {
        let (r, g, b) = levels(*index);
        let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        apart(r, red) + apart(g, green) + apart(b, blue)
    };
    (16..=255).min_by_key(far).unwrap_or(16)
}

/// Red, green and blue of one of xterm's colours 16 to 255.
const fn levels(index: u8) -> (u8, u8, u8) {
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let at = index.saturating_sub(16) as usize;
    (STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
}

/// How much two colours differ in brightness by WCAG 2: 1 to 21. `None` where the terminal decides what they look like.
pub fn contrast(one: Color, other: Color) -> Option<f64> {
    let (a, b) = (luminance(one)?, luminance(other)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn luminance(colour: Color) -> Option<f64> {
    let (red, green, blue) = match colour {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index) if index >= 16 => levels(index),
        _ => return None,
    };
    let linear = |level: u8| {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 {
            level / 12.92
        } else {
            libm::pow((level + 0.055) / 1.055, 2.4)
        }
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_name_or_six_digits() {
        assert_eq!(read("light-red"), Some(Color::LightRed));
        assert_eq!(read("#0a141E"), Some(Color::Rgb(10, 20, 30)));
        for wrong in ["", "#", "#fff", "#gggggg", "#+12345", "gren", "#1234567"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn exact_colours_come_down_to_the_nearest_of_256() {
        let orange = Color::Rgb(255, 175, 0);
        assert_eq!(shown(orange, Depth::True), orange);
        assert_eq!(shown(orange, Depth::Many), Color::Indexed(214));
        assert_eq!(shown(Color::Rgb(9, 9, 9), Depth::Many), Color::Indexed(232));
        assert_eq!(shown(Color::Red, Depth::Many), Color::Red);
        assert!(!is_shown(orange, Depth::Sixteen) && is_shown(Color::Red, Depth::Sixteen));
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let black_on_white = contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)).unwrap();
        assert!((black_on_white - 21.0).abs() < 1e-9);
        let grey = contrast(Color::Rgb(119, 119, 119), Color::Rgb(255, 255, 255)).unwrap();
        assert!((grey - 4.48).abs() < 0.01, "{grey}");
        assert_eq!(contrast(Color::Red, Color::Black), None);
    }
}
