//! Moments and days as each language writes them: `Fri 29 May, 05:26` and `5月29日（金）5:26`. The moment carries its offset;
//! nothing here reads a clock or a time zone.

use crate::i18n::catalog::say;
use crate::lang::Lang;
use crate::moment::Day;
use crate::moment::Moment;
use crate::msg;

/// A moment as the learner's clock shows it.
pub fn date(lang: Lang, moment: Moment) -> String {
    let local_s = moment.at_us.div_euclid(1_000_000) + i64::from(moment.offset_s);
    let day_part = day(lang, Day(local_s.div_euclid(86_400) as i32));
    let minute = local_s.rem_euclid(86_400) / 60;
    let (hour, minute) = (minute / 60, minute % 60);
    let time = match lang {
        Lang::En => format!("{hour:02}:{minute:02}"),
        Lang::Ja => format!("{hour}:{minute:02}"),
    };
    say(lang, &msg!("date-moment", day = day_part, time = time))
}

/// A day with its weekday.
pub fn day(lang: Lang, day: Day) -> String {
    // 1970-01-01 was a Thursday, the fourth day of the week.
    let weekday = i64::from(day.0 + 3).rem_euclid(7) + 1;
    let weekday = say(lang, &msg!("date-weekday", n = weekday));
    let (month, day_of_month) = civil(i64::from(day.0));
    let month = say(lang, &msg!("date-month", n = month));
    say(
        lang,
        &msg!(
            "date-day",
            weekday = weekday,
            month = month,
            day = day_of_month
        ),
    )
}

/// Month and day of the month in the Gregorian calendar, counting years from March so that the leap day comes last.
fn civil(days: i64) -> (i64, i64) {
    let shifted = days + 719_468;
    let era_day = shifted.rem_euclid(146_097);
    let era_year = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
    let month_from_march = (5 * year_day + 2) / 153;
    let day = year_day - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_each_language_writes_them() {
        let moment = Moment::parse("2026-05-29T05:26:40+09:00").unwrap();
        assert_eq!(date(Lang::Ja, moment), "5月29日（金）5:26");
        assert_eq!(date(Lang::En, moment), "Fri 29 May, 05:26");
    }

    #[test]
    fn leap_days_and_days_before_1970_exist() {
        assert_eq!(
            day(
                Lang::En,
                Moment::parse("2024-02-29T12:00:00Z").unwrap().day(0)
            ),
            "Thu 29 Feb"
        );
        assert_eq!(day(Lang::En, Day(-1)), "Wed 31 Dec");
        assert_eq!(day(Lang::En, Day(0)), "Thu 1 Jan");
    }

    #[test]
    fn the_calendar_agrees_with_jiff() {
        for days in (-40_000..40_000).step_by(7) {
            let expected = jiff::civil::date(1970, 1, 1)
                .checked_add(jiff::Span::new().days(i64::from(days)))
                .unwrap();
            assert_eq!(
                civil(i64::from(days)),
                (i64::from(expected.month()), i64::from(expected.day()))
            );
        }
    }
}
