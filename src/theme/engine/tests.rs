//! What templates may do, and what they are told when they may not.

use std::sync::Arc;

use super::*;
use crate::theme::view::PartView;

fn engine(templates: &[(&str, &str)], limits: Limits) -> Engine {
    let mut engine = Engine::empty(limits);
    for (name, text) in templates {
        let path = SourcePath::new(&format!("themes/a/templates/{name}"));
        engine.add((*name).to_owned(), &path, text).unwrap();
    }
    engine
}

fn fail(templates: &[(&str, &str)], limits: Limits) -> (String, Diagnostic) {
    let engine = engine(templates, limits);
    let error = engine
        .write(templates[0].0, context! { none => () }, AROUND)
        .unwrap_err();
    let problem = engine.problem(&error);
    let place = templates
        .iter()
        .find(|(name, _)| problem.path.as_str().ends_with(name));
    let text = place.map_or("", |(_, text)| text);
    let words = problem.span.map_or("", |span| span.of(text)).to_owned();
    (words, problem)
}

#[test]
fn everything_is_escaped_whatever_the_name_of_the_template() {
    for name in ["a.html", "a.txt", "a"] {
        let text = "{{ x }}{% autoescape false %}{{ x }}{% endautoescape %}{{ y }}{{ 1.5 }}";
        let engine = engine(&[(name, text)], LIMITS);
        let y = Value::from_safe_string("<b>".into());
        let out = engine
            .write(name, context! { x => "<a/b>", y }, AROUND)
            .unwrap();
        assert_eq!(out, "&lt;a/b&gt;&lt;a/b&gt;<b>1.5");
    }
}

#[test]
fn a_value_that_is_not_there_is_an_error_with_its_place() {
    let inner = ("inner.html", "one\ntwo {{ page.titel }}\n");
    let outer = (
        "outer.html",
        "{% set page = {} %}{% include \"inner.html\" %}",
    );
    let (words, problem) = fail(&[outer, inner], LIMITS);
    assert_eq!(words, "page.titel");
    assert_eq!(problem.path.as_str(), "themes/a/templates/inner.html");
    assert!(
        problem
            .message
            .starts_with("The template uses a value that is not there at line 2")
    );
    let (_, problem) = fail(&[("a", "{{ none }}")], LIMITS);
    assert!(problem.message.contains("ask with `{% if %}` first"));
}

#[test]
fn a_template_cannot_run_or_grow_without_end() {
    let (fuel, bytes) = (10_000, 1_000);
    let limits = Limits { fuel, bytes };
    let (_, problem) = fail(&[("a", "{% for i in range(9999) %}{% endfor %}")], limits);
    assert!(
        problem.message.contains("runs without end"),
        "{}",
        problem.message
    );
    let (_, problem) = fail(
        &[("a", "{% for i in range(999) %}more{% endfor %}")],
        limits,
    );
    assert!(problem.message.contains("too large"), "{}", problem.message);
}

#[test]
fn a_missing_partial_is_named() {
    let (_, problem) = fail(&[("a", "\n{% include \"partials/nav.html\" %}")], LIMITS);
    assert!(
        problem
            .message
            .contains("asks for a template that is not there at line 2")
    );
    assert!(problem.message.contains("partials/nav.html"));
}

#[test]
fn a_part_is_written_once_for_pages_that_are_alike() {
    let page = r#"{{ page.title }}:{{ once("part.html") }}"#;
    let part = "<{{ site.title }}|{{ page.root }}|{{ page.section }}|{{ kind }}>";
    let engine = engine(&[("page.html", page), ("part.html", part)], LIMITS);
    let site = |title: &str| {
        let title = title.to_owned();
        Arc::new(SiteView {
            title,
            ..SiteView::default()
        })
    };
    let write = |site: &Arc<SiteView>, title: &str, root: &str, section: usize| {
        let mut page = PageView::new(Arc::clone(site), title, PartView::Page);
        page.root = root.to_owned();
        page.section = Some(section);
        engine.render(&page).unwrap()
    };
    let (a, b) = (site("A&"), site("B"));
    for _ in 0..2 {
        assert_eq!(write(&a, "1", "", 1), "1:<A&amp;||1|page>");
        assert_eq!(write(&a, "2", "../", 1), "2:<A&amp;|../|1|page>");
        assert_eq!(write(&a, "3", "", 2), "3:<A&amp;||2|page>");
        assert_eq!(write(&b, "4", "", 1), "4:<B||1|page>");
    }
}

#[test]
fn a_part_that_is_written_once_knows_no_single_page() {
    let page = ("page.html", r#"{{ once("part.html") }}"#);
    let engine = engine(&[page, ("part.html", "{{ page.title }}")], LIMITS);
    let page = PageView::new(Arc::default(), "Title", PartView::Page);
    let problem = engine.render(&page).unwrap_err();
    assert_eq!(problem.path.as_str(), "themes/a/templates/part.html");
    assert!(problem.message.contains("a value that is not there"));
}
