//! Days as people write them.

use super::value::Problem;
use crate::text::Date;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The three forms of decision 3 and what has the same one meaning: a weekday
/// before it, a time after `2026-11-22`, `November 22, 2026` in words.
///
/// # Errors
/// What is wrong with anything else, and what to write.
pub fn read_date(text: &str) -> Result<Date, Problem> {
    let text = text.trim().trim_end_matches('.');
    let text = without_weekday(text);
    let day = Date::parse(text)
        .or_else(|| Date::parse(without_time(text)))
        .or_else(|| Date::parse(&day_before_month(text)?));
    day.ok_or_else(|| explain(text))
}

fn without_weekday(text: &str) -> &str {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let word = first.to_lowercase();
    let known = word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&word));
    if known {
        text[first.len()..].trim_start_matches([' ', ','])
    } else {
        text
    }
}

/// `2026-11-22` of `2026-11-22T09:30:00Z` and `2026-11-22 09:30`.
fn without_time(text: &str) -> &str {
    let time = text.get(10..).unwrap_or_default();
    let is_time = time.starts_with(['T', 't', ' ']) && time.contains(':');
    if is_time { &text[..10] } else { text }
}

/// `22 November 2026` of `November 22, 2026`: with the month in words the
/// order does not matter.
fn day_before_month(text: &str) -> Option<String> {
    let (month, rest) = text.split_once(' ')?;
    let (day, year) = rest.trim().split_once([' ', ','])?;
    let in_words = month.chars().all(char::is_alphabetic);
    in_words.then(|| format!("{day} {month} {}", year.trim_matches([' ', ','])))
}

/// What is wrong with something that is not a date.
fn explain(text: &str) -> Problem {
    const FORMS: &str = "Write the date as 2026-11-22, 22/11/2026 or 22 November 2026.";
    let message = format!("`{text}` is not a date.");
    let parts: Vec<&str> = text
        .split(['/', '-', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let lower = text.to_lowercase();
    if ["today", "now", "yesterday", "tomorrow"].contains(&lower.as_str()) {
        return Problem::with_help(
            format!("`{text}` means another day tomorrow."),
            "Write the day itself, such as 22 November 2026.",
        );
    }
    match numbers[..] {
        [first, second, year] if parts.len() == 3 => explain_numbers(first, second, year),
        [_, _] if parts.len() == 3 => Problem::with_help(
            format!("There is no such day as `{text}`."),
            "Look at the day, the month and the year. The year has four digits.",
        ),
        [year] if parts.len() == 2 && year >= 1000 => {
            Problem::with_help(format!("The day is missing in `{text}`."), FORMS)
        }
        _ => Problem::with_help(message, FORMS),
    }
}

/// Three numbers that are not a date: the month of a US date, a short year, or
/// a day that no month has.
fn explain_numbers(first: u16, second: u16, year: u16) -> Problem {
    if (1000..=9999).contains(&first) {
        return no_such_day(year, second, first);
    }
    if year < 100 {
        return Problem::with_help(
            "The year needs four digits.",
            format!("Write {first}/{second}/{}.", 2000 + year),
        );
    }
    if first <= 12 && second > 12 {
        return Problem::with_help(
            format!("There is no month {second}. The day comes first here."),
            format!("Write {second}/{first}/{year}, if that is the day you mean."),
        );
    }
    no_such_day(first, second, year)
}

fn no_such_day(day: u16, month: u16, year: u16) -> Problem {
    let named = u8::try_from(month)
        .ok()
        .and_then(|month| Date::new(year, month, 1));
    let message = named.map_or_else(
        || format!("There is no month {month}."),
        |first| format!("There is no {day} {}.", first.month_and_year()),
    );
    Problem::with_help(message, "Look at the calendar and write the day you mean.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_with_one_meaning_are_read() {
        let day = Date::new(2026, 11, 22).unwrap();
        for text in [
            "2026-11-22",
            "22/11/2026",
            "22 November 2026",
            "Sunday 22 November 2026",
            "Sun, 22 Nov 2026",
            "November 22, 2026",
            "Nov 22nd 2026",
            "2026-11-22T09:30:00Z",
            "2026-11-22 09:30",
            "22nd November 2026.",
        ] {
            assert_eq!(read_date(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn others_are_explained() {
        for (text, part) in [
            ("11/22/2026", "There is no month 22"),
            ("31/02/2026", "There is no 31 February 2026."),
            ("2026-02-31", "There is no 31 February 2026."),
            ("22/13/2026", "There is no month 13."),
            ("22/11/26", "four digits"),
            ("November 2026", "The day is missing"),
            ("30 February 2026", "no such day"),
            ("today", "another day tomorrow"),
            ("soon", "`soon` is not a date."),
        ] {
            let problem = read_date(text).unwrap_err();
            assert!(
                problem.message.contains(part),
                "{text}: {}",
                problem.message
            );
        }
    }
}
