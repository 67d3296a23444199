//! The forms that a text in `book.toml` can have: addresses, tags, names.
//!
//! Pure functions of one text. They never know which key asked.

use crate::text::{Slug, SourcePath};

/// What a text must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Anything.
    Any,
    /// One line that is not empty.
    Line,
    /// A language tag such as `en-GB` (BCP 47).
    Language,
    /// Small letters, digits and hyphens.
    Slug,
    /// A public address on http or https.
    BaseUrl,
    /// An address on http or https with `{path}` in it.
    EditUrl,
    /// An e-mail address.
    Email,
    /// An address or a command with `{path}` in it.
    Editor,
    /// A place below `content/`.
    ContentPath,
    /// A place below `content/`, or the word `all`.
    ContentPathOrAll,
    /// The name of a folder, without slashes.
    FolderName,
}

/// Why a text does not have the form: what is wrong, to be read after the
/// name of the key, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Follows the key: "must start with ...".
    pub(super) wrong: String,
    /// What to do, a sentence.
    pub(super) help: String,
}

fn fault<T>(wrong: &str, help: impl Into<String>) -> Result<T, Fault> {
    Err(Fault {
        wrong: wrong.to_owned(),
        help: help.into(),
    })
}

impl Form {
    /// The text in the form that the rest of the program relies on.
    pub(super) fn read(self, text: &str) -> Result<String, Fault> {
        if self == Self::Any {
            return Ok(text.to_owned());
        }
        let line = text.trim();
        if line.is_empty() {
            return fault("is empty", "Write something between the quotes.");
        }
        if line.contains(char::is_control) {
            return fault("must be one line", "Write it on one line, without tabs.");
        }
        match self {
            Self::Any | Self::Line => Ok(line.to_owned()),
            Self::Language => read_language(line),
            Self::Slug => read_slug(line),
            Self::BaseUrl => read_base_url(line),
            Self::EditUrl => read_edit_url(line),
            Self::Email => read_email(line),
            Self::Editor => with_path(line),
            Self::ContentPath => read_content_path(line),
            Self::ContentPathOrAll if line == "all" => Ok(line.to_owned()),
            Self::ContentPathOrAll => read_content_path(line),
            Self::FolderName => read_folder_name(line),
        }
    }
}

/// A public address as `[site] base-url` and `--base-url` need it, with a
/// slash at its end.
///
/// # Errors
/// A sentence on what is wrong and what to do, where it is not an address on
/// http or https or has more than a path.
pub fn check_base_url(text: &str) -> Result<String, String> {
    Form::BaseUrl
        .read(text)
        .map_err(|fault| format!("The address {}. {}", fault.wrong, fault.help))
}

/// One e-mail address, as a `mailto:` link needs it.
///
/// # Errors
/// A sentence on what to do, where it is none.
pub fn check_email(text: &str) -> Result<String, String> {
    Form::Email.read(text).map_err(|fault| fault.help)
}

fn read_base_url(text: &str) -> Result<String, Fault> {
    check_web_address(text)?;
    if text.contains(['?', '#']) {
        return fault(
            "must not hold `?` or `#`",
            "Give the address of the front page only.",
        );
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

fn read_edit_url(text: &str) -> Result<String, Fault> {
    check_web_address(text)?;
    with_path(text)
}

fn with_path(text: &str) -> Result<String, Fault> {
    if text.contains("{path}") {
        return Ok(text.to_owned());
    }
    fault(
        "must hold `{path}`",
        "Write `{path}` where the path of the file belongs.",
    )
}

/// Refuses what is not `http://` or `https://`, a host, and a path.
fn check_web_address(text: &str) -> Result<(), Fault> {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
    else {
        return fault(
            "must start with `https://` or `http://`",
            "Write the whole address, such as `https://guidepost.example/`.",
        );
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let known = |c: char| c.is_alphanumeric() || ".-:[]".contains(c);
    if !host.contains(char::is_alphanumeric) || !host.chars().all(known) {
        return fault(
            "has no name of a computer after `//`",
            "Write the whole address, such as `https://guidepost.example/`.",
        );
    }
    if rest.contains(|c: char| c.is_whitespace() || "<>\"\\`".contains(c)) {
        return fault(
            "holds a character that an address cannot have",
            "Take spaces, quotes, backslashes and pointed brackets out; write `%20` for a space.",
        );
    }
    Ok(())
}

fn read_email(text: &str) -> Result<String, Fault> {
    let help = "Write one address, such as `editor@guidepost.example`, and nothing else.";
    let Some((name, host)) = text.split_once('@') else {
        return fault("is not an e-mail address", help);
    };
    // RFC 5322 allows more in a name; these are the ones that work in a
    // `mailto:` link without escaping.
    let in_name = |c: char| c.is_alphanumeric() || ".!#$*+-_~'".contains(c);
    let in_host =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let whole = !name.is_empty()
        && name.chars().all(in_name)
        && host.contains('.')
        && host.split('.').all(in_host);
    if whole {
        Ok(text.to_owned())
    } else {
        fault("is not an e-mail address", help)
    }
}

fn read_slug(text: &str) -> Result<String, Fault> {
    let slug = Slug::new(text).to_string();
    if slug == text {
        return Ok(slug);
    }
    fault(
        "may hold small letters, digits and hyphens only",
        format!("Write it like this: `\"{slug}\"`."),
    )
}

fn read_language(text: &str) -> Result<String, Fault> {
    if is_language_tag(text) {
        return Ok(text.to_owned());
    }
    let help = if text.contains('_') {
        format!("Write it with a hyphen: `\"{}\"`.", text.replace('_', "-"))
    } else {
        "Write a tag such as `\"en-GB\"` or `\"cy\"`.".to_owned()
    };
    fault("is not a language tag", help)
}

/// Whether a text is a language tag by its shape: a language of 2 or 3 letters,
/// then parts of 1 to 8 letters or digits (RFC 5646, section 2.1). Longer
/// languages may be registered, but none is, and people write `German`.
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
    let language = matches!(first.len(), 2 | 3) && first.chars().all(|c| c.is_ascii_alphabetic());
    language
        && rest.iter().all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

fn read_content_path(text: &str) -> Result<String, Fault> {
    let path = SourcePath::new(text);
    let inside = path
        .as_str()
        .strip_prefix("content/")
        .unwrap_or(path.as_str());
    let leaves = text.starts_with(['/', '\\', '~'])
        || text.contains(':')
        || inside.split('/').any(|part| part == "..");
    if leaves {
        return fault(
            "must be a place below the folder `content`",
            "Write it from there, with forward slashes, such as `learn/01-start`.",
        );
    }
    if inside.is_empty() || inside == "content" {
        return fault(
            "must name a file or a folder below `content`",
            "Name it, such as `learn/01-start`.",
        );
    }
    Ok(inside.to_owned())
}

fn read_folder_name(text: &str) -> Result<String, Fault> {
    let hidden = text.starts_with('.');
    if hidden || text.contains(['/', '\\', ':']) {
        return fault(
            "must be the name of one folder below `themes`",
            "Write the name alone, without dots at its start and without slashes.",
        );
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(form: Form, text: &str) -> String {
        form.read(text).unwrap_err().wrong
    }

    #[test]
    fn addresses_get_their_slash_and_must_be_whole() {
        let read = |text| Form::BaseUrl.read(text).unwrap();
        assert_eq!(read("https://a.example"), "https://a.example/");
        assert_eq!(
            read(" http://a.example/guide// "),
            "http://a.example/guide/"
        );
        assert_eq!(read("http://127.0.0.1:8000/x"), "http://127.0.0.1:8000/x/");
        for text in [
            "a.example",
            "ftp://a.example/",
            "//a.example",
            "javascript:x",
        ] {
            assert!(wrong(Form::BaseUrl, text).contains("https://"), "{text}");
        }
        for text in [
            "https://",
            "https:///x",
            "https://a:b@c.example/",
            "http://?x",
        ] {
            assert!(wrong(Form::BaseUrl, text).contains("computer"), "{text}");
        }
        assert!(wrong(Form::BaseUrl, "https://a.example/a b").contains("character"));
        assert!(wrong(Form::BaseUrl, "https://a.example/?a").contains('?'));
        assert!(wrong(Form::EditUrl, "https://a.example/").contains("{path}"));
        assert_eq!(
            check_base_url("https://a.example"),
            Ok("https://a.example/".into())
        );
        assert!(
            check_base_url("x")
                .unwrap_err()
                .starts_with("The address must start")
        );
    }

    #[test]
    fn e_mail_is_one_plain_address() {
        assert!(Form::Email.read("first.last+guide@a-b.example.uk").is_ok());
        for text in [
            "a@b",
            "@b.example",
            "a b@c.example",
            "mailto:a@b.example",
            "a@b@c.example",
            "Ann <a@b.example>",
            "a@b..example",
            "a@b.example?cc=x",
        ] {
            assert!(wrong(Form::Email, text).contains("e-mail"), "{text}");
        }
    }

    #[test]
    fn languages_are_tags() {
        for text in ["en-GB", "cy", "sr-Latn-RS", "de-CH-1996"] {
            assert_eq!(Form::Language.read(text).as_deref(), Ok(text));
        }
        for text in [
            "English language",
            "English",
            "e",
            "en--GB",
            "en-",
            "english-languages",
        ] {
            assert!(wrong(Form::Language, text).contains("tag"), "{text}");
        }
        let help = Form::Language.read("en_GB").unwrap_err().help;
        assert_eq!(help, "Write it with a hyphen: `\"en-GB\"`.");
    }

    #[test]
    fn places_stay_below_content() {
        let read = |text| Form::ContentPath.read(text).unwrap();
        assert_eq!(read("content\\learn\\01-x\\"), "learn/01-x");
        assert_eq!(read("./paths/a.md"), "paths/a.md");
        for text in [
            "/etc",
            "../secret",
            "a/../../b",
            "C:\\x",
            "~/x",
            "content",
            ".",
        ] {
            assert!(wrong(Form::ContentPath, text).contains("below"), "{text}");
        }
        assert_eq!(Form::ContentPathOrAll.read("all").as_deref(), Ok("all"));
        assert!(wrong(Form::FolderName, "../x").contains("themes"));
        assert!(wrong(Form::FolderName, "a/b").contains("themes"));
    }

    #[test]
    fn an_id_shows_how_to_write_it() {
        assert_eq!(
            Form::Slug.read("care-records").as_deref(),
            Ok("care-records")
        );
        let fault = Form::Slug.read("Care Records!").unwrap_err();
        assert_eq!(fault.help, "Write it like this: `\"care-records\"`.");
    }
}
