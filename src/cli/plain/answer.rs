//! Reads what a learner typed as an answer to an item: option numbers, an order, pairs, words. Whether it is right is graded
//! elsewhere; what cannot be read is told, never counted as wrong.

use crate::fold::fold;
use crate::message::Message;
use crate::msg;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;

/// The answer, or what to tell the learner.
pub fn read(body: &Body, typed: &str) -> Result<Answer, Message> {
    match body {
        Body::Single(choices) => {
            let refused = || msg!("plain-one-number", of = choices.len());
            let one = numbers(typed, choices.len()).map_err(|_| refused())?;
            match one.as_slice() {
                [at] => Ok(Answer::One(*at)),
                _ => Err(refused()),
            }
        }
        Body::Several(choices) => {
            if fold(typed) == "0" {
                return Ok(Answer::Many(Vec::new()));
            }
            let mut many = numbers(typed, choices.len())?;
            many.sort_unstable();
            many.dedup();
            Ok(Answer::Many(many))
        }
        Body::Order { shown, .. } => Ok(Answer::Order(numbers(typed, shown.len())?)),
        Body::Match { left, right, .. } => pairs(typed, left.len(), right.len()),
        Body::Fill { .. } | Body::Number { .. } => Ok(Answer::Typed(typed.trim().to_owned())),
    }
}

/// How an answer to this item is typed, in a sentence.
pub fn how(body: &Body) -> Message {
    match body {
        Body::Single(_) => msg!("plain-how-single"),
        Body::Several(_) => msg!("plain-how-several"),
        Body::Order { .. } => msg!("plain-how-order"),
        Body::Match { .. } => msg!("plain-how-match"),
        Body::Fill { .. } => msg!("plain-how-fill"),
        Body::Number { .. } => msg!("plain-how-number"),
    }
}

/// Numbers from 1 with anything between them, as places from 0.
fn numbers(typed: &str, of: usize) -> Result<Vec<usize>, Message> {
    let folded = fold(typed);
    let refused = || msg!("plain-numbers", of = of);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '.' | '。' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let places: Option<Vec<usize>> = words
        .iter()
        .map(|word| {
            let number: usize = word.parse().ok()?;
            (1..=of).contains(&number).then(|| number - 1)
        })
        .collect();
    places
        .filter(|places| !places.is_empty())
        .ok_or_else(refused)
}

/// `1b 2a`, or the letters alone in the order of the left sides.
fn pairs(typed: &str, left: usize, right: usize) -> Result<Answer, Message> {
    let refused = || msg!("plain-pairs", of = left);
    let mut given = vec![None; left];
    let mut next = 0;
    let folded = fold(typed);
    let words = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '.' | '。' | '/'))
        .filter(|word| !word.is_empty());
    for word in words {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let letter = &word[digits.len()..];
        let at = if digits.is_empty() {
            next
        } else {
            let number: usize = digits
                .trim_end_matches(['-', '=', ':'])
                .parse()
                .map_err(|_| refused())?;
            number.checked_sub(1).ok_or_else(refused)?
        };
        let &[letter] = letter.as_bytes() else {
            return Err(refused());
        };
        let place = usize::from(letter - b'a');
        if at >= left || place >= right {
            return Err(refused());
        }
        given[at] = Some(place);
        next = at + 1;
    }
    if given.iter().all(Option::is_none) {
        return Err(refused());
    }
    Ok(Answer::Pairs(given))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::question::Choice;
    use crate::lang::Text;

    fn choices(count: usize) -> Vec<Choice> {
        let choice = Choice {
            text: Text::new("x", "x"),
            wrong: None,
            why: Text::new("y", "y"),
        };
        vec![choice; count]
    }

    fn texts(count: usize) -> Vec<Text> {
        vec![Text::new("x", "x"); count]
    }

    #[test]
    fn one_number_chooses_an_option() {
        let body = Body::Single(choices(3));
        assert_eq!(read(&body, " 2 "), Ok(Answer::One(1)));
        assert_eq!(read(&body, "３"), Ok(Answer::One(2)));
        for wrong in ["0", "4", "1 2", "a", "-1", "99999999999999999999"] {
            assert!(read(&body, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn several_numbers_come_with_anything_between() {
        let body = Body::Several(choices(4));
        for typed in ["3 1", "1,3", "３、１", "1 3 3"] {
            assert_eq!(read(&body, typed), Ok(Answer::Many(vec![0, 2])), "{typed}");
        }
        assert_eq!(read(&body, "0"), Ok(Answer::Many(Vec::new())));
        assert!(read(&body, "1 5").is_err());
    }

    #[test]
    fn an_order_is_numbers_in_order() {
        let body = Body::Order {
            shown: texts(3),
            right: vec![0, 1, 2],
            why: Text::new("y", "y"),
        };
        assert_eq!(read(&body, "3 1 2"), Ok(Answer::Order(vec![2, 0, 1])));
    }

    #[test]
    fn pairs_are_letters_with_or_without_numbers() {
        let body = Body::Match {
            left: texts(3),
            right: texts(3),
            pairs: vec![0, 1, 2],
            why: Text::new("y", "y"),
        };
        let all = Ok(Answer::Pairs(vec![Some(1), Some(0), Some(2)]));
        for typed in [
            "b a c",
            "1b 2a 3c",
            "3c,1b,2a",
            "１ｂ ２ａ ３ｃ",
            "1-b 2-a 3-c",
        ] {
            assert_eq!(read(&body, typed), all, "{typed}");
        }
        assert_eq!(
            read(&body, "2a"),
            Ok(Answer::Pairs(vec![None, Some(0), None]))
        );
        for wrong in ["1d", "4a", "0a", "ab", "12", "あ", "1"] {
            assert!(read(&body, wrong).is_err(), "{wrong}");
        }
    }
}
