//! Loading themes that are not as they should be.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::config::ThemeConfig;
use crate::text::SourcePath;

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile {
        path: SourcePath::new(path),
        text: text.into(),
        fingerprint: Fingerprint::of(text),
        diagnostics: Vec::new(),
    })
}

fn load(name: &str, files: &[(&str, &str)]) -> Checked<Arc<Theme>> {
    load_with(name, files, &[])
}

fn load_with(name: &str, files: &[(&str, &str)], options: &[(&str, &str)]) -> Checked<Arc<Theme>> {
    let texts: Vec<_> = files.iter().map(|(path, text)| file(path, text)).collect();
    let options = options.iter().map(|(k, v)| ((*k).into(), (*v).into()));
    let config = ThemeConfig {
        name: name.into(),
        options: options.collect::<BTreeMap<_, _>>(),
    };
    let files = ThemeFiles {
        texts: &texts,
        assets: &[],
    };
    Theme::load(&files, &config)
}

fn page(title: &str) -> PageView {
    PageView::new(Arc::new(SiteView::default()), title, PartView::Page)
}

/// The messages and helps of a theme that is not as it should be, which must
/// still write pages.
fn messages(loaded: &Checked<Arc<Theme>>) -> String {
    assert!(
        loaded
            .value
            .render(&page("Still here"))
            .unwrap()
            .contains("Still here")
    );
    let lines = loaded.diagnostics.iter().map(|d| {
        let help = d.help.as_deref().unwrap_or_default();
        format!("{}: {} {help}\n", d.path, d.message)
    });
    lines.collect()
}

#[test]
fn an_unknown_theme_falls_back_and_says_so() {
    let loaded = load("defalt", &[]);
    assert_eq!(
        messages(&loaded),
        "book.toml: There is no theme `defalt`: `themes/defalt/theme.toml` is missing. \
         Did you mean `default`?\n"
    );
}

#[test]
fn a_parent_must_be_there_and_stand_alone() {
    let a = ("themes/a/theme.toml", "extends = \"b\"");
    let b = ("themes/b/theme.toml", "extends = \"default\"");
    let own = ("themes/a/theme.toml", "extends = \"a\"");
    assert!(messages(&load("a", &[a])).contains("There is no theme `b` to extend."));
    assert!(messages(&load("a", &[a, b])).contains("which extends another theme itself"));
    assert!(messages(&load("a", &[own])).contains("cannot extend itself"));
}

#[test]
fn a_broken_manifest_is_pointed_at() {
    let text = "extends = \"default\"\ncolour = \"red\"\n";
    let loaded = load("a", &[("themes/a/theme.toml", text)]);
    assert!(messages(&loaded).contains("unknown field `colour`"));
    let span = loaded.diagnostics[0].span.unwrap();
    assert_eq!(span.of(text), "colour");
}

#[test]
fn a_broken_template_is_pointed_at_and_the_parent_stays() {
    let manifest = ("themes/a/theme.toml", "extends = \"default\"");
    let text = "<p>\n{% if %}</p>\n";
    let broken = ("themes/a/templates/page.html", text);
    let loaded = load("a", &[manifest, broken]);
    assert!(messages(&loaded).contains("The template cannot be read at line 2"));
    assert_eq!(loaded.diagnostics.len(), 1, "{:?}", loaded.diagnostics);
    assert_eq!(loaded.diagnostics[0].path.as_str(), broken.0);
}

#[test]
fn a_theme_that_stands_alone_needs_every_template() {
    let loaded = load("a", &[("themes/a/theme.toml", "")]);
    let missing = loaded
        .diagnostics
        .iter()
        .filter(|d| d.message.contains("is missing"));
    assert_eq!(missing.count(), PageKind::ALL.len() + Shell::ALL.len() + 1);
}

#[test]
fn the_projects_own_default_comes_before_the_built_in_one() {
    let mut files: Vec<(String, &str)> = embedded::FILES
        .iter()
        .map(|(name, text)| (format!("themes/default/{name}"), *text))
        .collect();
    let body = files
        .iter_mut()
        .find(|(path, _)| path.ends_with("templates/page.html"));
    body.unwrap().1 = "Ours: {{ page.title }}";
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let loaded = load("default", &files);
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(
        loaded.value.render(&page("A & B")).unwrap(),
        "Ours: A &amp; B"
    );
}

#[test]
fn options_are_checked_by_name_form_and_contrast() {
    let loaded = load_with("default", &[], &[("brnd", "#fff")]);
    assert!(messages(&loaded).contains("no option `brnd`. Did you mean `brand`?"));
    let loaded = load_with("default", &[], &[("brand", "red;}*{display:none")]);
    assert!(messages(&loaded).contains("does not fit the theme's option `brand`"));
    let loaded = load_with("default", &[], &[("measure", "1e9rem")]);
    assert!(messages(&loaded).contains("does not fit"));
    let loaded = load_with("default", &[], &[("brand", "#8fd0cd")]);
    assert!(
        messages(&loaded).contains("`--on-brand` is hard to see on `--brand`: the contrast is 1.7")
    );
    let loaded = load_with("default", &[], &[("measure", "44.5rem"), ("link", "#00f")]);
    assert_eq!(loaded.diagnostics, []);
}

#[test]
fn the_name_of_a_style_changes_with_its_bytes() {
    let address = |options: &[(&str, &str)]| {
        let theme = load_with("default", &[], options).value;
        let sheet = theme
            .assets()
            .iter()
            .find(|asset| asset.address.starts_with("assets/site-"));
        sheet.unwrap().address.clone()
    };
    assert_ne!(address(&[]), address(&[("brand", "#123456")]));
    assert_eq!(address(&[]), address(&[]));
}
