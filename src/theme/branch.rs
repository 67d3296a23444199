//! The navigation of a module: written once, cut to size for each page.

use super::view::BranchView;
use crate::html::Html;

/// How many entries a page shows of a longer list. A page must not grow with
/// its folder, and a list beyond this is not read but searched.
const SHOWN: usize = 24;

/// The written entries of a module or folder.
#[derive(Debug, Clone)]
pub struct Branch {
    title: String,
    href: String,
    /// Each entry as it stands on other pages, and on its own page.
    items: Vec<[Html; 2]>,
}

/// What one page shows of its branch.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BranchPart {
    /// The title of the module or folder.
    pub title: String,
    /// Its own page.
    pub href: String,
    /// Which entry this page is, from 1; nothing on the page of the module.
    pub position: Option<usize>,
    /// How many entries there are.
    pub total: usize,
    /// How many entries before the shown ones are left out.
    pub hidden_before: usize,
    /// How many entries after the shown ones are left out.
    pub hidden_after: usize,
    /// The number of the first shown entry, from 1.
    pub first: usize,
    /// The shown entries.
    #[serde(serialize_with = "super::view::markup")]
    pub items: Html,
}

impl Branch {
    pub(super) fn new(view: &BranchView, items: Vec<[Html; 2]>) -> Self {
        Self {
            title: view.title.clone(),
            href: view.href.clone(),
            items,
        }
    }

    /// The branch as it stands on the page of one entry (counted from 0), or
    /// on the page of the module itself.
    #[must_use]
    pub fn at(&self, current: Option<usize>) -> BranchPart {
        let total = self.items.len();
        let latest_start = total.saturating_sub(SHOWN);
        let start = current.map_or(0, |current| current.saturating_sub(SHOWN / 2));
        let start = start.min(latest_start);
        let end = total.min(start + SHOWN);
        let mut items = String::new();
        for (index, [plain, marked]) in self.items.iter().enumerate().take(end).skip(start) {
            let item = if current == Some(index) {
                marked
            } else {
                plain
            };
            items.push_str(item.as_str());
        }
        BranchPart {
            title: self.title.clone(),
            href: self.href.clone(),
            position: current.map(|current| current + 1),
            total,
            hidden_before: start,
            hidden_after: total - end,
            first: start + 1,
            items: Html::from_markup(items),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(entries: usize) -> Branch {
        let view = BranchView {
            title: "Module".into(),
            href: "index.html".into(),
            items: Vec::new(),
        };
        let item = |n: usize| {
            [
                Html::from_markup(format!("[{n}]")),
                Html::from_markup(format!("<{n}>")),
            ]
        };
        Branch::new(&view, (0..entries).map(item).collect())
    }

    #[test]
    fn marks_the_page_one_is_on() {
        let part = branch(3).at(Some(1));
        assert_eq!(part.items.as_str(), "[0]<1>[2]");
        assert_eq!((part.position, part.total), (Some(2), 3));
        assert_eq!(branch(3).at(None).items.as_str(), "[0][1][2]");
    }

    #[test]
    fn a_long_list_is_cut_around_the_page_one_is_on() {
        let long = branch(1_000);
        for (current, start) in [(0, 0), (500, 488), (999, 976)] {
            let part = long.at(Some(current));
            assert_eq!(part.hidden_before, start, "at {current}");
            assert_eq!(part.first, start + 1);
            assert_eq!(part.hidden_before + SHOWN + part.hidden_after, 1_000);
            assert!(part.items.as_str().contains(&format!("<{current}>")));
        }
        assert_eq!(long.at(Some(5_000)).hidden_after, 0);
    }
}
