//! Old addresses of pages and where they lead now.

use std::collections::{BTreeMap, HashMap};

use super::PageId;
use super::address::{AliasError, alias_address, is_ours};
use super::placed::{Placed, page_id};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::markdown::Field;
use crate::text::{OutPath, SourcePath};

/// Every alias of every page. One that is the address of a page, or of two
/// pages, is said and left out.
pub(super) fn redirects(
    placed: &[Placed],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<OutPath, PageId> {
    // The addresses of all pages are only worth their time where one has moved.
    if placed
        .iter()
        .all(|page| page.document.front.aliases.is_empty())
    {
        return BTreeMap::new();
    }
    let pages = placed
        .iter()
        .enumerate()
        .map(|(at, page)| (page.out.collision_key(), page_id(at)));
    let mut reader = Reader {
        placed,
        pages: pages.collect(),
        aliases: HashMap::new(),
    };
    let mut redirects = BTreeMap::new();
    for (at, page) in placed.iter().enumerate() {
        for alias in &page.document.front.aliases {
            match reader.read(page_id(at), alias) {
                Ok(Some(out)) => {
                    redirects.insert(out, page_id(at));
                }
                Ok(None) => {}
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }
    redirects
}

struct Reader<'a> {
    placed: &'a [Placed],
    /// The addresses of pages, as computers without capitals see them.
    pages: HashMap<String, PageId>,
    /// The aliases so far, in the same way.
    aliases: HashMap<String, PageId>,
}

impl Reader<'_> {
    /// The old address that an alias means; nothing where it leads to the page
    /// anyway, as after a page was moved there and back.
    fn read(
        &mut self,
        id: PageId,
        alias: &Field<String>,
    ) -> Result<Option<OutPath>, Box<Diagnostic>> {
        let says = |code: Code, message: String, help: &str| {
            let path = self.path(id);
            Box::new(Diagnostic::new(code, path, alias.span, message).help(help))
        };
        let written = &alias.value;
        let out = alias_address(written).map_err(|error| {
            let message = format!("`{written}` cannot be an old address of this page: {error}.");
            let help = match error {
                AliasError::Whole => {
                    "Write only what follows the name of the site, such as `learn/old-name.html`."
                }
                AliasError::Part => "Take the sign and what follows it away.",
                AliasError::File(_) | AliasError::Path(_) => {
                    "Write an old address of this page, such as `learn/old-name.html`."
                }
            };
            says(diagnostics::FRONT_VALUE, message, help)
        })?;
        let key = out.collision_key();
        let taken = |message: String, help: &str| says(diagnostics::PAGE_ADDRESS, message, help);
        if is_ours(&out) {
            let message = format!("Every site has a file `{out}` of its own.");
            return Err(taken(message, "Take this alias away."));
        }
        match (self.pages.get(&key), self.aliases.get(&key)) {
            (Some(page), _) if *page == id => Ok(None),
            (Some(page), _) => {
                let page = self.path(*page);
                let message =
                    format!("`{out}` is the address of `{page}`, so it cannot lead here.");
                Err(taken(message, "Take this alias away."))
            }
            (None, Some(first)) if *first == id => Ok(None),
            (None, Some(first)) => {
                let first = self.path(*first);
                let message = format!("`{out}` leads to `{first}` already.");
                Err(taken(message, "Keep this alias on one of the two pages."))
            }
            (None, None) => {
                self.aliases.insert(key, id);
                Ok(Some(out))
            }
        }
    }

    fn path(&self, id: PageId) -> &SourcePath {
        &self.placed[id.0 as usize].path
    }
}
