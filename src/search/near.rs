//! Words near to what was typed and not found: terms and titles that share most of its letters, in either language or by their reading.

use std::collections::BTreeSet;

use crate::fold::fold;

/// A word that may be offered, with everything it may be known by.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its names and its reading, folded.
    pub names: Vec<String>,
    /// The number of its item.
    pub item: usize,
}

/// Letters shared below this share mean nothing.
const LEAST: f64 = 0.34;

/// Numbers of the items that are nearest to what was typed, the nearest first.
pub fn near(typed: &str, offers: &[Offer], most: usize) -> Vec<usize> {
    let wanted = pairs(&fold(typed));
    let mut near: Vec<(f64, usize)> = offers
        .iter()
        .map(|offer| {
            let shares = offer.names.iter().map(|name| share(&wanted, &pairs(name)));
            (shares.fold(0.0, f64::max), offer.item)
        })
        .filter(|(share, _)| *share >= LEAST)
        .collect();
    near.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    near.into_iter().take(most).map(|(_, item)| item).collect()
}

/// Letters with their neighbours.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let ends = [('\n', chars.first().copied().unwrap_or('\n'))];
    let inside = chars.windows(2).map(|two| (two[0], two[1]));
    ends.into_iter().chain(inside).collect()
}

/// How much of two texts is the same, 0 to 1.
fn share(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> f64 {
    let common = a.intersection(b).count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first_and_strangers_not_at_all() {
        let offers: Vec<Offer> = [
            ["visibility timeout", "可視性たいむあうと"],
            ["message queue", "めっせーじきゅー"],
            ["timeout", "たいむあうと"],
        ]
        .iter()
        .enumerate()
        .map(|(item, names)| Offer {
            names: names.map(fold).to_vec(),
            item,
        })
        .collect();
        assert_eq!(near("タイムアウド", &offers, 5), [2, 0]);
        assert_eq!(near("timeoot", &offers, 1), [2]);
        assert_eq!(near("xyz", &offers, 5), [] as [usize; 0]);
        assert_eq!(near("", &offers, 5), [] as [usize; 0]);
    }
}
