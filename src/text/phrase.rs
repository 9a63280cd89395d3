//! Phrases and words of Japanese, as far as lines need them: where BudouX sees a new phrase, corrected where it is known to cut
//! words, and how bad a cut inside a phrase would be. Looks at a few characters around a place; no dictionary, no grammar.

use std::sync::OnceLock;

use budoux_phf_rs::Parser;

use crate::text::kinsoku;

/// Characters looked at before a place: no compound that anybody writes is longer.
const NEAR: usize = 16;

/// Loan words that compounds are made of; a compound may be cut beside one of them, but not inside.
const PARTS: [&str; 58] = [
    "アーキテクチャ",
    "アウト",
    "アカウント",
    "アドレス",
    "アプリ",
    "アラーム",
    "イベント",
    "イメージ",
    "インスタンス",
    "ウィンドウ",
    "エラー",
    "オブジェクト",
    "キー",
    "キャッシュ",
    "キュー",
    "クエリ",
    "クライアント",
    "クラス",
    "グループ",
    "ゲートウェイ",
    "コード",
    "コンテナ",
    "コンピューティング",
    "サーバー",
    "サービス",
    "サイクル",
    "サイズ",
    "システム",
    "シャード",
    "スタート",
    "ストリーム",
    "ストレージ",
    "スロットリング",
    "ソース",
    "タイム",
    "タスク",
    "データ",
    "テーブル",
    "デッド",
    "トピック",
    "ネットワーク",
    "パターン",
    "バケット",
    "バッチ",
    "パラメータ",
    "ファイル",
    "フィルター",
    "プッシュ",
    "プロトコル",
    "ベース",
    "ポーリング",
    "ポリシー",
    "メッセージ",
    "ユーザー",
    "ライブラリ",
    "リクエスト",
    "レター",
    "ロール",
];

/// Nouns that stand on their own before another one, as adverbs do.
const ADVERBS: [&str; 24] = [
    "一度", "全部", "一部", "毎回", "毎秒", "毎分", "毎時", "毎日", "毎月", "毎年", "今回", "次回",
    "以上", "以下", "以内", "以後", "以降", "一段", "直接", "直後", "直前", "通常", "現在", "結局",
];

/// What counts things: a number with one of these stands on its own as well.
const COUNTERS: [char; 15] = [
    'つ', '回', '度', '個', '件', '枚', '台', '人', '秒', '分', '時', '日', '本', '通', '倍',
];

/// Beginnings that lean on the noun before them even where BudouX sees a new phrase.
const LEANING: [&str; 8] = [
    "そのもの",
    "なら",
    "でも",
    "あたり",
    "おき",
    "あり",
    "ごと",
    "され",
];

/// Particles and endings known by their first letters even after kana: where a phrase must be cut, it is cut before one.
const PARTICLES: [&str; 18] = [
    "から", "まで", "より", "だけ", "など", "ので", "のに", "です", "でし", "ます", "ませ", "まし",
    "とき", "こと", "もの", "は", "が", "を",
];

/// The same after a noun, where a verb's own ending cannot be meant.
const AFTER_NOUNS: [&str; 14] = [
    "に",
    "へ",
    "と",
    "で",
    "も",
    "の",
    "や",
    "なら",
    "として",
    "しな",
    "して",
    "する",
    "され",
    "した",
];

/// How bad a cut inside a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Between a word and what leans on it.
    Particle,
    /// Between the parts of a compound.
    Part,
    /// Inside a word.
    Word,
}

/// Bytes at which a new phrase starts; none in text without Japanese.
pub(super) fn starts(text: &str) -> Vec<usize> {
    static PARSER: OnceLock<Parser> = OnceLock::new();
    let mut starts = Vec::new();
    if !text.chars().any(kinsoku::japanese) {
        return starts;
    }
    let mut at = 0;
    PARSER
        .get_or_init(Parser::japanese_parser)
        .parse_with(text, |phrase| {
            at += phrase.len();
            if trusted(text, at) {
                starts.push(at);
            }
        });
    starts
}

/// Whether a boundary that BudouX sees is one. It learned from newspapers, and takes 方法 and 部分 apart.
fn trusted(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if kinsoku::katakana(last) && kinsoku::katakana(next) {
        return false;
    }
    if kinsoku::kanji(last) && kinsoku::kanji(next) {
        return stands_alone(before);
    }
    if lone(before) && kinsoku::hiragana(next) {
        return false;
    }
    // 写真そのもの is not 写真 and その and もの.
    if before.ends_with("その") && after.starts_with("もの") {
        return false;
    }
    let noun = kinsoku::kanji(last) || kinsoku::katakana(last);
    !(noun && LEANING.iter().any(|word| after.starts_with(word)))
}

/// Whether the text ends in a single kana that begins a sentence or a clause, and so a word: はい is not は with い.
fn lone(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(kinsoku::hiragana)
        && back
            .next()
            .is_none_or(|c| matches!(c, '。' | '、' | '？' | '！' | '…' | '—'))
}

/// Whether the text ends in an adverb or a number with its counter.
fn stands_alone(before: &str) -> bool {
    if ADVERBS.iter().any(|word| before.ends_with(word)) {
        return true;
    }
    // 二つ分 counts as 二つ does.
    counted(before) || before.strip_suffix('分').is_some_and(counted)
}

/// Whether the text ends in a number with its counter.
fn counted(text: &str) -> bool {
    let mut letters = text.chars().rev();
    letters.next().is_some_and(|c| COUNTERS.contains(&c))
        && letters
            .find(|c| *c != ' ')
            .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百千万何数".contains(c))
}

/// How bad a cut before byte `at` is, where no phrase starts.
pub(super) fn inside(text: &str, at: usize) -> Inside {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return Inside::Particle;
    };
    if kinsoku::katakana(last) && kinsoku::katakana(next) {
        return if PARTS
            .iter()
            .any(|part| before.ends_with(part) || after.starts_with(part))
        {
            Inside::Part
        } else {
            Inside::Word
        };
    }
    if kinsoku::kanji(last) && kinsoku::kanji(next) {
        // Most words of a compound are two characters long: 同時・実行・数.
        let run = before
            .chars()
            .rev()
            .take(NEAR)
            .take_while(|c| kinsoku::kanji(*c))
            .count();
        return if run % 2 == 0 {
            Inside::Part
        } else {
            Inside::Word
        };
    }
    if kinsoku::hiragana(next) {
        let one_of = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
        let leans = if kinsoku::hiragana(last) {
            one_of(&PARTICLES) && !lone(before)
        } else {
            one_of(&PARTICLES) || one_of(&AFTER_NOUNS) || !kinsoku::japanese(last)
        };
        return if leans {
            Inside::Particle
        } else {
            Inside::Word
        };
    }
    if matches!(last, 'お' | 'ご') {
        return Inside::Word;
    }
    Inside::Particle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<&str> {
        let mut from = 0;
        starts(text)
            .into_iter()
            .map(|at| {
                let phrase = &text[from..at];
                from = at;
                phrase
            })
            .collect()
    }

    #[test]
    fn words_are_not_taken_for_two_phrases() {
        let cases: [(&str, &[&str]); 9] = [
            ("使う方法がありません", &["使う", "方法が", "ありません"]),
            ("変えたい部分がある", &["変えたい", "部分が", "ある"]),
            ("結果整合性と呼ぶ", &["結果整合性と", "呼ぶ"]),
            ("上書きしてしまう", &["上書きしてしまう"]),
            ("一度発行すれば", &["一度", "発行すれば"]),
            ("2 回以上動くこと", &["2 回以上", "動く", "こと"]),
            ("メッセージ属性と比べる", &["メッセージ属性と", "比べる"]),
            ("写真そのものは", &["写真そのものは"]),
            ("ですか？はい", &["ですか？はい"]),
        ];
        for (text, expected) in cases {
            assert_eq!(phrases(text), expected, "{text}");
        }
        assert!(starts("no Japanese").is_empty());
    }

    #[test]
    fn a_cut_inside_a_phrase_is_graded() {
        let cases = [
            ("同時", "実行数", Inside::Part),
            ("同時実", "行数", Inside::Word),
            ("方", "法", Inside::Word),
            ("タイム", "アウト", Inside::Part),
            ("タイムア", "ウト", Inside::Word),
            ("フィルター", "ポリシー", Inside::Part),
            ("受", "け取る", Inside::Word),
            ("動", "きます", Inside::Word),
            ("サーバー", "は", Inside::Particle),
            ("失敗し", "ます", Inside::Particle),
            ("失敗しま", "す", Inside::Word),
            ("失敗", "した", Inside::Particle),
            ("失敗しま", "した", Inside::Word),
            ("ご", "利用", Inside::Word),
            ("受け", "取る", Inside::Particle),
        ];
        for (before, after, expected) in cases {
            let text = format!("{before}{after}");
            assert_eq!(inside(&text, before.len()), expected, "{before}／{after}");
        }
    }
}
