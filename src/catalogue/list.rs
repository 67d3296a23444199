//! Lists in one cell: `one | two`. A bar that belongs to an item is written
//! `\|`, so that every list can be written and read back.

/// What stands between two items of a list.
const SEPARATOR: &str = " | ";

/// The items of a cell, trimmed; empty ones fall away.
pub(super) fn split(cell: &str) -> Vec<String> {
    if !cell.contains(['|', '\\']) {
        let only = Some(cell.trim()).filter(|only| !only.is_empty());
        return only.map(str::to_owned).into_iter().collect();
    }
    let mut items = Vec::new();
    let mut item = String::new();
    let mut slashes = 0;
    for letter in cell.chars() {
        match letter {
            '\\' => slashes += 1,
            '|' => {
                item.extend(std::iter::repeat_n('\\', slashes / 2));
                if slashes % 2 == 1 {
                    item.push('|');
                } else {
                    items.push(std::mem::take(&mut item));
                }
                slashes = 0;
            }
            other => {
                item.extend(std::iter::repeat_n('\\', slashes));
                slashes = 0;
                item.push(other);
            }
        }
    }
    item.extend(std::iter::repeat_n('\\', slashes));
    items.push(item);
    let trimmed = items.iter().map(|item| item.trim().to_owned());
    trimmed.filter(|item| !item.is_empty()).collect()
}

/// A cell with these items.
pub(super) fn join<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items
        .into_iter()
        .map(|item| escape(item.as_ref()))
        .collect();
    items.join(SEPARATOR)
}

/// The item with a backslash before each bar, and those before it doubled.
fn escape(item: &str) -> String {
    let mut escaped = String::with_capacity(item.len());
    let mut slashes = 0;
    for letter in item.chars() {
        if letter == '|' {
            escaped.extend(std::iter::repeat_n('\\', slashes + 1));
        }
        slashes = if letter == '\\' { slashes + 1 } else { 0 };
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_write_bars_with_and_without_spaces() {
        assert_eq!(split("a | b|c |  d "), ["a", "b", "c", "d"]);
        assert_eq!(split("one"), ["one"]);
        assert_eq!(split(" | "), Vec::<String>::new());
        assert_eq!(split("a \\| b | c\\\\"), ["a | b", "c\\\\"]);
    }

    proptest! {
        #[test]
        fn every_list_is_read_back(items in prop::collection::vec("[a-z|\\\\ ]{1,6}", 0..5)) {
            let items: Vec<String> = items.iter().map(|item| item.trim().to_owned()).collect();
            let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
            prop_assert_eq!(split(&join(&items)), items);
        }
    }
}
