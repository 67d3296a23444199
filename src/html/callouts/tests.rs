//! The markup of each kind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::html::Presentation;
use crate::html::writer::Writer;
use crate::markdown::highlight::Highlighter;
use crate::markdown::{CalloutKind, ParseOptions, parse};
use crate::site::{Drafts, Ground, Memos, Parsed, assemble};
use crate::source::{SourceFile, Sources};
use crate::text::{Fingerprint, SourcePath, Wording};

/// The markup of a page that holds `body`.
fn html(body: &str) -> String {
    let text = format!("---\ntitle: Page\n---\n{body}");
    let file = Arc::new(SourceFile {
        path: SourcePath::new("content/index.md"),
        fingerprint: Fingerprint::of(&text),
        diagnostics: Vec::new(),
        text: text.clone().into(),
    });
    let document = parse(&text, &file.path, ParseOptions::default()).value;
    let sources = Sources {
        files: vec![Arc::clone(&file)],
        ..Sources::default()
    };
    let parsed = [Parsed::new(file, Arc::new(document))];
    let ground = Ground {
        config: Arc::new(Config::default()),
        sources: &sources,
        parsed: &parsed,
        catalogue: Arc::new(Catalogue::default()),
    };
    let site = assemble(&ground, Drafts::Hide, &Memos::default()).value;
    let page = &site.pages[0];
    let blocks = &page.body.document.blocks;
    let highlighter = Highlighter::default();
    let words = include_str!("../../../themes/default/words.toml");
    let words: BTreeMap<String, String> = toml::from_str(words).unwrap();
    let presentation = Presentation {
        highlighter: &highlighter,
        wording: &Wording::from(words),
    };
    let mut writer = Writer::new(&site, page, presentation);
    writer.blocks(blocks);
    writer.out + &writer.answers
}

/// The values of an attribute in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let parts = html.split(start.as_str()).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

/// Whether the pieces stand in the markup in this order.
fn assert_order(html: &str, pieces: &[&str]) {
    let mut from = 0;
    for piece in pieces {
        let at = html[from..].find(piece);
        from +=
            at.unwrap_or_else(|| panic!("{piece}\nis not in its place in\n{html}")) + piece.len();
    }
}

/// Every open tag is closed in order.
fn assert_balanced(html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let name: String = tag
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '/')
            .collect();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{html}"),
            None if ["input", "br", "hr"].contains(&name.as_str()) => {}
            // Shapes of a picture close themselves.
            None if tag.split('>').next().is_some_and(|tag| tag.ends_with('/')) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

#[test]
fn every_kind_is_whole_and_named() {
    for kind in CalloutKind::ALL {
        let twice = format!("{0}\n\nText.\n\n{0}\n", kind.example());
        let html = html(&twice);
        assert_balanced(&html);
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{html}");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for id in values(&html, attribute) {
                assert!(unique.contains(id), "{attribute}={id} in {html}");
            }
        }
        let hidden = matches!(kind, CalloutKind::Trainer | CalloutKind::Slide);
        assert_eq!(html == "<p>Text.</p>\n", hidden, "{html}");
        let class = format!("callout-{}", kind.word().to_lowercase());
        let known = hidden || *kind == CalloutKind::Minute || html.contains(&class);
        assert!(known, "{html}");
    }
}

#[test]
fn nothing_of_an_author_becomes_markup() {
    for kind in CalloutKind::ALL {
        let hostile = kind
            .example()
            .replace("Title", "`<i>\"&`")
            .replace("Text", "`<i>`");
        assert!(!html(&hostile).contains("<i>"), "{hostile}");
    }
    let id = "> [!QUIZ] Q\n> - [x] a\n> - [ ] b\n>   - No.\n>\n> Id: `\"><i>`\n";
    assert!(!html(id).contains("<i>"));
}

#[test]
fn a_note_says_what_it_is_in_words() {
    assert_eq!(
        html("> [!WARNING] Mind *this*\n> Text.\n"),
        "<div class=\"callout callout-warning\" role=\"note\" aria-labelledby=\"c-mind-this\">\n\
         <p class=\"callout-title\" id=\"c-mind-this\"><span class=\"callout-kind\">Warning:</span> Mind <em>this</em></p>\n\
         <div class=\"callout-body\">\n<p>Text.</p>\n</div>\n</div>\n"
    );
    assert_order(
        &html("> [!KEY] Key points\n> - a\n"),
        &["<span class=\"callout-kind\">Key points</span></p>"],
    );
    assert_order(
        &html("> [!MYTH] It is\n> No.\n"),
        &["Myth:</span> It is", "What is right", "<p>No.</p>"],
    );
}

#[test]
fn a_minute_is_a_named_section() {
    assert_eq!(
        html("> [!MINUTE]\n> Short.\n"),
        "<section class=\"minute\" aria-label=\"In one minute\">\n\
         <p class=\"minute-title\">In one minute</p>\n<p>Short.</p>\n</section>\n"
    );
}

#[test]
fn a_quiz_with_one_right_answer_has_radio_buttons() {
    let html = html(
        "> [!QUIZ] Same\n> What *is* it?\n>\n> - [ ] A\n>   - No.\n> - [x] B\n>   - Yes.\n>\n> Hint: h\n> Objective: 2\n",
    );
    assert_order(
        &html,
        &[
            "<div class=\"callout callout-quiz question\" id=\"q-same\" data-question=\"",
            " data-objective=\"2\">",
            "<fieldset class=\"question-form\">\n<legend><span class=\"callout-kind\">Question:</span> \
             <span class=\"question-title\">Same</span> <span class=\"question-stem\">What <em>is</em> it?</span></legend>",
            "Choose one answer.",
            "<li><input type=\"radio\" id=\"q-same-answer\" name=\"q-same\" value=\"",
            "<label for=\"q-same-answer\">A</label></li>",
            "<label for=\"q-same-answer-2\">B</label>",
            "<details class=\"question-hint\"><summary>Hint</summary>\n<p>h</p>",
            "<div class=\"question-status\" role=\"status\"></div>\n</fieldset>\n",
            "<p class=\"answer-link\"><a href=\"#q-same-answers\">See the answer at the end of this page<span class=\"visually-hidden\">: Same</span></a></p>",
            "<div class=\"answer-block\" id=\"q-same-answers\">\n<h3><a href=\"#q-same\">Same</a></h3>",
            "<li class=\"answer-wrong\" data-answer=\"ae6121c88b\"><span class=\"answer-mark\">Not right:</span> <span class=\"answer-words\">A</span>",
            "<div class=\"answer-feedback\">\n<p>No.</p>",
            "<li class=\"answer-right\" data-answer=\"1af4648d19\"><span class=\"answer-mark\">Right:</span> <span class=\"answer-words\">B</span>",
        ],
    );
    assert!(
        !html.contains("checked") && !html.contains("<form"),
        "{html}"
    );
}

#[test]
fn a_quiz_with_several_right_answers_has_tick_boxes() {
    let html = html("> [!QUIZ] Q\n> - [x] A\n> - [x] B\n> - [ ] C\n>   - No.\n");
    assert_eq!(html.matches("type=\"checkbox\"").count(), 3);
    assert!(html.contains("Choose all that apply."));
}

#[test]
fn results_belong_to_words_and_not_to_places() {
    let one = html("> [!QUIZ] Q\n> - [x] A\n> - [ ] B\n>   - No.\n");
    let other = html("> [!QUIZ] Q\n> - [ ] B\n>   - Never!\n> - [x] a.\n");
    assert_eq!(
        values(&one, "data-question"),
        values(&other, "data-question")
    );
    let (mut one, mut other) = (values(&one, "value"), values(&other, "value"));
    one.sort_unstable();
    other.sort_unstable();
    assert_eq!(one, other);
    let pinned = html("> [!QUIZ] Q\n> - [x] A\n> - [ ] B\n>   - No.\n>\n> Id: my-q\n");
    assert_eq!(values(&pinned, "data-question"), ["my-q"]);
}

#[test]
fn order_and_match_do_not_give_the_answer_away() {
    let steps: Vec<String> = (1..=5).map(|n| format!("> {n}. Step {n}\n")).collect();
    let html_of_order = html(&format!("> [!ORDER] O\n{}", steps.concat()));
    let (form, answers) = html_of_order.split_once("</fieldset>").unwrap();
    let place = |html: &str, step: usize| html.find(&format!("Step {step}")).unwrap();
    let given_away = (1..5).all(|step| place(form, step) < place(form, step + 1));
    assert!(!given_away, "{form}");
    assert!((1..5).all(|step| place(answers, step) < place(answers, step + 1)));
    assert_eq!(values(form, "data-step").len(), 5);

    let pairs = html("> [!MATCH] M\n> - a = one\n> - b = two\n> - c = one\n");
    assert_eq!(pairs.matches("<select ").count(), 3);
    assert_eq!(pairs.matches("<option ").count(), 9, "{pairs}");
    assert_order(
        &pairs,
        &[
            "<label for=\"q-m-pair\">a</label> <select id=\"q-m-pair\">",
            "<option value=\"\">Choose</option>",
            "</fieldset>",
            "<span class=\"answer-words\">b</span> = <span class=\"answer-match\">two</span>",
        ],
    );
}

/// Every order of some things.
fn orders(things: &[&str]) -> Vec<Vec<String>> {
    if things.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..things.len() {
        let mut rest = things.to_vec();
        let first = rest.remove(at);
        for mut order in orders(&rest) {
            order.insert(0, first.to_owned());
            all.push(order);
        }
    }
    all
}

/// What browsers keep of a page: the keys of its questions and answers.
fn kept(html: &str) -> BTreeSet<String> {
    let names = ["data-question", "data-answer", "data-step", "value"];
    let found = names.iter().flat_map(|name| values(html, name));
    found.map(str::to_owned).collect()
}

#[test]
fn any_order_of_questions_and_answers_keeps_stored_results() {
    let answers = [
        "> - [x] The ward\n>   - Yes.\n",
        "> - [ ] The shop\n>   - No.\n",
        "> - [ ] The *neighbour*\n>   - No.\n",
        "> - [ ] Nobody\n>   - No.\n",
    ];
    let pairs = [
        "> - FHIR = layout\n",
        "> - SNOMED CT = dictionary\n",
        "> - PDS = service\n",
    ];
    let quiz =
        |answers: &[String]| format!("> [!QUIZ] Who\n> Who sees it?\n>\n{}\n", answers.concat());
    let matching = |pairs: &[String]| format!("> [!MATCH]\n> Join.\n>\n{}\n", pairs.concat());
    let order = "> [!ORDER]\n> Put these in order.\n>\n> 1. One\n> 2. Two\n> 3. Three\n\n";
    let other = "> [!ORDER]\n> Put these in order.\n>\n> 1. Four\n> 2. Five\n\n";
    let gap = "> [!GAP] G\n> FHIR is a **layout**.\n\n";
    let first = quiz(&orders(&answers)[0]);
    let wanted = kept(&html(&first));
    for order in orders(&answers) {
        assert_eq!(kept(&html(&quiz(&order))), wanted, "{order:?}");
    }
    let pair = matching(&orders(&pairs)[0]);
    let wanted = kept(&html(&pair));
    for order in orders(&pairs) {
        assert_eq!(kept(&html(&matching(&order))), wanted, "{order:?}");
    }
    let questions = [first.as_str(), &pair, order, other, gap];
    let wanted = kept(&html(&questions.concat()));
    for order in orders(&questions) {
        assert_eq!(kept(&html(&order.concat())), wanted);
    }
    let asked = html(&questions.concat());
    let keys: BTreeSet<&str> = values(&asked, "data-question").into_iter().collect();
    assert_eq!(keys.len(), questions.len(), "each has a key of its own");
}

#[test]
fn a_gap_is_a_named_box_in_its_sentence() {
    let html = html(
        "> [!GAP] G\n> Read.\n>\n> FHIR is a **layout** for **facts**.\n>\n> Also right: form, shape\n> Also right: -\n",
    );
    assert_order(
        &html,
        &[
            "<span class=\"question-stem\">Read.</span>",
            "<p class=\"gap-sentence\">FHIR is a <input class=\"gap\" type=\"text\" size=\"14\" aria-label=\"Gap 1 of 2\"",
            "> for <input",
            "aria-label=\"Gap 2 of 2\"",
            ">.</p>",
            "</fieldset>",
            "<ol class=\"answer-list\">\n<li><span class=\"answer-words\">layout</span> (also right: <span class=\"answer-also\">form</span>, <span class=\"answer-also\">shape</span>)</li>\n\
             <li><span class=\"answer-words\">facts</span></li>",
        ],
    );
    let (form, _) = html.split_once("</fieldset>").unwrap();
    assert!(!form.contains("layout"), "{form}");
}

#[test]
fn people_are_asked_not_to_write_about_those_they_care_for() {
    const CARE: &str = "\">Do not write names or details of people you care for.</p>";
    for kind in [
        CalloutKind::Flashcard,
        CalloutKind::Reflect,
        CalloutKind::Teachback,
    ] {
        assert!(html(kind.example()).contains(CARE), "{kind:?}");
    }
    let reflect = html("> [!REFLECT] R\n> What?\n>\n> - This.\n");
    assert_order(
        &reflect,
        &[
            "id=\"c-r\"",
            "<p>What?</p>",
            CARE,
            "<textarea class=\"own-words\" rows=\"5\" autocomplete=\"off\" aria-labelledby=\"c-r\" aria-describedby=\"c-r-care\"></textarea>",
            "<details class=\"good-answer\"><summary>What a good answer says</summary>\n<ul>\n<li>This.</li>",
        ],
    );
    let card = html("> [!FLASHCARD] F\n> Front\n>\n> Back: **Back**\n");
    assert_order(
        &card,
        &[
            "<p>Front</p>",
            CARE,
            "<details class=\"card-back\"><summary>Turn the card</summary>\n<p><strong>Back</strong></p>",
        ],
    );
}

#[test]
fn an_activity_shows_time_group_and_kit() {
    let activity =
        html("> [!ACTIVITY] A\n> Do it.\n>\n> Time: 1 min\n> Group: pairs\n> Kit: cards, pens\n");
    assert_order(
        &activity,
        &[
            "role=\"group\"",
            "<div><dt>Time</dt><dd>1 minute</dd></div>\n<div><dt>Group</dt><dd>pairs</dd></div>\n<div><dt>Kit</dt><dd>cards, pens</dd></div>",
        ],
    );
    let poll = html("> [!POLL] P\n> Who?\n>\n> - a\n> - b\n");
    assert_order(
        &poll,
        &[
            "Show of hands:</span> P",
            "<p>Who?</p>",
            "<ul class=\"poll-choices\">\n<li>a</li>\n<li>b</li>",
        ],
    );
}

#[test]
fn a_journey_is_a_list_with_the_broken_join_in_words() {
    let html = html(
        "> [!JOURNEY] J\n> 1. Ward: written (record; *FHIR*)\n> 2. Broken: Home: typed again\n",
    );
    assert_order(
        &html,
        &[
            "<ol class=\"journey-steps\">\n<li class=\"journey-step\"><strong class=\"journey-place\">Ward:</strong> <span class=\"journey-what\">written</span>",
            "<span class=\"journey-system\"><span class=\"journey-label\">System:</span> record</span>",
            "<span class=\"journey-standard\"><span class=\"journey-label\">Standard:</span> <em>FHIR</em></span>",
            "<li class=\"journey-step journey-broken\"><span class=\"journey-mark\">Broken here:</span> <strong class=\"journey-place\">Home:</strong>",
        ],
    );
    assert_eq!(html.matches("journey-by").count(), 1);
}

#[test]
fn more_detail_is_closed_at_first() {
    let html = html("> [!DEEPER] D\n> More.\n");
    assert_order(
        &html,
        &[
            "<details class=\"callout callout-deeper\">\n<summary class=\"callout-title\"><span class=\"callout-kind\">More detail:</span> D</summary>",
            "<p>More.</p>",
            "</details>",
        ],
    );
}
