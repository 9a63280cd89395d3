//! `settings`: what one chooses once, shown and changed without a screen. The plain twin of the tutor's Settings.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::cli::command::Call;
use crate::cli::mistake;
use crate::cli::stop::Stop;
use crate::config;
use crate::config::setting::Setting;
use crate::config::writer;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::text::fit;

/// Cells of the settings' names and values.
const COLUMN: usize = 30;

/// `settings [KEY [VALUE]] [--json]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let Some(word) = call.word("key") else {
        return all(call);
    };
    let Some(setting) = Setting::of_key(word) else {
        let keys: Vec<&str> = Setting::ALL.iter().map(|setting| setting.key()).collect();
        return Err(mistake::unknown(
            msg!("settings-unknown", word = word),
            word,
            &keys,
            msg!("settings-unknown-hint"),
        )
        .into());
    };
    let value = call.word("value").map(str::to_owned);
    match value {
        None => {
            let value = setting.value(call.settings);
            call.out.line(&Line::plain(value))
        }
        Some(value) => change(call, setting, &value),
    }
}

fn change(call: &mut Call<'_>, setting: Setting, value: &str) -> Result<(), Stop> {
    let literal = setting.literal(value, call.settings)?;
    let Some(path) = &call.settings.file else {
        return Err(config::homeless().into());
    };
    writer::set(path, setting.key(), &literal)?;
    let path = path.display().to_string();
    call.out.say(&msg!(
        "settings-saved",
        key = setting.key(),
        value = literal,
        path = path
    ))?;
    if call.settings.overruled.contains(&setting) {
        call.out.note(&msg!("settings-overruled"))?;
    }
    Ok(())
}

fn all(call: &mut Call<'_>) -> Result<(), Stop> {
    let settings = call.settings;
    if call.has("json") {
        let values: Map<String, Value> = Setting::ALL
            .into_iter()
            .map(|setting| (setting.key().to_owned(), value(setting, settings)))
            .collect();
        let file = settings
            .file
            .as_ref()
            .map(|path| path.display().to_string());
        return call
            .out
            .json(&json!({ "format": 1, "settings": values, "file": file }));
    }
    let paper = call.out.reading_paper();
    let widths = paper.widths();
    for setting in Setting::ALL {
        let written = format!("{} = {}", setting.key(), setting.value(settings));
        let lead = Line::of(fit::pad_end(&written, COLUMN, widths), Meaning::Code)
            .with("  ", Meaning::Text);
        let title = Rich::of(&say(paper.lang, &setting.title()), Meaning::Dim);
        call.out.lines(&title.hanging(&lead, paper.width, widths))?;
    }
    let kept = match &settings.file {
        Some(path) => msg!("settings-file", path = path.display().to_string()),
        None => msg!("settings-no-file"),
    };
    call.out.blank()?;
    call.out.say(&kept)
}

/// A value with its own type.
fn value(setting: Setting, settings: &config::Settings) -> Value {
    match setting {
        Setting::Lang | Setting::Theme => json!(setting.value(settings)),
        Setting::Retention => json!(settings.retention),
        Setting::DailyCap => json!(settings.daily_cap),
        Setting::DayStartsAt => json!(settings.day_starts_at),
        Setting::Motion => json!(settings.motion),
        Setting::AmbiguousWidth => json!(settings.ambiguous_width),
        Setting::Ascii => json!(settings.ascii),
    }
}
