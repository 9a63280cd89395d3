//! Which characters may not begin or end a line in Japanese typesetting (行頭禁則, 行末禁則), and which open brackets may begin
//! one. A table and nothing else.

/// Whether a line must not begin with it: closing brackets, commas and full stops, sound marks, repetition marks, small kana, the
/// long vowel, units that belong to the number before them.
pub const fn never_starts(c: char) -> bool {
    matches!(
        c,
        '、' | '。' | '，' | '．' | '・' | '：' | '；' | '？' | '！' | '‼' | '⁇' | '⁈' | '⁉'
            | '゛' | '゜' | 'ヽ' | 'ヾ' | 'ゝ' | 'ゞ' | '々' | '〻' | 'ー'
            | '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〙' | '〗' | '〟' | '｠' | '»'
            | '’' | '”' | ')' | ']' | '}'
            | '‐' | '゠' | '–' | '〜' | '～'
            | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
            | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
            | 'ㇰ'..='ㇿ'
            | '％' | '‰' | '℃' | '°' | '′' | '″'
            | ',' | '.' | '!' | '?' | ';' | ':' | '%'
            | '｡' | '､' | '･' | '｣' | 'ｧ'..='ｰ' | 'ﾞ' | 'ﾟ'
            | '\u{3099}' | '\u{309A}'
    )
}

/// Whether a line must not end with it: opening brackets and quotation marks.
pub const fn never_ends(c: char) -> bool {
    opens_wide(c) || matches!(c, '‘' | '“' | '«' | '(' | '[' | '{' | '｢')
}

/// An opening bracket of full width. UAX #14 lets a line begin with one even directly after a letter or digit (rule LB30), the
/// break table we use does not know that yet.
pub const fn opens_wide(c: char) -> bool {
    matches!(
        c,
        '（' | '〔' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〘' | '〖' | '〝' | '｟'
    )
}

/// Whether it ends a sentence, a clause or a bracket in Japanese, so that a reader pauses after it.
pub const fn pauses(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '？'
            | '！'
            | '：'
            | '；'
            | '）'
            | '〕'
            | '］'
            | '｝'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〙'
            | '〗'
            | '｠'
    )
}

/// Hiragana: after a space it is a particle or an ending that belongs to the word before.
pub const fn hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Katakana with the long vowel: a run of it is one loan word.
pub const fn katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// Kanji and their repetition mark.
pub const fn kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '々' | '\u{20000}'..='\u{3FFFF}')
}

/// A letter of Japanese writing.
pub const fn japanese(c: char) -> bool {
    hiragana(c) || katakana(c) || kanji(c)
}
