//! Codes that records mention, joined to records by their number (T13, T14).

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use super::report::Report;
use crate::catalogue::{Catalogue, Layer, OfficialCode, Standard, list};

/// Every record by the number of its code.
type ByCode = Vec<(OfficialCode, String)>;

/// Fills `needs` and `works-with` from the codes that rows mention, and reports
/// codes of several records and codes of none.
pub(super) fn relate(entries: &mut [Entry], catalogue: &Catalogue, report: &mut Report) {
    let own = codes_of(entries);
    report_shared(entries, &own, report);
    let mut known = own.clone();
    let is_ours = |standard: &&Standard| {
        let origin = standard.codes.origin.as_ref();
        origin.is_some_and(|origin| origin.layer != Layer::Import)
    };
    for standard in catalogue.standards.values().filter(is_ours) {
        let codes = standard.codes.value.iter();
        known.extend(codes.map(|code| (code.clone(), standard.id.to_string())));
    }
    let mut nowhere: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in entries {
        let texts = [
            ("needs", entry.needs_text.clone()),
            ("works-with", entry.related_text.clone()),
        ];
        let mut taken: BTreeSet<String> = BTreeSet::from([entry.cell("id").to_owned()]);
        for (column, text) in texts {
            let mut targets = Vec::new();
            for code in OfficialCode::mentioned_in(&text) {
                if with_code(&known, &code).is_empty() {
                    let from = nowhere.entry(code.to_string()).or_default();
                    from.insert(entry.cell("id").to_owned());
                }
                // A code of several records does not say which is meant.
                if let [id] = with_code(&own, &code)[..]
                    && taken.insert(id.to_owned())
                {
                    targets.push(id.to_owned());
                }
            }
            entry.put(column, list::join(targets));
        }
    }
    report.nowhere = nowhere;
}

fn codes_of(entries: &[Entry]) -> ByCode {
    let mut codes = Vec::new();
    for entry in entries {
        for item in list::split(entry.cell("codes")) {
            let code = OfficialCode::parse(&item);
            codes.extend(code.map(|code| (code, entry.cell("id").to_owned())));
        }
    }
    codes
}

fn with_code<'a>(known: &'a ByCode, code: &OfficialCode) -> Vec<&'a str> {
    let same = known
        .iter()
        .filter(|(other, _)| other.is_same_standard(code));
    let mut ids: Vec<&str> = same.map(|(_, id)| id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// One code on several records is fine (T15); with different owners they may
/// be one standard, which a person must decide (T16).
fn report_shared(entries: &[Entry], own: &ByCode, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (code, _) in own {
        let ids = with_code(own, code);
        if ids.len() < 2 || !seen.insert(code.number.clone()) {
            continue;
        }
        let owners: BTreeSet<&str> = entries
            .iter()
            .filter(|entry| ids.contains(&entry.cell("id")))
            .map(|entry| entry.cell("owner"))
            .collect();
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let ids = ids.join(", ");
        report.remark(if owners.len() > 1 {
            format!(
                "{code} stands on records of different owners: {ids}. They may be one standard."
            )
        } else {
            format!("{code} stands on several records: {ids}.")
        });
    }
}
