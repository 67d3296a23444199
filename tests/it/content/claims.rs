//! What the site claims, and what stands behind it. `plain/no-source` finds
//! the claims; here it is held that it misses none of our own pages.

use guidepost::check::plain::{ClaimCounts, measure};

use super::SITE;

/// Fewer would mean that claims are no longer found: there were 53 when this
/// was written.
const FEWEST: usize = 40;

#[test]
fn every_claim_has_a_source_or_a_reason() {
    let mut counts = ClaimCounts::default();
    let mut bare = Vec::new();
    for (id, measure) in measure(&SITE) {
        counts.add(measure.claims);
        if measure.claims.bare > 0 {
            bare.push(SITE.page(id).body.source.to_string());
        }
    }
    assert!(
        bare.is_empty(),
        "claims without a source: {}",
        bare.join(", ")
    );
    assert!(counts.sourced >= FEWEST, "{counts:?}");
    assert!(counts.reasoned > 0, "{counts:?}");
}
