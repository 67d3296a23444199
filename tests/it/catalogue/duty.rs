//! "Do I have to?" is a block of its own, with its law and its source.

use guidepost::catalogue::Duty;

use super::{clean, said, standard};

const HEAD: &str = "id,title,status,codes,must,must-who,must-from,must-by,must-law,must-exceptions,must-source,replaced-by\n";

fn messages(row: &str) -> Vec<String> {
    let all = said(&format!("{HEAD}{row}\n"));
    let message = |one: &String| one.split(" | ").next().unwrap().to_owned();
    all.iter().map(message).collect()
}

#[test]
fn a_code_alone_never_makes_a_must() {
    let catalogue = clean(format!("{HEAD}a,A,active,DCB0160,,,,,,,,\n"));
    let duty = &standard(&catalogue, "a").mandation;
    assert_eq!(duty.kind.value, Duty::Unknown);
    assert!(!duty.kind.is_said() && !duty.kind.value.is_must());
}

#[test]
fn unknown_is_an_answer_and_needs_nothing() {
    let catalogue = clean(format!("{HEAD}a,A,active,,unknown,,,,,,,\n"));
    let duty = &standard(&catalogue, "a").mandation;
    assert!(duty.kind.is_said());
    assert_eq!(duty.kind.value, Duty::Unknown);
}

#[test]
fn a_must_says_for_whom_why_and_where_that_was_read() {
    assert_eq!(
        messages("a,A,active,DCB0160,legal-must,,,,,,,"),
        [
            "2 catalogue/duty: `a` says that the law makes it a must, but not which law.",
            "2 catalogue/duty: `a` says that it is a must, but not for whom.",
            "2 catalogue/duty: `a` says that it is a must, but not where that was read.",
        ]
    );
    assert_eq!(
        messages("a,A,active,,contract-must,nhs-trust,,,,,notes,"),
        Vec::<String>::new()
    );
    assert_eq!(
        messages(
            "a,A,active,,legal-must,nhs-trust | it-supplier,1 April 2024,31/08/2025,\"Act 2012, section 250\",Small places,notes,"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn a_duty_starts_before_it_must_be_done() {
    assert_eq!(
        messages("a,A,active,,contract-must,nhs-trust,2025-09-01,2025-08-31,,,notes,"),
        [
            "2 catalogue/duty: `a` must be done by 31 August 2025, before the duty starts on 1 September 2025."
        ]
    );
    assert_eq!(
        messages("a,A,active,,contract-must,nhs-trust,2025-08-31,2025-08-31,,,notes,"),
        Vec::<String>::new()
    );
}

#[test]
fn details_without_a_kind_and_a_kind_against_its_details_are_said() {
    assert_eq!(
        messages("a,A,active,,,,2025-09-01,,,,,"),
        ["2 catalogue/duty: `a` says `must-from`, but not whether one must."]
    );
    assert_eq!(
        messages("a,A,active,,none,,,,Act 2012,,,"),
        ["2 catalogue/duty: `a` says that nobody must, and yet has `must-law`."]
    );
}

#[test]
fn a_standard_that_closes_says_what_to_use() {
    assert_eq!(
        messages("a,A,retired,,,,,,,,,"),
        ["2 catalogue/ending: `a` is retired, but nothing says what to use now."]
    );
    assert_eq!(
        messages("a,A,deprecated,,,,,,,,,b\nb,B,active,,,,,,,,,"),
        Vec::<String>::new()
    );
}
