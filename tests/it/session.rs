//! Session plans, as trainers write them.

use guidepost::site::{PageKind, PlanItem, SessionPlan, Skip};

use crate::compiled::build;

const PLAN: &str = "---
title: An hour
checked: 22 November 2026
---

A table without minutes is not the plan:

| Kit | Count |
|---|---|
| Pens | 10 |

| Minutes | What | How | Can skip |
|---|---|---|---|
| 5 minutes | [Names](activities/names.md) | whole room | no |
| 20 | [Why](activities/names.md#why-it-works) | **talk** | Yes |
| a while | BREAK: tea | | |
| 15 | What we take home | | x |
";

const ACTIVITY: &str = "---
title: Names
---

Say your name.

## Why it works

People listen.
";

#[test]
fn rows_are_minutes_with_what_happens_in_them() {
    let built = build(&[
        ("book.toml", "[book]\ntitle = \"A site\"\n"),
        (
            "content/index.md",
            "---\ntitle: A site\n---\n\n[Hour](training/hour.md)\n",
        ),
        ("content/training/hour.md", PLAN),
        ("content/training/activities/names.md", ACTIVITY),
    ]);
    let site = &built.compiled.site;
    let page = site.page(site.first(PageKind::Session).expect("a session"));
    let plan = SessionPlan::of(page).expect("a plan");
    let activity = |item: &PlanItem| match item {
        PlanItem::Page(page, anchor) => Some((site.page(*page).title.clone(), anchor.clone())),
        PlanItem::Break | PlanItem::Words => None,
    };
    let minutes: Vec<_> = plan.rows.iter().map(|row| row.minutes).collect();
    assert_eq!(minutes, [Some(5), Some(20), None, Some(15)]);
    assert_eq!(plan.minutes(), 40);
    assert_eq!(activity(&plan.rows[0].item), Some(("Names".into(), None)));
    assert_eq!(
        activity(&plan.rows[1].item),
        Some(("Names".into(), Some("s-why-it-works".into())))
    );
    assert_eq!(plan.rows[2].item, PlanItem::Break);
    assert_eq!(plan.rows[3].item, PlanItem::Words);
    let skips: Vec<_> = plan.rows.iter().map(|row| row.skip).collect();
    assert_eq!(
        skips,
        [Skip::Keep, Skip::CanSkip, Skip::Keep, Skip::CanSkip]
    );
    let source = &PLAN[plan.rows[1].span.range()];
    assert!(
        source.starts_with("20 | [Why]") && source.ends_with("Yes"),
        "{source}"
    );
}

#[test]
fn a_page_without_minutes_has_no_plan() {
    let built = build(&[
        ("book.toml", "[book]\ntitle = \"A site\"\n"),
        ("content/index.md", "---\ntitle: A site\n---\n\nWords.\n"),
    ]);
    let site = &built.compiled.site;
    let home = site.page(site.first(PageKind::Home).expect("a front page"));
    assert!(SessionPlan::of(home).is_none());
}
