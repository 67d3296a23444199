//! Which pages `[site] downloads` of book.toml means.

use super::{Page, PageId, Site};
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

    /// The lessons that a path names, in its order. A page that is not there
    /// is left out.
    #[must_use]
    pub fn lessons_of(&self, path: &Page) -> Vec<PageId> {
        let source = &path.body.source;
        let lessons = path.body.document.front.lessons.iter();
        lessons
            .filter_map(|lesson| {
                let file = source.join(&lesson.value)?;
                let found = self.pages().find(|(_, page)| page.body.source == file);
                found.map(|(id, _)| id)
            })
            .collect()
    }
}
