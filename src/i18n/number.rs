//! Numbers for people: both languages group by thousands with a comma and write a decimal point. Never an exponent.

/// A number with as much precision as a reader can use: whole numbers in full, others to four significant digits.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    if value.fract() == 0.0 || value.abs() >= 1000.0 {
        return group(&format!("{value:.0}"));
    }
    // 0.0013316 has its first digit at the third decimal: 3 more follow it.
    let magnitude = value.abs().log10().floor() as i32;
    let decimals = (3 - magnitude).clamp(0, 12) as usize;
    group(trim_zeros(&format!("{value:.decimals$}")))
}

/// A number exactly as it was written in a file, grouped: facts and settings.
pub fn exact(value: f64) -> String {
    if value.is_finite() {
        group(&value.to_string())
    } else {
        "-".to_owned()
    }
}

/// `1234567.5` as `1,234,567.5`. A negative zero loses its sign.
pub fn group(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) if rest.bytes().any(|b| matches!(b, b'1'..=b'9')) => ("-", rest),
        Some(rest) => ("", rest),
        None => ("", digits),
    };
    let (whole, fraction) = match digits.find('.') {
        Some(point) => digits.split_at(point),
        None => (digits, ""),
    };
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3 + 1);
    grouped.push_str(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(fraction);
    grouped
}

/// `1.500` as `1.5`, `2.000` as `2`.
pub fn trim_zeros(digits: &str) -> &str {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_grouped_and_exact() {
        assert_eq!(number(0.0), "0");
        assert_eq!(number(-0.0), "0");
        assert_eq!(number(999.0), "999");
        assert_eq!(number(1000.0), "1,000");
        assert_eq!(number(-1_234_567.0), "-1,234,567");
    }

    #[test]
    fn fractions_keep_four_digits() {
        assert_eq!(number(7.69841), "7.698");
        assert_eq!(number(0.001_331_6), "0.001332");
        assert_eq!(number(0.5), "0.5");
        assert_eq!(number(12_345.678), "12,346");
        assert_eq!(number(-0.25), "-0.25");
        assert_eq!(number(f64::NAN), "-");
    }

    #[test]
    fn exact_numbers_keep_every_digit() {
        assert_eq!(exact(0.000_016_666_7), "0.0000166667");
        assert_eq!(exact(1_048_576.0), "1,048,576");
        assert_eq!(exact(1.991), "1.991");
    }
}
