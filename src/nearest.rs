//! "Did you mean": the known word closest to the one somebody typed. Only that; what to do with the guess is the caller's.

/// The candidate nearest to `word`, if it is near enough that a slip of the fingers explains the difference: one edit for short
/// words, a third of the letters for long ones. Upper and lower case, hyphens and underscores count as equal. The first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (edits(&word, &plain(candidate), limit), candidate))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

fn plain(word: &str) -> Vec<char> {
    // Longer words than this are not ids, and the table below is quadratic.
    word.chars()
        .take(80)
        .map(|c| match c {
            '-' | ' ' => '_',
            _ => c.to_ascii_lowercase(),
        })
        .collect()
}

/// How far two words are apart: insertions, deletions, replacements and swaps of neighbours. Words whose lengths alone differ by more
/// than `limit` are `limit + 1` apart.
pub fn edits(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before_last: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["timeout", "memory", "maximum_retry_attempts", "init"];

    #[test]
    fn a_slip_is_recognised() {
        assert_eq!(nearest("timeuot", KEYS), Some("timeout"));
        assert_eq!(nearest("Memory", KEYS), Some("memory"));
        assert_eq!(
            nearest("max-retry-attempts", KEYS),
            Some("maximum_retry_attempts")
        );
        assert_eq!(nearest("intt", KEYS), Some("init"));
    }

    #[test]
    fn another_word_is_not() {
        assert_eq!(nearest("duration", KEYS), None);
        assert_eq!(nearest("", KEYS), None);
        assert_eq!(nearest("x", []), None);
    }
}
