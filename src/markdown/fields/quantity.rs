//! Numbers of minutes and months as people write them.

use super::value::Problem;

/// What people write in words and what is not a number with a unit.
const IN_WORDS: [(&str, u32); 6] = [
    ("an hour", 60),
    ("one hour", 60),
    ("half an hour", 30),
    ("a quarter of an hour", 15),
    ("quarter of an hour", 15),
    ("an hour and a half", 90),
];

/// Minutes: `15`, `15 minutes`, `1 hour 30`, `1.5 hours`. From 1 to a day.
///
/// # Errors
/// Where the text is no such number: what to write instead.
pub fn read_minutes(text: &str) -> Result<u32, Problem> {
    let lower = text.to_lowercase();
    if let Some((_, minutes)) = IN_WORDS.iter().find(|(words, _)| *words == lower) {
        return Ok(*minutes);
    }
    let unit = |word: &str| match word {
        "" | "m" | "min" | "mins" | "minute" | "minutes" | "minute(s)" => Some(1),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60),
        _ => None,
    };
    add_up(&lower, unit)
        .filter(|minutes| (1..=1440).contains(minutes))
        .ok_or_else(|| {
            Problem::with_help(
                format!("`{text}` is not a number of minutes."),
                "Write one whole number, such as `15` or `15 minutes`.",
            )
        })
}

/// Months: `12`, `12 months`, `2 years`. From 1 to ten years.
pub(super) fn read_months(text: &str) -> Result<u32, Problem> {
    let lower = text.to_lowercase();
    let unit = |word: &str| match word {
        "" | "m" | "month" | "months" => Some(1),
        "y" | "year" | "years" => Some(12),
        _ => None,
    };
    let words = [("a year", 12), ("one year", 12), ("half a year", 6)];
    let in_words = words.iter().find(|(words, _)| *words == lower);
    let months = in_words.map_or_else(|| add_up(&lower, unit), |(_, months)| Some(*months));
    months
        .filter(|months| (1..=120).contains(months))
        .ok_or_else(|| {
            Problem::with_help(
                format!("`{text}` is not a number of months."),
                "Write one whole number, such as `12` or `12 months`.",
            )
        })
}

/// A whole number from 1.
pub(in crate::markdown) fn read_number(text: &str) -> Result<u32, Problem> {
    let number = text.trim_matches(['.', ' ']).parse().ok();
    number.filter(|number| *number > 0).ok_or_else(|| {
        Problem::with_help(
            format!("`{text}` is not a number."),
            "Write one number, counted from 1.",
        )
    })
}

/// The sum of numbers with their units: `1 hour and 30 minutes`. A number
/// without a unit may only stand alone or at the end after hours.
fn add_up(text: &str, unit: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    let mut total = 0.0;
    let mut rest = text.trim_end_matches('.').trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, after) = rest.split_at(digits.unwrap_or(rest.len()));
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_alphabetic() && !"()".contains(c));
        let (word, next) = after.split_at(end.unwrap_or(after.len()));
        let next = next.trim_start_matches([' ', ',']);
        if word.is_empty() && !next.is_empty() {
            return None;
        }
        total += number.parse::<f64>().ok()? * f64::from(unit(word)?);
        rest = next.strip_prefix("and ").unwrap_or(next).trim_start();
    }
    whole(total)
}

/// The number, where it is whole and small enough to be meant.
fn whole(number: f64) -> Option<u32> {
    let meant = number > 0.0 && number <= 10_000.0 && number.fract() == 0.0;
    meant.then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_as_people_write_them() {
        for (text, minutes) in [
            ("15", 15),
            ("15 minutes", 15),
            ("15 min", 15),
            ("15min.", 15),
            ("1 hour", 60),
            ("1 hour and 30 minutes", 90),
            ("1h 30", 90),
            ("1.5 hours", 90),
            ("Half an hour", 30),
        ] {
            assert_eq!(read_minutes(text), Ok(minutes), "{text}");
        }
        for text in [
            "a quarter",
            "10-15",
            "0",
            "",
            "15 apples",
            "1:30",
            "10 20",
            "0.5",
        ] {
            assert!(read_minutes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_and_numbers() {
        assert_eq!(read_months("12"), Ok(12));
        assert_eq!(read_months("2 years"), Ok(24));
        assert_eq!(read_months("a year"), Ok(12));
        assert!(read_months("never").is_err());
        assert_eq!(read_number("2."), Ok(2));
        assert!(read_number("0").is_err());
        assert!(read_number("1 and 2").is_err());
    }
}
