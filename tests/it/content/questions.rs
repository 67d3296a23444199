//! Questions that people of each role ask, and where the site answers them.

use std::collections::{BTreeMap, BTreeSet};

use guidepost::site::PageKind;
use guidepost::text::SourcePath;
use serde::Deserialize;

use super::SITE;
use crate::code::top;

/// How many questions each role has at least.
const FEWEST: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    asks: String,
    page: String,
    heading: String,
}

/// The questions by role.
fn questions() -> BTreeMap<String, Vec<Question>> {
    let file = top().join("tests/content/questions.toml");
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn each_role_has_questions() {
    let paths = SITE.pages.iter().filter(|page| page.kind == PageKind::Path);
    let name = |source: &SourcePath| source.file_name().trim_end_matches(".md").to_owned();
    let roles: BTreeSet<String> = paths.map(|page| name(&page.body.source)).collect();
    let questions = questions();
    assert_eq!(roles.len(), 8, "{roles:?}");
    assert_eq!(roles, questions.keys().cloned().collect());
    for (role, own) in &questions {
        assert!(own.len() >= FEWEST, "{role} has {} questions", own.len());
    }
}

#[test]
fn each_question_leads_to_a_heading() {
    let mut lost = Vec::new();
    for question in questions().values().flatten() {
        let source = SourcePath::new(&format!("content/{}", question.page));
        let page = SITE.pages.iter().find(|page| page.body.source == source);
        let found = page.is_some_and(|page| {
            let headings = page.body.headings();
            let mut texts = headings
                .iter()
                .map(|heading| heading.text.replace('\u{2019}', "'"));
            !page.origin.is_unwritten() && texts.any(|text| text == question.heading)
        });
        if !found {
            lost.push(format!("{} # {}", question.page, question.heading));
        }
    }
    assert!(lost.is_empty(), "no such heading:\n{}", lost.join("\n"));
}

#[test]
fn no_question_stands_twice() {
    let bare = |text: &str| -> String {
        let letters = text.to_lowercase();
        letters.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let questions = questions();
    let mut seen = BTreeSet::new();
    for question in questions.values().flatten() {
        assert!(question.asks.ends_with('?'), "{}", question.asks);
        assert!(seen.insert(bare(&question.asks)), "{}", question.asks);
    }
}
