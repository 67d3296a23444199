//! What day it is where the author sits: the only place of the program that
//! looks at a clock. Only `new` asks; a build knows no clock (decision 13).

use crate::text::Date;

/// Today by the computer's clock and time zone.
pub(super) fn today() -> Option<Date> {
    let now = jiff::Zoned::now();
    let year = u16::try_from(now.year()).ok()?;
    let month = u8::try_from(now.month()).ok()?;
    let day = u8::try_from(now.day()).ok()?;
    Date::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_after_the_first_edition() {
        assert!(today() > Date::new(2025, 1, 1));
    }
}
