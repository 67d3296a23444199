//! The API catalogue of the UK government.

use super::{Before, records, rejects};
use guidepost::catalogue::import::{Catalog, Drift, Hidden, ImportOptions};

const HEAD: &str = "dateAdded,dateUpdated,url,name,description,documentation,license,maintainer,areaServed,startDate,endDate,provider\n";

const OPTIONS: ImportOptions = ImportOptions {
    catalog: Catalog::GovukApiCatalogue,
    hidden: Hidden::Leave,
    drift: Drift::Stop,
};

#[test]
fn providers_that_are_owners_of_ours_become_records() {
    let text = format!(
        "{HEAD}\
         2022-01-24,2024-04-23,https://d.uk/pds#top,Personal Demographics - FHIR API,\"Words\\n\\nwith, commas\",,,https://d.uk/help,,,,nhs-digital\n\
         2022-01-24,2024-06-01,https://o.uk,Maps,,,,,,,,ordnance-survey\n\
         2022-01-24,2024-06-01,,Old API,,http://d.uk/old,,jo.example@d.uk,,,2023-01-01,nhs-digital\n\
         2022-01-24,2024-06-01,https://d.uk/x,,,,,,,,,nhs-digital\n"
    );
    let imported = Before::new().import(text.clone(), OPTIONS);
    assert_eq!(
        rejects(&imported),
        [
            "3: Its provider `ordnance-survey` is not in `[owners]`.",
            "5: It has no name."
        ]
    );
    let all = records(&imported);
    let pds = &all["personal-demographics-fhir-api"];
    for (column, cell) in [
        ("title", "Personal Demographics - FHIR API"),
        ("types", "api"),
        ("status", ""),
        ("owner", "nhs-england"),
        ("read-it", "https://d.uk/pds"),
        ("help", "https://d.uk/help"),
        ("checked", "2024-04-23"),
        ("must", ""),
    ] {
        assert_eq!(pds[column], cell, "{column}");
    }
    let old = &all["old-api"];
    assert_eq!(
        (old["status"].as_str(), old["help"].as_str()),
        ("retired", "")
    );
    assert_eq!(imported.report.day.unwrap().iso(), "2024-06-01");
    let again = Before::new().after(&imported).import(text, OPTIONS);
    assert_eq!((again.records, again.history), (imported.records, None));
}
