//! What each part of the guide brings beside its text: myths, scenarios and
//! worked tasks.

use guidepost::markdown::{Block, BlockKind, CalloutKind};
use guidepost::site::{Page, PageKind};

use super::SITE;

/// Worked tasks over the whole guide.
const TASKS: usize = 5;
/// Modules for which there is one scenario.
const MODULES_TO_A_SCENARIO: usize = 2;

fn of_kind(kind: PageKind) -> Vec<&'static Page> {
    let pages = SITE.pages.iter();
    pages.filter(|page| page.kind == kind).collect()
}

fn holds(page: &Page, kind: CalloutKind) -> bool {
    let is_it = |block: &Block| matches!(&block.kind, BlockKind::Callout(one) if one.kind == kind);
    page.body.document.blocks.iter().any(is_it)
}

#[test]
fn each_module_puts_a_myth_right() {
    let modules = of_kind(PageKind::Module);
    assert!(!modules.is_empty());
    for module in modules {
        let mut lessons = module.children.iter().map(|id| SITE.page(*id));
        assert!(
            lessons.any(|lesson| holds(lesson, CalloutKind::Myth)),
            "{} has no [!MYTH]",
            module.body.source
        );
    }
}

#[test]
fn there_is_a_scenario_for_two_modules() {
    let (modules, scenarios) = (of_kind(PageKind::Module), of_kind(PageKind::Scenario));
    assert!(
        scenarios.len() * MODULES_TO_A_SCENARIO >= modules.len(),
        "{} scenarios for {} modules",
        scenarios.len(),
        modules.len()
    );
}

#[test]
fn tasks_are_worked_to_the_end() {
    let pages = SITE.pages.iter();
    let source = |page: &Page| page.body.source.as_str().to_owned();
    let tasks: Vec<&Page> = pages
        .filter(|page| source(page).starts_with("content/help/tasks/"))
        .filter(|page| !source(page).ends_with("/index.md"))
        .collect();
    assert!(tasks.len() >= TASKS, "{} tasks", tasks.len());
    for task in tasks {
        let headings = task.body.headings();
        let texts: Vec<&str> = headings.iter().map(|heading| &*heading.text).collect();
        for wanted in [
            "Have this ready",
            "The steps",
            "When a step fails",
            "You are done when",
        ] {
            assert!(
                texts.contains(&wanted),
                "{} lacks \"{wanted}\"",
                source(task)
            );
        }
        assert!(holds(task, CalloutKind::Example), "{}", source(task));
    }
}
