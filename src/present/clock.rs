//! Moments of a simulation as clocks, the same in every language.

/// A moment of the simulation as a short clock: `0:00`, `2:59.4`, `1:00:00`.
pub fn clock(micros: u64) -> String {
    let tenths = micros / 100_000;
    let (seconds, tenth) = (tenths / 10, tenths % 10);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = if tenth == 0 {
        String::new()
    } else {
        format!(".{tenth}")
    };
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}{fraction}")
    } else {
        format!("{minutes}:{seconds:02}{fraction}")
    }
}

/// The same in full, for logs and the header: `00:02:59.412`.
pub fn full_clock(micros: u64) -> String {
    let millis = micros / 1000;
    let (seconds, millis) = (millis / 1000, millis % 1000);
    format!(
        "{:02}:{:02}:{:02}.{millis:03}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_as_short_as_they_can_be() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(179_412_000), "2:59.4");
        assert_eq!(clock(3_600_000_000), "1:00:00");
        assert_eq!(full_clock(179_412_000), "00:02:59.412");
    }
}
