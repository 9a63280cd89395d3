//! Where something stands in a JSON document, so that a mistake in a policy can be pointed at. Reads nothing but places: what the
//! document means is `policy`'s affair.

use std::ops::Range;

/// The bytes of a key and of its value by a path such as `Statement.0.Action`; of the last part that exists, if the rest does not.
/// The document has to be JSON; in anything else the answer is some place or none, never a panic.
pub fn place(document: &str, path: &str) -> Range<usize> {
    let mut scanner = Scanner {
        text: document.as_bytes(),
        at: 0,
    };
    scanner.space();
    let mut found = scanner.here();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        scanner.at = found.start;
        match scanner.child(part) {
            Some(child) => found = child,
            // One statement may stand without a list around it.
            None if part.parse::<usize>().is_ok() => {}
            None => break,
        }
    }
    found
}

/// The bytes of a key itself, quotes included, in the object at a path.
pub fn place_of_key(document: &str, path: &str, key: &str) -> Range<usize> {
    let inside = place(document, path);
    let mut scanner = Scanner {
        text: document.as_bytes(),
        at: inside.start,
    };
    let mut found = None;
    scanner.members(|name, at, _| {
        if name == key.as_bytes() {
            found = Some(at);
        }
        found.is_none()
    });
    found.unwrap_or(inside)
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// The bytes of the value that begins here.
    fn here(&mut self) -> Range<usize> {
        let start = self.at;
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            match self.peek() {
                b'"' => {
                    self.string();
                    if depth == 0 {
                        break;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    if depth <= 1 {
                        self.at += depth;
                        break;
                    }
                    depth -= 1;
                }
                b',' if depth == 0 => break,
                byte if depth == 0 && byte.is_ascii_whitespace() => break,
                _ => {}
            }
            self.at += 1;
        }
        start..self.at
    }

    /// The text between the quotes that begin here.
    fn string(&mut self) -> Range<usize> {
        self.at += 1;
        let start = self.at;
        while self.at < self.text.len() && self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.text.len());
        self.at = (end + 1).min(self.text.len());
        start.min(end)..end
    }

    /// Shows every key of the object that begins here, with its place and its value's, until told to stop.
    fn members(&mut self, mut show: impl FnMut(&[u8], Range<usize>, Range<usize>) -> bool) {
        if self.peek() != b'{' {
            return;
        }
        self.at += 1;
        loop {
            self.space();
            if self.peek() != b'"' {
                return;
            }
            let from = self.at;
            let name = self.string();
            let key = from..self.at;
            self.space();
            if self.peek() != b':' {
                return;
            }
            self.at += 1;
            self.space();
            let value = self.here();
            if !show(&self.text[name], key, value) {
                return;
            }
            self.space();
            if self.peek() != b',' {
                return;
            }
            self.at += 1;
        }
    }

    /// The value under a key or at an index of what begins here.
    fn child(&mut self, part: &str) -> Option<Range<usize>> {
        if self.peek() != b'[' {
            let mut found = None;
            self.members(|name, _, value| {
                if name == part.as_bytes() {
                    found = Some(value);
                }
                found.is_none()
            });
            return found;
        }
        let wanted: usize = part.parse().ok()?;
        self.at += 1;
        for index in 0.. {
            self.space();
            if matches!(self.peek(), b']' | 0) {
                return None;
            }
            let value = self.here();
            if index == wanted {
                return Some(value);
            }
            self.space();
            if self.peek() != b',' {
                return None;
            }
            self.at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#" {
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "a,b}", "Effect": "Allow", "Action": ["s3:GetObject", "lambda:Invoke"], "Resource": "*" },
    { "Effect": "Deny", "Actions": "s3:*", "Condition": { "ArnLike": { "AWS:SourceArn": "x" } } }
  ]
}"#;

    fn at(path: &str) -> &'static str {
        &DOCUMENT[place(DOCUMENT, path)]
    }

    #[test]
    fn a_path_leads_to_its_value() {
        assert_eq!(at("Version"), "\"2012-10-17\"");
        assert_eq!(at("Statement.0.Sid"), "\"a,b}\"");
        assert_eq!(at("Statement.0.Action.1"), "\"lambda:Invoke\"");
        assert_eq!(at("Statement.1.Condition.ArnLike.AWS:SourceArn"), "\"x\"");
        assert!(at("Statement.1").starts_with("{ \"Effect\": \"Deny\""));
        assert!(at("").starts_with('{') && at("").ends_with('}'));
        // What is not there is pointed at as near as can be.
        assert_eq!(at("Statement.1.Effect.3.x"), "\"Deny\"");
        assert_eq!(at("Statement.9"), at("Statement"));
        let key = place_of_key(DOCUMENT, "Statement.1", "Actions");
        assert_eq!(&DOCUMENT[key], "\"Actions\"");
    }

    #[test]
    fn a_lone_statement_counts_as_the_first() {
        let lone = r#"{"Statement":{"Effect":"Maybe"}}"#;
        assert_eq!(&lone[place(lone, "Statement.0.Effect")], "\"Maybe\"");
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_places(text in r#"([\[\]{}",:\\ a0]|\PC){0,60}"#, path in "[a0.]{0,6}") {
            let found = place(&text, &path);
            proptest::prop_assert!(found.start <= found.end && found.end <= text.len());
            let found = place_of_key(&text, &path, "a");
            proptest::prop_assert!(found.start <= found.end && found.end <= text.len());
        }
    }
}
