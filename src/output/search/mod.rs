//! The search of the site: an index in classic scripts that readers load as
//! they need them.
//!
//! 1. `records`: what can be found, as plain text.
//! 2. `language`: text to tokens, as elasticlunr's pipeline does it.
//! 3. `gather`: postings of every token, on several threads.
//! 4. `shards`: the files: one `search/index.js` for a small site; for a
//!    larger one that says which of the others holds what.
//!
//! The names of the files follow from the number of words of the site alone, so
//! nothing is worked out before somebody asks for a file. Each carries the
//! edition, a fingerprint of what all of them say; readers load the shards with
//! it as their query, so that no cache mixes two editions. This room never
//! knows templates.

mod catalogued;
mod export;
mod gather;
mod language;
mod pack;
mod records;
mod run;
mod shards;
mod stem;
mod texts;
mod words;

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

pub use export::{elasticlunr_index, language_script, records_as_lines};
pub use language::CareEnglish;

use super::{Artifact, Output};
use crate::site::{Page, Site};
use crate::text::{Fingerprint, OutPath};
use shards::Layout;

/// The fields of a record, in the order of their postings.
pub const FIELDS: [&str; 5] = ["title", "heading", "body", "aka", "answers"];

/// The script that pages load first.
pub const INDEX: &str = "search/index.js";

/// Changes with the form of the files.
const FORM: &str = "search 1";

/// Every file of the search, made together when the first is asked for.
struct Index {
    site: Arc<Site>,
    layout: Layout,
    inputs: OnceLock<Fingerprint>,
    files: OnceLock<Vec<Vec<u8>>>,
}

/// The files of the search of a site.
#[must_use]
pub fn build(site: &Arc<Site>) -> Output {
    let layout = Layout::of_words(found(site).map(|page| site.words(page)).sum());
    let index = Arc::new(Index {
        site: Arc::clone(site),
        layout,
        inputs: OnceLock::new(),
        files: OnceLock::new(),
    });
    let names = layout.names();
    let artifacts = names.into_iter().enumerate().filter_map(|(at, name)| {
        let index = Arc::clone(&index);
        let (out, same) = (OutPath::new(&name).ok()?, Arc::clone(&index));
        let fingerprint = move || same.inputs().with(Fingerprint::of(&name));
        let make = move || Ok(index.file(at));
        Some((out, Artifact::together(fingerprint, make)))
    });
    artifacts.collect()
}

/// The pages that can be found.
fn found(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages.iter().filter(|page| records::is_found(page))
}

/// Stands for everything that the files depend on.
fn inputs(site: &Site) -> Fingerprint {
    let pages: Vec<&Page> = found(site).collect();
    let pages = gather::in_shares(&pages, |page| inputs_of(site, page));
    let words = format!("{:?}\n{:?}", site.search_words, site.catalogue);
    let rest = [FORM.as_bytes(), words.as_bytes()];
    Fingerprint::of_parts(pages.iter().map(Fingerprint::bytes).chain(rest))
}

fn inputs_of(site: &Site, page: &Page) -> Fingerprint {
    let mut words = format!("{}\n{}\n{:?}\n", page.out, page.title, page.kind);
    for above in site.ancestors(page) {
        let _ = writeln!(words, "{:?}", site.page(above).title);
    }
    let level = site.inherited(page, |document| {
        document.front.level.as_ref().map(|level| level.value)
    });
    let _ = writeln!(words, "{level:?}");
    for body in page.body.all() {
        let _ = writeln!(words, "{}", body.fingerprint);
    }
    Fingerprint::of(words)
}

impl Index {
    fn inputs(&self) -> Fingerprint {
        *self.inputs.get_or_init(|| inputs(&self.site))
    }

    fn file(&self, at: usize) -> Vec<u8> {
        let files = self.files.get_or_init(|| {
            let pages: Vec<&Page> = found(&self.site).collect();
            let gathered = gather::gather(&self.site, &pages);
            shards::write(&gathered, &self.site, self.layout)
        });
        files.get(at).cloned().unwrap_or_default()
    }
}
