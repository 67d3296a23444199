//! Where each link leads.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::address::file_address;
use super::includes::{Joined, JoinedInclusion};
use super::picture::{Picture, Pictures, is_picture};
use super::{Body, Inclusion, PageId, Target};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::markdown::{Link, LinkKind};
use crate::source::Asset;
use crate::text::{OutPath, Slug, SourcePath, nearest};

/// Schemes that a link may have; anything else could run code or lead into
/// the reader's own machine.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Everything that a link may lead to.
pub(super) struct Destinations<'a> {
    /// Pages by their file.
    pub(super) pages: HashMap<&'a SourcePath, PageId>,
    /// The ids of each page, as [`super::Site::pages`].
    pub(super) anchors: Vec<BTreeSet<Box<str>>>,
    /// Other files by their name.
    pub(super) files: HashMap<&'a SourcePath, &'a Arc<Asset>>,
    /// Files that are there but make no page: drafts and `_` files.
    pub(super) hidden: HashMap<&'a SourcePath, ()>,
}

/// Resolves the links of one page and of everything that it includes.
pub(super) struct Resolver<'a> {
    pub(super) destinations: &'a Destinations<'a>,
    pub(super) pictures: &'a Pictures,
    pub(super) page: PageId,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Files that the page shows or links to.
    pub(super) files: Vec<(OutPath, Arc<Asset>)>,
}

impl Resolver<'_> {
    /// The body with every link resolved.
    pub(super) fn body(&mut self, joined: Joined) -> Body {
        let Joined {
            source,
            fingerprint,
            document,
            inclusions,
        } = joined;
        let targets = document
            .links
            .iter()
            .map(|link| self.target(&source, link))
            .collect();
        let inclusions = inclusions
            .into_iter()
            .map(|inclusion| match inclusion {
                JoinedInclusion::Body(joined) => Inclusion::Body(Box::new(self.body(joined))),
                JoinedInclusion::Text(text) => Inclusion::Text(text),
                JoinedInclusion::Nothing => Inclusion::Nothing,
            })
            .collect();
        Body {
            source,
            fingerprint,
            document,
            targets,
            inclusions,
        }
    }

    fn target(&mut self, source: &SourcePath, link: &Link) -> Target {
        match self.resolve(source, link) {
            Ok(target) => target,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                Target::Nowhere
            }
        }
    }

    fn resolve(&mut self, source: &SourcePath, link: &Link) -> Result<Target, Box<Diagnostic>> {
        let says = |code: Code, message: String| Diagnostic::new(code, source, link.span, message);
        let written = link.destination.trim();
        if let Some(scheme) = scheme(written) {
            return external(written, &scheme, link.kind).ok_or_else(|| {
                let message = format!("`{written}` is not an address that this site can use.");
                Box::new(says(diagnostics::LINK_ADDRESS, message).help(match link.kind {
                    LinkKind::Link => "Write an address that starts with `https://`.",
                    LinkKind::Picture => "Save the picture beside this page and show it from there: readers may have no network.",
                }))
            });
        }
        let (path, anchor) = written.split_once('#').unwrap_or((written, ""));
        if path.is_empty() && anchor.is_empty() {
            let message = "This link has no address.".to_owned();
            return Err(Box::new(says(diagnostics::LINK_MISSING, message).help(
                "Write the file that it leads to between the round brackets.",
            )));
        }
        if path.is_empty() {
            return self
                .anchor(self.page, anchor)
                .map(Target::Here)
                .map_err(|near| {
                    Box::new(missing_anchor(
                        says(diagnostics::LINK_ANCHOR, String::new()),
                        "this page",
                        anchor,
                        near,
                    ))
                });
        }
        let decoded = percent_decode(path);
        let Some(file) = source
            .join(decoded.trim())
            .filter(|p| p.as_str().starts_with("content/"))
        else {
            let message = format!("`{path}` leads outside this project.");
            return Err(Box::new(says(diagnostics::LINK_MISSING, message)
                .help("Link to a file in the content folder, or to an address that starts with `https://`.")));
        };
        match link.kind {
            LinkKind::Link => self.page_or_file(source, link, &file, anchor),
            LinkKind::Picture => self.picture(source, link, &file),
        }
    }

    fn page_or_file(
        &mut self,
        source: &SourcePath,
        link: &Link,
        file: &SourcePath,
        anchor: &str,
    ) -> Result<Target, Box<Diagnostic>> {
        let says = |code: Code, message: String| Diagnostic::new(code, source, link.span, message);
        let index = SourcePath::new(&format!("{file}/index.md"));
        let pages = &self.destinations.pages;
        if let Some(page) = pages.get(file).or_else(|| pages.get(&index)).copied() {
            if anchor.is_empty() {
                return Ok(Target::Page(page, None));
            }
            return match self.anchor(page, anchor) {
                Ok(id) => Ok(Target::Page(page, Some(id))),
                Err(near) => {
                    let page = format!("`{}`", file.file_name());
                    let diagnostic = says(diagnostics::LINK_ANCHOR, String::new());
                    Err(Box::new(missing_anchor(diagnostic, &page, anchor, near)))
                }
            };
        }
        if self.destinations.hidden.contains_key(file) {
            // A draft or a part: its words show, without a link.
            return Ok(Target::Nowhere);
        }
        if let Some(asset) = self.destinations.files.get(file) {
            let asset = Arc::clone(asset);
            if is_picture(&asset.path) {
                // A drawing that is opened by a link could act too.
                self.measure(source, link, &asset)?;
            }
            return self
                .ship(&asset)
                .map(|out| Target::File(out, None))
                .map_err(|message| Box::new(says(diagnostics::FILE_NAME, message)));
        }
        let message = format!(
            "This link leads nowhere: there is no `{}`.",
            link.destination
        );
        Err(Box::new(self.suggest(
            says(diagnostics::LINK_MISSING, message),
            source,
            file,
        )))
    }

    fn picture(
        &mut self,
        source: &SourcePath,
        link: &Link,
        file: &SourcePath,
    ) -> Result<Target, Box<Diagnostic>> {
        let says = |message: String| {
            Diagnostic::new(diagnostics::PICTURE_MISSING, source, link.span, message)
        };
        let Some(asset) = self.destinations.files.get(file) else {
            let message = format!("There is no picture `{}`.", link.destination);
            return Err(Box::new(self.suggest(says(message), source, file)));
        };
        let asset = Arc::clone(asset);
        let measured = self.measure(source, link, &asset)?;
        let out = self.ship(&asset).map_err(|message| {
            Box::new(Diagnostic::new(
                diagnostics::FILE_NAME,
                source,
                link.span,
                message,
            ))
        })?;
        Ok(Target::File(out, Some(measured)))
    }

    fn measure(
        &self,
        source: &SourcePath,
        link: &Link,
        asset: &Asset,
    ) -> Result<Picture, Box<Diagnostic>> {
        self.pictures.measure(asset).map_err(|error| {
            let message = format!(
                "The picture `{}` is not on the site. {error}",
                link.destination
            );
            Box::new(Diagnostic::new(error.code(), source, link.span, message).help(error.help()))
        })
    }

    fn ship(&mut self, asset: &Arc<Asset>) -> Result<OutPath, String> {
        let out = file_address(&asset.path)
            .map_err(|error| format!("`{}` cannot be put on the site: {error}.", asset.path))?;
        self.files.push((out.clone(), Arc::clone(asset)));
        Ok(out)
    }

    /// The id of a heading, or the nearest there is.
    fn anchor(&self, page: PageId, written: &str) -> Result<Box<str>, Option<String>> {
        let wanted = percent_decode(written);
        let slug = Slug::new(wanted.strip_prefix("s-").unwrap_or(&wanted));
        let id = format!("s-{slug}");
        let anchors = self.destinations.anchors.get(page.0 as usize);
        if anchors.is_some_and(|known| known.contains(id.as_str())) {
            return Ok(id.into());
        }
        let known = anchors
            .into_iter()
            .flatten()
            .map(|known| known.strip_prefix("s-").unwrap_or(known));
        Err(nearest(slug.as_str(), known).map(str::to_owned))
    }

    /// "Did you mean" with the nearest page or file, written as in this file.
    fn suggest(
        &self,
        diagnostic: Diagnostic,
        source: &SourcePath,
        file: &SourcePath,
    ) -> Diagnostic {
        let pages = self.destinations.pages.keys().copied();
        let mut known: Vec<&SourcePath> = pages
            .chain(self.destinations.files.keys().copied())
            .collect();
        known.sort();
        let same_name =
            |known: &&&SourcePath| known.file_name().eq_ignore_ascii_case(file.file_name());
        let by_name = known.iter().find(same_name).copied();
        let near =
            nearest(file.as_str(), known.iter().map(|path| path.as_str())).map(SourcePath::new);
        match by_name.cloned().or(near) {
            Some(near) if near.as_str().eq_ignore_ascii_case(file.as_str()) => {
                diagnostic.help(format!(
                    "The file is called `{}`. Capital and small letters must be the same.",
                    near.file_name()
                ))
            }
            Some(near) => diagnostic.help(format!("Did you mean `{}`?", source.relative(&near))),
            None => diagnostic.help("Check the name of the file and its folder."),
        }
    }
}

fn missing_anchor(
    mut diagnostic: Diagnostic,
    page: &str,
    anchor: &str,
    near: Option<String>,
) -> Diagnostic {
    diagnostic.message = format!("There is no heading `#{anchor}` on {page}.");
    match near {
        Some(near) => diagnostic.help(format!("Did you mean `#{near}`?")),
        None => diagnostic
            .help("Use the words of the heading in small letters, with hyphens between them."),
    }
}

/// The scheme of an address, if it has one: `https`, or `//` for none given.
fn scheme(address: &str) -> Option<String> {
    // Browsers ignore tabs, line ends and control characters in a scheme.
    let seen: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    if seen.starts_with("//") || seen.starts_with("\\\\") {
        return Some("//".to_owned());
    }
    let (scheme, _) = seen.split_once(':')?;
    let known = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    // One letter is a drive of Windows (`C:\`), which is no address either.
    (!scheme.is_empty() && scheme.chars().all(known)).then(|| scheme.to_lowercase())
}

fn external(address: &str, scheme: &str, kind: LinkKind) -> Option<Target> {
    let allowed = kind == LinkKind::Link && SCHEMES.contains(&scheme);
    allowed.then(|| Target::External(address.into()))
}

/// `%20` and its like as the letters that they stand for; left alone where
/// they are not UTF-8.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_are_followed() {
        let link = |address: &str| {
            scheme(address).map(|scheme| external(address, &scheme, LinkKind::Link).is_some())
        };
        assert_eq!(link("https://example.org"), Some(true));
        assert_eq!(link("mailto:a@example.org"), Some(true));
        assert_eq!(link("java\tscript:alert(1)"), Some(false));
        assert_eq!(link("data:text/html,x"), Some(false));
        assert_eq!(link("//example.org"), Some(false));
        assert_eq!(link("C:\\x"), Some(false));
        assert_eq!(link("../a.md#x:y"), None);
        assert_eq!(percent_decode("Picture%201.png%"), "Picture 1.png%");
    }
}
