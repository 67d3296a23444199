//! The small values: names, yes and no, levels, who saw a page.

use super::piece::Piece;
use super::when::read_date;
use crate::markdown::front_matter::{Field, Level, Seen};
use crate::text::{Date, nearest};

/// Why a value cannot be read, for an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in one plain sentence.
    pub message: String,
    /// What to do; without it the example of the key is shown.
    pub help: Option<String>,
}

impl Problem {
    /// A problem for which the example of the key says enough.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    /// A problem with its own line on what to do.
    pub(super) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Some(help.into()),
        }
    }
}

/// Names with commas between them (semicolons, where there is no comma),
/// with or without square brackets around them all.
pub(in crate::markdown) fn read_names(piece: Piece<'_>) -> Vec<Field<String>> {
    let inner = without_brackets(piece.trim()).unwrap_or_else(|| piece.trim());
    let separator = if inner.text.contains(',') { ',' } else { ';' };
    let fields = inner.split(separator).into_iter().map(|part| {
        let part = part.unquote();
        Field {
            value: part.tidy(),
            span: part.span(),
        }
    });
    fields.filter(|field| !field.value.is_empty()).collect()
}

/// What stands between square brackets around the whole, also as Word escapes
/// them.
pub(super) fn without_brackets(piece: Piece<'_>) -> Option<Piece<'_>> {
    let start = piece.text.find('[').filter(|at| *at <= 1)?;
    let opened = piece.text[..start].trim_matches('\\').is_empty();
    let end = piece.text.strip_suffix(']')?.trim_end_matches('\\').len();
    (opened && start < end).then(|| piece.cut(start + 1..end).trim())
}

/// `yes`, `no` and what other tools write for them.
pub(super) fn read_yes_no(text: &str) -> Result<bool, Problem> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "on" | "y" => Ok(true),
        "no" | "false" | "off" | "n" => Ok(false),
        _ => Err(Problem::with_help(
            format!("`{text}` is neither yes nor no."),
            "Write `yes` or `no`.",
        )),
    }
}

/// One of the three levels.
pub(super) fn read_level(text: &str) -> Result<Level, Problem> {
    const LEVELS: [(&str, Level); 3] = [
        ("starter", Level::Starter),
        ("working", Level::Working),
        ("specialist", Level::Specialist),
    ];
    let word = text.to_lowercase();
    if let Some((_, level)) = LEVELS.iter().find(|(name, _)| *name == word) {
        return Ok(*level);
    }
    let near = nearest(&word, LEVELS.map(|(name, _)| name));
    Err(Problem::with_help(
        format!("`{text}` is not a level."),
        near.map_or_else(
            || "Write `starter`, `working` or `specialist`.".to_owned(),
            |name| format!("Did you mean `{name}`? The levels are starter, working, specialist."),
        ),
    ))
}

/// Who looked at a page and when: `a community nurse, 2 November 2026`.
pub(super) fn read_seen(text: &str) -> Result<Seen, Problem> {
    for (at, mark) in text
        .match_indices([',', '(', ';'])
        .chain(text.match_indices(" on "))
    {
        let rest = text[at + mark.len()..].trim_matches([' ', ')', '.']);
        if let Ok(date) = read_date(rest) {
            return with_role(text[..at].trim(), Some(date));
        }
    }
    let last = text.rsplit(',').next().unwrap_or_default().trim();
    match read_date(text) {
        Ok(date) => with_role("", Some(date)),
        Err(_) if looks_like_a_date(last) => Err(read_date(last)
            .err()
            .unwrap_or_else(|| Problem::new(format!("`{last}` is not a date.")))),
        Err(_) => with_role(text.trim(), None),
    }
}

fn with_role(who: &str, date: Option<Date>) -> Result<Seen, Problem> {
    if who.is_empty() {
        return Err(Problem::with_help(
            "This says when, but not who.",
            "Write the role and the date, such as `a community nurse, 2 November 2026`. \
             Never write a person's name.",
        ));
    }
    let who = who.to_owned();
    Ok(Seen { who, date })
}

/// Digits with marks of a date between them.
fn looks_like_a_date(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 3 && text.contains(['/', '-', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_and_when_in_several_forms() {
        let day = Date::new(2026, 11, 2);
        for (written, who, date) in [
            (
                "a community nurse, 2 November 2026",
                "a community nurse",
                day,
            ),
            ("nurse, care home, 2026-11-02", "nurse, care home", day),
            ("six carers on 2/11/2026", "six carers", day),
            ("a pharmacist (2 November, 2026)", "a pharmacist", day),
            ("three GP receptionists", "three GP receptionists", None),
        ] {
            let seen = read_seen(written).unwrap();
            assert_eq!((seen.who.as_str(), seen.date), (who, date), "{written}");
        }
        assert!(
            read_seen("2 November 2026")
                .unwrap_err()
                .message
                .contains("not who")
        );
        assert!(read_seen("nurse, 31/02/2026").is_err());
    }

    #[test]
    fn brackets_of_other_tools_are_understood() {
        let names = |text| -> Vec<String> {
            let piece = Piece { text, start: 0 };
            read_names(piece)
                .into_iter()
                .map(|name| name.value)
                .collect()
        };
        assert_eq!(
            names("[carers, \"GPs, nurses\"]"),
            ["carers", "GPs, nurses"]
        );
        assert_eq!(names("\\[carers, nurses\\]"), ["carers", "nurses"]);
        assert_eq!(names("carers; nurses"), ["carers", "nurses"]);
        assert_eq!(names("[]"), Vec::<String>::new());
    }
}
