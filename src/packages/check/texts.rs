use super::{Because, Capacity, Offer, Verdict, WhyNot};
use crate::{
    access::texts as access_texts,
    kernel::{Lang, texts},
    web::Words,
};

texts! {
    /// Why something may be given or not.
    pub(crate) struct CheckTexts: Words;
    because_role(ground) {
        nb: "{ground}, og rollen gir pakken og rett til å gi den videre.",
        nn: "{ground}, og rolla gir pakken og rett til å gi han vidare.",
        en: "{ground}, and the role gives the package and the right to pass it on.",
    }
    because_key_role(ground) {
        nb: "{ground}, og nøkkelroller kan gi dette.",
        nn: "{ground}, og nøkkelroller kan gi dette.",
        en: "{ground}, and key roles may give this.",
    }
    because_main(ground) {
        nb: "{ground}, og kan gi dette som hovedadministrator uten å ha det.",
        nn: "{ground}, og kan gi dette som hovudadministrator utan å ha det.",
        en: "{ground}, and may give this as main administrator without having it.",
    }
    not_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret.",
        nn: "Verksemda er sletta i Einingsregisteret.",
        en: "The business has been deleted from the Register of Legal Entities.",
    }
    not_bankrupt {
        nb: "Virksomheten er konkurs. Bare bobestyreren kan gi noe på vegne av den.",
        nn: "Verksemda er konkurs. Berre bustyraren kan gi noko på vegner av ho.",
        en: "The business is bankrupt. Only the administrator of the estate can give anything on its behalf.",
    }
    not_retired {
        nb: "Pakken er tatt ut av bruk og kan ikke gis til flere.",
        nn: "Pakken er teken ut av bruk og kan ikkje givast til fleire.",
        en: "The package is out of use and cannot be given to anybody new.",
    }
    not_for_persons {
        nb: "Pakken gjelder privatpersoners egne saker og kan ikke gis av virksomheter.",
        nn: "Pakken gjeld privatpersonar sine eigne saker og kan ikkje givast av verksemder.",
        en: "The package is about the affairs of private individuals and cannot be given by businesses.",
    }
    not_assignable {
        nb: "Pakken kan ikke gis. Den følger med en rolle i Enhetsregisteret eller med et kundeforhold.",
        nn: "Pakken kan ikkje givast. Han følgjer med ei rolle i Einingsregisteret eller med eit kundeforhold.",
        en: "The package cannot be given. It comes with a role in the Register of Legal Entities or with a customer.",
    }
    nobody_gives {
        nb: "Pakken kan ikke gis, og ingen rolle i Enhetsregisteret gir den.",
        nn: "Pakken kan ikkje givast, og inga rolle i Einingsregisteret gir han.",
        en: "The package cannot be given, and no role in the Register of Legal Entities gives it.",
    }
    not_for_clients {
        nb: "Pakken kan bare knyttes til en klient hos leverandøren, ikke til en person eller virksomhet.",
        nn: "Pakken kan berre knytast til ein klient hos leverandøren, ikkje til ein person eller ei verksemd.",
        en: "The package can only be attached to a client of the supplier, not to a person or a business.",
    }
    not_form(forms) {
        nb: "Pakken gjelder bare virksomheter med organisasjonsform {forms}.",
        nn: "Pakken gjeld berre verksemder med organisasjonsform {forms}.",
        en: "The package is only for businesses of organisation form {forms}.",
    }
    not_power {
        nb: "Bare de som har en nøkkelrolle i Enhetsregisteret, og hovedadministrator, kan gi dette.",
        nn: "Berre dei som har ei nøkkelrolle i Einingsregisteret, og hovudadministrator, kan gi dette.",
        en: "Only those who hold a key role in the Register of Legal Entities, and the main administrator, can give this.",
    }
    not_key_role {
        nb: "Bare de som har en nøkkelrolle i Enhetsregisteret, kan gjøre noen til hovedadministrator.",
        nn: "Berre dei som har ei nøkkelrolle i Einingsregisteret, kan gjere nokon til hovudadministrator.",
        en: "Only those who hold a key role in the Register of Legal Entities can make somebody main administrator.",
    }
    not_to_organisation {
        nb: "Dette kan bare gis til en person, ikke til en virksomhet.",
        nn: "Dette kan berre givast til ein person, ikkje til ei verksemd.",
        en: "This can only be given to a person, not to a business.",
    }
    not_other_roles(roles) {
        nb: "Pakken kan bare gis av den som er {roles}.",
        nn: "Pakken kan berre givast av den som er {roles}.",
        en: "The package can only be given by whoever is {roles}.",
    }
    not_by_anybody {
        nb: "Ingen rolle i denne virksomheten kan gi pakken.",
        nn: "Inga rolle i denne verksemda kan gi pakken.",
        en: "No role in this business can give the package.",
    }
    not_whole {
        nb: "Området kan ikke gis samlet. Gi pakkene hver for seg.",
        nn: "Området kan ikkje givast samla. Gi pakkane kvar for seg.",
        en: "The area cannot be given as a whole. Give its packages one by one.",
    }
    not_in_area {
        nb: "Det er ingen pakke i området som du kan gi.",
        nn: "Det er ingen pakke i området som du kan gi.",
        en: "There is no package in the area that you can give.",
    }
    or(first, last) { nb: "{first} eller {last}", nn: "{first} eller {last}", en: "{first} or {last}" }
}

/// `a, b or c`.
fn either(lang: Lang, mut words: Vec<String>) -> String {
    match words.pop() {
        Some(last) if words.is_empty() => last,
        Some(last) => CheckTexts(lang).or(words.join(", "), last),
        None => String::new(),
    }
}

/// Who gives something, as the end of a sentence that begins with "by whoever is".
fn givers(lang: Lang, givers: &[Capacity]) -> String {
    let name = |giver: &Capacity| match giver {
        Capacity::Role(role) => access_texts::role(lang, role),
        Capacity::MainAdministrator => CheckTexts(lang).main_administrator().to_owned(),
        Capacity::Other(code) => code.clone(),
    };
    either(lang, givers.iter().map(name).collect())
}

/// Why, or why not, in one sentence.
#[must_use]
pub fn reason(lang: Lang, verdict: &Verdict) -> String {
    let t = CheckTexts(lang);
    let ground = |basis| access_texts::why(lang, basis);
    match verdict {
        Verdict::May(Because::Role(basis)) => t.because_role(ground(basis)),
        Verdict::May(Because::KeyRole(basis)) => t.because_key_role(ground(basis)),
        Verdict::May(Because::MainAdministrator(basis)) => t.because_main(ground(basis)),
        Verdict::MayNot(why) => why_not(lang, why),
    }
}

/// Why nobody can give this in an organisation of this form, whoever acts for it, in one sentence.
pub(crate) fn barred(lang: Lang, offer: &Offer, form: &str) -> Option<String> {
    let Offer::Package(facts) = offer else { return None };
    let by_nobody = || facts.givers(form).is_empty().then(|| WhyNot::OtherRoles(Vec::new()));
    facts.barred(form).or_else(by_nobody).map(|why| why_not(lang, &why))
}

/// Why not, in one sentence.
fn why_not(lang: Lang, why: &WhyNot) -> String {
    let t = CheckTexts(lang);
    match why {
        WhyNot::OrganisationDeleted => t.not_deleted(),
        WhyNot::OrganisationBankrupt => t.not_bankrupt(),
        WhyNot::Retired => t.not_retired(),
        WhyNot::ForPersons => t.not_for_persons(),
        WhyNot::NotAssignable => t.not_assignable(),
        WhyNot::FromNobody => t.nobody_gives(),
        WhyNot::ForClients => t.not_for_clients(),
        WhyNot::OrgForm(forms) => return t.not_form(either(lang, forms.clone())),
        WhyNot::LacksPower => t.not_power(),
        WhyNot::OnlyKeyRole => t.not_key_role(),
        WhyNot::OnlyToPersons => t.not_to_organisation(),
        WhyNot::OtherRoles(who) if who.is_empty() => t.not_by_anybody(),
        WhyNot::OtherRoles(who) => return t.not_other_roles(givers(lang, who)),
        WhyNot::AreaNotWhole => t.not_whole(),
        WhyNot::NothingInArea => t.not_in_area(),
    }
    .to_owned()
}
