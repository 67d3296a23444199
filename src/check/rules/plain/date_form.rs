//! Dates and times that can be read in two ways.

use crate::check::plain::Layer;
use crate::check::plain::{Notes, PageText, Say};
use crate::text::MONTHS;

/// Dates and times that can be read in two ways.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        let text = &passage.text;
        let mut end = 0;
        for word in &passage.words {
            if word.range.start < end || !say.is_cue(word) {
                continue;
            }
            let start = text[..word.range.start].rfind(' ').map_or(0, |at| at + 1);
            let token = text[start..].split(' ').next().unwrap_or_default();
            end = start + token.len();
            let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
            let inside = start + token.find(bare).unwrap_or(0);
            let range = inside..inside + bare.len();
            if passage.is_exact(&range) {
                continue;
            }
            let next = text[range.end..].trim_start_matches(' ');
            if let Some(better) = better_form(bare, &text[..range.start], next) {
                let notes = Notes {
                    better,
                    ..Notes::default()
                };
                say.words(passage, &range, notes);
            }
        }
    }
}

/// How to write a token instead, where it is a date or a time that can be
/// misread between what stands before and after it.
fn better_form(token: &str, before: &str, next: &str) -> Option<&'static str> {
    let in_month = || starts_with_month(next) || is_day_alone(before, next);
    if is_slashed_date(token) {
        Some("the month as a word, such as 3 April 2025")
    } else if is_ordinal(token) && in_month() {
        Some("the day without letters, such as 3 March")
    } else if is_year_first(token) {
        Some("the date as 3 April 2025")
    } else if is_month(token) && starts_with_day(next) {
        Some("the day before the month, such as 3 March")
    } else if is_short_month(token) && is_beside_number(before, next) {
        Some("the whole name of the month")
    } else if is_short_day(token) {
        Some("the whole name of the day")
    } else if is_hours(token, next) || is_clock(token) {
        Some(CLOCK)
    } else if matches!(token.to_lowercase().as_str(), "12am" | "12pm") {
        Some("midnight or midday")
    } else {
        more(token, last_word(before), next)
    }
}

/// Every date or time holds a digit, the name of a month or a day, or one of a
/// few short words.
pub(super) fn is_cue(word: &str) -> bool {
    let is_named = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    word.bytes().any(|byte| byte.is_ascii_digit())
        || [
            &MONTHS[..],
            &SHORT,
            &DAYS,
            &SHORT_DAYS,
            &WEEKEND,
            &SHORT_TIMES,
            &SPELT,
        ]
        .iter()
        .any(|names| is_named(names))
        || word == "w"
}

/// `03/04/25` and `3/4/2025`.
fn is_slashed_date(token: &str) -> bool {
    let mark = ['/', '.', '-']
        .into_iter()
        .find(|mark| token.contains(*mark))
        .unwrap_or('/');
    let parts: Vec<&str> = token.split(mark).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [day, month, year]
        if digits(day) && digits(month) && digits(year)
            && day.len() < 3 && month.len() < 3
            && (year.len() == 4 || year.len() == 2 && mark == '/'))
        || matches!(parts[..], [year, month, day] if mark == '/' && year.len() == 4
            && digits(year) && digits(month) && digits(day) && month.len() == 2 && day.len() == 2)
        || matches!(parts[..], [day, month] if mark == '/' && day.len() == 2 && month.len() == 2
            && digits(day) && digits(month) && day < "32" && month < "13")
}

/// `2026-05-03`.
fn is_year_first(token: &str) -> bool {
    let parts: Vec<&str> = token.split('-').collect();
    let digits = |part: &str, many: usize| {
        part.len() == many && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(parts[..], [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2) && month < "13" && day < "32")
}

/// `1400` before "hours", `1430hrs`.
fn is_hours(token: &str, next: &str) -> bool {
    let time = token
        .strip_suffix("hrs")
        .or_else(|| token.strip_suffix('h'));
    let said = ["hours", "hrs"].iter().any(|word| next.starts_with(word));
    let digits = time.unwrap_or(token);
    (time.is_some() || said && digits.len() == 4)
        && digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits < "2400"
}

/// `Mon` and `Weds`; `Sat` and `Sun` are words too.
fn is_short_day(token: &str) -> bool {
    SHORT_DAYS.contains(&token)
}

const SHORT_DAYS: [&str; 9] = [
    "Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri",
];

fn is_month(token: &str) -> bool {
    MONTHS.contains(&token)
}

/// `12` or `12th,` where no more digits follow.
fn starts_with_day(text: &str) -> bool {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let rest = text[digits..].trim_start_matches(['s', 't', 'n', 'd', 'r', 'h']);
    (1..3).contains(&digits)
        && (rest.is_empty() || rest.starts_with([' ', ',', '.', ';', ')']))
        && text[..digits]
            .parse::<u32>()
            .is_ok_and(|day| (1..32).contains(&day))
}

fn is_short_month(token: &str) -> bool {
    SHORT.contains(&token)
}

/// Whether a day stands before the word, or a day or a year after it.
fn is_beside_number(before: &str, next: &str) -> bool {
    let before = before.trim_end().rsplit(' ').next().unwrap_or_default();
    before.starts_with(|c: char| c.is_ascii_digit())
        || next.starts_with(|c: char| c.is_ascii_digit())
}

const SHORT: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// `3rd`, `21st`.
fn is_ordinal(token: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| {
        let day = token.strip_suffix(end);
        day.is_some_and(|day| {
            (1..3).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit())
        })
    })
}

/// "on the 3rd" and "by the 21st", where no thing follows.
fn is_day_alone(before: &str, next: &str) -> bool {
    let before = before.trim_end();
    let is_date = [
        "on the",
        "by the",
        "until the",
        "from the",
        "before the",
        "after the",
    ]
    .iter()
    .any(|words| before.to_lowercase().ends_with(words));
    let ends = next.is_empty() || next.starts_with(['.', ',', ';', '?', ')']);
    is_date
        && (ends
            || next.starts_with("at ")
            || next.starts_with("and ")
            || next.starts_with("of the month"))
}

fn starts_with_month(text: &str) -> bool {
    let text = text.strip_prefix("of ").unwrap_or(text);
    MONTHS.iter().any(|month| text.starts_with(month))
}

/// `17:00` and `09:30`; the hours that few read as they are said.
fn is_clock(token: &str) -> bool {
    let token = token.strip_suffix("hrs").unwrap_or(token);
    let Some((hours, minutes)) = token.split_once(':') else {
        return false;
    };
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(hours) && digits(minutes) && hours < "25" && minutes < "60"
}

/// The last word before a place, as it is written.
fn last_word(before: &str) -> &str {
    let word = before.trim_end_matches([' ', '\'', '\u{2019}']);
    let word = word.rsplit(' ').next().unwrap_or_default();
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Rarer forms, which take the words beside them to be known.
fn more(token: &str, before: &str, next: &str) -> Option<&'static str> {
    let follows = next.split([' ', ',', '.']).next().unwrap_or_default();
    time_forms(token, before, next, follows).or_else(|| day_forms(token, before, next))
}

const CLOCK: &str = "the time as 5pm or 5:30pm";

fn time_forms(token: &str, before: &str, next: &str, follows: &str) -> Option<&'static str> {
    let is_after = |words: &[&str]| words.iter().any(|word| before.eq_ignore_ascii_case(word));
    let is_hour = number(token).is_some_and(|hour| (1..13).contains(&hour));
    if token == "12" && matches!(follows, "noon" | "midnight" | "pm" | "am") {
        return Some("midnight or midday");
    }
    let half = ["p.m", "a.m", "P.M", "A.M"];
    if is_hour
        && (matches!(follows, "pm" | "PM" | "AM") || half.iter().any(|half| next.starts_with(half)))
    {
        return Some(CLOCK);
    }
    let (time, has_half) = match token
        .strip_suffix("pm")
        .or_else(|| token.strip_suffix("am"))
    {
        Some(time) => (time, true),
        None => (token, false),
    };
    let capitals = token
        .strip_suffix("PM")
        .or_else(|| token.strip_suffix("AM"));
    if capitals.is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(CLOCK);
    }
    if has_half && (time.contains('.') || time.ends_with(":00")) && time.len() < 6 {
        return Some(CLOCK);
    }
    let at_time = is_after(&["at", "from", "until", "till", "between", "to", "by", "and"]);
    if at_time && !has_half && !matches!(follows, "am" | "pm") && is_bare_time(token) {
        return Some(CLOCK);
    }
    let is_counted = number(before).is_some();
    (is_counted && SHORT_TIMES.contains(&token)).then_some("the whole word, such as hours")
}

/// `9:30`, `16.30` and `0900`.
fn is_bare_time(token: &str) -> bool {
    let parts = token.split_once(':').or_else(|| token.split_once('.'));
    let (hours, minutes) = match parts {
        Some((hours, _)) if hours.len() < 2 && !token.contains(':') => return false,
        Some(parts) => parts,
        None if token.len() == 4 && token.starts_with('0') => match token.split_at_checked(2) {
            Some(parts) => parts,
            None => return false,
        },
        None => return false,
    };
    minutes.len() == 2
        && number(hours).is_some_and(|hours| hours < 25)
        && number(minutes).is_some_and(|minutes| minutes < 60)
}

fn number(token: &str) -> Option<u32> {
    let digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| token.parse().ok()).flatten()
}

/// Short words for lengths of time, after a number.
const SHORT_TIMES: [&str; 13] = [
    "hr", "hrs", "min", "mins", "sec", "secs", "wk", "wks", "mth", "mths", "yr", "yrs", "mos",
];

fn day_forms(token: &str, before: &str, next: &str) -> Option<&'static str> {
    let is_day = |word: &str| DAYS.contains(&word) || is_short_day(word);
    let is_any_month = |word: &str| is_month(word) || is_short_month(word);
    let follows = next.split(' ').next().unwrap_or_default();
    if let Some((first, last)) = token.split_once(['-', '\u{2013}']) {
        let both = |is: &dyn Fn(&str) -> bool| is(first) && is(last);
        if both(&is_day) || both(&is_any_month) {
            return Some("\"to\" between the two");
        }
        let month = last.split_once('-').map_or("", |(month, _)| month);
        if number(first).is_some() && is_any_month(month) {
            return Some("the whole name of the month");
        }
    }
    if matches!(token, "w/c" | "w/e") && next.starts_with(|c: char| c.is_ascii_digit()) {
        return Some("\"the week that starts\" or \"that ends\"");
    }
    let is_dated = [
        "on", "by", "until", "before", "after", "since", "due", "dated", "from",
    ];
    let dots: Vec<&str> = token.split('.').collect();
    if matches!(dots[..], [day, month, year]
        if is_dated.contains(&before) && [day, month, year].iter().all(|part| number(part).is_some())
            && day.len() < 3 && month.len() < 3 && year.len() == 2)
    {
        return Some("the month as a word, such as 3 April 2025");
    }
    if token
        .strip_prefix("FY")
        .is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some("both years, such as 2026 to 2027");
    }
    if WEEKEND.contains(&token) && next.starts_with(|c: char| c.is_ascii_digit()) {
        return Some("the whole name of the day");
    }
    let is_year = number(follows.trim_matches(|c: char| !c.is_ascii_digit()))
        .is_some_and(|year| (2000..2100).contains(&year));
    if matches!(token, "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2") && is_year {
        return Some("the months");
    }
    if is_ordinal(token) && (is_day(before) || is_month(before) || next.starts_with("of this")) {
        return Some("the day without letters, such as 3 March");
    }
    if SPELT.contains(&token) && next.starts_with("of ") && starts_with_month(next) {
        return Some("the day as a number, such as 3 March");
    }
    let is_lone = [
        "in", "from", "since", "until", "by", "before", "after", "to", "of",
    ]
    .contains(&before.to_lowercase().as_str());
    (is_lone && is_short_month(token) && !matches!(token, "Jan" | "Mar" | "Jun"))
        .then_some("the whole name of the month")
}

/// Short days that are words too.
const WEEKEND: [&str; 2] = ["Sat", "Sun"];

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Days of a month in words.
const SPELT: [&str; 12] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twentieth",
    "thirtieth",
];
