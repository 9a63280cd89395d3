//! Line breaking by the book: the rules of UAX #14 that terakoya claims, a rule and its classes a line, and what Japanese
//! typesetting asks beyond them, a text and its lines each.

use crate::text::breaks::breaks;
use crate::text::width::Widths;
use crate::text::wrap::Wrap;
use crate::text::wrap::lines;

const W: Widths = Widths::NARROW;

/// `÷` stands wherever a line may end; nowhere else may one. Hangul, Hebrew, the South East Asian scripts and contingent
/// breaks (LB20, LB21a, LB26, LB27, LB28a) are not claimed.
const RULES: [(&str, &str, &str); 62] = [
    ("LB4", "BK", "a\n÷b"),
    ("LB5", "CR LF", "a\r\n÷b"),
    ("LB6", "SP BK", "a \n÷b"),
    ("LB7", "SP", "a  ÷b"),
    ("LB8", "ZW", "a\u{200b}÷b"),
    ("LB8a", "ZWJ", "👩\u{200d}💻"),
    ("LB9", "ID CM", "か\u{3099}÷き"),
    ("LB9", "AL CM", "e\u{301}a"),
    ("LB11", "ID WJ ID", "字\u{2060}字"),
    ("LB12", "AL GL AL", "a\u{a0}b"),
    ("LB12", "ID GL ID", "字\u{a0}字"),
    ("LB12a", "HY GL", "a-÷\u{a0}b"),
    ("LB13", "ID CL ID", "字、÷字。÷字"),
    ("LB13", "ID CL", "字」÷字】÷字"),
    ("LB13", "AL CP SP AL", "a) ÷b"),
    ("LB13", "ID EX ID", "字！÷字？÷字"),
    ("LB13", "AL EX SP", "a! ÷b? ÷c"),
    ("LB13", "AL IS SP", "a, ÷b; ÷c"),
    ("LB13", "AL SY AL", "a/÷b"),
    ("LB14", "OP ID", "字÷「字"),
    ("LB14", "OP SP AL", "a ÷( b"),
    ("LB15", "QU OP", "a ÷“(b"),
    ("LB16", "CL NS", "字」ー÷字"),
    ("LB17", "B2 B2", "a÷——÷b"),
    ("LB18", "SP AL", "one ÷two ÷three"),
    ("LB19", "QU AL QU", "a\"b\"c"),
    ("LB19", "ID QU ID", "字“字”字"),
    ("LB21", "AL BA AL", "a\u{2010}÷b"),
    ("LB21", "AL HY AL", "a-÷b"),
    ("LB21", "ID NS ID", "サー÷バー÷は"),
    ("LB21", "ID NS", "人々÷が"),
    ("LB21", "BB", "´a"),
    ("LB22", "ID IN IN ID", "字……÷字"),
    ("LB22", "AL IN SP AL", "a… ÷b"),
    ("LB23", "AL NU AL", "a1b2"),
    ("LB23", "NU AL", "15min"),
    ("LB23a", "PR ID", "¥千÷円"),
    ("LB23a", "ID PO", "百%"),
    ("LB24", "PR AL", "$a"),
    ("LB25", "PR NU IS NU", "$1,000.50"),
    ("LB25", "NU PO", "50%÷の"),
    ("LB25", "NU IS NU", "12:30:45"),
    ("LB25", "HY NU", "-5"),
    ("LB25", "NU SY NU", "1/2"),
    ("LB25", "OP NU CP", "(5)"),
    ("LB28", "AL AL", "word"),
    ("LB28", "AL AL", "naïve"),
    ("LB29", "IS AL", "e.g"),
    ("LB30", "AL OP", "f(x)"),
    ("LB30", "AL OP wide", "f÷（字）"),
    ("LB30", "NU OP wide", "5÷「字」"),
    ("LB30a", "RI RI", "🇯🇵÷🇫🇷"),
    ("LB30b", "EB EM", "👍\u{1f3fd}"),
    ("LB31", "ID ID", "漢÷字"),
    ("LB31", "ID ID", "か÷な"),
    ("LB31", "ID AL ID", "字÷a÷字"),
    ("LB31", "ID NU ID", "字÷5÷字"),
    ("LB31", "ID OP", "字÷（字）÷字"),
    ("LB31", "EB ID", "字÷✅÷字"),
    ("LB1", "CJ as NS", "ちょっ÷と"),
    ("LB1", "CJ as NS", "フィ÷ル÷タ"),
    ("LB1", "AI as AL", "a①b"),
];

#[test]
fn lines_may_end_where_uax_14_says() {
    let mut wrong = Vec::new();
    for (rule, classes, marked) in RULES {
        let mut text = String::new();
        let mut expected = Vec::new();
        for part in marked.split_inclusive('÷') {
            text.push_str(part.trim_end_matches('÷'));
            if part.ends_with('÷') {
                expected.push(text.len());
            }
        }
        let mut found: Vec<usize> = breaks(&text, Wrap::plain(usize::MAX / 4, W))
            .iter()
            .map(|one| one.next)
            .collect();
        assert_eq!(found.pop(), Some(text.len()), "{rule}: the end");
        let shown: String = std::iter::once(0)
            .chain(found.iter().copied())
            .zip(found.iter().copied().chain([text.len()]))
            .map(|(from, to)| &text[from..to])
            .collect::<Vec<_>>()
            .join("÷");
        if found != expected {
            wrong.push(format!("{rule} {classes}: {shown:?}, not {marked:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What it is about, a text, cells of a line, the lines. Each width is chosen so that a careless break would be tempting.
const JAPANESE: [(&str, &str, usize, &[&str]); 40] = [
    ("full stop", "関数を呼ぶ。", 10, &["関数を", "呼ぶ。"]),
    ("comma", "再試行する、待つ", 10, &["再試行", "する、待つ"]),
    (
        "small kana",
        "きょうはちょっと待つ",
        12,
        &["きょうは", "ちょっと待つ"],
    ),
    (
        "small kana",
        "フィフォキュー",
        6,
        &["フィ", "フォ", "キュー"],
    ),
    (
        "long vowel",
        "コンシューマーが読む",
        14,
        &["コンシューマー", "が読む"],
    ),
    (
        "long vowel",
        "あーーーーと言う",
        6,
        &["あーー", "ーーと", "言う"],
    ),
    ("repetition mark", "人々が我々に", 6, &["人々が", "我々に"]),
    ("iteration of kana", "いすゞの車", 6, &["いすゞ", "の車"]),
    (
        "brackets",
        "この「可視性タイムアウト」は",
        24,
        &["この「可視性タイム", "アウト」は"],
    ),
    (
        "brackets in a row",
        "呼び出す（「同期」）とき",
        16,
        &["呼び出す", "（「同期」）とき"],
    ),
    (
        "closing run",
        "「（小さい）」。次",
        16,
        &["「（小さい）」。", "次"],
    ),
    (
        "full-width parenthesis after Latin",
        "Lambda（関数）を使う",
        14,
        &["Lambda（関数）", "を使う"],
    ),
    (
        "half-width parenthesis",
        "実行環境 (コンテナ) を使う",
        18,
        &["実行環境", "(コンテナ) を使う"],
    ),
    (
        "punctuation run",
        "本当ですか？！はい",
        12,
        &["本当", "ですか？！", "はい"],
    ),
    (
        "question and bracket",
        "「なぜ？」と聞く",
        14,
        &["「なぜ？」と", "聞く"],
    ),
    (
        "middle dot",
        "東京・大阪・福岡",
        8,
        &["東京・", "大阪・", "福岡"],
    ),
    ("colon", "上限：15 分です", 8, &["上限：", "15 分", "です"]),
    (
        "digits and unit",
        "最大 15 分待つ",
        8,
        &["最大", "15 分", "待つ"],
    ),
    (
        "digits and Latin unit",
        "メモリは 512 MB です",
        14,
        &["メモリは", "512 MB です"],
    ),
    (
        "digits and kanji",
        "3件のメッセージ",
        10,
        &["3件の", "メッセージ"],
    ),
    ("per cent", "料金は50%です", 8, &["料金は", "50%です"]),
    (
        "grouped digits",
        "約1,000,000件です",
        11,
        &["約1,000,000", "件です"],
    ),
    (
        "Latin word",
        "名前は asynchronous です",
        14,
        &["名前は", "asynchronous", "です"],
    ),
    (
        "Latin name of two words",
        "今日 AWS Lambda を使う",
        18,
        &["今日 AWS Lambda を", "使う"],
    ),
    (
        "particle after Latin",
        "これは SQS のキューです",
        11,
        &["これは", "SQS の", "キューです"],
    ),
    (
        "ellipsis",
        "考える……そして決める",
        12,
        &["考える……", "そして決める"],
    ),
    ("ellipsis", "しばらく…待つ", 10, &["しばらく…", "待つ"]),
    ("dash", "失敗——つまり例外", 8, &["失敗——", "つまり", "例外"]),
    ("wave dash", "5〜10 分かかる", 8, &["5〜10 分", "かかる"]),
    (
        "emoji",
        "成功✅です。失敗❌です。",
        10,
        &["成功✅", "です。失敗", "❌です。"],
    ),
    (
        "emoji of several characters",
        "担当👩\u{200d}💻が来る",
        6,
        &["担当👩\u{200d}💻", "が来る"],
    ),
    ("flags", "日本🇯🇵と仏🇫🇷", 8, &["日本🇯🇵と", "仏🇫🇷"]),
    (
        "half-width kana",
        "ｶﾞｲﾄﾞを読む",
        4,
        &["ｶ\u{ff9e}ｲ", "ﾄ\u{ff9e}を", "読む"],
    ),
    (
        "half-width marks",
        "ﾃｽﾄ｡次､｢次｣",
        6,
        &["ﾃｽﾄ｡", "次､", "｢次｣"],
    ),
    (
        "combining sound mark",
        "か\u{3099}か\u{3099}か\u{3099}",
        3,
        &["か\u{3099}", "か\u{3099}", "か\u{3099}"],
    ),
    (
        "variation selector",
        "葛\u{e0100}城と葛\u{e0100}西",
        5,
        &["葛\u{e0100}城", "と葛\u{e0100}", "西"],
    ),
    (
        "surrogate pair of old",
        "𠮷野家と𠮷田",
        6,
        &["𠮷野家", "と𠮷田"],
    ),
    (
        "honorific prefix",
        "こちらでご利用ください",
        14,
        &["こちらで", "ご利用ください"],
    ),
    (
        "compound of kanji",
        "予約済み同時実行数を変える",
        14,
        &["予約済み同時", "実行数を変える"],
    ),
    (
        "compound of katakana",
        "デッドレターキューへ移す",
        14,
        &["デッドレター", "キューへ移す"],
    ),
];

#[test]
fn japanese_is_set_as_a_typesetter_would() {
    let mut wrong = Vec::new();
    for (what, text, width, expected) in JAPANESE {
        let found = lines(text, width, W);
        if found != expected {
            wrong.push(format!("{what}: {text} in {width}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
