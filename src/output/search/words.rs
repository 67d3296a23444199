//! The tables of our search language: stop words, spellings, odd forms.
//!
//! They stand here once. The built index carries them, so that the reader in
//! the browser splits and folds words by the same tables. This file never
//! knows how they are used.

/// Words that say nothing about what somebody looks for. In capitals they are
/// acronyms (WHO, IT, US, CAN) and stay.
pub(super) const STOP: &str = "a about after all also am an and any are as at be because been before \
being between both but by can could did do does doing for from had has have having he her here hers \
him his how i if in into is it its just let may me might mine more most must my of off on only or our \
ours out over own please shall she should so some such than that the their theirs them then there \
these they this those through to too under until up upon us very was we were what when where which \
while who whom whose why will with would yet you your yours cant dont isnt wont im ive whats theres";

/// American spellings at the start of a word and the British ones for them.
/// `-ize` and its forms are folded by rule.
pub(super) const SPELLINGS: &str = "analyz=analys anesth=anaesth behavior=behaviour canceled=cancelled \
canceling=cancelling cataloging=cataloguing catalog=catalogue center=centre color=colour counselor=counsellor \
defense=defence dialog=dialogue diarrhea=diarrhoea edema=oedema enrollment=enrolment esophag=oesophag \
favor=favour fetus=foetus fetal=foetal fiber=fibre fulfill=fulfil gray=grey gynec=gynaec hematol=haematol \
hemo=haemo honor=honour inquir=enquir judgment=judgement labeled=labelled labeling=labelling labor=labour \
leukemia=leukaemia license=licence licensing=licencing licensed=licenced liter=litre modeling=modelling \
modeled=modelled neighbor=neighbour offense=offence orthoped=orthopaed pediatr=paediatr practise=practice \
practising=practicing practised=practiced rumor=rumour skillful=skilful traveling=travelling tumor=tumour";

/// Spellings that hold for the whole word only: `program` is no prefix of
/// `programming` here, and `literature` has no litre in it.
pub(super) const WHOLE_SPELLINGS: &str = "program=programme programs=programmes literature=literature \
literacy=literacy literal=literal laboratory=laboratory laboratories=laboratory lab=lab \
catalogue=catalogue catalogues=catalogue dialogue=dialogue dialogues=dialogue favourite=favourite \
centre=centre grayscale=grayscale hemorrhage=haemorrhage";

/// Forms that no rule leads back to their word. The second word is final.
pub(super) const IRREGULAR: &str = "news=news uses=use used=use using=use user=user users=user told=tell \
sent=send seen=see saw=see sees=see seeing=see given=give gave=give written=write wrote=write kept=keep \
bought=buy built=build held=hold met=meet paid=pay said=say sold=sell spoken=speak spoke=speak \
shown=show taken=take took=take children=child men=man women=woman people=people diagnoses=diagnosis \
referral=refer referrals=refer prescription=prescrib prescriptions=prescrib prescriber=prescrib \
meant=mean means=mean meaning=mean meanings=mean bodies=body data=data died=die dies=die dying=die \
lost=lose losing=lose chose=choos chosen=choos interoperate=interoperabl";

/// The pairs of a table: `a=b c=d`.
pub(super) fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
}
