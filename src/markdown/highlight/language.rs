//! Which lexer reads a language, by the name after the fence.

/// A language that is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// JSON, with comments where people write them.
    Json,
    /// XML and HTML.
    Xml,
    /// Requests and answers as they go over the wire.
    Http,
    /// Messages of HL7 version 2 with their bars and hats.
    Hl7,
    /// A language that syntect reads.
    Syntax(Syntax),
}

/// A language that syntect reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// YAML.
    Yaml,
    /// SQL.
    Sql,
    /// Commands for a shell.
    Shell,
}

impl Syntax {
    /// A file ending by which syntect knows the language.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Sql => "sql",
            Self::Shell => "sh",
        }
    }
}

/// Names in small letters.
const NAMES: &[(&[&str], Language)] = &[
    (
        &["json", "jsonc", "json5", "fhir", "fhir+json", "geojson"],
        Language::Json,
    ),
    (
        &[
            "xml", "html", "svg", "xhtml", "xsd", "xsl", "cda", "fhir+xml",
        ],
        Language::Xml,
    ),
    (&["http", "https", "rest"], Language::Http),
    (&["hl7", "hl7v2", "hl7-v2", "v2", "er7"], Language::Hl7),
    (&["yaml", "yml"], Language::Syntax(Syntax::Yaml)),
    (&["sql"], Language::Syntax(Syntax::Sql)),
    (
        &["sh", "shell", "bash", "zsh"],
        Language::Syntax(Syntax::Shell),
    ),
];

impl Language {
    /// The language of this name, if it is coloured.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(names, _)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
            .map(|(_, language)| *language)
    }
}
