//! How fast the course answers to what is typed: as it ships, and a hundred times as large. Every copy has words of its own, so that
//! the vocabulary grows too. A frame is 33 ms; the large course may take 50.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot read its input should stop loudly, and prints what it measured"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use terakoya::course::block::Block;
use terakoya::course::block::BlockKind;
use terakoya::course::block::Inline;
use terakoya::course::load;
use terakoya::course::model::Course;
use terakoya::course::model::Module;
use terakoya::lang::Lang;
use terakoya::present::rich::fact_text;
use terakoya::search::Index;

/// How many courses the large one is.
const TIMES: usize = 100;
/// Repetitions; the best counts, as noise only ever adds.
const RUNS: usize = 5;
/// What is typed: words, slips, kana, readings, one letter, several words, nothing of the kind.
const TYPED: [&str; 14] = [
    "lambda",
    "lamda",
    "visiblity timout",
    "a",
    "dead-letter queue",
    "可視性",
    "かしせい",
    "の",
    "キュー",
    "ﾀｲﾑｱｳﾄ",
    "Lambda関数 エラー",
    "queue キュー",
    "zzzzzzzz",
    "存在しない言葉",
];

/// The course a number of times over; in every copy each fifth word of its paragraphs ends in letters of its own.
fn large(course: &Course) -> Course {
    let mut whole = course.clone();
    for copy in 1..TIMES {
        for module in &course.modules {
            whole.modules.push(copied(module, copy));
        }
    }
    whole
}

fn copied(module: &Module, copy: usize) -> Module {
    let mut module = module.clone();
    for entry in &mut module.lessons {
        entry.id = format!("{}-{copy}", entry.id);
        let Some(lesson) = &mut entry.lesson else {
            continue;
        };
        let lesson = Arc::make_mut(lesson);
        lesson.id.clone_from(&entry.id);
        for section in &mut lesson.sections {
            for lang in Lang::ALL {
                for block in section.blocks.get_mut(lang) {
                    vary(block, copy);
                }
            }
        }
    }
    module
}

fn vary(block: &mut Block, copy: usize) {
    let BlockKind::Paragraph(inlines) = &mut block.kind else {
        return;
    };
    for inline in inlines {
        if let Inline::Text(text) = inline {
            let words = text.split(' ').enumerate().map(|(at, word)| {
                if at % 5 == 4 {
                    format!("{word}{copy}")
                } else {
                    word.to_owned()
                }
            });
            *text = words.collect::<Vec<_>>().join(" ");
        }
    }
}

fn best(mut measure: impl FnMut()) -> f64 {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            measure();
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::MAX, f64::min)
}

fn main() {
    let course = load::embedded().unwrap();
    let large = large(&course);
    let start = Instant::now();
    let small_index = Index::new(&course, &fact_text);
    let small_made = start.elapsed().as_secs_f64() * 1e3;
    let start = Instant::now();
    let large_index = Index::new(&large, &fact_text);
    let large_made = start.elapsed().as_secs_f64() * 1e3;
    println!("{:24} {:>10} {:>10}", "", "course", "100 times");
    println!(
        "{:24} {:>10} {:>10}",
        "things",
        small_index.len(),
        large_index.len()
    );
    println!("{:24} {small_made:7.1} ms {large_made:7.1} ms", "index");
    let mut worst: [f64; 2] = [0.0; 2];
    for typed in TYPED {
        let measured = [&small_index, &large_index].map(|index| {
            best(|| {
                black_box(index.find(typed, Lang::Ja, 100));
            })
        });
        let total = large_index.find(typed, Lang::Ja, 1).total;
        println!(
            "{typed:24} {:7.2} ms {:7.2} ms  {total}",
            measured[0], measured[1]
        );
        worst = [worst[0].max(measured[0]), worst[1].max(measured[1])];
    }
    println!("{:24} {:7.2} ms {:7.2} ms", "worst", worst[0], worst[1]);
}
