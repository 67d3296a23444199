//! "Did you mean": the nearest known name.

/// Longer names are no slips of known ones, and comparing takes the product of
/// both lengths.
const LONGEST: usize = 200;

/// The known name that is nearest to what was typed, if it is near enough.
///
/// Near enough is one slip in short names and about a third of the letters in
/// longer ones: beyond that a suggestion sends people the wrong way.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= allowed)
        .map(|name| (strsim::osa_distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_near_names_only() {
        let known = ["title", "summary", "checked"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("Checkd", known), Some("checked"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("titles", known), Some("title"));
        let long = "x".repeat(201);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
