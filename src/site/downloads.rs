//! Which pages `[site] downloads` of book.toml means.

use super::{PageId, Site};
use crate::text::SourcePath;

/// The word for everything that can be taken away.
pub const ALL: &str = "all";

impl Site {
    /// The page of a place below `content/`: a file, with or without its
    /// ending, or a folder, which is known by its own page.
    #[must_use]
    pub fn page_at(&self, place: &str) -> Option<PageId> {
        let place = place.strip_prefix("content/").unwrap_or(place);
        let place = place.trim_end_matches('/');
        let names = [
            format!("content/{place}"),
            format!("content/{place}.md"),
            format!("content/{place}/index.md"),
        ];
        let paths = names.map(|name| SourcePath::new(&name));
        let found = self
            .pages()
            .find(|(_, page)| paths.contains(&page.body.source));
        found.map(|(id, _)| id)
    }
}
