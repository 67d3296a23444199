//! The table of front matter keys.

use super::keys::{Key, PageKind, Slot, Takes};

const ANY: &[PageKind] = &[PageKind::Any];
const LESSON: &[PageKind] = &[PageKind::Lesson];
const TAUGHT: &[PageKind] = &[PageKind::Module, PageKind::Lesson];
const PATH: &[PageKind] = &[PageKind::Path];
const SESSION: &[PageKind] = &[PageKind::Session];
const SCENARIO: &[PageKind] = &[PageKind::Scenario];
const STANDARD: &[PageKind] = &[PageKind::Standard];
const SERVICE: &[PageKind] = &[PageKind::Service];
const RECORD: &[PageKind] = &[PageKind::Standard, PageKind::Service];
const NONE: &[PageKind] = &[];

macro_rules! slot {
    (Fact $takes:ident) => {
        Slot::Fact(Takes::$takes)
    };
    ($slot:ident $field:ident) => {
        Slot::$slot(|front| &mut front.$field)
    };
}

macro_rules! keys {
    ($($name:literal, $slot:ident $field:ident, $pages:ident, needs $required:ident,
       $docs:literal, $example:literal, $elsewhere:expr;)*) => {
        &[$(Key {
            name: $name,
            slot: slot!($slot $field),
            pages: $pages,
            required: $required,
            docs: $docs,
            example: $example,
            elsewhere: &$elsewhere,
        }),*]
    };
}

/// Every key that front matter can have, in the order in which authors are
/// told to write them. Reading, suggestions and the authors' page on front
/// matter all come from this table.
pub static KEYS: &[Key] = keys! {
    "title", Text title, ANY, needs ANY,
    "The name of the page. A question is fine.",
    "title: What is FHIR: a guide", ["name", "heading"];

    "summary", Text summary, ANY, needs NONE,
    "What the page says, in one sentence. Without it, the first sentence of the MINUTE box is taken.",
    "summary: How systems agree on one way to lay out health information.",
    ["description", "abstract", "excerpt"];

    "objectives", Sentences objectives, TAUGHT, needs LESSON,
    "What readers can do afterwards: 1 to 3 sentences. Start each with something one can see done: name, say, spot, choose, sort, explain.",
    "objectives:\n  - Say in one sentence what FHIR is for\n  - Name one thing that FHIR does not do",
    ["goals", "outcomes", "learning objectives"];

    "checked", Date checked, ANY, needs LESSON,
    "The day on which somebody last opened the sources of the page and found that it still agrees with them.",
    "checked: 22 November 2026", ["date", "updated", "last updated", "last reviewed", "last modified"];

    "answers", Sentences answers, ANY, needs NONE,
    "Questions that this page answers, in the words of readers. Search uses them.",
    "answers:\n  - what does my supplier mean by FHIR", ["questions", "faq"];

    "owner", Text owner, ANY, needs NONE,
    "The role that looks after the page. Never a person's name. On a standard or a service: the organisation that looks after it, by its name in `vocabulary.toml`.",
    "owner: interoperability lead", ["author", "authors", "maintainer", "contact"];

    "for", Names audience, ANY, needs NONE,
    "The roles of the people whom the page is for. On a learning path: the one role that walks it.",
    "for: care home managers, GP receptionists", ["audience", "roles", "readers"];

    "level", Level level, TAUGHT, needs NONE,
    "How much a reader is expected to know: nothing, the words of the trade, or the subject.",
    "level: starter", ["difficulty"];

    "before", Paths before, LESSON, needs NONE,
    "Lessons to read first.",
    "before:\n  - ../01-what-is-interoperability/02-four-levels.md", ["prerequisites", "requires"];

    "teach-minutes", Minutes teach_minutes, LESSON, needs NONE,
    "How long the lesson takes with a group. The time to read it alone is counted by itself.",
    "teach-minutes: 15", ["minutes", "duration", "time", "teaching"];

    "lessons", Paths lessons, PATH, needs NONE,
    "The pages of the path, in order.",
    "lessons:\n  - ../learn/01-what-is-interoperability/01-rosas-day.md\n  - ../standards/uk-core.md",
    ["steps", "pages", "modules"];

    "monday", Sentences monday, PATH, needs NONE,
    "Three things to do on Monday, shown at the end of the path.",
    "monday:\n  - Find the ODS code of your home\n  - Ask your supplier which version it uses",
    ["next steps", "actions"];

    "target-minutes", Minutes target_minutes, SESSION, needs NONE,
    "How long the whole session may take.",
    "target-minutes: 60", ["length"];

    "group", Text group, SESSION, needs NONE,
    "For how many people, or for which group.",
    "group: 6 to 20 people", ["group size", "participants"];

    "kit", Names kit, SESSION, needs NONE,
    "What to bring.",
    "kit: card set A, sticky notes", ["materials", "equipment"];

    "start", Text start, SCENARIO, needs NONE,
    "The heading at which the scenario starts. Without it, the first one.",
    "start: The phone rings", ["begin", "first"];

    "reviewed-by", Seen reviewed_by, ANY, needs NONE,
    "Which specialist read the page, by role, and when. Without it the page says \"not yet\".",
    "reviewed-by: a community pharmacist, 2 November 2026", ["reviewer", "reviewed"];

    "tested-with", Seen tested_with, ANY, needs NONE,
    "Which readers tried the page, and when. Without it the page says \"not yet\".",
    "tested-with: six care workers, 9 November 2026", ["tested", "testers"];

    "review-months", Months review_months, ANY, needs NONE,
    "How many months a check of this page holds. Without it, the module says so, or `book.toml`.",
    "review-months: 6", ["review", "review period"];

    "aliases", Names aliases, ANY, needs NONE,
    "Old addresses of the page, from which readers are sent here.",
    "aliases: learn/what-fhir-is.html", ["alias", "redirect", "redirects", "redirect from"];

    "draft", YesNo draft, ANY, needs NONE,
    "A draft is left out of the site, unless one asks for drafts.",
    "draft: yes", ["published", "hidden"];

    "lang", Text lang, ANY, needs NONE,
    "The language of the page, where it is not that of the site.",
    "lang: cy", ["language", "locale"];

    "id", Fact Text, RECORD, needs NONE,
    "The id of the record, which is also the name of the file. It is not needed.",
    "id: uk-core", ["identifier"];

    "also-known-as", Fact Names, RECORD, needs NONE,
    "Other names of the standard or service. Search uses them.",
    "also-known-as: FHIR UK Core, UKCore", ["acronym", "alternate name"];

    "one-line", Fact Text, RECORD, needs NONE,
    "What it is, in one sentence of 25 words at most.",
    "one-line: The shared way to write health records in FHIR in the UK.", ["in one sentence"];

    "types", Fact Names, STANDARD, needs NONE,
    "What kind of standard it is, from `[types]` in `vocabulary.toml`.",
    "types: technical, terminology", ["type", "kind"];

    "status", Fact Text, RECORD, needs NONE,
    "Whether it can be used, from `[statuses]` in `vocabulary.toml`.",
    "status: active", ["state"];

    "maturity", Fact Text, STANDARD, needs NONE,
    "How settled it is, from `[maturity]` in `vocabulary.toml`.",
    "maturity: stable", [];

    "codes", Fact Names, STANDARD, needs NONE,
    "The official codes. The number counts; older letters before it are the same code.",
    "codes: DAPB4102 Amd 66/2023", ["code", "reference code"];

    "settings", Fact Names, RECORD, needs NONE,
    "Where it is used, from `[settings]` in `vocabulary.toml`; `all` for everywhere.",
    "settings: care-home, gp-primary-care", ["care settings", "care setting"];

    "topics", Fact Names, RECORD, needs NONE,
    "What it is about, from `[topics]` in `vocabulary.toml`.",
    "topics: referrals, demographics", ["topic", "tags", "categories"];

    "jobs", Fact Names, STANDARD, needs NONE,
    "What people get done with it, from `[jobs]` in `vocabulary.toml`.",
    "jobs: discharge-to-care-home", ["use cases", "use case"];

    "needs", Fact Sentences, RECORD, needs NONE,
    "What one must also have: the id of a record, a colon and why.",
    "needs:\n  - dm-d: so that a medicine has one name", ["depends on", "dependencies"];

    "works-with", Fact Sentences, STANDARD, needs NONE,
    "What it is used together with: the id of a record, a colon and why.",
    "works-with:\n  - snomed-ct: for the words of a diagnosis", ["related", "used with"];

    "replaces", Fact Names, STANDARD, needs NONE,
    "Older standards that this one takes the place of, by their ids.",
    "replaces: gp-connect-html", ["supersedes"];

    "replaced-by", Fact Names, STANDARD, needs NONE,
    "Newer standards to use instead, by their ids.",
    "replaced-by: gp-connect-structured", ["superseded by"];

    "services", Fact Sentences, STANDARD, needs NONE,
    "Central services that it needs: the id of a service, a colon and why.",
    "services:\n  - pds: to find the NHS number", ["needs services"];

    "who-may-use", Fact Text, SERVICE, needs NONE,
    "Who may use the service.",
    "who-may-use: Organisations that give care in England", ["eligibility"];

    "most-people", Fact Text, SERVICE, needs NONE,
    "What people do instead of using it themselves.",
    "most-people: Your supplier does this for you.", ["instead"];

    "environments", Fact Sentences, SERVICE, needs NONE,
    "Where it can be tried before it is used for real.",
    "environments:\n  - Sandbox: https://example.org/sandbox", ["sandbox"];

    "how-long", Fact Text, SERVICE, needs NONE,
    "How long it takes to get access.",
    "how-long: About three months", [];

    "steps-source", Fact Names, SERVICE, needs NONE,
    "Where the steps to get access were read: an address or an id of `sources.md`.",
    "steps-source: nhs-onboarding", [];

    "read-it", Fact Sentences, RECORD, needs NONE,
    "Where it can be read: words, a colon and an address, or only the address.",
    "read-it:\n  - The whole standard: https://example.org/uk-core", ["documentation", "link", "url"];

    "test-tools", Fact Sentences, STANDARD, needs NONE,
    "How to test it: words, a colon and an address.",
    "test-tools:\n  - FHIR validator: https://example.org/validator", ["tests"];

    "help", Fact Sentences, RECORD, needs NONE,
    "Whom to ask: words, a colon and an address.",
    "help:\n  - Help desk: help@example.org", ["support"];

    "version", Fact Text, STANDARD, needs NONE,
    "The newest version, as its owner writes it.",
    "version: 2.1", [];

    "version-date", Fact Date, STANDARD, needs NONE,
    "The day on which that version was published.",
    "version-date: 15 April 2024", ["published on"];

    "sources", Fact Names, RECORD, needs NONE,
    "Where the facts of this page were read: addresses or ids of `sources.md`.",
    "sources: nhs-directory, hl7-uk-core", ["source"];

    "must", Fact Text, STANDARD, needs NONE,
    "Whether one has to, from `[duties]` in `vocabulary.toml`. Write `unknown` where nobody knows.",
    "must: legal-must", ["mandatory", "mandated", "mandation"];

    "must-who", Fact Names, STANDARD, needs NONE,
    "Who has to, from `[who]` in `vocabulary.toml`.",
    "must-who: cqc-adult-social-care, it-supplier", ["applies to"];

    "must-from", Fact Date, STANDARD, needs NONE,
    "The day on which the duty starts.",
    "must-from: 1 April 2024", ["effective from"];

    "must-by", Fact Date, STANDARD, needs NONE,
    "The day by which it must be done.",
    "must-by: 31 August 2025", ["comply by", "conformance date"];

    "must-law", Fact Text, STANDARD, needs NONE,
    "The law that makes it a duty. `legal-must` needs it.",
    "must-law: Health and Social Care Act 2012, section 250", ["legal authority"];

    "must-exceptions", Fact Text, STANDARD, needs NONE,
    "Who need not.",
    "must-exceptions: Services with fewer than ten beds", ["waiver"];

    "must-checked-by", Fact Text, STANDARD, needs NONE,
    "Who checks that it is done.",
    "must-checked-by: Care Quality Commission", ["enforced by"];

    "must-source", Fact Names, STANDARD, needs NONE,
    "Where the duty was read: an address or an id of `sources.md`.",
    "must-source: dapb4102-notice", [];
};
