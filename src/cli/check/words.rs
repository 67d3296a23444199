//! `check --words`: what authors may want to explain.

use super::Chosen;
use crate::check::plain;
use crate::site::Site;

/// The words of the site that are neither common nor explained, the most used
/// first, with where they first stand.
pub(super) fn list(site: &Site, chosen: &Chosen) -> String {
    let mut pages = plain::report(site);
    pages.retain(|page| chosen.holds(&page.path));
    let words = plain::words(&pages);
    if words.is_empty() {
        return "Every word is common or explained.\n".to_owned();
    }
    let mut list = String::from(" Uses  Pages  Word\n");
    for word in &words {
        list.push_str(&format!(
            "{:>5}  {:>5}  {} ({})\n",
            word.uses, word.pages, word.word, word.first
        ));
    }
    list.push_str(
        "\nTo explain a word, add it to content/glossary.md. If your readers know it, \
         add it to `words` under [plain] in book.toml.\n",
    );
    list
}
