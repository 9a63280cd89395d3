//! Typed values, collected problems, and that no text makes the reader fail.

use super::*;

fn problems_of(text: &str, read: impl FnOnce(&Table<'_>)) -> Vec<String> {
    let file = File::new("a.toml", &text.into());
    let tree = file.parse();
    let root = file.root(&tree);
    read(&root);
    root.finish();
    file.into_problems()
        .iter()
        .map(|problem| {
            let (line, column) = problem.position();
            let hint = problem.hint.as_ref().map_or("", |hint| hint.id);
            format!("{line}:{column} {} {hint}", problem.message.id)
        })
        .collect()
}

#[test]
fn values_of_every_type_are_read() {
    let text = r#"
        name = "resize"
        tries = 2
        share = "30 %"
        timeout = "3 s"
        memory = "512 MB"
        rate = "10/s"
        on = true
        title = { en = "Title", ja = "題" }
        list = ["a", "b"]
        factor = 0.5
    "#;
    let found = problems_of(text, |root| {
        assert_eq!(root.string("name").as_deref(), Some("resize"));
        assert_eq!(root.need("tries").and_then(|v| v.count(10)), Some(2));
        assert_eq!(root.need("share").and_then(Value::share), Some(0.3));
        assert_eq!(
            root.need("timeout").and_then(Value::span_us),
            Some(3_000_000)
        );
        assert_eq!(root.need("memory").and_then(Value::size), Some(512 << 20));
        assert_eq!(root.need("rate").and_then(Value::rate), Some(10.0));
        assert_eq!(root.need("on").and_then(Value::boolean), Some(true));
        assert_eq!(root.text("title"), Some(Text::new("Title", "題")));
        assert_eq!(root.strings("list"), ["a", "b"]);
        assert_eq!(root.need("factor").and_then(Value::number), Some(0.5));
        assert!(root.get("absent").is_none());
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_mistake_is_reported_with_its_place() {
    let text = "nmae = 1\nname = 2\ntimeout = \"3\"\ntitle = { en = \"T\" }\n";
    let found = problems_of(text, |root| {
        assert!(root.string("name").is_none());
        assert!(root.need("timeout").and_then(Value::span_us).is_none());
        assert!(root.text("title").is_none());
        assert!(root.need("seed").is_none());
    });
    assert_eq!(
        found,
        [
            "1:1 check-missing-key ",
            "1:1 check-unknown-key check-did-you-mean",
            "2:8 check-wrong-type ",
            "3:11 check-quantity check-wants",
            "4:9 check-missing-language ",
        ]
    );
}

#[test]
fn of_a_file_that_is_not_toml_only_that_is_told() {
    let found = problems_of("a = \nb = 1\nc = ]\n", |root| {
        assert_eq!(root.need("b").and_then(Value::integer), Some(1));
        assert!(root.need("d").is_none());
    });
    assert_eq!(found, ["1:5 check-toml ", "3:5 check-toml "]);
}

#[test]
fn numbers_beyond_64_bits_and_infinities_are_refused() {
    let found = problems_of("a = 99999999999999999999\nb = inf\nc = 1e999\n", |root| {
        assert!(root.need("a").and_then(Value::integer).is_none());
        assert!(root.need("b").and_then(Value::number).is_none());
        assert!(root.need("c").and_then(Value::number).is_none());
    });
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn named_tables_come_in_the_order_of_the_text() {
    let file = File::new("a.toml", &"[z]\n[a]\n[m]\n".into());
    let tree = file.parse();
    let names: Vec<_> = file
        .root(&tree)
        .entries()
        .into_iter()
        .map(|(k, _)| k)
        .collect();
    assert_eq!(names, ["z", "a", "m"]);
}

#[test]
fn an_unknown_word_suggests_a_known_one() {
    let found = problems_of("kind = \"singel\"", |root| {
        let read = root
            .need("kind")
            .and_then(|v| v.one_of(&[("single", 1), ("several", 2)]));
        assert_eq!(read, None);
    });
    assert_eq!(found, ["1:8 check-unknown-word check-did-you-mean"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in r#"([a-c]=|[\[\]{}",.0-9a-c \n='#-]|\PC){0,80}"#) {
        problems_of(&text, |root| {
            for (_, value) in root.entries() {
                value.plain();
                value.text();
                value.share();
            }
        });
    }
}
