//! Stacks of nouns.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Passage, Word};

/// More things in a row than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("nouns-in-a-row");
    for passage in &page.passages {
        let mut first = None;
        let mut number = 0;
        let mut last = 0;
        for word in passage.words.iter().map(Some).chain([None]) {
            let noun = word.filter(|word| is_noun(passage, word));
            let joined = noun.filter(|noun| {
                number == 0 || passage.text[last..noun.range.start].trim().is_empty()
            });
            if let Some(noun) = joined {
                first = first.or(Some(noun.range.start));
                last = noun.range.end;
                number += 1;
                continue;
            }
            if let (Some(start), true) = (first, number > most) {
                say.words(
                    passage,
                    &(start..last),
                    Notes {
                        number,
                        ..Notes::default()
                    },
                );
            }
            first = noun.map(|noun| noun.range.start);
            last = noun.map_or(0, |noun| noun.range.end);
            number = usize::from(noun.is_some());
        }
    }
}

fn is_noun(passage: &Passage<'_>, word: &Word) -> bool {
    let written = passage.text[word.range.clone()].to_lowercase();
    !passage.is_name(word) && NOUNS.contains(&written.as_str())
}

/// Nouns that such stacks are made of in this field.
const NOUNS: [&str; 98] = [
    "record",
    "records",
    "care",
    "patient",
    "patients",
    "data",
    "system",
    "systems",
    "health",
    "service",
    "services",
    "information",
    "access",
    "control",
    "policy",
    "management",
    "standard",
    "standards",
    "message",
    "messages",
    "quality",
    "safety",
    "risk",
    "assessment",
    "plan",
    "plans",
    "planning",
    "staff",
    "team",
    "board",
    "group",
    "process",
    "change",
    "delivery",
    "performance",
    "development",
    "support",
    "provider",
    "supplier",
    "contract",
    "training",
    "exchange",
    "sharing",
    "integration",
    "governance",
    "programme",
    "project",
    "framework",
    "review",
    "report",
    "response",
    "summary",
    "transfer",
    "discharge",
    "referral",
    "appointment",
    "booking",
    "test",
    "result",
    "results",
    "registration",
    "identity",
    "consent",
    "security",
    "interface",
    "software",
    "product",
    "device",
    "network",
    "database",
    "storage",
    "user",
    "users",
    "account",
    "role",
    "medicine",
    "medicines",
    "allergy",
    "pharmacy",
    "hospital",
    "community",
    "discovery",
    "workforce",
    "improvement",
    "implementation",
    "compliance",
    "assurance",
    "incident",
    "licence",
    "strategy",
    "resource",
    "document",
    "documents",
    "directory",
    "organisation",
    "commissioner",
    "outcome",
    "outcomes",
];
