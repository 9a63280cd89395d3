//! The index of a course, and asking it. Made once, when somebody first looks for something; every answer after that takes less than a
//! frame.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;
use memchr::memmem::Finder;

use crate::course::model::Course;
use crate::fold::fold;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::search::folded::Folded;
use crate::search::item::Item;
use crate::search::item::Kind;
use crate::search::item::Spot;
use crate::search::item::items;
use crate::search::near::Offer;
use crate::search::near::near;
use crate::search::piece::Piece;
use crate::search::piece::pieces;
use crate::search::plain::Write;
use crate::search::set::Set;
use crate::search::words::Gathered;
use crate::search::words::Words;

/// Items of one kind that are weighed against each other. Beyond them the order of the course decides.
const WEIGHED: usize = 1000;
/// Terms whose reading may be meant by one piece.
const READINGS: usize = 16;
/// Words offered where nothing was found.
const OFFERED: usize = 5;

/// Everything that can be found in a course.
#[derive(Clone, Debug, Default)]
pub struct Index {
    items: Vec<Item>,
    sides: ByLang<Side>,
    words: Words,
    readings: Vec<Reading>,
    offers: Vec<Offer>,
}

/// The folded texts of all items in one language, one line each.
#[derive(Clone, Debug, Default)]
struct Side {
    text: String,
    /// Where each item's text begins; one more for the end.
    starts: Vec<usize>,
}

/// A term by how it is read.
#[derive(Clone, Debug)]
struct Reading {
    kana: String,
    /// How it is written, folded.
    written: String,
    /// Numbers of the items whose text links it.
    items: Vec<usize>,
}

/// What is known about what was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The best that was found, the best first.
    pub found: Vec<Found>,
    /// How many there are in all.
    pub total: usize,
    /// Words that were taken for others: as typed, and what the course has instead.
    pub meant: Vec<(String, String)>,
    /// Where nothing was found: names of terms and lessons that look alike, in the language asked for.
    pub near: Vec<String>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where it is.
    pub spot: Spot,
    /// The id of a term, a question or a scenario; empty for the rest.
    pub id: String,
    /// The language of the text: the one asked for, unless only the other has what was typed.
    pub lang: Lang,
    /// Its text, without marks.
    pub text: String,
    /// Bytes of the text that were looked for, in order, apart from each other.
    pub hits: Vec<Range<usize>>,
}

/// Pieces with all they may stand for.
struct Wanted {
    /// What was typed, folded.
    whole: String,
    /// The letters that count as a hit.
    letters: Vec<String>,
    /// Words that were taken for others.
    meant: Vec<(String, String)>,
}

impl Index {
    /// Reads a course. `write` writes its facts out as readers see them.
    pub fn new(course: &Course, write: Write<'_>) -> Self {
        let mut index = Self {
            items: items(course, write),
            ..Self::default()
        };
        let mut gathered = Gathered::default();
        for (number, item) in index.items.iter().enumerate() {
            for lang in Lang::ALL {
                let folded = match &item.looked_at {
                    None => fold(item.shown.get(lang)),
                    Some(names) => {
                        let names: Vec<String> = names.get(lang).split('\n').map(fold).collect();
                        names.join("\n")
                    }
                };
                gathered.add(number, &folded);
                let side = index.sides.get_mut(lang);
                side.starts.push(side.text.len());
                side.text.push_str(&folded);
                side.text.push('\n');
            }
        }
        for lang in Lang::ALL {
            let side = index.sides.get_mut(lang);
            side.starts.push(side.text.len());
        }
        index.words = gathered.finish();
        index.know_terms(course);
        index
    }

    /// Learns how terms are read, where they are linked, and what can be offered.
    fn know_terms(&mut self, course: &Course) {
        let mut linked: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, item) in self.items.iter().enumerate() {
            for term in &item.terms {
                linked.entry(term).or_default().push(number);
            }
        }
        for (number, item) in self.items.iter().enumerate() {
            let names: Vec<String> = match (item.kind, course.glossary.get(&item.id)) {
                (Kind::Term, Some(term)) => {
                    let reading = Reading {
                        kana: fold(&term.kana),
                        written: fold(&term.ja),
                        items: linked.get(item.id.as_str()).cloned().unwrap_or_default(),
                    };
                    if reading.kana != reading.written {
                        self.readings.push(reading);
                    }
                    [&term.en, &term.ja, &term.kana]
                        .map(|name| fold(name))
                        .to_vec()
                }
                (Kind::Title, _) => Lang::ALL.map(|lang| fold(item.shown.get(lang))).to_vec(),
                _ => continue,
            };
            self.offers.push(Offer {
                names,
                item: number,
            });
        }
    }

    /// How many things can be found.
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing can be found.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What holds everything that was typed, at most `most` of it, shown in `lang` where it can be.
    pub fn find(&self, typed: &str, lang: Lang, most: usize) -> Answer {
        let whole = fold(typed);
        let pieces = pieces(&whole);
        if pieces.is_empty() {
            return Answer::default();
        }
        let mut wanted = Wanted {
            whole,
            letters: Vec::new(),
            meant: Vec::new(),
        };
        let set = self.holding_all(&pieces, &mut wanted);
        let total = set.len();
        let found = self.ranked(&set, &wanted, most);
        Answer {
            found: found
                .into_iter()
                .map(|number| self.found(number, &wanted, lang))
                .collect(),
            total,
            near: if total == 0 {
                self.offered(typed, lang)
            } else {
                Vec::new()
            },
            meant: wanted.meant,
        }
    }

    /// The items that hold every piece. Words are looked up first: what they leave is little to search.
    fn holding_all(&self, pieces: &[Piece], wanted: &mut Wanted) -> Set {
        let mut set: Option<Set> = None;
        let (latin, other): (Vec<&Piece>, Vec<&Piece>) = pieces
            .iter()
            .partition(|piece| matches!(piece, Piece::Latin(_)));
        for piece in latin.into_iter().chain(other) {
            let own = match piece {
                Piece::Latin(text) => self.holding_word(text, wanted),
                Piece::Other(_) => self.holding_text(piece, set.as_ref(), wanted),
            };
            match &mut set {
                Some(set) => set.keep(&own),
                None => set = Some(own),
            }
        }
        set.unwrap_or_default()
    }

    fn holding_word(&self, text: &str, wanted: &mut Wanted) -> Set {
        let mut set = Set::new(self.items.len());
        if self.words.holding(text, &mut set) {
            wanted.letters.push(text.to_owned());
        } else {
            for word in self.words.meant(text, &mut set) {
                wanted.letters.push(word.clone());
                wanted.meant.push((text.to_owned(), word));
            }
        }
        set
    }

    fn holding_text(&self, piece: &Piece, among: Option<&Set>, wanted: &mut Wanted) -> Set {
        let text = piece.text();
        let mut set = Set::new(self.items.len());
        let finder = Finder::new(text);
        wanted.letters.push(text.to_owned());
        // Kana and kanji stand in Japanese texts only.
        let is_japanese = |c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '々');
        let langs: &[Lang] = if text.chars().any(is_japanese) {
            &[Lang::Ja]
        } else {
            &Lang::ALL
        };
        for lang in langs {
            let side = self.sides.get(*lang);
            match among.filter(|set| set.len() < self.items.len() / 8) {
                Some(few) => side.search_among(&finder, few, &mut set),
                None => side.search(&finder, &mut set),
            }
        }
        if piece.is_reading() {
            let read = self.readings.iter();
            for reading in read
                .filter(|reading| reading.kana.contains(text) && !reading.written.contains(text))
                .take(READINGS)
            {
                wanted.letters.push(reading.written.clone());
                reading.items.iter().for_each(|item| set.insert(*item));
            }
        }
        set
    }

    /// The best items of a set, the best first: by kind, then by how well what was typed stands there, then as the course goes.
    fn ranked(&self, set: &Set, wanted: &Wanted, most: usize) -> Vec<usize> {
        let mut ranked: Vec<usize> = Vec::new();
        let mut weighed: Vec<(u8, usize)> = Vec::new();
        let mut kind = None;
        let close = |weighed: &mut Vec<(u8, usize)>, ranked: &mut Vec<usize>| {
            weighed.sort_by_key(|(weight, _)| *weight);
            ranked.extend(weighed.drain(..).map(|(_, number)| number));
        };
        for number in set.numbers() {
            let own = self.items[number].kind;
            if kind != Some(own) {
                close(&mut weighed, &mut ranked);
                kind = Some(own);
            }
            if ranked.len() >= most {
                break;
            }
            if weighed.len() < WEIGHED.max(most) {
                weighed.push((self.weight(number, wanted), number));
            }
        }
        close(&mut weighed, &mut ranked);
        ranked.truncate(most);
        ranked
    }

    /// 0 where the text is what was typed, more the looser it stands there.
    fn weight(&self, number: usize, wanted: &Wanted) -> u8 {
        let weights = Lang::ALL.map(|lang| {
            let text = self.sides.get(lang).item(number);
            if text.split('\n').any(|name| name == wanted.whole) {
                return 0;
            }
            let Some(at) = memmem::find(text.as_bytes(), wanted.whole.as_bytes()) else {
                return 4;
            };
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let begins = !is_letter(text[..at].chars().next_back());
            let ends = !is_letter(text[at + wanted.whole.len()..].chars().next());
            match (at, begins, ends) {
                (0, _, true) | (_, true, true) => 1,
                (_, true, false) => 2,
                _ => 3,
            }
        });
        weights.into_iter().min().unwrap_or(4)
    }

    /// An item as a result. Its text is in the language asked for, unless only the other one shows a hit.
    fn found(&self, number: usize, wanted: &Wanted, lang: Lang) -> Found {
        let item = &self.items[number];
        let hits = |lang: Lang| hits(item.shown.get(lang), &wanted.letters);
        let own = hits(lang);
        let distinct = |hits: &[(usize, Range<usize>)]| {
            let mut of: Vec<usize> = hits.iter().map(|(letters, _)| *letters).collect();
            of.sort_unstable();
            of.dedup();
            of.len()
        };
        let other = if item.kind == Kind::Term {
            Vec::new()
        } else {
            hits(lang.other())
        };
        let (lang, hits) = if distinct(&other) > distinct(&own) {
            (lang.other(), other)
        } else {
            (lang, own)
        };
        Found {
            kind: item.kind,
            spot: item.spot.clone(),
            id: item.id.clone(),
            lang,
            text: item.shown.get(lang).clone(),
            hits: joined(hits),
        }
    }

    /// Names that look like what was typed.
    fn offered(&self, typed: &str, lang: Lang) -> Vec<String> {
        let near = near(typed, &self.offers, OFFERED);
        near.into_iter()
            .map(|number| {
                let item = &self.items[number];
                let name = item.looked_at.as_ref().unwrap_or(&item.shown).get(lang);
                name.split('\n').next().unwrap_or_default().to_owned()
            })
            .collect()
    }
}

impl Side {
    fn item(&self, number: usize) -> &str {
        let (Some(start), Some(end)) = (self.starts.get(number), self.starts.get(number + 1))
        else {
            return "";
        };
        &self.text[*start..end - 1]
    }

    /// Puts every item into `into` that has the letters.
    fn search(&self, letters: &Finder<'_>, into: &mut Set) {
        let bytes = self.text.as_bytes();
        let mut from = 0;
        let mut number = 0;
        while let Some(at) = bytes.get(from..).and_then(|rest| letters.find(rest)) {
            let at = from + at;
            number += self.starts[number..].partition_point(|start| *start <= at) - 1;
            into.insert(number);
            // Once is enough: on to the next item.
            from = self.starts[number + 1];
            number += 1;
        }
    }

    /// The same, but only among some items.
    fn search_among(&self, letters: &Finder<'_>, among: &Set, into: &mut Set) {
        for number in among.numbers() {
            if letters.find(self.item(number).as_bytes()).is_some() {
                into.insert(number);
            }
        }
    }
}

/// Where letters stand in a text that is shown, with the number of the letters.
fn hits(shown: &str, letters: &[String]) -> Vec<(usize, Range<usize>)> {
    let folded = Folded::of(shown);
    let mut hits = Vec::new();
    for (which, letters) in letters.iter().enumerate() {
        let begins = letters.len() < 3 && letters.is_ascii();
        for at in memmem::find_iter(folded.text.as_bytes(), letters) {
            let before = folded.text[..at].chars().next_back();
            if begins && before.is_some_and(|c| c.is_ascii_alphanumeric()) {
                continue;
            }
            hits.push((which, folded.shown(&(at..at + letters.len()))));
        }
    }
    hits
}

/// Ranges in order, those that touch made one.
fn joined(hits: Vec<(usize, Range<usize>)>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = hits.into_iter().map(|(_, range)| range).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
