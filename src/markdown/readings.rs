//! Front matter as it was read, back into words: an author sees that
//! `22/11/2026` was taken for 22 November 2026. It never knows what a page is for.

use super::fields::{Slot, find_key};
use super::front_matter::{Field, FrontMatter, Level, Seen};

/// A key of the front matter as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The key.
    pub key: &'static str,
    /// Its value in words, a list one item at a time.
    pub values: Vec<String>,
}

impl FrontMatter {
    /// Every key that was written and read, in the order in which they stand.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        // The table hands out places in a value that it may change.
        let mut front = self.clone();
        let written = self.written.iter().filter_map(|field| {
            let key = find_key(field.value)?;
            let values = match key.slot {
                // What a record says, as it stands there.
                Slot::Fact(_) => {
                    let fact = self.fact(key.name).iter();
                    fact.map(|field| field.value.clone()).collect()
                }
                slot => words(slot, &mut front),
            };
            (!values.is_empty()).then_some(Reading {
                key: key.name,
                values,
            })
        });
        written.collect()
    }
}

fn words(slot: Slot, front: &mut FrontMatter) -> Vec<String> {
    match slot {
        Slot::Text(place) => one(place(front), String::clone),
        Slot::Names(place) | Slot::Paths(place) | Slot::Sentences(place) => place(front)
            .iter()
            .map(|field| field.value.clone())
            .collect(),
        Slot::Minutes(place) => one(place(front), |minutes| counted(*minutes, "minute")),
        Slot::Months(place) => one(place(front), |months| counted(*months, "month")),
        Slot::Date(place) => one(place(front), ToString::to_string),
        Slot::YesNo(place) => one(place(front), |yes| {
            if *yes { "yes" } else { "no" }.to_owned()
        }),
        Slot::Level(place) => one(place(front), |level| level_word(*level).to_owned()),
        Slot::Seen(place) => one(place(front), seen),
        Slot::Fact(_) => Vec::new(),
    }
}

fn one<T>(field: &Option<Field<T>>, words: impl Fn(&T) -> String) -> Vec<String> {
    field.iter().map(|field| words(&field.value)).collect()
}

fn counted(number: u32, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Starter => "starter",
        Level::Working => "working",
        Level::Specialist => "specialist",
    }
}

fn seen(seen: &Seen) -> String {
    match seen.date {
        Some(date) => format!("{}, {date}", seen.who),
        None => seen.who.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::{ParseOptions, parse};
    use crate::text::SourcePath;

    #[test]
    fn every_kind_of_value_is_read_back() {
        let text = "---\ntitle: One: two\nchecked: 22/11/2026\nlevel: starter\ndraft: yes\n\
                    teach-minutes: 1\nreview-months: 6\nreviewed-by: A nurse, 1 Nov 2026\n\
                    objectives:\n- Name it\n- Say it\nfor: nurses, carers\nwobble: 3\n---\n";
        let parsed = parse(
            text,
            &SourcePath::new("content/a.md"),
            ParseOptions::default(),
        );
        let readings = parsed.value.front.readings();
        let lines: Vec<String> = readings
            .iter()
            .map(|reading| format!("{}: {}", reading.key, reading.values.join(" | ")))
            .collect();
        let expected = [
            "title: One: two",
            "checked: 22 November 2026",
            "level: starter",
            "draft: yes",
            "teach-minutes: 1 minute",
            "review-months: 6 months",
            "reviewed-by: A nurse, 1 November 2026",
            "objectives: Name it | Say it",
            "for: nurses | carers",
        ];
        assert_eq!(lines, expected);
    }
}
