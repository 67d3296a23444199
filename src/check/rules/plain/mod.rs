//! The table of rules for plain language: name, file, and code where words
//! alone do not find it.

mod acronym;
mod acronym_once;
mod alt_long;
mod alt_missing;
mod alt_poor;
mod average_sentence;
mod bare_code;
mod bare_media;
mod bold_heading;
mod capitals;
mod colour_or_place;
mod contraction;
mod date_form;
mod double_negative;
mod fair_words;
mod file_link;
mod grade;
mod heading_skip;
mod heading_twice;
mod hedge;
mod hover_text;
mod link_shape;
mod long_emphasis;
mod long_heading;
mod long_list;
mod long_minute;
mod long_page;
mod long_paragraph;
mod long_sentence;
mod many_commas;
mod new_tab;
mod new_terms;
mod no_minute;
mod no_owner;
mod no_source;
mod nominalisation;
mod noun_stack;
mod number_form;
mod objective;
mod other_language;
mod passive_share;
mod quiz_all;
mod quiz_longest;
mod rare_word;
mod same_link_words;
mod table_head;
mod title_case;
mod two_names;
mod typography;
mod untested;
mod vague_heading;
mod vague_link;
mod wall_of_text;
mod wide_table;
mod you_should;

use crate::check::plain::{Check, IsCue};

/// A rule: its name, its file, its code and its cues if it has some.
type Row = (&'static str, &'static str, Option<Check>, Option<IsCue>);

macro_rules! rows {
    ($($name:literal $($check:path $(=> $is_cue:path)?)?,)*) => {
        &[$((
            concat!("plain/", $name),
            include_str!(concat!($name, ".toml")),
            rows!(@code $($check)?),
            rows!(@code $($($is_cue)?)?),
        ),)*]
    };
    (@code) => { None };
    (@code $code:path) => { Some($code) };
}

/// Every rule, in the order of their names.
pub(in crate::check) static TABLE: &[Row] = rows![
    "acronym" acronym::check,
    "acronym-once" acronym_once::check,
    "alt-long" alt_long::check,
    "alt-missing" alt_missing::check,
    "alt-poor" alt_poor::check,
    "average-sentence" average_sentence::check,
    "bare-code" bare_code::check,
    "bare-media" bare_media::check,
    "belittling",
    "bold-heading" bold_heading::check,
    "capitals" capitals::check,
    "clinician-words",
    "colour-or-place" colour_or_place::check => colour_or_place::is_cue,
    "complex-word",
    "contraction" contraction::check => contraction::is_cue,
    "date-form" date_form::check => date_form::is_cue,
    "double-negative" double_negative::check => double_negative::is_cue,
    "fair-words" fair_words::check => fair_words::is_cue,
    "file-link" file_link::check,
    "grade" grade::check,
    "heading-skip" heading_skip::check,
    "heading-twice" heading_twice::check,
    "hedge" hedge::check => hedge::is_cue,
    "hover-text" hover_text::check,
    "idiom",
    "latin",
    "link-shape" link_shape::check,
    "long-emphasis" long_emphasis::check,
    "long-heading" long_heading::check,
    "long-list" long_list::check,
    "long-minute" long_minute::check,
    "long-page" long_page::check,
    "long-paragraph" long_paragraph::check,
    "long-sentence" long_sentence::check,
    "many-commas" many_commas::check,
    "new-tab" new_tab::check,
    "new-terms" new_terms::check,
    "no-minute" no_minute::check,
    "no-owner" no_owner::check,
    "no-source" no_source::check,
    "nominalisation" nominalisation::check => nominalisation::is_cue,
    "noun-stack" noun_stack::check => noun_stack::is_cue,
    "number-form" number_form::check => number_form::is_cue,
    "objective" objective::check,
    "other-language" other_language::check => other_language::is_cue,
    "passive-share" passive_share::check => passive_share::is_cue,
    "people-first",
    "quiz-all" quiz_all::check,
    "quiz-longest" quiz_longest::check,
    "rare-word" rare_word::check,
    "same-link-words" same_link_words::check,
    "table-head" table_head::check,
    "title-case" title_case::check,
    "two-names" two_names::check,
    "typography" typography::check,
    "untested" untested::check,
    "us-spelling",
    "vague-amount",
    "vague-heading" vague_heading::check,
    "vague-link" vague_link::check,
    "wall-of-text" wall_of_text::check,
    "wide-table" wide_table::check,
    "you-should" you_should::check => you_should::is_cue,
];
