//! The words in Latin letters that stand in the items, with the items they stand in; and which of them somebody meant who slipped.

use std::collections::HashMap;

use memchr::memmem;

use crate::nearest::edits;
use crate::search::set::Set;

/// The words of all items.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Every word once, each after a line feed.
    text: String,
    /// Where each word begins in it.
    starts: Vec<usize>,
    /// The letters of each word as bits.
    letters: Vec<u64>,
    /// The numbers of the items each word stands in, in order.
    items: Vec<Vec<u32>>,
}

/// Words while they are gathered.
#[derive(Debug, Default)]
pub struct Gathered(HashMap<Box<str>, Vec<u32>>);

impl Gathered {
    /// Takes the words of an item's folded text. Items come in order.
    pub fn add(&mut self, item: usize, folded: &str) {
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        for word in folded.split(|c| !is_letter(c)) {
            if word.is_empty() {
                continue;
            }
            if let Some(items) = self.0.get_mut(word) {
                if items.last() != Some(&(item as u32)) {
                    items.push(item as u32);
                }
            } else {
                self.0.insert(word.into(), vec![item as u32]);
            }
        }
    }

    /// The words, ready to be looked up.
    pub fn finish(self) -> Words {
        let mut gathered: Vec<(Box<str>, Vec<u32>)> = self.0.into_iter().collect();
        gathered.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut words = Words::default();
        for (word, items) in gathered {
            words.text.push('\n');
            words.starts.push(words.text.len());
            words.text.push_str(&word);
            words.letters.push(letters(&word));
            words.items.push(items);
        }
        words.text.push('\n');
        words
    }
}

impl Words {
    /// Puts the items into `into` that hold a word with these letters in it; false if no word has them. One or two letters must begin a
    /// word: inside of one they mean nothing.
    pub fn holding(&self, piece: &str, into: &mut Set) -> bool {
        let begins = piece.len() < 3;
        let wanted = if begins {
            format!("\n{piece}")
        } else {
            piece.to_owned()
        };
        let mut any = false;
        let mut done = 0;
        for at in memmem::find_iter(self.text.as_bytes(), &wanted) {
            let at = at + usize::from(begins);
            let word = self.starts.partition_point(|start| *start <= at);
            // The same word may hold the letters twice.
            if word == done {
                continue;
            }
            done = word;
            any = true;
            self.put(word - 1, into);
        }
        any
    }

    /// Puts the items of a word into `into`.
    fn put(&self, word: usize, into: &mut Set) {
        for item in &self.items[word] {
            into.insert(*item as usize);
        }
    }

    /// The words one letter off (two for eight letters or more), the nearest only; their items go into `into`. While a word is still
    /// being typed, words that begin nearly as it does.
    pub fn meant(&self, piece: &str, into: &mut Set) -> Vec<String> {
        let limit = match piece.len() {
            0..4 => return Vec::new(),
            4..8 => 1,
            _ => 2,
        };
        let mut found = self.within(piece, limit, false);
        if found.is_empty() {
            found = self.within(piece, limit, true);
        }
        let nearest = found.iter().map(|(edits, _)| *edits).min();
        found.retain(|(edits, _)| Some(*edits) == nearest);
        found.truncate(8);
        for (_, word) in &found {
            self.put(*word, into);
        }
        let words = found.iter().map(|(_, word)| self.word(*word).to_owned());
        words.collect()
    }

    /// Words near a piece with how near they are; only their beginnings are compared if `beginning`.
    fn within(&self, piece: &str, limit: usize, beginning: bool) -> Vec<(usize, usize)> {
        let wanted: Vec<char> = piece.chars().collect();
        let mask = letters(piece);
        let mut found = Vec::new();
        for (at, own) in self.letters.iter().enumerate() {
            // A letter of ours that the other lacks costs one edit at least; the other's own letters may stand beyond its beginning.
            let missing = (mask & !own).count_ones() as usize;
            let surplus = (own & !mask).count_ones() as usize;
            if missing > limit || (!beginning && surplus > limit) {
                continue;
            }
            let word = self.word(at);
            if beginning && (word.len() <= piece.len() || word.as_bytes()[0] != piece.as_bytes()[0])
            {
                continue;
            }
            let compared = if beginning { piece.len() } else { word.len() };
            let word: Vec<char> = word.chars().take(compared).collect();
            let edits = edits(&wanted, &word, limit);
            if edits <= limit {
                found.push((edits, at));
            }
        }
        found
    }

    fn word(&self, at: usize) -> &str {
        let start = self.starts[at];
        let end = self
            .starts
            .get(at + 1)
            .map_or(self.text.len(), |next| *next);
        &self.text[start..end - 1]
    }
}

/// Which letters and digits a word has, as bits.
fn letters(word: &str) -> u64 {
    word.bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => 1 << (byte - b'0'),
            _ => 1 << (10 + (byte.to_ascii_lowercase().wrapping_sub(b'a') & 31)),
        })
        .fold(0, |all, one: u64| all | one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let mut gathered = Gathered::default();
        gathered.add(0, "a lambda function times out");
        gathered.add(1, "visibility timeout of a queue");
        gathered.add(2, "lambdaと可視性visibility");
        gathered.finish()
    }

    fn holding(piece: &str) -> Vec<usize> {
        let mut set = Set::new(3);
        words().holding(piece, &mut set);
        set.numbers().collect()
    }

    fn meant(piece: &str) -> Vec<String> {
        words().meant(piece, &mut Set::new(3))
    }

    #[test]
    fn parts_of_words_are_found() {
        assert_eq!(holding("lambda"), [0, 2]);
        assert_eq!(holding("bility"), [1, 2]);
        assert_eq!(holding("ti"), [0, 1], "two letters begin a word");
        assert_eq!(holding("queues"), [] as [usize; 0]);
    }

    #[test]
    fn a_slip_is_forgiven_by_the_length_of_the_word() {
        assert_eq!(meant("lamda"), ["lambda"]);
        assert_eq!(meant("tiemout"), ["timeout"]);
        assert_eq!(meant("visiblity"), ["visibility"]);
        assert_eq!(meant("vizibilty"), ["visibility"]);
        assert_eq!(meant("lamd"), ["lambda"], "still being typed");
        assert_eq!(meant("quu"), [] as [&str; 0], "too short");
        assert_eq!(meant("kinesis"), [] as [&str; 0]);
    }
}
