//! The e-mail that a trainer sends some days after a session.

use crate::output::site::public_address;
use crate::site::{FollowUp, Page, Site, Target};
use crate::theme::{MailView, Theme};

/// Writes it; nothing where the session has no part "Afterwards".
#[must_use]
pub fn write(site: &Site, theme: &Theme, page: &Page) -> Option<MailView> {
    let follow_up = FollowUp::of(page)?;
    let mut text = format!("{}\n", theme.word("mail_thanks"));
    if !follow_up.links.is_empty() {
        text.push_str(&format!("\n{}\n", theme.word("mail_links")));
        for (words, target) in &follow_up.links {
            match address(site, page, target) {
                Some(address) => text.push_str(&format!("- {words}: {address}\n")),
                None => text.push_str(&format!("- {words}\n")),
            }
        }
    }
    if !follow_up.questions.is_empty() {
        text.push_str(&format!("\n{}\n", theme.word("mail_questions")));
        for (at, question) in follow_up.questions.iter().enumerate() {
            text.push_str(&format!("{}. {question}\n", at + 1));
        }
    }
    text.push_str(&format!("\n{}\n", theme.word("mail_end")));
    if let Some(independence) = &site.config.site.independence {
        text.push_str(&format!("\n{}: {independence}\n", site.config.title));
    }
    Some(MailView {
        subject: format!("{} {}", theme.word("mail_subject"), page.title),
        text,
    })
}

/// Where a link leads from outside the site; nothing where the site has no
/// public address.
fn address(site: &Site, page: &Page, target: &Target) -> Option<String> {
    let base = site.config.site.base_url.as_deref();
    match target {
        Target::External(address) => Some(address.to_string()),
        Target::File(out, _) => Some(public_address(base?, out)),
        Target::Page(id, anchor) => {
            let address = public_address(base?, &site.page(*id).out);
            Some(match anchor {
                Some(anchor) => format!("{address}#{anchor}"),
                None => address,
            })
        }
        Target::Here(id) => Some(format!("{}#{id}", public_address(base?, &page.out))),
        Target::Nowhere => None,
    }
}
