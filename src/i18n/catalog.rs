//! The Fluent bundles of both languages, built once from the embedded `locales/`. A message missing in one language is said in
//! the other, one missing in both as `⟦id⟧`: a hole in a translation must never stop anybody.

use std::sync::OnceLock;

use fluent::FluentArgs;
use fluent::FluentResource;
use fluent::FluentValue;
use fluent::concurrent::FluentBundle;
use include_dir::Dir;
use include_dir::include_dir;
use unic_langid::LanguageIdentifier;

use crate::i18n::number;
use crate::i18n::unit;
use crate::lang::Lang;
use crate::message::Arg;
use crate::message::Message;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

type Bundle = FluentBundle<FluentResource>;

/// A message as a sentence of a language.
pub fn say(lang: Lang, message: &Message) -> String {
    speak(lang, lang, message)
        .or_else(|| speak(lang.other(), lang, message))
        .unwrap_or_else(|| format!("⟦{}⟧", message.id))
}

/// The embedded Fluent files of a language, name and text, in order of their names; for the test that compares the languages.
pub fn sources(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = LOCALES
        .get_dir(lang.code())
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "ftl"))
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

/// Says it from the catalogue of one language with the values written in another.
fn speak(catalog: Lang, values: Lang, message: &Message) -> Option<String> {
    let bundle = bundle(catalog);
    let (id, attribute) = match message.id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (message.id, None),
    };
    let found = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => found.get_attribute(attribute)?.value(),
        None => found.value()?,
    };
    let mut args = FluentArgs::with_capacity(message.args.len());
    for (name, value) in &message.args {
        args.set(*name, argument(values, value));
    }
    // An argument the caller forgot shows as `{$name}`; tests/locales.rs finds such calls.
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned(),
    )
}

/// Plain numbers stay numbers, so that they can choose a plural; everything else is written out here.
fn argument(lang: Lang, value: &Arg) -> FluentValue<'_> {
    match value {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Count(count) => FluentValue::from(*count),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Span(micros) => FluentValue::from(unit::span(lang, *micros)),
        Arg::Size(bytes) => FluentValue::from(unit::size(*bytes)),
        Arg::Share(share) => FluentValue::from(unit::share(lang, *share)),
        Arg::Money(usd) => FluentValue::from(unit::money(lang, *usd)),
        Arg::Both(text) => FluentValue::from(text.get(lang).as_str()),
        Arg::Message(message) => FluentValue::from(say(lang, message)),
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: OnceLock<[Bundle; 2]> = OnceLock::new();
    let [ja, en] = BUNDLES.get_or_init(|| Lang::ALL.map(load));
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

fn load(lang: Lang) -> Bundle {
    let locale: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks are invisible in a browser and junk in a terminal.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(count) => Some(number::number(count.value)),
        _ => None,
    }));
    for (_, text) in sources(lang) {
        // What can be read of a file is used; tests/locales.rs refuses the rest.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;

    #[test]
    fn an_unknown_message_names_itself() {
        assert_eq!(
            say(Lang::Ja, &Message::new("no-such-message")),
            "⟦no-such-message⟧"
        );
    }

    #[test]
    fn numbers_are_grouped_inside_sentences() {
        let message = Message::new("unit-per-second").with("n", 12_000);
        assert_eq!(say(Lang::En, &message), "12,000/s");
        assert_eq!(say(Lang::Ja, &message), "12,000/秒");
    }

    #[test]
    fn a_plural_is_chosen_by_the_number() {
        let one = Message::new("unit-d").with("n", "1").with("count", 1);
        let four = Message::new("unit-d").with("n", "4").with("count", 4);
        assert_eq!(say(Lang::En, &one), "1 day");
        assert_eq!(say(Lang::En, &four), "4 days");
        assert_eq!(say(Lang::Ja, &four), "4 日");
    }

    #[test]
    fn a_message_inside_a_message_speaks_the_same_language() {
        let inner = Message::new("unit-s").with("n", "3");
        let outer = Message::new("unit-range")
            .with("low", inner)
            .with("high", &Text::new("ten", "十"));
        assert_eq!(say(Lang::En, &outer), "3 s to ten");
        assert_eq!(say(Lang::Ja, &outer), "3 秒〜十");
    }
}
