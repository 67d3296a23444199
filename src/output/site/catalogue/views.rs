//! Small views that every page of the catalogue shares.

use super::listing;
use crate::catalogue::{
    Citation, ConceptId, Contact, Duty, RecordId, RecordKind, Relation, Resource, Scheme, Standard,
    Status,
};
use crate::output::site::Shared;
use crate::text::{OutPath, Slug};
use crate::theme::{ConceptView, LinkView, RelationView, ResourceView, Sign, SignedView};

/// Turns facts into views as they stand on one page.
#[derive(Clone, Copy)]
pub(super) struct Views<'a> {
    pub(super) shared: &'a Shared,
    /// The page on which they stand.
    pub(super) from: &'a OutPath,
}

impl Views<'_> {
    /// A link to an address of the site.
    pub(super) fn link(&self, title: &str, to: &OutPath) -> LinkView {
        LinkView {
            title: title.to_owned(),
            href: self.from.relative(to),
        }
    }

    /// The address of a record's page.
    pub(super) fn record_href(&self, kind: RecordKind, id: &RecordId) -> Option<String> {
        let page = self.shared.records.page(kind, id)?;
        Some(self.from.relative(&self.shared.site.page(page).out))
    }

    /// A link to a record.
    pub(super) fn record(&self, kind: RecordKind, id: &RecordId) -> Option<LinkView> {
        let title = self.shared.site.catalogue.title(kind, id)?;
        Some(LinkView {
            title: title.to_owned(),
            href: self.record_href(kind, id)?,
        })
    }

    /// A controlled value, with the page of the standards that have it.
    pub(super) fn concept(&self, scheme: Scheme, id: &ConceptId) -> ConceptView {
        let vocabulary = &self.shared.site.catalogue.vocabulary;
        let concept = vocabulary.concept(scheme, id.as_str());
        let href = listing::address(scheme, id).map(|to| self.from.relative(&to));
        ConceptView {
            label: vocabulary.label(scheme, id.as_str()).to_owned(),
            means: concept.map(|one| one.means.clone()).unwrap_or_default(),
            href,
        }
    }

    /// Whether it can be used.
    pub(super) fn status(&self, status: Status) -> SignedView {
        let sign = match status {
            Status::Active => Sign::Yes,
            Status::Planned | Status::InDevelopment | Status::Trial | Status::UnderReview => {
                Sign::Care
            }
            Status::Deprecated | Status::Retired | Status::Withdrawn => Sign::No,
            Status::Unknown => Sign::Unknown,
        };
        self.signed(Scheme::Statuses, status.as_str(), sign)
    }

    /// Whether one has to follow it.
    pub(super) fn duty(&self, duty: Duty) -> SignedView {
        let sign = match duty {
            Duty::Unknown => Sign::Unknown,
            must if must.is_must() => Sign::Care,
            _ => Sign::Plain,
        };
        self.signed(Scheme::Duties, duty.as_str(), sign)
    }

    fn signed(&self, scheme: Scheme, id: &str, sign: Sign) -> SignedView {
        let vocabulary = &self.shared.site.catalogue.vocabulary;
        let concept = vocabulary.concept(scheme, id);
        SignedView {
            id: id.to_owned(),
            label: vocabulary.label(scheme, id).to_owned(),
            means: concept.map(|one| one.means.clone()).unwrap_or_default(),
            sign,
        }
    }

    /// Other records, those without a page left out.
    pub(super) fn relations(&self, relations: &[Relation]) -> Vec<RelationView> {
        let view = |relation: &Relation| {
            let link = self.record(relation.kind, &relation.to)?;
            Some(RelationView {
                title: link.title,
                href: link.href,
                why: relation.why.clone(),
            })
        };
        relations.iter().filter_map(view).collect()
    }

    /// Where a fact was read: an entry of the sources, or an address.
    pub(super) fn citation(&self, citation: &Citation) -> LinkView {
        let site = &self.shared.site;
        match citation {
            Citation::Address(address) => LinkView {
                title: address.to_string(),
                href: address.to_string(),
            },
            Citation::Entry(id) => {
                let slug = Slug::new(id);
                let entry = site.sources.iter().find(|entry| entry.id == slug);
                let title = entry.map_or_else(|| id.clone(), |entry| entry.title.clone());
                let own = entry.and_then(|entry| entry.address.clone());
                let href = own.unwrap_or_default();
                LinkView { title, href }
            }
        }
    }

    /// Whom to ask; an id of `organisations.md` becomes its name.
    pub(super) fn contact(&self, contact: &Contact) -> ResourceView {
        match contact {
            Contact::Resource(resource) => self.resource(resource),
            Contact::Entry(id) => self.organisation(id).unwrap_or_else(|| ResourceView {
                title: id.clone(),
                href: None,
            }),
        }
    }

    /// Something to open.
    pub(super) fn resource(&self, resource: &Resource) -> ResourceView {
        let address = resource.address.as_ref().map(ToString::to_string);
        let title = match (&resource.label, &address) {
            (label, _) if !label.is_empty() => label.clone(),
            (_, Some(address)) => shown(address).to_owned(),
            _ => String::new(),
        };
        ResourceView {
            title,
            href: address,
        }
    }

    fn organisation(&self, id: &str) -> Option<ResourceView> {
        let site = &self.shared.site;
        let slug = Slug::new(id);
        let entry = site.organisations.iter().find(|entry| entry.id == slug)?;
        let list = site.first(crate::site::PageKind::Organisations)?;
        let page = self.from.relative(&site.page(list).out);
        Some(ResourceView {
            title: entry.name.clone(),
            href: Some(format!("{page}#{}", entry.anchor())),
        })
    }

    /// The official codes of a standard, each with its newest prefix.
    pub(super) fn codes(&self, standard: &Standard) -> Vec<String> {
        let catalogue = &self.shared.site.catalogue;
        let codes = standard.codes.value.iter();
        codes
            .map(|code| catalogue.current_code(code).to_string())
            .collect()
    }
}

/// An address as people read it: without the scheme.
fn shown(address: &str) -> &str {
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    let rest = schemes.iter().find_map(|one| address.strip_prefix(one));
    rest.unwrap_or(address).trim_end_matches('/')
}
