//! The kinds of page, told from where a file lies.

use crate::text::SourcePath;

/// What kind of page a file is. The list for the checks of kinds
/// (decision 31) is [`PageKind::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// `content/index.md`.
    Home,
    /// The index of a folder.
    Section,
    /// `content/learn/x/index.md`.
    Module,
    /// Another page of `content/learn/x/`.
    Lesson,
    /// `content/glossary.md`.
    Glossary,
    /// `content/sources.md`.
    Sources,
    /// `content/organisations.md`.
    Organisations,
    /// `content/paths/x.md`.
    Path,
    /// `content/training/x.md`.
    Session,
    /// `content/scenarios/x.md`.
    Scenario,
    /// `content/standards/x.md`.
    Standard,
    /// `content/services/x.md`.
    Service,
    /// Any other page.
    Page,
}

impl PageKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Home,
        Self::Section,
        Self::Module,
        Self::Lesson,
        Self::Glossary,
        Self::Sources,
        Self::Organisations,
        Self::Path,
        Self::Session,
        Self::Scenario,
        Self::Standard,
        Self::Service,
        Self::Page,
    ];

    /// The kind of the page that a file of `content/` makes.
    #[must_use]
    pub fn of(path: &SourcePath) -> Self {
        let parts: Vec<&str> = path.as_str().split('/').skip(1).collect();
        match parts[..] {
            ["index.md"] => Self::Home,
            ["glossary.md"] => Self::Glossary,
            ["sources.md"] => Self::Sources,
            ["organisations.md"] => Self::Organisations,
            ["learn", _, "index.md"] => Self::Module,
            ["learn", _, .., name] if name != "index.md" => Self::Lesson,
            ["paths", name] if name != "index.md" => Self::Path,
            ["training", name] if name != "index.md" => Self::Session,
            ["scenarios", name] if name != "index.md" => Self::Scenario,
            ["standards", name] if name != "index.md" => Self::Standard,
            ["services", name] if name != "index.md" => Self::Service,
            [.., "index.md"] => Self::Section,
            _ => Self::Page,
        }
    }

    /// The word for this kind in messages and in the pages' `data-kind`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Section => "section",
            Self::Module => "module",
            Self::Lesson => "lesson",
            Self::Glossary => "glossary",
            Self::Sources => "sources",
            Self::Organisations => "organisations",
            Self::Path => "path",
            Self::Session => "session",
            Self::Scenario => "scenario",
            Self::Standard => "standard",
            Self::Service => "service",
            Self::Page => "page",
        }
    }
}

/// The folders of `content/` whose pages have a kind of their own.
pub const NAMED_FOLDERS: [&str; 6] = [
    "learn",
    "paths",
    "scenarios",
    "services",
    "standards",
    "training",
];

/// The pages of `content/` that have a kind by their own names.
pub const NAMED_PAGES: [&str; 4] = [
    "content/glossary.md",
    "content/index.md",
    "content/organisations.md",
    "content/sources.md",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_gives_a_kind_of_its_own() {
        for page in NAMED_PAGES {
            let other = page.replace(".md", "-2.md");
            let kind = PageKind::of(&SourcePath::new(page));
            assert_ne!(kind, PageKind::of(&SourcePath::new(&other)), "{page}");
        }
        for folder in NAMED_FOLDERS {
            let kind = |folder: &str| {
                let pages = ["x.md", "x/y.md"].map(|page| format!("content/{folder}/{page}"));
                pages.map(|page| PageKind::of(&SourcePath::new(&page)))
            };
            assert_ne!(kind(folder), kind("other"), "{folder}");
        }
    }

    #[test]
    fn the_folder_tells_the_kind() {
        let kind = |path: &str| PageKind::of(&SourcePath::new(&format!("content/{path}")));
        assert_eq!(kind("index.md"), PageKind::Home);
        assert_eq!(kind("learn/index.md"), PageKind::Section);
        assert_eq!(kind("learn/01-x/index.md"), PageKind::Module);
        assert_eq!(kind("learn/01-x/02-y.md"), PageKind::Lesson);
        assert_eq!(kind("learn/loose.md"), PageKind::Page);
        assert_eq!(kind("training/activities/sort.md"), PageKind::Page);
        assert_eq!(kind("training/hour.md"), PageKind::Session);
        assert_eq!(kind("about/index.md"), PageKind::Section);
        assert_eq!(kind("glossary.md"), PageKind::Glossary);
        assert_eq!(kind("standards/index.md"), PageKind::Section);
        assert_eq!(kind("standards/uk-core.md"), PageKind::Standard);
        assert_eq!(kind("services/pds.md"), PageKind::Service);
    }
}
