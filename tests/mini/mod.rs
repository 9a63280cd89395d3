//! A small course that `check` has nothing against, written into a folder that goes away, and ways to break it.

#![allow(dead_code, reason = "every test file uses a part of it")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use tempfile::TempDir;
use terakoya::check;
use terakoya::check::Report;
use terakoya::course::source::Source;
use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::moment::Moment;
use terakoya::rng::Stream;

/// A course as files.
#[derive(Clone)]
pub struct Mini(BTreeMap<String, String>);

const COURSE: &str = r#"
id    = "mini"
title = { en = "Mini", ja = "小さなコース" }
retired = ["old-id"]

[[module]]
id      = "basics"
title   = { en = "Basics", ja = "基本" }
lessons = [
  { id = "first", folder = "01-first", title = { en = "First", ja = "第一" } },
  { id = "second", folder = "02-second", title = { en = "Second", ja = "第二" } },
  { id = "third", folder = "03-third", title = { en = "Third", ja = "第三" } },
]

[[skill]]
id    = "counting"
title = { en = "Counting runs", ja = "実行回数を数える" }
confusable_with = ["waiting"]

[[skill]]
id    = "waiting"
title = { en = "Waiting", ja = "待ち時間" }
"#;

const FACTS: &str = r#"
[[fact]]
id      = "default-timeout"
value   = 3
unit    = "s"
source  = "AWS Lambda Developer Guide: configuration-timeout"
checked = "2026-11-23"
expires = "2027-11-23"
sim     = "lambda.timeout"

[[fact]]
id      = "retry-wait"
value   = { low = 1, high = 2 }
unit    = "min"
source  = "AWS Lambda Developer Guide: invocation-async"
checked = "2026-11-23"
expires = "2027-11-23"
"#;

const GLOSSARY: &str = r#"
[[term]]
id   = "function"
en   = "function"
ja   = "関数"
kana = "かんすう"
definition = { en = "Code that runs on an event.", ja = "イベントを受けて動くコード。" }
lesson = "first"

[[term]]
id   = "retry"
en   = "retry"
ja   = "再試行"
kana = "さいしこう"
definition = { en = "Another run for the same event.", ja = "同じイベントでもう一度動かすこと。" }
lesson = "second"
"#;

const MISCONCEPTIONS: &str = r#"
[[misconception]]
id         = "runs-once"
belief     = { en = "A function runs once whatever happens.", ja = "何があっても関数は 1 回しか動かない。" }
refutation = { en = "You may think so; but Lambda retries.", ja = "そう思うかもしれませんが、Lambda は再試行します。" }
"#;

const LESSON: &str = r#"
id      = "NAME"
title   = { en = "TITLE", ja = "題" }
teaches = ["counting"]
needs   = []
minutes = 10
test_out = ["NAME-1", "NAME-2", "NAME-3", "NAME-4", "NAME-5"]

[opening]
en = "One photo. How often does `resize` run?"
ja = "写真が 1 枚。`resize` は何回動くでしょうか。"
"#;

const JA: &str = "## 数える {#count}

[関数](term:TERM)の既定のタイムアウトは {{default-timeout}} です。

- 一つ目
- 二つ目

```question NAME-1
```

## 試す {#try}

```flow
s3[S3] -> fn[関数] : イベント
```

| 回 | いつ |
|---|---|
| 1 | すぐ |

```scenario NAME-run
```
";

const EN: &str = "## Count {#count}

The default timeout of a [function](term:TERM) is {{default-timeout}}.

- one
- two

```question NAME-1
```

## Try {#try}

```flow
s3[S3] -> fn[function] : event
```

| Run | When |
|---|---|
| 1 | at once |

```scenario NAME-run
```
";

const QUESTIONS: &str = r#"
[[question]]
id      = "NAME-1"
kind    = "single"
section = "count"
skill   = "counting"
ask     = { en = "How often?", ja = "何回でしょうか。" }
hints   = [{ en = "Count.", ja = "数えてみてください。" }]

[[question.option]]
text = { en = "Only once, NAME", ja = "一度だけ NAME" }
misconception = "runs-once"
why  = { en = "It is retried.", ja = "再試行されます。" }

[[question.option]]
text = { en = "Thrice", ja = "三度" }
correct = true
why  = { en = "Once and two retries.", ja = "最初の 1 回と再試行 2 回です。" }

[[question]]
id      = "NAME-2"
kind    = "several"
section = "count"
skill   = "counting"
ask     = { en = "Which?", ja = "どれでしょうか。" }
hints   = [{ en = "Look.", ja = "見てください。" }]

[[question.option]]
text = { en = "A", ja = "ア" }
correct = true
why  = { en = "Yes.", ja = "はい。" }

[[question.option]]
text = { en = "B", ja = "イ" }
slip = true
why  = { en = "No.", ja = "いいえ。" }

[[question]]
id      = "NAME-3"
kind    = "order"
section = "count"
skill   = "waiting"
ask     = { en = "In which order?", ja = "どの順でしょうか。" }
hints   = [{ en = "Look.", ja = "見てください。" }]
items   = [{ en = "run", ja = "実行" }, { en = "retry", ja = "再試行" }]
why     = { en = "A retry follows.", ja = "再試行はあとです。" }

[[question]]
id      = "NAME-4"
kind    = "fill"
section = "try"
skill   = "waiting"
ask     = { en = "What is it called?", ja = "何というでしょうか。" }
hints   = [{ en = "Look.", ja = "見てください。" }]
accept  = { en = ["retry"], ja = ["再試行"] }
why     = { en = "That is its name.", ja = "そう呼びます。" }

[[question]]
id      = "NAME-5"
kind    = "match"
section = "try"
skill   = "waiting"
ask     = { en = "What belongs together?", ja = "組み合わせてください。" }
hints   = [{ en = "Look.", ja = "見てください。" }]
pairs   = [
  { left = { en = "one", ja = "一" }, right = { en = "first", ja = "最初" } },
  { left = { en = "two", ja = "二" }, right = { en = "second", ja = "次" } },
]
why     = { en = "So it is.", ja = "そのとおりです。" }

[[question]]
id      = "NAME-6"
kind    = "predict"
section = "try"
skill   = "counting"
ask     = { en = "How often does it run?", ja = "何回動くでしょうか。" }
hints   = [{ en = "Look.", ja = "見てください。" }]
prediction = "NAME-runs"

[[question]]
id      = "NAME-7"
kind    = "number"
section = "try"
skill   = "counting"
ask     = { en = "How often with {draw:client.shop.limit} photos?", ja = "写真が {draw:client.shop.limit} 枚なら何回でしょうか。" }
hints   = [{ en = "Look.", ja = "見てください。" }]
unit    = "count"
generate = { scenario = "NAME-run", draw = { "client.shop.limit" = [2, 3] }, answer = "lambda.resize.invocations", wrong = [
  { value = "answer + 1", slip = true, why = { en = "One too many.", ja = "1 回多いです。" } },
  { value = "answer * 3", misconception = "runs-once", why = { en = "No run fails.", ja = "失敗はありません。" } },
] }
why     = { en = "{answer}: one each.", ja = "{answer} 回です。" }
"#;

const SCENARIO: &str = r#"
id      = "NAME-run"
seed    = 1
horizon = "1 min"
title   = { en = "One photo", ja = "写真 1 枚" }
story   = { en = "A photo is resized.", ja = "写真を縮小します。" }

[client.shop]
sends    = "lambda.resize"
arrivals = { every = "1 s" }
limit    = 1

[lambda.resize]
duration = "100 ms"

[[control]]
label  = { en = "Photos", ja = "写真の枚数" }
set    = "client.shop.limit"
values = [1, 2]

[[prediction]]
id      = "NAME-runs"
ask     = { en = "How often does it run?", ja = "何回動くでしょうか。" }
answer  = "lambda.resize.invocations"
options = [1, 2]
skill   = "counting"
why     = { en = "Once.", ja = "1 回です。" }
wrong   = [{ is = 2, slip = true, why = { en = "Nothing fails.", ja = "失敗はありません。" } }]

[[claim]]
text  = { en = "It runs once.", ja = "1 回動く。" }
holds = "lambda.resize.invocations == 1"
"#;

impl Mini {
    /// The clean course.
    pub fn new() -> Self {
        let mut files = BTreeMap::new();
        let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.to_owned());
        add("course.toml", COURSE);
        add("facts.toml", FACTS);
        add("glossary.toml", GLOSSARY);
        add("misconceptions.toml", MISCONCEPTIONS);
        for (folder, name, term) in [
            ("01-first", "first", "function"),
            ("02-second", "second", "retry"),
        ] {
            for (file, text) in [
                ("lesson.toml", LESSON),
                ("lesson.ja.md", JA),
                ("lesson.en.md", EN),
                ("questions.toml", QUESTIONS),
                ("scenarios/run.toml", SCENARIO),
            ] {
                let text = text.replace("NAME", name).replace("TERM", term);
                add(&format!("{folder}/{file}"), &text);
            }
        }
        Self(files)
    }

    /// The same with some words of a file replaced at their first place; the words have to be there.
    pub fn with(mut self, path: &str, old: &str, new: &str) -> Self {
        let text = self.0.get_mut(path).expect("a file of the course");
        assert!(text.contains(old), "{path} does not contain {old:?}");
        *text = text.replacen(old, new, 1);
        self
    }

    /// The same without a file.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some());
        self
    }

    /// Damages a file that the seed chooses.
    pub fn damage(&mut self, damage: impl FnOnce(&mut String), seed: u64) {
        let file = Stream::new(seed, "file").below(self.0.len() as u64) as usize;
        if let Some(text) = self.0.values_mut().nth(file) {
            damage(text);
        }
    }

    /// Writes it into a folder.
    pub fn folder(&self) -> TempDir {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in &self.0 {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        dir
    }

    /// Checks it on the day its facts were checked.
    pub fn check(&self) -> Report {
        let dir = self.folder();
        check::run(&Source::Folder(dir.path().to_owned()), today(), false)
    }

    /// What a check says: `file:line:column message-id`.
    pub fn problems(&self) -> Vec<String> {
        self.check()
            .problems
            .iter()
            .map(|problem| {
                let (line, column) = problem.position();
                format!("{}:{line}:{column} {}", problem.file, problem.message.id)
            })
            .collect()
    }
}

/// One break: a file, words in it, and what stands there instead.
pub type Break<'a> = (&'a str, &'a str, &'a str);

/// What a check says about a course: place, message and hint, first in English, then in Japanese.
pub fn told(course: &Mini) -> String {
    let mut text = String::new();
    for problem in course.check().problems {
        let (line, column) = problem.position();
        writeln!(text, "  {}:{line}:{column}", problem.file).expect("text");
        for lang in [Lang::En, Lang::Ja] {
            let message = say(lang, &problem.message);
            let hint = problem
                .hint
                .as_ref()
                .map(|hint| format!(" [{}]", say(lang, hint)));
            writeln!(text, "    {message}{}", hint.unwrap_or_default()).expect("text");
        }
    }
    text
}

/// Breaks the clean course in each of these ways; every one has to be told.
pub fn broken(breaks: &[Break<'_>]) -> String {
    let mut text = String::new();
    for (path, old, new) in breaks {
        let told = told(&Mini::new().with(path, old, new));
        assert!(!told.is_empty(), "nobody minds {new:?} in {path}");
        let short = |words: &str| {
            words
                .replace('\n', " ")
                .chars()
                .take(60)
                .collect::<String>()
        };
        writeln!(text, "{path}: {} -> {}\n{told}", short(old), short(new)).expect("text");
    }
    text
}

/// The same change in both languages of the first lesson.
pub fn in_both(ja: (&str, &str), en: (&str, &str)) -> Mini {
    Mini::new()
        .with("01-first/lesson.ja.md", ja.0, ja.1)
        .with("01-first/lesson.en.md", en.0, en.1)
}

/// 2026-11-23.
pub fn today() -> Moment {
    Moment::utc(1_795_392_000)
}
