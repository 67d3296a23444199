//! Where each link leads.

use std::sync::Arc;

use super::address::file_address;
use super::destinations::{Destinations, Hidden};
use super::includes::{Joined, JoinedInclusion};
use super::picture::{Picture, Pictures, is_picture};
use super::suggest::suggest;
use super::{Body, Inclusion, PageId, Target};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::markdown::{Link, LinkKind};
use crate::source::Asset;
use crate::text::{OutPath, Slug, SourcePath, Span, nearest};

/// Schemes that a link may have; anything else could run code or lead into
/// the reader's own machine.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Endings of files that a name such as `four.png` has; a website has another.
const FILE_ENDINGS: [&str; 23] = [
    "md", "html", "htm", "png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "csv", "doc", "docx",
    "xls", "xlsx", "ppt", "pptx", "zip", "txt", "json", "xml", "mp3", "toml",
];

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
    pub(super) fn body(&mut self, joined: &Joined) -> Body {
        let Joined {
            source,
            fingerprint,
            document,
            inclusions,
        } = joined;
        let targets = document
            .links
            .iter()
            .map(|link| self.target(source, link))
            .collect();
        let inclusions = inclusions
            .iter()
            .map(|inclusion| match inclusion {
                JoinedInclusion::Body(joined) => Inclusion::Body(Box::new(self.body(joined))),
                JoinedInclusion::Text(text) => Inclusion::Text(text.clone()),
                JoinedInclusion::Nothing => Inclusion::Nothing,
            })
            .collect();
        Body {
            source: source.clone(),
            fingerprint: *fingerprint,
            document: Arc::clone(document),
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
                let help = address_help(written, &scheme, link.kind);
                Box::new(says(diagnostics::LINK_ADDRESS, message).help(help))
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
            let place = self.anchor(link.span, source, self.page, anchor)?;
            return Ok(place.map_or(Target::Page(self.page, None), Target::Here));
        }
        let decoded = percent_decode(path);
        if decoded.starts_with(['/', '\\']) {
            return Err(Box::new(self.rooted(source, link, &decoded)));
        }
        let Some(file) = source
            .join(decoded.trim())
            .filter(|file| file.as_str() == "content" || file.as_str().starts_with("content/"))
        else {
            let message = format!("`{path}` leads outside the folder `content`.");
            return Err(Box::new(says(diagnostics::LINK_MISSING, message)
                .help("Link to a file in the folder `content`, or to an address that starts with `https://`.")));
        };
        match link.kind {
            LinkKind::Link => self.page_or_file(source, link, &file, anchor),
            LinkKind::Picture => self.picture(source, link, &file),
        }
    }

    /// What to say of a path that starts at the top: nobody can tell whether
    /// the top of the project, of `content` or of the site is meant.
    fn rooted(&self, source: &SourcePath, link: &Link, path: &str) -> Diagnostic {
        let inside = path.trim_start_matches(['/', '\\']);
        let meant = [format!("content/{inside}"), inside.to_owned()];
        let meant = meant.map(|path| SourcePath::new(&path));
        let known = |file: &&SourcePath| {
            let known = self.destinations;
            known.pages.contains_key(file) || known.sources.asset(file).is_some()
        };
        let help = match meant.iter().find(known) {
            Some(file) => format!("Did you mean `{}`?", source.relative(file)),
            None => "Write the way from this file, such as `../index.md`.".to_owned(),
        };
        let message = format!("`{path}` starts with a slash, so it is no way from this file.");
        Diagnostic::new(diagnostics::LINK_MISSING, source, link.span, message).help(help)
    }

    fn page_or_file(
        &mut self,
        source: &SourcePath,
        link: &Link,
        file: &SourcePath,
        anchor: &str,
    ) -> Result<Target, Box<Diagnostic>> {
        let says = |code: Code, message: String| Diagnostic::new(code, source, link.span, message);
        if let Some(page) = self.destinations.page(file) {
            if anchor.is_empty() {
                return Ok(Target::Page(page, None));
            }
            let place = self.anchor(link.span, source, page, anchor)?;
            return Ok(Target::Page(page, place));
        }
        match self.destinations.hidden(file) {
            Some(Hidden::Unpublished) => return Ok(Target::Nowhere),
            Some(Hidden::Part) => {
                let message = format!(
                    "`{}` is only for includes, so it is no page.",
                    file.file_name()
                );
                return Err(Box::new(says(diagnostics::LINK_MISSING, message).help(
                    "Link to a page that includes it, or take the `_` off its name.",
                )));
            }
            None => {}
        }
        if let Some(out) = self.destinations.made(file).filter(|_| anchor.is_empty()) {
            return Ok(Target::File(out.clone(), None));
        }
        if let Some(asset) = self.destinations.sources.asset(file) {
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
        let diagnostic = says(diagnostics::LINK_MISSING, message);
        if let Some(help) = elsewhere(&link.destination) {
            return Err(Box::new(diagnostic.help(help)));
        }
        let known = self.destinations;
        let files = known.files().chain(known.assets());
        Err(Box::new(suggest(diagnostic, source, file, files)))
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
        let Some(asset) = self.destinations.sources.asset(file) else {
            let message = format!("There is no picture `{}`.", link.destination);
            let pictures = self.destinations.assets().filter(|file| is_picture(file));
            return Err(Box::new(suggest(says(message), source, file, pictures)));
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

    /// The id of a heading of a page; nothing where it is the page's title.
    fn anchor(
        &self,
        span: Span,
        source: &SourcePath,
        page: PageId,
        written: &str,
    ) -> Result<Option<Box<str>>, Box<Diagnostic>> {
        let wanted = percent_decode(written);
        let slug = Slug::new(wanted.strip_prefix("s-").unwrap_or(&wanted));
        let id = format!("s-{slug}");
        let known = self.destinations.ids(page);
        if known.contains(&&*id) {
            let is_start = self.destinations.start(page) == Some(&id);
            return Ok((!is_start).then(|| id.into()));
        }
        let known = known.into_iter();
        let known = known.map(|known| known.strip_prefix("s-").unwrap_or(known));
        let near = nearest(slug.as_str(), known);
        let page = if page == self.page {
            "this page".to_owned()
        } else {
            format!("`{}`", self.destinations.name(page))
        };
        let message = format!("There is no heading `#{written}` on {page}.");
        let diagnostic = Diagnostic::new(diagnostics::LINK_ANCHOR, source, span, message);
        Err(Box::new(match near {
            Some(near) => diagnostic.help(format!("Did you mean `#{near}`?")),
            None => diagnostic
                .help("Use the words of the heading in small letters, with hyphens between them."),
        }))
    }
}

/// What to do about an address that is refused.
fn address_help(address: &str, scheme: &str, kind: LinkKind) -> &'static str {
    // One letter is a drive of Windows.
    let own_computer = scheme.len() == 1 || scheme == "file" || address.starts_with("\\\\");
    match kind {
        LinkKind::Picture => {
            "Save the picture beside this page and show it from there: readers may have no network."
        }
        LinkKind::Link if own_computer => {
            "Readers do not have your computer. Put the file beside this page and link to it there."
        }
        LinkKind::Link => "Write an address that starts with `https://`.",
    }
}

/// What to do about a path that looks like another website or an e-mail address.
fn elsewhere(written: &str) -> Option<String> {
    let (host, rest) = written.split_once('/').unwrap_or((written, ""));
    if host.contains('@') && rest.is_empty() && !host.contains(char::is_whitespace) {
        return Some(format!("For an e-mail address, write `mailto:{written}`."));
    }
    if matches!(host, "http" | "https") {
        let rest = rest.trim_start_matches('/');
        return Some(format!("For another website, write `https://{rest}`."));
    }
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let (name, end) = host.rsplit_once('.')?;
    let is_name = !name.is_empty()
        && name
            .split('.')
            .all(|part| !part.is_empty() && letters(part));
    let is_file = FILE_ENDINGS.contains(&end.to_lowercase().as_str());
    let is_end = end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic());
    (is_name && is_end && !is_file)
        .then(|| format!("For another website, write `https://{written}`."))
}

/// The scheme of an address, if it has one: `https`, or `//` for none given.
fn scheme(address: &str) -> Option<String> {
    // Most links are paths, which need no closer look.
    if !address.contains(':') && address.starts_with(|c: char| c.is_alphanumeric() || c == '.') {
        return None;
    }
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

/// An address outside the site, if it is written in full: browsers mend
/// `http:/x` in ways of their own.
fn external(address: &str, scheme: &str, kind: LinkKind) -> Option<Target> {
    let allowed = kind == LinkKind::Link && SCHEMES.contains(&scheme);
    let start = address.get(..scheme.len())?;
    let rest = address.get(scheme.len()..)?.strip_prefix(':')?;
    let full = match scheme {
        "http" | "https" => rest
            .strip_prefix("//")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')),
        _ => !rest.is_empty(),
    };
    (allowed && full && start.eq_ignore_ascii_case(scheme))
        .then(|| Target::External(address.into()))
}

/// `%20` and its like as the letters that they stand for; left alone where
/// they are not UTF-8.
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
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
        assert_eq!(link("http:/example.org"), Some(false));
        assert_eq!(link("ht\ntps://example.org"), Some(false));
        assert_eq!(link("HTTPS://example.org"), Some(true));
        assert_eq!(link("mailto:"), Some(false));
        assert_eq!(link("C:\\x"), Some(false));
        assert_eq!(link("../a.md#x:y"), None);
        assert_eq!(percent_decode("Picture%201.png%"), "Picture 1.png%");
    }
}
