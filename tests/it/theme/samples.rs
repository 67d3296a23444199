//! One page of each kind with every field filled, for the contract of views
//! and for looking at a theme.

mod deck;
mod records;
mod session;

use std::sync::Arc;

use guidepost::html::Html;
use guidepost::text::Date;
use guidepost::theme::*;

/// The body of the sample lesson: one of everything that authors can write.
const BODY: &str = include_str!("../../themes/sample-body.html");

/// The parts of the sample scenario.
const STORY: &str = "<p>You work at a surgery.</p>\
    <h2 id=\"s-the-phone-rings\"><span class=\"part-number\">1. </span>The phone rings</h2>\
    <ul><li><a href=\"#s-you-check\">Ask why<span class=\"go-to\"> (go to part 2)</span></a></li></ul>\
    <h2 id=\"s-you-check\"><span class=\"part-number\">2. </span>You check</h2><p>The end.</p>";

fn link(title: &str, href: &str) -> LinkView {
    LinkView {
        title: title.into(),
        href: href.into(),
    }
}

fn html(markup: &str) -> Html {
    Html::from_markup(markup.into())
}

fn day(text: &str) -> DateView {
    Date::parse(text).unwrap().into()
}

fn card(title: &str, href: &str, summary: &str, icon: Option<Icon>) -> CardView {
    CardView {
        title: title.into(),
        href: href.into(),
        summary: summary.into(),
        minutes: Some(5),
        icon,
    }
}

pub(super) fn site() -> Arc<SiteView> {
    let independence = "Independent guide for England. Not made or approved by the NHS or the \
                        government. This is a guide, not legal advice.";
    Arc::new(SiteView {
        id: "sample".to_owned(),
        title: "How care records join up".into(),
        description: "Joined-up care in plain words.".into(),
        edition: Some(day("1 November 2026")),
        independence: Some(independence.into()),
        sections: vec![
            link("Learn", "learn/index.html"),
            link("Standards", "standards/index.html"),
            link("Services", "services/index.html"),
            link("Training", "training/index.html"),
            link("Words", "glossary.html"),
        ],
        footer: vec![
            link("About", "about.html"),
            link("Privacy: what stays in this browser", "privacy.html"),
            link("Accessibility", "accessibility.html"),
        ],
        feed: Some("feed.xml".into()),
        keep: Some("keep.html".into()),
        how_well: Some("about/how-well.html".into()),
        copy: false,
    })
}

pub(super) fn branch() -> BranchView {
    let item = |title: &str, href: &str, minutes| BranchItem {
        title: title.into(),
        href: href.into(),
        minutes: Some(minutes),
    };
    BranchView {
        title: "What is interoperability?".into(),
        href: "index.html".into(),
        items: vec![
            item("One person, many systems", "one-person.html", 5),
            item("Four levels of joining up", "lesson.html", 6),
            item("Myths", "myths.html", 1),
            item("A day with it, a day without", "a-day.html", 7),
            item("Check what you know", "check.html", 4),
        ],
    }
}

/// One page of each kind, in the order of [`PageKind::ALL`].
pub(super) fn pages(theme: &Theme) -> Vec<PageView> {
    let parts = [
        home(),
        module(),
        PartView::Lesson,
        PartView::Page,
        section(),
        glossary(),
        sources(),
        PartView::Find(finder()),
        PartView::Compare(finder()),
        PartView::MyList(finder()),
        path(),
        scenario(),
        session::session(),
        session::paper(),
        PartView::MyLearning,
        PartView::Review,
        PartView::Record,
        PartView::Tally,
        PartView::MinuteCard,
        search(),
        PartView::Keep(keep()),
        PartView::HowWell(Box::new(how_well())),
        PartView::NotFound(None),
        PartView::NotFound(Some(Box::new(gone()))),
        PartView::Redirect(RedirectPart {
            target: "../learn/lesson.html".into(),
        }),
    ];
    let parts = parts.into_iter().chain(records::parts());
    let parts = parts.chain(deck::parts());
    parts.map(|part| page(theme, part)).collect()
}

fn how_well() -> HowWellPart {
    HowWellPart {
        pages: "145".into(),
        words: "72,000".into(),
        grade: Some(GradeFigures {
            lessons: 40,
            mean: "4.9".into(),
            highest: "6.8".into(),
            page: link("FHIR and UK Core", "../learn/fhir.html"),
        }),
        claims: Some(ClaimFigures {
            all: "600".into(),
            sourced: "597".into(),
            reasoned: "2".into(),
            bare: "1".into(),
            share: "99".into(),
            sources: "240".into(),
        }),
        duties: Some(DutyFigures {
            all: 60,
            unknown: 20,
            share: "33".into(),
        }),
        late: Some(1),
        due: vec![DueView {
            page: link("Four levels", "../learn/lesson.html"),
            due: day("1 November 2027"),
        }],
        questions: Some(QuestionFigures {
            objectives: 80,
            questions: 170,
            each: "2.1".into(),
            fewest: 2,
        }),
    }
}

fn gone() -> GonePart {
    GonePart {
        since: DateView {
            iso: "2026-11-01".into(),
            text: "1 November 2026".into(),
        },
        instead: vec![link(
            "Medicine and allergy transfer",
            "medicine-transfer.html",
        )],
        further: vec![link("All standards", "all.html")],
    }
}

fn finder() -> FinderPart {
    FinderPart {
        questions: "assets/supplier-questions-1.js".to_owned(),
        data: "assets/catalogue-0123456789.js".into(),
        settings: vec![link("Care homes", "../standards/for/care-home.html")],
        topics: vec![link("Medicines", "../standards/about/medicines.html")],
    }
}

fn page(theme: &Theme, part: PartView) -> PageView {
    let mut page = PageView::new(site(), "Four levels of joining up", part);
    page.root = "../".into();
    page.description = "Why records do not always reach the people who care for you, which rules \
                        fix that, and what you can do."
        .into();
    page.section = Some(0);
    page.crumbs = vec![
        link("Home", "../index.html"),
        link("Learn", "index.html"),
        link("What is interoperability?", "index.html"),
    ];
    page.feedback = Some("mailto:help@example.org?subject=Four%20levels".into());
    page.checked = Some(day("1 November 2026"));
    page.due = Some("2027-11-01".into());
    match page.kind() {
        PageKind::Home => {
            page.title = "How care records join up, in plain words".into();
            page.body = html("<p>This guide is for people who give, run or receive care.</p>");
        }
        PageKind::Lesson => fill_lesson(theme, &mut page),
        PageKind::Module => {
            page.minutes = Some(23);
            page.level = Some("Starter".into());
            page.audience = vec!["everyone".into()];
            page.objectives = objectives();
            page.body =
                html("<p>Rosa moves from the hospital to her care home. Her facts do not.</p>");
            page.next = Some(link("One person, many systems", "one-person.html"));
        }
        PageKind::Path => page.title = "I run a care service".into(),
        PageKind::Scenario => page.body = html(STORY),
        PageKind::Glossary => page.title = "Words from A to Z".into(),
        PageKind::Sources => page.title = "Sources".into(),
        PageKind::Find => page.title = "Find a standard".into(),
        PageKind::Compare => page.title = "Compare standards".into(),
        PageKind::MyList => page.title = "My list of standards".into(),
        PageKind::Section => {
            page.title = "Standards".into();
            page.body = html("<p>What each standard is for, and whether you must use it.</p>");
        }
        _ => page.body = html(BODY),
    }
    page
}

fn objectives() -> Vec<String> {
    vec![
        "Name the four levels in your own words".into(),
        "Spot which level is missing in a story".into(),
    ]
}

fn fill_lesson(theme: &Theme, page: &mut PageView) {
    page.canonical = Some("https://example.org/learn/lesson.html".into());
    page.branch = Some(theme.render_branch(&branch()).unwrap().at(Some(1)));
    let heading = |text: &str, id: &str, level| HeadingView {
        text: text.into(),
        id: id.into(),
        level,
    };
    page.outline = vec![
        heading("Level 1: the message arrives", "s-level-1", 2),
        heading("What a message looks like", "s-message", 3),
        heading("Try it at work", "s-try", 2),
    ];
    page.previous = Some(link("One person, many systems", "one-person.html"));
    page.next = Some(link("Myths", "myths.html"));
    page.minutes = Some(6);
    page.level = Some("Starter".into());
    page.audience = vec!["everyone".into()];
    page.objectives = objectives();
    let (opening, body) = BODY.split_once("<!-- body -->").unwrap();
    page.opening = html(opening);
    page.body = html(body);
    page.footnotes = html("<ol><li id=\"fn-1\">Rosa is made up.</li></ol>");
    page.words = vec![WordView {
        id: "w-interoperability".into(),
        term: "Interoperability".into(),
        say: Some("inter-op-er-a-bil-ity".into()),
        meaning: html("When different computer systems can share facts and use them."),
        href: Some("../glossary.html#t-interoperability".into()),
    }];
    page.sources = vec![SourceView {
        number: 1,
        id: "source-1".into(),
        title: "Patients who cross between hospitals in England".into(),
        href: Some("https://example.org/content/9/12/e031637".into()),
        publisher: Some("A journal".into()),
        date: Some("December 2019".into()),
        read_on: Some(day("22 November 2026")),
        archived: true,
        back: vec!["claim-1".into(), "claim-1-2".into()],
    }];
    page.tested = Some(SeenView {
        who: "five care workers".into(),
        date: Some(day("3 May 2026")),
    });
    page.edit = Some("https://example.org/edit/four-levels.md".into());
    page.draft = true;
}

fn keep() -> KeepPart {
    KeepPart {
        in_browser: true,
        sizes: "downloads.js".into(),
        public: Some("https://example.org/".into()),
        groups: vec![DownloadGroup {
            name: "site",
            files: vec![DownloadView {
                title: "How care records join up".into(),
                href: "../downloads/care-records.zip".into(),
                form: "zip",
            }],
        }],
    }
}

fn home() -> PartView {
    let roles = [
        ("I run a care service", Icon::House),
        ("I run a practice or pharmacy", Icon::Cross),
        ("I give care", Icon::Building),
        ("I buy systems", Icon::Page),
        ("I make or run systems", Icon::Code),
        ("It is about my own or my family’s record", Icon::Person),
    ];
    let ways = [
        ("What must I follow?", Icon::Signpost),
        ("Ask a person", Icon::Question),
        ("What is changing", Icon::Clock),
        ("Run a session", Icon::People),
        ("Words from A to Z", Icon::Book),
    ];
    let to_card = |(title, icon)| card(title, "page.html", "Start with 5 minutes", Some(icon));
    let roles: Vec<CardView> = roles.map(to_card).into();
    let ways: Vec<CardView> = ways.map(to_card).into();
    let group = |title: &str, id: &str, order, cards| CardGroup {
        title: title.into(),
        id: id.into(),
        order,
        cards,
    };
    PartView::Home(HomePart {
        start: Some(link("Start with the first lesson", "learn/lesson.html")),
        examples: vec![link("what is FHIR", "search.html#q=what%20is%20FHIR")],
        groups: vec![
            group("What do you do?", "what-do-you-do", CardOrder::Any, roles),
            group("Or go straight to", "straight-to", CardOrder::Steps, ways),
        ],
    })
}

fn module() -> PartView {
    let lesson = |title: &str| card(title, "lesson.html", "Why facts get lost on the way.", None);
    PartView::Module(ModulePart {
        lessons: [
            "One person, many systems",
            "Four levels of joining up",
            "Myths",
        ]
        .map(lesson)
        .into(),
        minutes: 15,
        check: Some(check(0)),
    })
}

fn check(before: usize) -> CheckView {
    let question = |objective: &String| CheckQuestion {
        page: "learn/lesson.html".into(),
        key: "1af4648d19".into(),
        objective: objective.clone(),
        lesson: link("Four levels of joining up", "lesson.html"),
    };
    let after: Vec<CheckQuestion> = objectives().iter().map(question).collect();
    CheckView {
        id: "paths/run-a-care-service".into(),
        before: after[..before].to_vec(),
        after,
    }
}

fn path() -> PartView {
    let lesson = |title: &str| {
        let href = "../learn/lesson.html#path=run-a-care-service";
        card(title, href, "Why facts get lost on the way.", None)
    };
    PartView::Path(Box::new(PathPart {
        id: "run-a-care-service".into(),
        lessons: vec![lesson("One person, many systems"), lesson("Myths")],
        minutes: 10,
        monday: vec![
            "Find the code of your home".into(),
            "Ask your supplier which version it uses".into(),
            "Tell one colleague".into(),
        ],
        check: Some(check(2)),
        record: "../learning-record.html".into(),
        workbook: "run-a-care-service/workbook.html".into(),
    }))
}

fn scenario() -> PartView {
    PartView::Scenario(ScenarioPart {
        start: "s-the-phone-rings".into(),
        endings: vec!["s-you-check".into()],
        parts: 2,
    })
}

fn section() -> PartView {
    PartView::Section(SectionPart {
        pages: vec![
            card(
                "FHIR UK Core",
                "uk-core.html",
                "How to lay out facts the same way.",
                None,
            ),
            card("NHS number", "nhs-number.html", "", None),
        ],
        catalogue: Some(records::catalogue()),
        after: vec![link("Tally of results", "../tally.html")],
    })
}

fn glossary() -> PartView {
    let term = |term: &str, id: &str| TermView {
        id: id.into(),
        term: term.into(),
        say: Some("fire".into()),
        meaning: html("<p>An agreed way to lay out health information.</p>"),
        is_not: html("<p>It is not a computer system.</p>"),
        also: vec!["HL7 FHIR".into()],
        see: vec![link("HL7", "#t-hl7"), link("UK Core", "#t-uk-core")],
        source: Some(link("HL7 International", "sources.html#hl7-fhir")),
    };
    let letters = ('A'..='Z').map(|letter| LetterView {
        letter: letter.into(),
        id: format!("letter-{}", letter.to_ascii_lowercase()),
        terms: match letter {
            'F' => vec![term("FHIR", "t-fhir")],
            'H' => vec![term("HL7", "t-hl7"), term("Health record", "t-record")],
            _ => Vec::new(),
        },
    });
    PartView::Glossary(GlossaryPart {
        letters: letters.collect(),
    })
}

fn search() -> PartView {
    PartView::Search(SearchPart {
        groups: vec![QuestionGroup {
            title: "What is interoperability?".into(),
            questions: vec![link("what does interoperability mean", "learn/lesson.html")],
        }],
        words: Some(link("Words we use", "glossary.html")),
        ask: Some(link("Who to ask", "help/who-to-ask.html")),
        starts: vec![link("What is interoperability?", "learn/module.html")],
    })
}

fn sources() -> PartView {
    PartView::Sources(SourcesPart {
        entries: vec![SourceEntry {
            id: "bmj".into(),
            title: "Patients who cross between hospitals in England".into(),
            href: Some("https://example.org/content/9/12/e031637".into()),
            publisher: Some("A journal".into()),
            date: Some("December 2019".into()),
            read_on: Some(day("22 November 2026")),
            archived: false,
            about: html("<p>A study of where records are.</p>"),
            pages: vec![link("Four levels of joining up", "learn/lesson.html")],
        }],
    })
}
