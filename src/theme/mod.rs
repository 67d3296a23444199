//! Templates and assets: the only floor that knows minijinja.
//!
//! A caller fills typed views ([`PageView`] and its parts), and
//! [`Theme::render`] turns one into the text of a page. The route:
//! 1. [`Theme::load`] finds the chosen theme and its parent (`lookup`), reads
//!    both `theme.toml` (`manifest`), joins style sheets and names assets by
//!    their content (`assets`, `options`), and compiles the templates (`engine`).
//! 2. [`Theme::render_branch`] writes the navigation of a module once.
//! 3. [`Theme::render`] writes a page; its cost does not grow with the site.
//!
//! A file is looked up in the chosen theme, then in its parent; there is no
//! third step. Themes are trusted code. This floor must never know the insides
//! of `site`, the disk or the clock.

mod assets;
mod branch;
mod contrast;
mod embedded;
mod engine;
mod lookup;
mod manifest;
mod options;
mod view;

use std::sync::Arc;

pub use assets::{AssetBody, ThemeAsset};
pub use branch::{Branch, BranchPart};
pub use view::*;

use crate::config::ThemeConfig;
use crate::diagnostics::{Checked, Diagnostic};
use crate::html::Presentation;
use crate::markdown::highlight::Highlighter;
use crate::source::{Asset, SourceFile};
use crate::text::Fingerprint;
use assets::Assets;
use engine::{Engine, Standing};
use lookup::Chain;
use manifest::Manifest;
use options::Overrides;

/// The files of a project that belong to themes.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThemeFiles<'a> {
    /// Text files below `themes/`.
    pub texts: &'a [Arc<SourceFile>],
    /// Other files below `themes/`.
    pub assets: &'a [Arc<Asset>],
}

/// A theme that is ready to write pages.
#[derive(Debug)]
pub struct Theme {
    engine: Engine,
    assets: Assets,
    fingerprint: Fingerprint,
}

impl Theme {
    /// Loads the theme that `book.toml` names. Where it cannot be read, the
    /// diagnostics say why and the theme that was built in is used.
    ///
    /// A project's own `themes/default/` takes the place of the one built in.
    #[must_use]
    pub fn load(files: &ThemeFiles<'_>, config: &ThemeConfig) -> Checked<Arc<Self>> {
        let mut found = Vec::new();
        let chain = Chain::find(files, &config.name, &mut found);
        let manifest = Manifest::of_chain(&chain, &mut found);
        let overrides = Overrides::new(&manifest, config, &mut found);
        let assets = Assets::new(&chain, &manifest, &overrides, &mut found);
        contrast::check(&manifest, assets.css_text(), &chain, &mut found);
        let engine = Engine::new(&chain, &assets, &mut found);
        let fingerprint = chain.fingerprint().with(assets.fingerprint());
        Checked::new(
            Arc::new(Self {
                engine,
                assets,
                fingerprint,
            }),
            found,
        )
    }

    /// A word of the interface by its key in `words.toml`, for titles and the
    /// like that no template writes; the key itself where there is none, which
    /// a test refuses.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.engine.wording().word(key)
    }

    /// How content is shown in this theme.
    #[must_use]
    pub fn presentation<'a>(&'a self, highlighter: &'a Highlighter) -> Presentation<'a> {
        Presentation {
            highlighter,
            wording: self.engine.wording(),
        }
    }

    /// Writes a page.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render(&self, page: &PageView) -> Result<String, Diagnostic> {
        self.engine.render(page)
    }

    /// Writes a page that stands around others.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render_shell(&self, shell: Shell, page: &PageView) -> Result<String, Diagnostic> {
        self.engine.render_with(shell.template(), page)
    }

    /// Writes several pages as one file.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render_single(&self, single: &SingleView) -> Result<String, Diagnostic> {
        self.engine
            .render_shell(Shell::Single, &single.site, single)
    }

    /// Writes the first page of a course.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render_course(&self, course: &CourseView) -> Result<String, Diagnostic> {
        self.engine
            .render_shell(Shell::Course, &course.site, course)
    }

    /// Writes a page of a course.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render_course_page(&self, page: &CoursePageView) -> Result<String, Diagnostic> {
        self.engine
            .render_shell(Shell::CoursePage, &page.site, page)
    }

    /// Writes the navigation of a module or folder, once for all its pages.
    ///
    /// # Errors
    /// A diagnostic that points into the template, where the template fails.
    pub fn render_branch(&self, branch: &BranchView) -> Result<Branch, Diagnostic> {
        let items = branch.items.iter().enumerate().map(|(index, item)| {
            let write = |standing| self.engine.render_branch_item(item, index + 1, standing);
            Ok([write(Standing::Elsewhere)?, write(Standing::OnItsPage)?])
        });
        Ok(Branch::new(
            branch,
            items.collect::<Result<_, Diagnostic>>()?,
        ))
    }

    /// The style sheets, scripts and pictures that pages of this theme load,
    /// sorted by their address in the site.
    #[must_use]
    pub fn assets(&self) -> &[ThemeAsset] {
        self.assets.all()
    }

    /// Stands for everything that a page depends on besides its view.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

#[cfg(test)]
mod tests;
