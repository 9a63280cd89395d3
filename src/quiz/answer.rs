//! What a learner answered. Its JSON goes into the log and must stay readable for ever: variants may be added, never changed.

use serde::Deserialize;
use serde::Serialize;

/// An answer, in places of the item as it was shown (counted from 0).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The one option chosen.
    One(usize),
    /// The options chosen, in any order; may be empty.
    Many(Vec<usize>),
    /// The shown steps in the learner's order.
    Order(Vec<usize>),
    /// For each left side the right side put to it, or none yet.
    Pairs(Vec<Option<usize>>),
    /// Words or a number, as typed.
    Typed(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_reads_what_it_wrote() {
        let cases = [
            (Answer::One(2), r#"{"one":2}"#),
            (Answer::Many(vec![0, 3]), r#"{"many":[0,3]}"#),
            (Answer::Order(vec![1, 0]), r#"{"order":[1,0]}"#),
            (Answer::Pairs(vec![Some(1), None]), r#"{"pairs":[1,null]}"#),
            (Answer::Typed("3 秒".to_owned()), r#"{"typed":"3 秒"}"#),
        ];
        for (answer, json) in cases {
            assert_eq!(serde_json::to_string(&answer).unwrap(), json);
            assert_eq!(serde_json::from_str::<Answer>(json).unwrap(), answer);
        }
    }
}
