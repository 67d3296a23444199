//! What people get some days after a session: links and questions, which the
//! trainer's page has under the heading "Afterwards".
//!
//! This module never says what is missing; it only reads.

use super::{Page, Target};
use crate::markdown::{BlockKind, Inline, InlineKind, Item, List, plain_text};
use crate::text::Slug;

/// The heading that starts it, as a slug.
const HEADING: &str = "afterwards";

/// Links to look at again, and questions to answer for oneself.
#[derive(Debug, Clone)]
pub struct FollowUp<'a> {
    /// Each link with its words; the first list of the part.
    pub links: Vec<(String, &'a Target)>,
    /// The questions; the first numbered list of the part.
    pub questions: Vec<String>,
}

impl<'a> FollowUp<'a> {
    /// Reads the part; nothing where the page has none, or nothing stands in it.
    #[must_use]
    pub fn of(page: &'a Page) -> Option<Self> {
        let headings = page.body.document.headings.iter();
        let mut named = headings.filter(|heading| Slug::new(&heading.text).as_str() == HEADING);
        let part = page.body.part(&named.next()?.id)?;
        let lists = part.iter().filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list),
            _ => None,
        });
        let (numbered, plain): (Vec<&List>, Vec<&List>) =
            lists.partition(|list| list.start.is_some());
        let links = plain.first().map_or(&[][..], |list| &list.items);
        let questions = numbered.first().map_or(&[][..], |list| &list.items);
        let follow_up = Self {
            links: links.iter().filter_map(|item| link(page, item)).collect(),
            questions: questions.iter().filter_map(words).collect(),
        };
        (!follow_up.links.is_empty() || !follow_up.questions.is_empty()).then_some(follow_up)
    }
}

fn line(item: &Item) -> Option<&[Inline]> {
    item.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(words) => Some(words.as_slice()),
        _ => None,
    })
}

fn words(item: &Item) -> Option<String> {
    let words = plain_text(line(item)?).trim().to_owned();
    (!words.is_empty()).then_some(words)
}

/// The first link of a line, with all words of the line.
fn link<'a>(page: &'a Page, item: &Item) -> Option<(String, &'a Target)> {
    let link = line(item)?.iter().find_map(|inline| match &inline.kind {
        InlineKind::Link(link, _) => Some(*link),
        _ => None,
    })?;
    Some((words(item)?, page.body.target(link)))
}
