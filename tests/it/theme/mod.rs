//! The default theme and a theme that extends it, from outside.

mod samples;
mod wording;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guidepost::config::ThemeConfig;
use guidepost::html::Html;
use guidepost::source::SourceFile;
use guidepost::text::{Fingerprint, SourcePath};
use guidepost::theme::{AssetBody, PageKind, PageView, Theme, ThemeAsset, ThemeFiles};

fn config(name: &str) -> ThemeConfig {
    ThemeConfig {
        name: name.into(),
        options: BTreeMap::new(),
    }
}

fn default_theme() -> Arc<Theme> {
    let loaded = Theme::load(&ThemeFiles::default(), &config("default"));
    assert_eq!(loaded.diagnostics, [], "the default theme is clean");
    loaded.value
}

/// Every text file below a folder of `tests/themes/`, as if it stood in `themes/`.
fn theme_files(name: &str) -> Vec<Arc<SourceFile>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/themes")
        .join(name);
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(&root).unwrap();
            let text = fs::read_to_string(entry.path()).unwrap();
            files.push(Arc::new(SourceFile {
                path: SourcePath::new(&format!("themes/{name}/{}", inside.display())),
                fingerprint: Fingerprint::of(&text),
                text: text.into(),
                diagnostics: Vec::new(),
            }));
        }
    }
    assert!(!files.is_empty(), "no files below {}", root.display());
    files
}

/// Writes every sample page and every asset to a folder of the target folder,
/// where a person or a browser test can open them.
fn write_site(theme: &Theme, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::create_dir_all(folder.join("learn")).unwrap();
    for asset in theme.assets() {
        if let AssetBody::Bytes(bytes) = &asset.body {
            fs::write(folder.join(&asset.address), bytes).unwrap();
        }
    }
    for page in samples::pages(theme) {
        let text = theme.render(&page).unwrap();
        let file = format!("learn/{}.html", page.kind().name());
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

#[test]
fn every_kind_of_page_is_whole() {
    let theme = default_theme();
    let folder = write_site(&theme, "theme-default");
    for kind in PageKind::ALL.iter().copied() {
        let page = fs::read_to_string(folder.join(format!("learn/{}.html", kind.name()))).unwrap();
        let name = kind.name();
        let once = |needle: &str| {
            assert_eq!(page.matches(needle).count(), 1, "`{needle}` on {name}");
        };
        once("<h1>");
        once("<main id=\"main\"");
        once(&format!("<body data-kind=\"{name}\""));
        once("http-equiv=\"Content-Security-Policy\"");
        assert!(!page.contains(" style=\""), "no inline style on {name}");
        assert!(!page.contains("<script>"), "no inline script on {name}");
        assert!(!page.contains("&#x2f;"), "slashes stay slashes on {name}");
        let policy = page.find("Content-Security-Policy").unwrap();
        let first_load = page.find("<link").unwrap_or(usize::MAX);
        assert!(policy < first_load, "the policy stands first on {name}");
        if kind != PageKind::Redirect {
            once("href=\"#main\"");
            if kind == PageKind::Paper {
                // Each paper goes its own way, so each says it.
                assert!(page.matches("Independent guide for England.").count() > 1);
            } else {
                once("Independent guide for England.");
            }
            once("Do not include details of people you care for.");
        }
    }
}

#[test]
fn a_lesson_says_how_far_it_can_be_trusted() {
    let theme = default_theme();
    let mut lesson = samples::pages(&theme).remove(2);
    assert_eq!(lesson.kind(), PageKind::Lesson);
    let text = theme.render(&lesson).unwrap();
    assert!(text.contains("Not yet read by a specialist."));
    assert!(
        text.contains("Tested with readers: five care workers, <time datetime=\"2026-05-03\">")
    );
    assert!(text.contains("data-due=\"2027-11-01\" hidden"));
    assert!(text.contains("<time datetime=\"2026-11-01\">1 November 2026</time>"));
    lesson.tested = None;
    let text = theme.render(&lesson).unwrap();
    assert!(text.contains("Not yet read by a specialist, and not yet tested with readers."));
}

#[test]
fn hostile_words_stay_words() {
    let theme = default_theme();
    for mut page in samples::pages(&theme) {
        page.title = "</title><img src=x onerror=alert(1)>\"'".into();
        page.description.clone_from(&page.title);
        page.crumbs
            .iter_mut()
            .for_each(|link| link.title.clone_from(&page.title));
        page.objectives = vec![page.title.clone()];
        let text = theme.render(&page).unwrap();
        assert!(!text.contains("<img src=x"), "{}", page.kind().name());
    }
}

#[test]
fn a_theme_replaces_one_partial_one_word_and_one_colour() {
    let files = theme_files("extends");
    let files = ThemeFiles {
        texts: &files,
        assets: &[],
    };
    let loaded = Theme::load(&files, &config("extends"));
    assert_eq!(loaded.diagnostics, []);
    let (own, default) = (loaded.value, default_theme());
    let page = samples::pages(&own).remove(2);
    let (ours, theirs) = (own.render(&page).unwrap(), default.render(&page).unwrap());
    assert!(
        ours.contains("<p class=\"house-footer\">House footer of How care records join up</p>")
    );
    assert!(!ours.contains("class=\"foot\""));
    assert!(theirs.contains("class=\"foot\""));
    assert!(ours.contains("Tell the house"));
    assert!(
        ours.contains("<div class=\"house-search\">"),
        "one block of a page"
    );
    assert!(
        ours.contains("aria-labelledby=\"branch-title\""),
        "the rest is the parent's"
    );
    assert_ne!(own.fingerprint(), default.fingerprint());
    let css = css(&own);
    assert!(css.ends_with(":root { --brand: #4c2c7a; }\n"), "{css}");
    write_site(&own, "theme-extends");
}

#[test]
fn a_setting_of_the_book_wins_over_the_theme() {
    let files = theme_files("extends");
    let files = ThemeFiles {
        texts: &files,
        assets: &[],
    };
    let mut config = config("extends");
    config.options.insert("brand".into(), "#123".into());
    let loaded = Theme::load(&files, &config);
    assert_eq!(loaded.diagnostics, []);
    assert!(css(&loaded.value).ends_with(":root { --brand: #123; }\n"));
}

#[test]
fn what_only_some_pages_load_has_an_address_of_its_own() {
    let theme = default_theme();
    let pages = samples::pages(&theme);
    let of = |kind| pages.iter().find(|page| page.kind() == kind).unwrap();
    let find = theme.render(of(PageKind::Find)).unwrap();
    let lesson = theme.render(of(PageKind::Lesson)).unwrap();
    for name in ["finder", "finder-page", "records", "my-list"] {
        let start = format!("assets/{name}-");
        let script = theme
            .assets()
            .iter()
            .find(|asset| asset.address.starts_with(&start) && asset.address.ends_with(".js"));
        let address = &script.unwrap().address;
        assert!(find.contains(address.as_str()), "{address}");
        assert!(!lesson.contains(address.as_str()), "{address}");
    }
    assert!(find.contains("<script defer src=\"../assets/catalogue-0123456789.js\">"));
    assert!(find.contains("href=\"../assets/finder-"));
    assert!(!lesson.contains("assets/finder-"));
}

#[test]
fn the_style_sheets_of_a_lesson_are_small() {
    // What every page loads, about 6.3 KB gzipped, and with the questions,
    // journeys and switches that a lesson may have, about 9.3 KB: of the 60 KB
    // that a first visit may weigh with HTML and scripts (issue 6).
    let theme = default_theme();
    let size = |names: &[&str]| {
        let sheets = theme.assets().iter().filter(|asset| {
            let name = asset.address.strip_prefix("assets/").unwrap_or_default();
            let stem = name
                .strip_suffix(".css")
                .and_then(|name| name.rsplit_once('-'));
            stem.is_some_and(|(stem, _)| names.contains(&stem))
        });
        let sizes: Vec<usize> = sheets.map(|sheet| bytes(sheet).len()).collect();
        assert_eq!(sizes.len(), names.len(), "one sheet for each of {names:?}");
        sizes.iter().sum::<usize>()
    };
    let every_page = size(&["site"]);
    // 200 bytes of both keep the place of the search box until its script
    // comes, so that no page moves (shift.test.mjs).
    assert!(every_page < 25_900, "{every_page} bytes");
    let lesson = size(&["site", "questions", "journeys", "explore"]);
    assert!(lesson < 35_300, "{lesson} bytes");
}

#[test]
fn a_lesson_loads_the_sheets_that_it_needs() {
    let theme = default_theme();
    let mut pages = samples::pages(&theme);
    let lesson = pages
        .iter_mut()
        .find(|page| page.kind() == PageKind::Lesson)
        .unwrap();
    let sheets = |page: &PageView| -> Vec<String> {
        let html = theme.render(page).unwrap();
        let links = html.split("<link rel=\"stylesheet\" href=\"").skip(1);
        let names = links.map(|link| link.split('"').next().unwrap_or_default());
        names
            .map(|name| name.rsplit('/').next().unwrap_or_default())
            .map(|name| name.rsplit_once('-').unwrap_or_default().0.to_owned())
            .collect()
    };
    lesson.body = Html::from_text("Words.");
    lesson.answers = Html::default();
    assert_eq!(sheets(lesson), ["site"]);
    lesson.answers = Html::from_text("Answers.");
    lesson.body = Html::from_markup("<div class=\"callout callout-journey\"></div>".to_owned());
    assert_eq!(sheets(lesson), ["site", "journeys", "questions"]);
    lesson.body = Html::from_markup("<div class=\"table switches\"></div>".to_owned());
    assert_eq!(sheets(lesson), ["site", "explore", "questions"]);
}

fn bytes(asset: &ThemeAsset) -> &[u8] {
    match &asset.body {
        AssetBody::Bytes(bytes) => bytes,
        AssetBody::File(file) => panic!("a style sheet, not {file:?}"),
    }
}

fn css(theme: &Theme) -> String {
    let mut sheets = theme
        .assets()
        .iter()
        .filter(|asset| asset.address.starts_with("assets/site-"));
    match sheets.next().map(|asset| &asset.body) {
        Some(AssetBody::Bytes(bytes)) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("one style sheet, not {other:?}"),
    }
}

#[test]
fn the_views_are_what_themes_rely_on() {
    let theme = default_theme();
    let mut contract = serde_json::Map::new();
    contract.insert(
        "site".into(),
        serde_json::to_value(&*samples::site()).unwrap(),
    );
    contract.insert(
        "item".into(),
        serde_json::to_value(&samples::branch().items[0]).unwrap(),
    );
    for mut page in samples::pages(&theme) {
        // Markup is not part of the contract, only that it is there.
        for markup in [&mut page.opening, &mut page.body] {
            *markup = Html::from_text("markup");
        }
        contract.insert(
            page.kind().name().into(),
            serde_json::to_value(&page).unwrap(),
        );
    }
    let now = serde_json::to_string_pretty(&contract).unwrap() + "\n";
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes/contract.json");
    let before = fs::read_to_string(&kept).unwrap_or_default();
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract.json");
    fs::write(&copy, &now).unwrap();
    assert!(
        now == before,
        "the views have changed, and themes rely on them. If that is meant, copy {} to {}",
        copy.display(),
        kept.display()
    );
}
