//! What all questions share, and ORDER, MATCH and GAP.
//!
//! The answers are kept apart: they stand at the end of the page, where paper
//! and browsers without scripts show them, and where scripts read them.

use crate::html::escape::{Attr, Text};
use crate::html::words;
use crate::html::writer::Writer;
use crate::markdown::{
    Block, BlockKind, Callout, CalloutBody, Gap, GapPart, Item, MatchPairs, Order, Pair,
    plain_text, push_block_text,
};
use crate::text::{Fingerprint, Slug};

/// What all questions have.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) callout: &'a Callout,
    pub(super) stem: &'a [Block],
    pub(super) explanation: &'a [Block],
    /// More words that tell it from others: "Put these in order" is asked of
    /// many things. They do not depend on the order of its parts.
    pub(super) own: &'a str,
    /// How to answer, where the controls do not say it.
    pub(super) how: Option<&'a str>,
}

/// A short name for some words, the same wherever they stand: capitals, spaces
/// and marks do not count.
pub(super) fn key_of(words: &str) -> String {
    let letters = words.chars().filter(|letter| letter.is_alphanumeric());
    let plain: String = letters.flat_map(char::to_lowercase).collect();
    Fingerprint::of(plain).short()
}

impl Question<'_> {
    /// The title and the stem.
    fn words(&self) -> String {
        let mut words = plain_text(&self.callout.title);
        push_block_text(self.stem, &mut words);
        words
    }

    /// What the question is called: its title, or how it starts.
    fn name(&self, kind: &str) -> String {
        match self.callout.title.is_empty() {
            false => plain_text(&self.callout.title),
            true => self.first_words(kind),
        }
    }

    /// How it starts; the name of its kind where it has no words.
    fn first_words(&self, kind: &str) -> String {
        const MOST_WORDS: usize = 8;
        let mut words = self.words();
        if words.trim().is_empty() {
            kind.clone_into(&mut words);
        }
        let mut words = words.split_whitespace();
        let first: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
        let more = if words.next().is_some() { "…" } else { "" };
        format!("{}{more}", first.join(" "))
    }

    /// By what results are kept: the author's `Id:`, or the words. Never the
    /// place, so that questions and answers may change places.
    fn key(&self) -> String {
        match &self.callout.details.id {
            Some(id) => id.value.clone(),
            None => key_of(&format!("{}{}", self.words(), self.own)),
        }
    }
}

/// More words that tell a question from others with the same stem; see
/// [`Question::own`].
fn own(callout: &Callout) -> String {
    match &callout.body {
        CalloutBody::Order(order) => {
            let steps = order.steps.iter().map(|step| key_of(&item_words(step)));
            sorted(steps.collect())
        }
        CalloutBody::Match(body) => {
            let lefts = body
                .pairs
                .iter()
                .map(|pair| key_of(&plain_text(&pair.left)));
            sorted(lefts.collect())
        }
        CalloutBody::Gap(gap) => gap_words(gap),
        _ => String::new(),
    }
}

/// By what results are kept; callouts that ask nothing have no key.
pub(super) fn key(callout: &Callout) -> Option<String> {
    let stem: &[Block] = match &callout.body {
        CalloutBody::Quiz(quiz) => &quiz.stem,
        CalloutBody::Order(order) => &order.stem,
        CalloutBody::Match(body) => &body.stem,
        CalloutBody::Gap(gap) => &gap.before,
        _ => return None,
    };
    let question = Question {
        callout,
        stem,
        explanation: &[],
        own: &own(callout),
        how: None,
    };
    Some(question.key())
}

/// An open question.
pub(super) struct Opened {
    /// Its id in the page.
    pub(super) id: String,
    /// Where its markup starts.
    start: usize,
}

/// Opens the frame, the form and its legend.
pub(super) fn open(writer: &mut Writer<'_>, question: Question<'_>) -> Opened {
    let callout = question.callout;
    let mut base = super::name(callout);
    if callout.title.is_empty() && callout.details.id.is_none() {
        base = Slug::new(&question.first_words(writer.word(words::kind(callout.kind)))).to_string();
    }
    let id = writer.unique_id(&format!("q-{base}"));
    let start = writer.out.len();
    let class = super::class(callout.kind);
    writer.push(&format!(
        "<div class=\"callout callout-{class} question\" id=\"{}\" data-question=\"{}\"",
        Attr(&id),
        Attr(&question.key())
    ));
    if let Some(objective) = &callout.details.objective {
        writer.push(&format!(" data-objective=\"{}\"", objective.value));
    }
    writer.push(">\n<fieldset class=\"question-form\">\n");
    legend(writer, question);
    if let Some(how) = question.how {
        writer.push(&format!("<p class=\"question-how\">{}</p>\n", Text(how)));
    }
    Opened { id, start }
}

/// The legend: kind, title and the first paragraph of the stem; what else the
/// stem holds cannot stand in a legend.
fn legend(writer: &mut Writer<'_>, question: Question<'_>) {
    let callout = question.callout;
    let kind = writer.label(words::kind(callout.kind));
    writer.push(&format!(
        "<legend><span class=\"callout-kind\">{kind}:</span>"
    ));
    if !callout.title.is_empty() {
        writer.push(" <span class=\"question-title\">");
        writer.inlines(&callout.title);
        writer.push("</span>");
    }
    let mut more = question.stem;
    if let Some((first, rest)) = question.stem.split_first()
        && let BlockKind::Paragraph(content) = &first.kind
    {
        more = rest;
        writer.push(" <span class=\"question-stem\">");
        writer.inlines(content);
        writer.push("</span>");
    }
    writer.push("</legend>\n");
    if !more.is_empty() {
        writer.push("<div class=\"question-more\">\n");
        writer.blocks(more);
        writer.push("</div>\n");
    }
}

/// Closes the form after its controls and the frame, and writes the answers
/// for the end of the page; `list` writes the right and wrong ones.
pub(super) fn close<'a>(
    writer: &mut Writer<'a>,
    question: Question<'_>,
    opened: &Opened,
    list: impl FnOnce(&mut Writer<'a>),
) {
    let callout = question.callout;
    let name = question.name(writer.word(words::kind(callout.kind)));
    super::hint(writer, callout);
    writer.push("<div class=\"question-status\" role=\"status\"></div>\n</fieldset>\n");
    super::details(writer, callout);
    let id = Attr(&opened.id);
    writer.push(&format!(
        "<p class=\"answer-link\"><a href=\"#{id}-answers\">{}<span class=\"visually-hidden\">: ",
        writer.label(words::TO_ANSWER)
    ));
    writer.text(&name);
    writer.push("</span></a></p>\n</div>\n");
    let answers = writer.aside(|writer| {
        writer.push(&format!(
            "<div class=\"answer-block\" id=\"{id}-answers\">\n<h3><a href=\"#{id}\">"
        ));
        writer.text(&name);
        writer.push("</a></h3>\n");
        list(writer);
        if !question.explanation.is_empty() {
            writer.push("<div class=\"answer-explanation\">\n");
            writer.blocks(question.explanation);
            writer.push("</div>\n");
        }
        writer.push("</div>\n");
    });
    writer.remember(question.key(), opened.start, answers);
}

/// The places of some keys in an order that does not give the answer away, and
/// that is the same in every build.
fn mixed(keys: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
    if order.is_sorted() {
        order.reverse();
    }
    order
}

/// The places of some steps in an order that does not give the answer away.
pub(super) fn mixed_steps(steps: &[Item]) -> Vec<usize> {
    let keys: Vec<String> = steps.iter().map(|step| key_of(&item_words(step))).collect();
    mixed(&keys)
}

/// What is to be found for some pairs, each once, in an order that does not
/// give the answer away.
pub(super) fn mixed_rights(pairs: &[Pair]) -> Vec<String> {
    let rights = pairs.iter().map(|pair| plain_text(&pair.right));
    let mut mixed = mixed_words(&rights.collect::<Vec<_>>());
    mixed.dedup();
    mixed
}

/// Some words in an order that does not give the answer away.
pub(super) fn mixed_words(words: &[String]) -> Vec<String> {
    let keys: Vec<String> = words.iter().map(|words| key_of(words)).collect();
    mixed(&keys)
        .into_iter()
        .map(|at| words[at].clone())
        .collect()
}

fn sorted(mut keys: Vec<String>) -> String {
    keys.sort_unstable();
    keys.concat()
}

fn item_words(item: &Item) -> String {
    let mut words = String::new();
    push_block_text(&item.blocks, &mut words);
    words
}

pub(super) fn order(writer: &mut Writer<'_>, callout: &Callout, order: &Order) {
    let keys: Vec<String> = order
        .steps
        .iter()
        .map(|step| key_of(&item_words(step)))
        .collect();
    let question = Question {
        callout,
        stem: &order.stem,
        explanation: &order.explanation,
        own: &own(callout),
        how: None,
    };
    let opened = open(writer, question);
    writer.push("<ul class=\"order-steps\">\n");
    for at in mixed(&keys) {
        writer.push(&format!("<li data-step=\"{}\">", keys[at]));
        super::item(writer, &order.steps[at].blocks);
        writer.push("</li>\n");
    }
    writer.push("</ul>\n");
    close(writer, question, &opened, |writer| {
        writer.push("<ol class=\"answer-list\">\n");
        for (step, key) in order.steps.iter().zip(&keys) {
            writer.push(&format!("<li data-answer=\"{key}\">"));
            super::item(writer, &step.blocks);
            writer.push("</li>\n");
        }
        writer.push("</ol>\n");
    });
}

pub(super) fn match_pairs(writer: &mut Writer<'_>, callout: &Callout, body: &MatchPairs) {
    let question = Question {
        callout,
        stem: &body.stem,
        explanation: &body.explanation,
        own: &own(callout),
        how: None,
    };
    let opened = open(writer, question);
    let rights = mixed_rights(&body.pairs);
    let keys: Vec<String> = body
        .pairs
        .iter()
        .map(|pair| key_of(&plain_text(&pair.right)))
        .collect();
    writer.push("<ul class=\"match-pairs\">\n");
    for pair in &body.pairs {
        match_row(writer, pair, &rights, &opened.id);
    }
    writer.push("</ul>\n");
    close(writer, question, &opened, |writer| {
        writer.push("<ul class=\"answer-list\">\n");
        for (pair, key) in body.pairs.iter().zip(&keys) {
            writer.push(&format!(
                "<li data-answer=\"{key}\"><span class=\"answer-words\">"
            ));
            writer.inlines(&pair.left);
            writer.push("</span> = <span class=\"answer-match\">");
            writer.inlines(&pair.right);
            writer.push("</span></li>\n");
        }
        writer.push("</ul>\n");
    });
}

fn match_row(writer: &mut Writer<'_>, pair: &Pair, rights: &[String], question: &str) {
    let id = writer.unique_id(&format!("{question}-pair"));
    let id = Attr(&id);
    let choose = writer.label(words::CHOOSE);
    writer.push(&format!("<li><label for=\"{id}\">"));
    writer.inlines(&pair.left);
    writer.push(&format!(
        "</label> <select id=\"{id}\">\n<option value=\"\">{choose}</option>\n"
    ));
    for right in rights {
        writer.push(&format!("<option value=\"{}\">", key_of(right)));
        writer.text(right);
        writer.push("</option>\n");
    }
    writer.push("</select></li>\n");
}

pub(super) fn gap(writer: &mut Writer<'_>, callout: &Callout, gap: &Gap) {
    let question = Question {
        callout,
        stem: &gap.before,
        explanation: &gap.after,
        own: &own(callout),
        how: None,
    };
    let opened = open(writer, question);
    let parts = gap.sentences.iter().flatten();
    let count = parts
        .filter(|part| matches!(part, GapPart::Gap { .. }))
        .count();
    let mut number = 0;
    for sentence in &gap.sentences {
        writer.push("<p class=\"gap-sentence\">");
        for part in sentence {
            match part {
                GapPart::Words(content) => writer.inlines(content),
                GapPart::Gap { .. } => {
                    number += 1;
                    let label = words::gap(writer, number, count);
                    gap_control(writer, &label);
                }
            }
        }
        writer.push("</p>\n");
    }
    close(writer, question, &opened, |writer| gap_answers(writer, gap));
}

/// The sentences, a line in place of each gap.
fn gap_words(gap: &Gap) -> String {
    let mut words = String::new();
    for part in gap.sentences.iter().flatten() {
        match part {
            GapPart::Words(content) => words.push_str(&plain_text(content)),
            GapPart::Gap { .. } => words.push('_'),
        }
    }
    words
}

fn gap_control(writer: &mut Writer<'_>, label: &str) {
    writer.push(&format!(
        "<input class=\"gap\" type=\"text\" size=\"14\" aria-label=\"{}\" \
         autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\">",
        Attr(label)
    ));
}

fn gap_answers(writer: &mut Writer<'_>, gap: &Gap) {
    writer.push("<ol class=\"answer-list\">\n");
    for part in gap.sentences.iter().flatten() {
        let GapPart::Gap { answer, also, .. } = part else {
            continue;
        };
        writer.push("<li><span class=\"answer-words\">");
        writer.text(answer);
        writer.push("</span>");
        for (at, other) in also.iter().enumerate() {
            match at {
                0 => writer.push(&format!(" ({} ", writer.label(words::ALSO))),
                _ => writer.push(", "),
            }
            writer.push("<span class=\"answer-also\">");
            writer.text(other);
            writer.push("</span>");
        }
        if !also.is_empty() {
            writer.push(")");
        }
        writer.push("</li>\n");
    }
    writer.push("</ol>\n");
}
