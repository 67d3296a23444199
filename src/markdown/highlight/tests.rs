//! Tests of the lexers: what they say of good code, and that nothing stops them.

use proptest::prelude::*;

use super::*;

/// The block with its tokens drawn as `class(words)`, plain words as they are.
fn draw(language: &str, code: &str) -> String {
    let highlighted = highlight(language, code);
    check(&highlighted, code);
    highlighted
        .pieces(code)
        .map(|(class, words)| match class {
            Some(class) => format!("{}({words})", class.as_str().trim_start_matches("tok-")),
            None => words.to_owned(),
        })
        .collect()
}

/// Tokens are in order, apart, not empty, inside and between characters, and
/// the pieces are the whole block.
fn check(highlighted: &Highlighted, code: &str) {
    let mut last = 0;
    for token in highlighted.tokens() {
        let range = token.range();
        assert!(last <= range.start && range.start < range.end, "{token:?}");
        assert!(code.get(range.clone()).is_some(), "{token:?} in {code:?}");
        last = range.end;
    }
    let whole: String = highlighted.pieces(code).map(|(_, words)| words).collect();
    assert_eq!(whole, code);
}

#[test]
fn json_has_keys_values_and_comments() {
    assert_eq!(
        draw("json", "{\"a\": [\"x\\\"y\", -1.5e3, true, none], // why\n"),
        "pun({)key(\"a\")pun(:) pun([)str(\"x\\\"y\")pun(,) num(-1.5e3)pun(,) lit(true)pun(,) nonepun(],) com(// why)\n"
    );
    assert_eq!(
        draw("JSON", "{ \"open\n /* b */ \"k\" : null }"),
        "pun({) str(\"open)\n com(/* b */) key(\"k\") pun(:) lit(null) pun(})"
    );
    assert_eq!(draw("json", "\"a\\"), "str(\"a\\)");
    assert_eq!(draw("json", "\"a\\ŷ\"1"), "str(\"a\\ŷ\")num(1)");
    assert_eq!(draw("json", "/"), "/");
}

#[test]
fn xml_has_names_attributes_and_entities() {
    assert_eq!(
        draw("xml", "<?xml version=\"1.0\"?>\n<a:b c='1'/>x &amp; y & z"),
        "pun(<?)name(xml) attr(version)pun(=)str(\"1.0\")pun(?>)\npun(<)name(a:b) attr(c)pun(=)str('1')pun(/>)x lit(&amp;) y & z"
    );
    assert_eq!(
        draw("xml", "<!-- <a> --><![CDATA[<b>]]><!DOCTYPE html></a>"),
        "com(<!-- <a> -->)pun(<![CDATA[)<b>pun(]]>)kw(<!DOCTYPE html>)pun(</)name(a)pun(>)"
    );
    assert_eq!(
        draw("html", "<script>if (a<b) {}</script>"),
        "pun(<)name(script)pun(>)if (a<b) {}pun(</)name(script)pun(>)"
    );
    assert_eq!(
        draw("xml", "a < b <c d <e"),
        "a < b pun(<)name(c) attr(d) pun(<)name(e)"
    );
    assert_eq!(
        draw("xml", "<a b=\"c"),
        "pun(<)name(a) attr(b)pun(=)str(\"c)"
    );
}

#[test]
fn http_has_a_head_and_a_body_by_its_type() {
    let code = "POST /Patient HTTP/1.1\r\nContent-Type: application/fhir+json; charset=utf-8\r\n\r\n{\"id\": 1}\r\n\r\nHTTP/1.1 201 Created\nContent-Type: application/xml\n\n<a/>";
    assert_eq!(
        draw("http", code),
        "kw(POST) str(/Patient) kw(HTTP/1.1)\r\nattr(Content-Type)pun(:) str(application/fhir+json; charset=utf-8)\r\n\r\npun({)key(\"id\")pun(:) num(1)pun(})\r\n\r\nkw(HTTP/1.1) num(201) Created\nattr(Content-Type)pun(:) str(application/xml)\n\npun(<)name(a)pun(/>)"
    );
    assert_eq!(
        draw(
            "http",
            "GET [base]/Patient?name=a b\nAccept:*/*\n\n[1]\n### next\nDELETE /x"
        ),
        "kw(GET) str([base]/Patient?name=a b)\nattr(Accept)pun(:)str(*/*)\n\npun([)num(1)pun(])\ncom(### next)\nkw(DELETE) str(/x)"
    );
    assert_eq!(draw("http", "\n\nhello\n"), "\n\nhello\n");
    assert_eq!(draw("http", "HTTP/1.1"), "kw(HTTP/1.1)");
    assert_eq!(
        draw("http", "GET /\nContent-Type: text/plain\n\n{1}"),
        "kw(GET) str(/)\nattr(Content-Type)pun(:) str(text/plain)\n\n{1}"
    );
}

#[test]
fn hl7_shows_segments_fields_components_codes_and_escapes() {
    let code = "MSH|^~\\&|PAS|RX1|||20261122||ADT^A01|1|P|2.4\rPID|1||943^^^NHS||O\\T\\Neil^Ann||19800101|F\nOBX|1|NM|364075005^Heart rate^SCT||72|/min|||||F\nnot a segment";
    assert_eq!(
        draw("hl7", code),
        "seg(MSH)field(|)pun(^~\\&)field(|)PASfield(|)RX1field(|||)20261122field(||)code(ADT)pun(^)code(A01)field(|)1field(|)code(P)field(|)code(2.4)\r\
         seg(PID)field(|)1field(||)943pun(^^^)NHSfield(||)Olit(\\T\\)Neilpun(^)Annfield(||)19800101field(|)code(F)\n\
         seg(OBX)field(|)1field(|)code(NM)field(|)code(364075005)pun(^)Heart ratepun(^)code(SCT)field(||)72field(|)code(/min)field(|||||)code(F)\n\
         not a segment"
    );
    assert_eq!(
        draw("hl7", "MSH#*~\\&#a*b"),
        "seg(MSH)field(#)pun(*~\\&)field(#)apun(*)b"
    );
    assert_eq!(
        draw("hl7v2", "PID\nPIDX|1\nPV1|\\"),
        "seg(PID)\nPIDX|1\nseg(PV1)field(|)\\"
    );
    assert_eq!(draw("hl7", "MSH|ŷ"), "seg(MSH)field(|)pun(ŷ)");
}

#[test]
fn yaml_sql_and_shell_use_the_same_classes() {
    assert_eq!(
        draw("yaml", "# note\nkey: \"words\"\nlist: [1, true]\n"),
        "com(# note)\nkey(key)pun(:) str(\"words\")\nkey(list)pun(:) pun([)num(1)pun(,) lit(true)pun(])\n"
    );
    assert_eq!(
        draw("sql", "SELECT 'a' FROM t WHERE n = 1; -- all\n"),
        "kw(SELECT) str('a') kw(FROM) t kw(WHERE) n pun(=) num(1); com(-- all)\n"
    );
    assert!(draw("bash", "echo \"$HOME\" # say\n").contains("com(# say)"));
}

#[test]
fn other_languages_and_large_blocks_are_plain() {
    assert_eq!(draw("klingon", "{\"a\": 1}"), "{\"a\": 1}");
    assert_eq!(draw("", "{\"a\": 1}"), "{\"a\": 1}");
    assert!(is_known("Json") && !is_known("klingon"));
    for (count, line, fits) in [
        (LINES_LIMIT, "1\n".to_owned(), true),
        (LINES_LIMIT + 1, "1\n".to_owned(), false),
        (1, "1".repeat(LINE_LIMIT), true),
        (1, "1".repeat(LINE_LIMIT + 1), false),
        (
            BLOCK_LIMIT / 100 + 1,
            format!("{}\n", "1".repeat(99)),
            false,
        ),
    ] {
        let code = line.repeat(count);
        assert_eq!(within_limits(&code), fits);
        assert_eq!(highlight("json", &code).tokens().is_empty(), !fits);
    }
}

/// Pieces from which hostile code is put together, by spaces.
const PIECES: &str = r##"" \ { } [ : , / /* */ // - 1.5e true ŷ < </ <!-- --> <![CDATA[ ]]> <! <? ?> /> > = ' <script </script <style> & &amp; ; # ### MSH MSH|^~\&| MSHŷ PID | ^ ~ HTTP/1.1 200 Content-Type:xml key 😀"##;

/// Pieces that have white space in them.
const WHITE: [&str; 8] = ["\n", "\r", " ", "\u{b}", "GET /", "HTTP/1.1 ", "\n\n", "\0"];

fn fragments() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split(' ').chain(WHITE).collect();
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn own_lexers_hold_on_any_input(code in prop_oneof![fragments(), any::<String>()]) {
        for language in ["json", "xml", "http", "hl7"] {
            check(&highlight(language, &code), &code);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn syntect_holds_on_any_input(code in prop_oneof![fragments(), any::<String>()]) {
        for language in ["yaml", "sql", "sh"] {
            check(&highlight(language, &code), &code);
        }
    }
}

#[test]
fn long_runs_of_blanks_are_not_given_to_a_grammar() {
    let code = |blanks: usize| format!("select{}1;\n", " ".repeat(blanks));
    assert_ne!(highlight("sql", &code(64)).tokens(), []);
    assert_eq!(highlight("sql", &code(65)).tokens(), []);
}
