//! minijinja, set up so that nothing is left to remembering: everything is
//! escaped, nothing undefined is printed, and no template runs or grows
//! without end.

mod once;

use std::collections::BTreeMap;
use std::error::Error as _;
use std::io;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use minijinja::{context, escape_formatter};
use serde::Serialize;

use super::assets::Assets;
use super::lookup::{Chain, DEFAULT};
use super::manifest::read_words;
use super::view::{BranchItem, PageKind, PageView, Shell, SiteView};
use crate::diagnostics::{Diagnostic, THEME};
use crate::html::{Attr, Html};
use crate::text::{SourcePath, Span, Wording};
use once::Once;

/// How much one page may cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Instructions of the template engine. A glossary page of 200 terms takes
    /// about 20,000.
    fuel: u64,
    /// Bytes of one page.
    bytes: usize,
}

const LIMITS: Limits = Limits {
    fuel: 10_000_000,
    bytes: 64 * 1024 * 1024,
};

/// About how many bytes stand around the words of a page.
const AROUND: usize = 16 * 1024;
/// About how many bytes an entry of a branch has. A site keeps two of each.
const ONE_ITEM: usize = 256;

/// The template that writes one entry of a branch.
const BRANCH_ITEM: &str = "partials/branch-item.html";

/// The compiled templates of a theme.
#[derive(Debug)]
pub(super) struct Engine {
    environment: Environment<'static>,
    /// The file of each template, by the names that the environment knows.
    paths: BTreeMap<String, SourcePath>,
    /// The words of the interface.
    words: Wording,
    once: Once,
    limits: Limits,
}

/// On which page an entry of a branch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// On the page that it leads to.
    OnItsPage,
    /// On another page.
    Elsewhere,
}

impl Engine {
    /// Compiles the templates of a theme. One that cannot be compiled is
    /// reported, and the parent's stays in its place.
    pub(super) fn new(chain: &Chain, assets: &Assets, found: &mut Vec<Diagnostic>) -> Self {
        let mut engine = Self::empty(LIMITS);
        let mut extended = BTreeMap::new();
        for folder in chain.folders() {
            for (name, file) in &folder.files {
                let Some(name) = name.strip_prefix("templates/") else {
                    continue;
                };
                // Under its own name a template may be replaced by a child;
                // with the theme before it, a child says whose it extends.
                // Few are asked for in that way, so those are compiled then.
                if let Err(problem) = engine.add(name.to_owned(), &file.path, &file.text) {
                    found.push(problem);
                }
                let name = format!("{}/{name}", folder.name);
                engine.paths.insert(name.clone(), file.path.clone());
                extended.insert(name, Arc::clone(&file.text));
            }
        }
        let load = move |name: &str| Ok(extended.get(name).map(|text: &Arc<str>| text.to_string()));
        engine.environment.set_loader(load);
        engine.require_templates(chain, found);
        engine.add_globals(chain, assets, found);
        found.dedup();
        engine
    }

    fn empty(limits: Limits) -> Self {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_formatter(write_value);
        environment.set_fuel(Some(limits.fuel));
        environment.set_debug(true);
        // A line that only holds a tag leaves no line behind.
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        if let Ok(syntax) = syntax.build() {
            environment.set_syntax(syntax);
        }
        Self {
            environment,
            paths: BTreeMap::new(),
            words: Wording::default(),
            once: Once::default(),
            limits,
        }
    }

    fn add(&mut self, name: String, path: &SourcePath, text: &str) -> Result<(), Diagnostic> {
        let added = self
            .environment
            .add_template_owned(name.clone(), text.to_owned());
        let before = self.paths.insert(name.clone(), path.clone());
        added.map_err(|error| {
            let problem = self.problem(&error);
            if let Some(before) = before {
                self.paths.insert(name, before);
            }
            problem
        })
    }

    fn require_templates(&self, chain: &Chain, found: &mut Vec<Diagnostic>) {
        let kinds = PageKind::ALL.iter().map(|kind| kind.template());
        let shells = Shell::ALL.iter().map(|shell| shell.template());
        for name in kinds.chain(shells).chain([BRANCH_ITEM]) {
            if !self.paths.contains_key(name) {
                let message = format!("The template `templates/{name}` is missing.");
                let help = format!("Write it, or let the theme say `extends = \"{DEFAULT}\"`.");
                found.push(chain.own.problem(&message).help(help));
            }
        }
    }

    /// What every template may use: addresses of assets and the words of the
    /// interface.
    fn add_globals(&mut self, chain: &Chain, assets: &Assets, found: &mut Vec<Diagnostic>) {
        let words = read_words(chain, found);
        let environment = &mut self.environment;
        environment.add_global("t", by_name(&words));
        self.words = words.into();
        environment.add_global("style", Value::from(assets.style.as_str()));
        environment.add_global("scripts", Value::from(Serde(&assets.scripts)));
        environment.add_global("files", by_name(&assets.files));
    }

    /// The words of the interface.
    pub(super) fn wording(&self) -> &Wording {
        &self.words
    }

    /// Writes a page.
    pub(super) fn render(&self, page: &PageView) -> Result<String, Diagnostic> {
        self.render_with(page.kind().template(), page)
    }

    /// Writes a page by another template than that of its kind.
    pub(super) fn render_with(
        &self,
        template: &str,
        page: &PageView,
    ) -> Result<String, Diagnostic> {
        let (site, once) = self.once.values(page);
        let page_value = Value::from(Serde(page));
        let kind = page.kind().name();
        let context = context! { page => page_value, site, kind, once };
        let room = page.body.as_str().len() + AROUND;
        self.write(template, context, room).map_err(|error| {
            let problem = self.problem(&error);
            let help = format!("It was found while writing the page “{}”.", page.title);
            problem.help(help)
        })
    }

    /// Writes what stands around pages, from a view of its own.
    pub(super) fn render_shell(
        &self,
        shell: Shell,
        site: &SiteView,
        view: &impl Serialize,
    ) -> Result<String, Diagnostic> {
        let context = context! {
            page => Value::from(Serde(view)),
            site => Value::from(Serde(site)),
        };
        self.write(shell.template(), context, AROUND)
            .map_err(|error| self.problem(&error))
    }

    /// Writes one entry of a branch.
    pub(super) fn render_branch_item(
        &self,
        item: &BranchItem,
        number: usize,
        standing: Standing,
    ) -> Result<Html, Diagnostic> {
        let current = standing == Standing::OnItsPage;
        let context = context! { item => Value::from(Serde(item)), number, current };
        let markup = self.write(BRANCH_ITEM, context, ONE_ITEM);
        markup
            .map(Html::from_markup)
            .map_err(|error| self.problem(&error))
    }

    /// Writes what has about `room` bytes.
    fn write(&self, template: &str, context: Value, room: usize) -> Result<String, Error> {
        let template = self.environment.get_template(template)?;
        let mut page = LimitedWriter {
            bytes: Vec::with_capacity(room),
            limit: self.limits.bytes,
        };
        template.render_captured_to(context, &mut page)?;
        String::from_utf8(page.bytes)
            .map_err(|error| Error::new(ErrorKind::WriteFailure, error.to_string()))
    }

    /// What to tell authors of a theme about an error of the engine.
    fn problem(&self, error: &Error) -> Diagnostic {
        let error = innermost(error);
        let name = error.name().unwrap_or_default();
        let unknown = SourcePath::new(&format!("themes/{DEFAULT}/templates/{name}"));
        let path = self.paths.get(name).unwrap_or(&unknown);
        let line = error
            .line()
            .map_or(String::new(), |line| format!(" at line {line}"));
        let detail = error.detail().unwrap_or_default();
        let reason = match error.kind() {
            ErrorKind::SyntaxError => "cannot be read",
            ErrorKind::UndefinedError => "uses a value that is not there",
            ErrorKind::TemplateNotFound => "asks for a template that is not there",
            ErrorKind::OutOfFuel => "runs without end",
            ErrorKind::WriteFailure => "writes a page that is too large",
            _ => "fails",
        };
        let mut message = format!("The template {reason}{line}");
        if detail.is_empty() {
            message.push('.');
        } else {
            message.push_str(&format!(": {detail}."));
        }
        Diagnostic::new(THEME, path, error.range().map(Span::new), message)
    }
}

/// Texts as a value in which templates find one by its name. The engine's own
/// form of a map compares values where this one compares names: a page asks
/// for dozens.
fn by_name(texts: &BTreeMap<String, String>) -> Value {
    let named = texts
        .iter()
        .map(|(name, text)| (name.clone(), Value::from(text.as_str())));
    Value::from_object(named.collect::<BTreeMap<String, Value>>())
}

/// The error that caused the others: where an included template fails, the
/// place inside it.
fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Some(cause) = error
        .source()
        .and_then(|cause| cause.downcast_ref::<Error>())
        && cause.name().is_some()
    {
        error = cause;
    }
    error
}

/// Escapes every text that is not finished markup, whatever the name of the
/// template; a value that is not there must be asked for first.
fn write_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    match value.as_str() {
        // Most words have nothing to escape.
        Some(text) if value.is_safe() || Attr(text).is_plain() => {
            out.write_str(text).map_err(Error::from)
        }
        Some(text) => write!(out, "{}", Attr(text)).map_err(Error::from),
        None if value.is_none() => Err(Error::new(
            ErrorKind::UndefinedError,
            "the value is empty here; ask with `{% if %}` first",
        )),
        None => escape_formatter(out, state, value),
    }
}

/// Takes bytes up to a limit.
struct LimitedWriter {
    bytes: Vec<u8>,
    limit: usize,
}

impl io::Write for &mut LimitedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Err(io::Error::other("a page may have 64 MB at most"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
