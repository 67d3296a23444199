//! Numbers at the start of names, which give modules and lessons their order.

use std::collections::BTreeMap;

use crate::cli::Stop;
use crate::site::split_number;
use crate::text::Slug;

/// The names of one folder that start with a number, in order.
#[derive(Debug, Default)]
pub(super) struct Numbered(BTreeMap<u64, Vec<String>>);

impl Numbered {
    /// Those of some names that have a number: `02-four-levels.md`.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut numbered: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for name in names {
            if let Some((number, rest)) = split(name) {
                let same = numbered.entry(number).or_default();
                if !same.contains(&rest) {
                    same.push(rest);
                }
            }
        }
        Self(numbered)
    }

    /// The name with that number, slug, or both.
    pub(super) fn find(&self, wanted: &str) -> Option<u64> {
        let typed = wanted.replace('\\', "/");
        let last = typed.trim_end_matches('/').rsplit('/').next();
        let last = last.unwrap_or_default();
        let stem = last.strip_suffix(".md").unwrap_or(last);
        let unnumbered = || (None, Slug::new(stem).to_string());
        let (number, wanted) = split(stem).map_or_else(unnumbered, |(n, rest)| (Some(n), rest));
        let fits = |at: u64| number.is_none_or(|number| number == at);
        self.0
            .iter()
            .filter(|(at, _)| fits(**at))
            .find(|(_, slugs)| slugs.contains(&wanted))
            .map(|(at, _)| *at)
    }

    /// A free number after the last one, or right after one of them.
    ///
    /// # Errors
    /// Wrong use where the next number is taken.
    pub(super) fn free(&self, after: Option<u64>) -> Result<u64, Stop> {
        let Some(after) = after else {
            return Ok(self.0.keys().last().map_or(1, |last| last + 1));
        };
        let next = self.0.range(after + 1..).next();
        match next {
            Some((taken, slugs)) if *taken == after + 1 => Err(Stop::usage(
                format!(
                    "There is no free number between {} and {}.",
                    name(after, self.slug(after)),
                    name(*taken, slugs.first().map_or("", String::as_str)),
                ),
                "Give the later ones higher numbers first, from the last one on, with \
                 `guidepost move`. Their addresses stay the same.",
            )),
            _ => Ok(after + 1),
        }
    }

    fn slug(&self, number: u64) -> &str {
        self.0
            .get(&number)
            .and_then(|slugs| slugs.first())
            .map_or("", String::as_str)
    }
}

/// The first of some names that has a slug, whatever its number.
pub(super) fn named<'a>(names: &[&'a str], slug: &Slug) -> Option<&'a str> {
    let has_slug = |name: &&&str| split(name).is_some_and(|(_, rest)| rest == slug.as_str());
    names.iter().find(has_slug).copied()
}

/// `02-four-levels` from its parts.
pub(super) fn name(number: u64, slug: &str) -> String {
    format!("{number:02}-{slug}")
}

/// The number and the rest of a name, as a slug.
fn split(name: &str) -> Option<(u64, String)> {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let (number, rest) = split_number(stem);
    Some((number?, Slug::new(rest).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons() -> Numbered {
        Numbered::of([
            "01-one.md",
            "02-two.md",
            "05-five-a.md",
            "index.md",
            "note.md",
        ])
    }

    #[test]
    fn the_next_number_is_last_or_right_after() {
        let lessons = lessons();
        assert_eq!(lessons.free(None).unwrap(), 6);
        assert_eq!(lessons.free(Some(2)).unwrap(), 3);
        assert_eq!(lessons.free(Some(5)).unwrap(), 6);
        assert_eq!(Numbered::default().free(None).unwrap(), 1);
        let Err(Stop::Usage(message, _)) = lessons.free(Some(1)) else {
            panic!("there is no room after 01");
        };
        assert_eq!(
            message,
            "There is no free number between 01-one and 02-two."
        );
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        let lessons = lessons();
        for typed in [
            "02-two.md",
            "02-two",
            "two",
            "Two",
            "content/learn/01-x/02-two.md",
        ] {
            assert_eq!(lessons.find(typed), Some(2), "{typed}");
        }
        assert_eq!(lessons.find("Five A"), Some(5));
        assert_eq!(lessons.find("03-two"), None);
        assert_eq!(lessons.find("three"), None);
        let names = ["index.md", "05-five-a.md"];
        assert_eq!(named(&names, &Slug::new("Five a")), Some("05-five-a.md"));
    }
}
