//! Records of standards and services, from files of every kind of hand.

mod duty;
mod excel;
mod export;
mod layers;
mod real_files;
mod reported;
mod traps;
mod values;

use guidepost::catalogue::{
    Catalogue, Inputs, RecordId, SERVICES_FILE, STANDARDS_FILE, Standard, VOCABULARY_FILE, read,
};
use guidepost::diagnostics::Checked;
use guidepost::source::{SourceFile, read_text};
use guidepost::text::SourcePath;

/// The values that the tests use.
pub(crate) const VOCABULARY: &str = r#"
[settings]
all = { label = "All", means = "Every place." }
hospital = { label = "Hospitals", means = "Places to stay.", also = ["acute trust"] }
gp-primary-care = { label = "GP", means = "The doctor." }
social-care = { label = "Social care", means = "Help with daily life." }
patient-public = { label = "Patients", means = "People." }
urgent-emergency = { label = "Urgent", means = "Help now." }
infrastructure = { label = "Behind the scenes", means = "Systems." }
[settings.care-home]
label = "Care homes"
means = "Homes with care."
parent = "social-care"
also = ["nursing home"]

[topics]
referrals = { label = "Referrals", means = "Sending people on." }
continuity-of-care = { label = "Moving", means = "From place to place." }
appointments = { label = "Appointments", means = "Times to come." }
[types]
record = { label = "Record", means = "What to write down." }
technical = { label = "Technical", means = "How systems talk." }
terminology = { label = "Words", means = "Shared words." }
code-of-practice = { label = "Rules", means = "How to behave." }
api = { label = "API", means = "A door for software." }
[statuses]
active = { label = "Settled", means = "Use it." }
in-development = { label = "Being made", means = "It may change." }
trial = { label = "Trial", means = "Some use it." }
deprecated = { label = "Closing", means = "Do not start." }
retired = { label = "Closed", means = "Do not use." }
unknown = { label = "Unknown", means = "Nobody knows." }
[maturity]
stable = { label = "Stable", means = "It stays." }
[duties]
legal-must = { label = "Law", means = "The law says so." }
contract-must = { label = "Contract", means = "A contract says so." }
good-practice = { label = "Good", means = "It helps." }
none = { label = "No", means = "Nobody must." }
unknown = { label = "Not sure", means = "Ask." }
[who]
nhs-trust = { label = "Trusts", means = "Hospitals and more." }
it-supplier = { label = "Suppliers", means = "Makers of software." }
[jobs]
discharge = { label = "Go home", means = "Leave hospital." }
[owners]
nhs-england = { label = "NHS England", means = "It runs the NHS.", also = ["NHS Digital"] }
prsb = { label = "PRSB", means = "It writes record standards.", also = ["Professional Record Standards Body"] }
"#;

/// A file of the project, decoded as a scan does it.
pub(crate) fn file(path: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    read_text(&SourcePath::new(path), bytes.into())
}

/// The catalogue of these rows.
pub(crate) fn of(standards: impl Into<Vec<u8>>, services: &str) -> Checked<Catalogue> {
    let vocabulary = file(VOCABULARY_FILE, VOCABULARY);
    let standards = file(STANDARDS_FILE, standards);
    let services = file(SERVICES_FILE, services);
    read(&Inputs {
        vocabulary: Some(&vocabulary),
        standards: Some(&standards),
        services: Some(&services),
        ..Inputs::default()
    })
}

/// The catalogue of these standards, about which there is nothing to say.
pub(crate) fn clean(standards: impl Into<Vec<u8>>) -> Catalogue {
    let read = of(standards, "");
    assert_eq!(read.diagnostics, Vec::new());
    read.value
}

/// What is said of these standards: `line:column code: message | help`.
pub(crate) fn said(standards: &str) -> Vec<String> {
    lines(standards, of(standards, ""))
}

/// Each message with the line on which it stands.
pub(crate) fn lines(text: &str, read: Checked<Catalogue>) -> Vec<String> {
    let index = guidepost::text::LineIndex::new(text);
    let all = read.diagnostics.into_iter().map(|one| {
        let line = one
            .span
            .map_or(0, |span| index.position(text, span.start as usize).line);
        let help = one.help.unwrap_or_default();
        format!("{line} {}: {} | {help}", one.code, one.message)
    });
    all.collect()
}

/// A record.
pub(crate) fn standard<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Standard {
    &catalogue.standards[&RecordId::parse(id).unwrap()]
}
