//! Both languages say the same things: the same messages with the same variables, every message the code speaks, with exactly
//! the arguments it hands over, and nothing that nobody speaks. Each rule is also tried on a text that breaks it.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod source;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::InlineExpression;
use fluent_syntax::ast::Pattern;
use fluent_syntax::ast::PatternElement;
use source::Source;

/// One message, or one attribute of one.
#[derive(Debug, Default, PartialEq)]
struct Entity {
    /// `cli.ftl`.
    file: String,
    /// What is written, placeholders as `{}`.
    words: String,
    /// `$name` of the pattern itself.
    variables: BTreeSet<String>,
    /// Other messages it includes.
    includes: BTreeSet<String>,
    /// Functions it calls.
    functions: BTreeSet<String>,
}

/// The messages of one language by id, attributes as `id.attribute`.
#[derive(Debug, Default)]
struct Catalog {
    entities: BTreeMap<String, Entity>,
    wrong: Vec<String>,
}

impl Catalog {
    fn read(language: &str) -> Self {
        let mut catalog = Self::default();
        let folder = source::root().join("locales").join(language);
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            let name = format!("{language}/{}", file.file_name().unwrap().to_string_lossy());
            catalog.add(&name, &fs::read_to_string(&file).unwrap());
        }
        catalog
    }

    fn of(text: &str) -> Self {
        let mut catalog = Self::default();
        catalog.add("test.ftl", text);
        catalog
    }

    fn add(&mut self, file: &str, text: &str) {
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start].matches('\n').count() + 1;
                    self.wrong.push(format!("{file}:{line}: {error}"));
                }
                resource
            }
        };
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(pattern) = &message.value {
                        self.insert(file, message.id.name.to_owned(), pattern);
                    }
                    for attribute in &message.attributes {
                        let id = format!("{}.{}", message.id.name, attribute.id.name);
                        self.insert(file, id, &attribute.value);
                    }
                }
                Entry::Term(term) => {
                    self.insert(file, format!("-{}", term.id.name), &term.value);
                }
                Entry::Junk { content } => {
                    self.wrong
                        .push(format!("{file}: cannot be read: {content}"));
                }
                _ => {}
            }
        }
    }

    fn insert(&mut self, file: &str, id: String, pattern: &Pattern<&str>) {
        let mut entity = Entity {
            file: file.to_owned(),
            ..Entity::default()
        };
        entity.pattern(pattern);
        if let Some(before) = self.entities.get(&id) {
            self.wrong
                .push(format!("{file}: {id} stands in {} already", before.file));
        }
        for function in &entity.functions {
            self.wrong.push(format!(
                "{file}: {id}: {function}() is not registered; format in i18n"
            ));
        }
        self.entities.insert(id, entity);
    }

    /// The variables of a message and of the messages it includes.
    fn variables(&self, id: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![id.to_owned()];
        while let Some(id) = open.pop() {
            if let Some(entity) = self.entities.get(&id)
                && seen.insert(id)
            {
                all.extend(entity.variables.iter().cloned());
                // A term's variables are its own; only messages pass them on.
                open.extend(
                    entity
                        .includes
                        .iter()
                        .filter(|id| !id.starts_with('-'))
                        .cloned(),
                );
            }
        }
        all
    }

    fn dangling(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (id, entity) in &self.entities {
            for other in &entity.includes {
                if !self.entities.contains_key(other) {
                    wrong.push(format!(
                        "{}: {id} includes {other}, which is not there",
                        entity.file
                    ));
                }
            }
        }
        wrong
    }
}

impl Entity {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        self.words.push_str("{}");
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let id = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.includes.insert(id);
            }
            InlineExpression::TermReference { id, .. } => {
                self.includes.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.functions.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// A message the code makes: `msg!("id", a = …)` or `Message::new("id").with("a", …)`.
#[derive(Debug, PartialEq)]
struct Spoken {
    place: String,
    id: String,
    args: BTreeSet<String>,
}

/// The text between the bracket at `open` and the one that closes it, as a range of the code.
fn bracketed(code: &str, open: usize) -> std::ops::Range<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return open + 1..at;
        }
    }
    open + 1..code.len()
}

/// Splits a range of the code at its outermost commas.
fn parts(code: &str, range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut depth = 0_usize;
    let mut start = range.start;
    let mut found = Vec::new();
    for (at, byte) in code.bytes().enumerate().take(range.end).skip(range.start) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                found.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !code[start..range.end].trim().is_empty() {
        found.push(start..range.end);
    }
    found
}

/// The string literal that a range consists of.
fn literal(source: &Source, range: std::ops::Range<usize>) -> Option<String> {
    let text = source.no_comments[range].trim();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// Messages with their id written in place, in the product's code.
fn spoken(source: &Source) -> Vec<Spoken> {
    let code = source.product();
    let mut found = Vec::new();
    for (word, is_macro) in [("msg!(", true), ("Message::new(", false)] {
        for at in source::words(code, word) {
            let inside = bracketed(code, at + word.len() - 1);
            let mut rest = inside.end + 1;
            let mut pieces = parts(code, inside).into_iter();
            let Some(id) = pieces.next().and_then(|range| literal(source, range)) else {
                continue;
            };
            let mut args = BTreeSet::new();
            if is_macro {
                args.extend(pieces.filter_map(|range| {
                    let (name, _) = code[range].split_once('=')?;
                    Some(name.trim().to_owned())
                }));
            }
            while let Some(after) = code.get(rest..) {
                let blank = after.len() - after.trim_start().len();
                if !after.trim_start().starts_with(".with(") {
                    break;
                }
                let inside = bracketed(code, rest + blank + ".with".len());
                rest = inside.end + 1;
                let name = parts(code, inside).into_iter().next();
                args.extend(name.and_then(|range| literal(source, range)));
            }
            found.push(Spoken {
                place: source.place(at),
                id,
                args,
            });
        }
    }
    found
}

/// Every string literal of the product's code with its place: ids also stand in tables.
fn literals(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(open) = source.product()[rest..].find('"').map(|at| rest + at) {
        let Some(length) = source.product()[open + 1..].find('"') else {
            break;
        };
        let inside = open + 1..open + 1 + length;
        found.push((open, source.no_comments[inside.clone()].to_owned()));
        rest = inside.end + 1;
    }
    found
}

/// `area-more` or `area-more.attribute`.
fn looks_like_an_id(text: &str, areas: &BTreeSet<&str>) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    text.chars().all(plain)
        && !text.ends_with(['-', '.'])
        && text
            .split_once('-')
            .is_some_and(|(area, _)| areas.contains(area))
}

fn differences(en: &Catalog, ja: &Catalog) -> Vec<String> {
    let mut wrong = [
        en.wrong.clone(),
        ja.wrong.clone(),
        en.dangling(),
        ja.dangling(),
    ]
    .concat();
    let ids: BTreeSet<&String> = en.entities.keys().chain(ja.entities.keys()).collect();
    for id in ids {
        match (en.entities.get(id), ja.entities.get(id)) {
            (Some(english), Some(japanese)) => {
                let (left, right) = (en.variables(id), ja.variables(id));
                if left != right {
                    wrong.push(format!("{id}: variables differ: en {left:?}, ja {right:?}"));
                }
                if english.words == japanese.words && has_words(&english.words) {
                    wrong.push(format!("{}: {id} is not translated", japanese.file));
                }
                if english.words.chars().any(is_japanese)
                    && !ENGLISH_WITH_JAPANESE.contains(&id.as_str())
                {
                    wrong.push(format!("{}: {id} has Japanese in English", english.file));
                }
            }
            (Some(english), None) => wrong.push(format!("{}: {id} has no Japanese", english.file)),
            (None, Some(japanese)) => wrong.push(format!("{}: {id} has no English", japanese.file)),
            (None, None) => {}
        }
    }
    wrong
}

/// Messages whose English shows Japanese on purpose: the name of the school, the names of the languages.
const ENGLISH_WITH_JAPANESE: &[&str] = &["keys-language"];

/// Kana and kanji.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Two English words side by side; a name, a key or a unit alone may read the same in both languages.
fn has_words(text: &str) -> bool {
    let mut run = 0;
    for word in text.split([' ', '\n']) {
        let is_word = word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
        run = if is_word { run + 1 } else { 0 };
        if run == 2 {
            return true;
        }
    }
    false
}

fn unspoken(sources: &[Source], catalog: &Catalog) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let areas: BTreeSet<&str> = catalog
        .entities
        .keys()
        .filter_map(|id| id.split_once('-').map(|(area, _)| area))
        .filter(|area| !area.is_empty())
        .collect();
    for source in sources {
        for message in spoken(source) {
            if !catalog.entities.contains_key(&message.id) {
                wrong.push(format!("{}: there is no {}", message.place, message.id));
                continue;
            }
            let variables = catalog.variables(&message.id);
            if variables != message.args {
                wrong.push(format!(
                    "{}: {} takes {variables:?}, gets {:?}",
                    message.place, message.id, message.args
                ));
            }
        }
        for (at, text) in literals(source) {
            if catalog.entities.contains_key(&text) {
                used.insert(text);
            } else if looks_like_an_id(&text, &areas) && !NOT_IDS.contains(&text.as_str()) {
                wrong.push(format!("{}: there is no {text}", source.place(at)));
            }
        }
    }
    let mut open: Vec<String> = used.iter().cloned().collect();
    while let Some(id) = open.pop() {
        for other in catalog
            .entities
            .get(&id)
            .map(|e| &e.includes)
            .into_iter()
            .flatten()
        {
            if used.insert(other.clone()) {
                open.push(other.clone());
            }
        }
    }
    for (id, entity) in &catalog.entities {
        if !used.contains(id) {
            wrong.push(format!("{}: nobody says {id}", entity.file));
        }
    }
    wrong
}

/// Literals that begin like an id and are none.
const NOT_IDS: &[&str] = &[];

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn both_languages_say_the_same_messages_with_the_same_variables() {
    assert_none(&differences(&Catalog::read("en"), &Catalog::read("ja")));
}

#[test]
fn every_message_of_the_code_exists_with_its_arguments_and_none_is_unused() {
    assert_none(&unspoken(&source::under("src"), &Catalog::read("en")));
}

/// What a person reads stands in `locales/`, not in code.
#[test]
fn no_sentence_in_japanese_stands_in_the_code() {
    let speaking = [
        "cli", "tui", "present", "study", "check", "sim", "store", "config",
    ];
    let wrong: Vec<String> = source::under("src")
        .iter()
        .filter(|source| speaking.contains(&source.module()))
        .flat_map(|source| {
            literals(source)
                .into_iter()
                .filter(|(_, text)| text.chars().any(is_japanese))
                .map(|(at, text)| format!("{}: {text}", source.place(at)))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&wrong);
}

#[test]
fn differences_between_languages_are_found() {
    let cases = [
        ("a-b = x", ""),
        ("", "a-b = x"),
        ("a-b = { $n } x", "a-b = x"),
        ("a-b = { $n } x", "a-b = { $m } x"),
        ("a-b = x\n    .c = y", "a-b = x"),
        (
            "a-b = { $n ->\n    [one] x\n   *[other] { $m }\n}",
            "a-b = { $n }",
        ),
        ("a-b = two words", "a-b = two words"),
        ("a-b = 二つ", "a-b = 二つの語"),
        ("a-b = x\na-b = y", "a-b = x"),
        ("a-b = { c-d }", "a-b = { c-d }"),
        ("a-b = { NUMBER($n) }", "a-b = { NUMBER($n) }"),
        ("a-b = {", "a-b = {"),
    ];
    for (en, ja) in cases {
        let wrong = differences(&Catalog::of(en), &Catalog::of(ja));
        assert!(!wrong.is_empty(), "let through: {en:?} and {ja:?}");
    }
    assert_none(&differences(
        &Catalog::of("a-b = { $n } new { $m }\na-c = { a-b }"),
        &Catalog::of("a-b = { $m } が { $n }\na-c = { $n }{ $m }"),
    ));
}

#[test]
fn wrong_calls_and_unused_messages_are_found() {
    let catalog = Catalog::of("a-b = { $n } x { a-i }\na-i = y\na-t = z");
    let right = r#"fn f() { msg!("a-b", n = g(1, "x, y")); let t = ["a-t"]; }"#;
    assert_none(&unspoken(&[Source::new("src/sim/a.rs", right)], &catalog));
    let cases = [
        r#"msg!("a-b"); "a-t""#,
        r#"msg!("a-b", n = 1, m = 2); "a-t""#,
        r#"msg!("a-b", m = 1); "a-t""#,
        r#"msg!("a-b", n = 1); msg!("a-x"); "a-t""#,
        r#"msg!("a-b", n = 1); "a-t"; "a-unknown""#,
        r#"msg!("a-b", n = 1);"#,
        r#"Message::new("a-b").with("m", 1); "a-t""#,
        "msg!(\"a-b\", n = 1);\n#[cfg(test)]\nmod tests { const T: &str = \"a-t\"; }",
    ];
    for text in cases {
        let wrong = unspoken(&[Source::new("src/sim/a.rs", text)], &catalog);
        assert!(!wrong.is_empty(), "let through: {text}");
    }
}

#[test]
fn chains_and_nested_messages_are_read() {
    let text = r#"fn f() {
        msg!("a-b", x = msg!("a-c", y = 1), z = if a == b { "p" } else { "q" });
        Message::new("a-d").with("u", v(1, 2)).with("w", 3)
    }"#;
    let found: Vec<(String, Vec<String>)> = spoken(&Source::new("src/sim/a.rs", text))
        .into_iter()
        .map(|message| (message.id, message.args.into_iter().collect()))
        .collect();
    let expected = [
        ("a-b", vec!["x", "z"]),
        ("a-c", vec!["y"]),
        ("a-d", vec!["u", "w"]),
    ]
    .map(|(id, args)| (id.to_owned(), args.into_iter().map(str::to_owned).collect()));
    assert_eq!(found, expected);
}
