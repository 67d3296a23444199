//! A day in the calendar, without a clock.

use std::fmt;

/// A day. Times and zones do not exist here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The names of the months as they stand on pages.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// A day, if there is such a day between the years 1000 and 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1000..=9999).contains(&year) && (1..=12).contains(&month);
        (known && (1..=days_in(year, month)).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `2026-11-22`, `22/11/2026` (day first, as in the UK) or
    /// `22 November 2026` (`22nd Nov 2026` too). Nothing else has one meaning.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let parts: Vec<&str> = text
            .split([
                ' ', '\u{a0}', '/', '-', '.', ',', '\u{2010}', '\u{2011}', '\u{2013}',
            ])
            .filter(|part| !part.is_empty())
            .collect();
        let [first, second, third] = parts[..] else {
            return None;
        };
        if first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::new(
                first.parse().ok()?,
                second.parse().ok()?,
                third.parse().ok()?,
            );
        }
        let digits: String = first.chars().take_while(char::is_ascii_digit).collect();
        let ending = &first[digits.len()..];
        if !matches!(
            ending.to_ascii_lowercase().as_str(),
            "" | "st" | "nd" | "rd" | "th"
        ) {
            return None;
        }
        let month = second.parse().ok().or_else(|| month_named(second))?;
        (third.len() == 4).then_some(())?;
        Self::new(third.parse().ok()?, month, digits.parse().ok()?)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// `2026-11-22`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `November 2026`.
    #[must_use]
    pub fn month_and_year(self) -> String {
        format!("{} {}", MONTHS[usize::from(self.month) - 1], self.year)
    }

    /// The same day so many months later, or the last day of that month.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let total = u32::from(self.year) * 12 + u32::from(self.month) - 1 + months;
        let year = u16::try_from(total / 12).unwrap_or(9999).min(9999);
        let month = u8::try_from(total % 12 + 1).unwrap_or(12);
        let day = self.day.min(days_in(year, month));
        Self { year, month, day }
    }

    /// The day so many days later, at most the last one of the year 9999.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let mut day = self;
        let mut left = days;
        loop {
            let rest = u32::from(days_in(day.year, day.month) - day.day);
            if left <= rest {
                day.day += u8::try_from(left).unwrap_or(0);
                return day;
            }
            if (day.year, day.month) == (9999, 12) {
                day.day = 31;
                return day;
            }
            left -= rest + 1;
            day.day = 1;
            day = day.plus_months(1);
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn month_named(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let fits = |name: &&str| word.len() >= 3 && name.to_lowercase().starts_with(&word);
    let at = MONTHS.iter().position(fits)?;
    u8::try_from(at + 1).ok()
}

impl fmt::Display for Date {
    /// `22 November 2026`, as NHS and GOV.UK style guides ask.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.month_and_year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_three_forms_and_their_neighbours() {
        let day = Date::new(2026, 11, 22);
        for form in [
            "2026-11-22",
            "22/11/2026",
            "22 November 2026",
            "22nd Nov 2026",
            " 22 november 2026 ",
            "22-11-2026",
            "22.11.2026",
            "2026/11/22",
            "22 November, 2026",
        ] {
            assert_eq!(Date::parse(form), day, "{form}");
        }
        for form in [
            "11/22/2026",
            "22/11/26",
            "November 2026",
            "2026-13-01",
            "29 February 2026",
            "",
        ] {
            assert_eq!(Date::parse(form), None, "{form}");
        }
    }

    #[test]
    fn adds_months_and_keeps_to_the_calendar() {
        let date = |y, m, d| Date::new(y, m, d).unwrap();
        assert_eq!(date(2026, 1, 31).plus_months(1), date(2026, 2, 28));
        assert_eq!(date(2026, 11, 22).plus_months(14), date(2028, 1, 22));
        assert_eq!(date(2026, 11, 2).to_string(), "2 November 2026");
        assert_eq!(date(2026, 11, 2).iso(), "2026-11-02");
        assert_eq!(date(2026, 11, 22).plus_days(0), date(2026, 11, 22));
        assert_eq!(date(2026, 11, 22).plus_days(8), date(2026, 11, 30));
        assert_eq!(date(2024, 2, 28).plus_days(2), date(2024, 3, 1));
        assert_eq!(date(1899, 12, 30).plus_days(46_348), date(2026, 11, 22));
        assert_eq!(date(9999, 12, 30).plus_days(9), date(9999, 12, 31));
    }
}
