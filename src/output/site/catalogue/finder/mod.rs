//! The finder, the comparison, "My list", the script that holds their records,
//! and the one that holds the questions of the letter to a supplier.
//!
//! The pages are frames that scripts fill in. Without a script they lead to
//! the lists of standards, which hold the same. This module never decides what
//! fits a reader: the browser does.

mod data;
mod pack;
mod questions;

use std::sync::Arc;

use super::{listing, out, page};
use crate::catalogue::{ALL, Scheme};
use crate::output::site::Shared;
use crate::output::{Artifact, Output};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{FinderPart, LinkView, PartView};

/// What a page makes of the data.
type Part = fn(FinderPart) -> PartView;

/// The pages: address, key of the title, key of the description, kind.
const PAGES: [(&str, &str, &str, Part); 3] = [
    (
        "find.html",
        "standards_find_title",
        "standards_find_intro",
        PartView::Find,
    ),
    (
        "compare.html",
        "standards_compare_title",
        "standards_compare_intro",
        PartView::Compare,
    ),
    (
        "my-list.html",
        "standards_list_title",
        "standards_list_intro",
        PartView::MyList,
    ),
];

/// The script and its pages; none where there are no standards.
pub(super) fn pages(shared: &Arc<Shared>) -> Output {
    let mut output = Output::new();
    if shared.site.catalogue.standards.is_empty() {
        return output;
    }
    let (script, asked) = rayon::join(|| data::write(&shared.site), || questions::write(shared));
    let data = format!("assets/catalogue-{}.js", Fingerprint::of(&script).short());
    let questions = format!(
        "assets/supplier-questions-{}.js",
        Fingerprint::of(&asked).short()
    );
    for (name, title, about, part) in PAGES {
        let (data, questions) = (data.clone(), questions.clone());
        let view = move |shared: &Shared, from: &OutPath| {
            let part = part(FinderPart {
                data: data.clone(),
                questions: questions.clone(),
                settings: lists(shared, from, Scheme::Settings),
                topics: lists(shared, from, Scheme::Topics),
            });
            let word = |key| shared.theme.word(key).to_owned();
            (word(title), word(about), part)
        };
        output.extend(out(name).map(|out| page(shared, &out, view)));
    }
    for (address, script) in [(data, script), (questions, asked)] {
        if let Ok(out) = OutPath::new(&address) {
            output.insert(out, Artifact::from_bytes(script));
        }
    }
    output
}

/// Links to the pages of the values of a list.
fn lists(shared: &Shared, from: &OutPath, scheme: Scheme) -> Vec<LinkView> {
    let values = shared.site.catalogue.vocabulary.list(scheme).iter();
    let values = values.filter(|value| value.id.as_str() != ALL);
    let link = |to: &OutPath, title: &str| LinkView {
        title: title.to_owned(),
        href: from.relative(to),
    };
    values
        .filter_map(|value| Some(link(&listing::address(scheme, &value.id)?, &value.label)))
        .collect()
}
