//! Slides and what their trainers see: the same blocks as on a page, without
//! links, notes, forms and answers.
//!
//! # Structure and class names, for the theme's CSS
//! | what | markup |
//! |---|---|
//! | QUIZ | the stem, `p.slide-how` where several are right, `ol.slide-answers` > `li` in the author's order |
//! | ORDER | the stem, `ul.slide-steps` > `li`, in mixed order |
//! | MATCH | the stem, `div.slide-pairs` with two `ul`: what is given, and what belongs to it in mixed order |
//! | GAP | what stands before, `p.gap-sentence` with `span.slide-gap` |
//! | POLL | the question, `ol.slide-choices` > `li` |
//! | JOURNEY | `ol.slide-journey` > `li` (and `.journey-broken`) |
//! | ACTIVITY | the blocks, `dl.callout-details` |
//! | MYTH | `p.myth-truth` above the blocks |
//! | notes | `div.cues` > `p` with `strong.cue` (Note, Ask, Show), then `div.from-page` |
//!
//! No answer stands in any of them: answers are [`SlideKey`]s, which only a
//! trainer's page may hold.

use super::callouts;
use super::escape::Html;
use super::presentation::Presentation;
use super::words;
use super::writer::Writer;
use crate::markdown::{
    Block, BlockKind, Callout, CalloutBody, CalloutKind, GapPart, Inline, InlineKind, Item,
    MatchPairs, Pair, Quiz, plain_text, push_block_text,
};
use crate::site::{Page, Placed, Shown, Site, Slide};
use crate::text::first_sentence;

/// Where words go that a [`Writer`] writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page where they were written.
    Page,
    /// On a screen in a room: nobody can follow a link there.
    Slide,
    /// Beside a slide, for its trainer.
    Notes,
}

/// What a room sees of a slide under its title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlideFragment {
    /// The kind of its callout in words, where it is made of one.
    pub label: Option<String>,
    /// What stands on the screen.
    pub screen: Html,
    /// What its trainer may show when the room has answered. For a QUIZ the
    /// first of them are those of its answers, in order.
    pub keys: Vec<SlideKey>,
}

/// A line of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideKey {
    /// Whether the answer of a QUIZ is right; nothing for other lines.
    pub right: Option<bool>,
    /// What is said about it, as text.
    pub words: String,
}

impl SlideKey {
    fn words(words: &str) -> Option<Self> {
        let words = one_line(words);
        (!words.is_empty()).then_some(Self { right: None, words })
    }
}

/// Writes what a room sees of a slide. `page` stands where the slides will
/// stand, and every id starts with `prefix`.
#[must_use]
pub fn write_slide(
    site: &Site,
    page: &Page,
    presentation: Presentation<'_>,
    slide: &Slide<'_>,
    prefix: &str,
) -> SlideFragment {
    let mut writer = writer(site, page, presentation, prefix);
    writer.place = Place::Slide;
    let mut keys = Vec::new();
    for shown in &slide.shown {
        let placed = shown.placed();
        // The walk borrows bodies for as long as the page lives.
        writer.body = placed.body;
        match (shown, &placed.block.kind) {
            (Shown::Sentence(_), BlockKind::Paragraph(content)) => {
                let words = plain_text(content);
                writer.push("<p>");
                writer.text(first_sentence(words.trim()));
                writer.push("</p>\n");
            }
            (Shown::Inside(_), BlockKind::Callout(callout)) => {
                inside(&mut writer, callout);
                keys.extend(keys_of(callout));
            }
            _ => writer.blocks(std::slice::from_ref(placed.block)),
        }
    }
    SlideFragment {
        label: slide
            .label
            .map(|kind| writer.word(words::kind(kind)))
            .filter(|kind| !kind.eq_ignore_ascii_case(&slide.title))
            .map(str::to_owned),
        screen: Html::from_markup(writer.out),
        keys,
    }
}

/// Writes the notes of a trainer: what was written for trainers first, then
/// what the page says.
#[must_use]
pub fn write_slide_notes(
    site: &Site,
    page: &Page,
    presentation: Presentation<'_>,
    notes: &[Placed<'_>],
    prefix: &str,
) -> Html {
    let mut writer = writer(site, page, presentation, prefix);
    writer.place = Place::Notes;
    let is_cue = |placed: &&Placed<'_>| {
        placed
            .callout()
            .is_some_and(|callout| callout.kind == CalloutKind::Trainer)
    };
    let (cues, others): (Vec<&Placed<'_>>, Vec<&Placed<'_>>) = notes.iter().partition(is_cue);
    for placed in cues {
        writer.body = placed.body;
        if let Some(CalloutBody::Blocks(blocks)) = placed.callout().map(|callout| &callout.body) {
            write_cues(&mut writer, blocks);
        }
    }
    if !others.is_empty() {
        writer.push("<div class=\"from-page\">\n<p class=\"from-label\">");
        writer.say(words::FROM_PAGE);
        writer.push("</p>\n");
        for placed in others {
            writer.body = placed.body;
            writer.blocks(std::slice::from_ref(placed.block));
        }
        writer.push("</div>\n");
    }
    Html::from_markup(writer.out)
}

fn writer<'a>(
    site: &'a Site,
    page: &'a Page,
    presentation: Presentation<'a>,
    prefix: &str,
) -> Writer<'a> {
    let mut writer = Writer::new(site, page, presentation);
    prefix.clone_into(&mut writer.prefix);
    // A room has nothing to press for an explanation.
    writer.glossing.paused = 1;
    writer
}

/// What stands under the first line of a callout.
fn inside(writer: &mut Writer<'_>, callout: &Callout) {
    match &callout.body {
        CalloutBody::Blocks(blocks) => {
            if callout.kind == CalloutKind::Myth {
                writer.push("<p class=\"myth-truth\">");
                writer.say(words::TRUTH);
                writer.push("</p>\n");
            }
            writer.blocks(blocks);
            callouts::details(writer, callout);
        }
        CalloutBody::Quiz(quiz) => quiz_answers(writer, quiz),
        CalloutBody::Order(order) => {
            writer.blocks(&order.stem);
            let mixed = callouts::mixed(&order.steps.iter().map(item_words).collect::<Vec<_>>());
            list(writer, "ul class=\"slide-steps\"", &mixed);
        }
        CalloutBody::Match(body) => pairs(writer, body),
        CalloutBody::Gap(gap) => {
            writer.blocks(&gap.before);
            for sentence in &gap.sentences {
                gap_sentence(writer, sentence);
            }
        }
        CalloutBody::Flashcard(card) => writer.blocks(&card.front),
        CalloutBody::Prompt(prompt) => {
            writer.blocks(&prompt.prompt);
            callouts::details(writer, callout);
        }
        CalloutBody::Poll(poll) => {
            writer.blocks(&poll.question);
            let choices: Vec<String> = poll.choices.iter().map(item_words).collect();
            list(writer, "ol class=\"slide-choices\"", &choices);
        }
        CalloutBody::Journey(journey) => {
            writer.blocks(&journey.before);
            callouts::steps(writer, journey);
            writer.blocks(&journey.after);
        }
    }
}

fn quiz_answers(writer: &mut Writer<'_>, quiz: &Quiz) {
    writer.blocks(&quiz.stem);
    if quiz.right_answers() > 1 {
        writer.push("<p class=\"slide-how\">");
        writer.say(words::CHOOSE_ALL);
        writer.push("</p>\n");
    }
    writer.push("<ol class=\"slide-answers\">\n");
    for answer in &quiz.answers {
        writer.push("<li>");
        writer.inlines(&answer.words);
        writer.blocks(&answer.more);
        writer.push("</li>\n");
    }
    writer.push("</ol>\n");
}

fn pairs(writer: &mut Writer<'_>, body: &MatchPairs) {
    writer.blocks(&body.stem);
    let words = |side: fn(&Pair) -> &[Inline]| -> Vec<String> {
        body.pairs
            .iter()
            .map(|pair| plain_text(side(pair)))
            .collect()
    };
    let mut rights = callouts::mixed(&words(|pair| &pair.right));
    rights.dedup();
    writer.push("<div class=\"slide-pairs\">\n");
    list(writer, "ul", &words(|pair| &pair.left));
    list(writer, "ul", &rights);
    writer.push("</div>\n");
}

fn gap_sentence(writer: &mut Writer<'_>, sentence: &[GapPart]) {
    writer.push("<p class=\"gap-sentence\">");
    for part in sentence {
        match part {
            GapPart::Words(content) => writer.inlines(content),
            GapPart::Gap { .. } => {
                writer.push("<span class=\"slide-gap\"><span class=\"visually-hidden\">");
                writer.say(words::GAP);
                writer.push("</span></span>");
            }
        }
    }
    writer.push("</p>\n");
}

fn list(writer: &mut Writer<'_>, tag: &str, items: &[String]) {
    let name = tag.split(' ').next().unwrap_or("ul");
    writer.push(&format!("<{tag}>\n"));
    for words in items {
        writer.push("<li>");
        writer.text(words);
        writer.push("</li>\n");
    }
    writer.push(&format!("</{name}>\n"));
}

fn keys_of(callout: &Callout) -> Vec<SlideKey> {
    match &callout.body {
        CalloutBody::Quiz(quiz) => {
            let answers = quiz.answers.iter().map(|answer| SlideKey {
                right: Some(answer.right),
                words: block_words(&answer.feedback),
            });
            let more = SlideKey::words(&block_words(&quiz.explanation));
            answers.chain(more).collect()
        }
        CalloutBody::Order(order) => {
            let steps = order.steps.iter().map(item_words);
            with_more(&steps.collect::<Vec<_>>(), &order.explanation)
        }
        CalloutBody::Match(body) => {
            let pair =
                |pair: &Pair| format!("{} = {}", plain_text(&pair.left), plain_text(&pair.right));
            with_more(
                &body.pairs.iter().map(pair).collect::<Vec<_>>(),
                &body.explanation,
            )
        }
        CalloutBody::Gap(gap) => {
            let gaps = gap
                .sentences
                .iter()
                .flatten()
                .filter_map(|part| match part {
                    GapPart::Gap { answer, .. } => Some(answer.clone()),
                    GapPart::Words(_) => None,
                });
            with_more(&gaps.collect::<Vec<_>>(), &gap.after)
        }
        CalloutBody::Prompt(prompt) => {
            let points = prompt.good_answer.iter().map(item_words);
            with_more(&points.collect::<Vec<_>>(), &[])
        }
        _ => Vec::new(),
    }
}

fn with_more(lines: &[String], more: &[Block]) -> Vec<SlideKey> {
    let more = block_words(more);
    let lines = lines.iter().chain([&more]);
    lines.filter_map(|line| SlideKey::words(line)).collect()
}

fn item_words(item: &Item) -> String {
    block_words(&item.blocks)
}

fn block_words(blocks: &[Block]) -> String {
    let mut words = String::new();
    push_block_text(blocks, &mut words);
    one_line(&words)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a trainer is told to note, ask and show.
fn write_cues(writer: &mut Writer<'_>, blocks: &[Block]) {
    writer.push("<div class=\"cues\">\n");
    for block in blocks {
        let BlockKind::List(list) = &block.kind else {
            writer.blocks(std::slice::from_ref(block));
            continue;
        };
        for item in &list.items {
            let Some((first, rest)) = item.blocks.split_first() else {
                continue;
            };
            if let BlockKind::Paragraph(content) = &first.kind {
                writer.push("<p>");
                cue(writer, content);
                writer.push("</p>\n");
            } else {
                writer.blocks(std::slice::from_ref(first));
            }
            writer.blocks(rest);
        }
    }
    writer.push("</div>\n");
}

/// `Ask: Who has …` with its first word set apart.
fn cue(writer: &mut Writer<'_>, content: &[Inline]) {
    if let Some((first, rest)) = content.split_first()
        && let InlineKind::Text(words) = &first.kind
        && let Some((name, after)) = words.split_once(':')
        && words::CUES.contains(&name.trim())
    {
        writer.push("<strong class=\"cue\">");
        writer.text(name.trim());
        writer.push("</strong> ");
        writer.text(&capital(after.trim_start()));
        writer.inlines(rest);
        return;
    }
    writer.inlines(content);
}

/// The words with a capital, since their label stands apart.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().chars()).collect()
}
