//! Questions of lessons: a check before and one after need two forms of each.

use std::collections::BTreeMap;

use guidepost::html;
use guidepost::site::PageKind;

use super::SITE;

/// How many questions each objective has at least.
const FEWEST: usize = 2;

#[test]
fn each_objective_has_two_questions() {
    let mut missing = Vec::new();
    let mut lessons = 0;
    for page in SITE
        .pages
        .iter()
        .filter(|page| page.kind == PageKind::Lesson)
    {
        lessons += 1;
        let mut asked: BTreeMap<usize, usize> = BTreeMap::new();
        for question in html::questions(page) {
            let objective = question
                .objective
                .and_then(|number| usize::try_from(number).ok());
            *asked.entry(objective.unwrap_or_default()).or_default() += 1;
        }
        for number in 1..=page.body.document.front.objectives.len() {
            let count = asked.get(&number).copied().unwrap_or_default();
            if count < FEWEST {
                missing.push(format!(
                    "{}: objective {number} has {count}",
                    page.body.source
                ));
            }
        }
    }
    assert!(lessons > 0);
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
