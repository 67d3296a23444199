//! The small things that pages are made of.

use serde::Serialize;

use super::markup;
use crate::html::Html;
use crate::text::Date;

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Its words.
    pub title: String,
    /// Its address.
    pub href: String,
}

/// A day, for people and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `22 November 2026`.
    pub text: String,
    /// `2026-11-22`.
    pub iso: String,
}

impl From<Date> for DateView {
    fn from(date: Date) -> Self {
        Self {
            text: date.to_string(),
            iso: date.iso(),
        }
    }
}

/// A heading of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadingView {
    /// Its words.
    pub text: String,
    /// Its id in the page.
    pub id: String,
    /// 2 to 6.
    pub level: u8,
}

/// Who looked at a page: a role or a group, never a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenView {
    /// `a community nurse`.
    pub who: String,
    /// When.
    pub date: Option<DateView>,
}

/// A glossary term that the page explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordView {
    /// Its id in the page.
    pub id: String,
    /// The term.
    pub term: String,
    /// How it is said.
    pub say: Option<String>,
    /// What it means, in one sentence.
    #[serde(serialize_with = "markup")]
    pub meaning: Html,
    /// Its entry in the glossary.
    pub href: Option<String>,
}

/// A source of the page's claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its id in the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address, where it has one.
    pub href: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// When it was read.
    pub read_on: Option<DateView>,
    /// Only an archived copy was read.
    pub archived: bool,
    /// The ids of the places in the page that rest on it.
    pub back: Vec<String>,
}

/// A module or folder with its pages, for the navigation. Addresses are
/// relative to the folder, which all of its pages share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BranchView {
    /// Its title.
    pub title: String,
    /// Its own page.
    pub href: String,
    /// Its pages in order.
    pub items: Vec<BranchItem>,
}

/// A page in a [`BranchView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BranchItem {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// How long reading takes.
    pub minutes: Option<u32>,
}
