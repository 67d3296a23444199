//! Pictures that are slow to load on an old phone.

use crate::diagnostics::{self, Diagnostic};
use crate::site::Site;

/// The weight over which a picture gets a warning (issue 2, point 3).
const HEAVY: u64 = 300 * 1024;

/// Looks at every picture that a page shows.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let pictures = ["png", "jpg", "jpeg", "gif", "webp", "svg"];
    let heavy = site
        .files
        .iter()
        .filter(|(out, asset)| asset.size > HEAVY && pictures.contains(&out.extension()));
    heavy
        .map(|(_, asset)| {
            let size = asset.size.div_ceil(1024);
            let message = format!("This picture weighs {size} KB. It is slow to load on a phone.");
            Diagnostic::new(diagnostics::PICTURE_LARGE, &asset.path, None, message)
                .help("Make it smaller: 1,200 pixels wide is enough. Save photos as JPEG, drawings as SVG.")
        })
        .collect()
}
