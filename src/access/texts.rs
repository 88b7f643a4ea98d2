use crate::{
    entitlements::Nobody,
    kernel::{Lang, PackageUrn, RegisterRole, texts},
    register::{Unit, UnitStatus},
};

use super::{
    mandate::{Basis, Held, Origin, SingleRight},
    rights::{Opener, Why},
};

texts! {
    /// Names of what can be held, and sentences about who holds it.
    pub(crate) struct Texts;
    dagl { nb: "daglig leder", nn: "dagleg leiar", en: "general manager" }
    lede { nb: "styrets leder", nn: "styreleiar", en: "chair of the board" }
    innh { nb: "innehaver", nn: "innehavar", en: "proprietor" }
    dtpr { nb: "deltaker med delt ansvar", nn: "deltakar med delt ansvar", en: "partner with shared liability" }
    dtso { nb: "deltaker med fullt ansvar", nn: "deltakar med fullt ansvar", en: "partner with full liability" }
    komp { nb: "komplementar", nn: "komplementar", en: "general partner" }
    best { nb: "bestyrende reder", nn: "styrande reiar", en: "managing shipowner" }
    bobe { nb: "bobestyrer", nn: "bustyrar", en: "administrator of the estate" }
    knuf {
        nb: "kontaktperson for norskregistrert utenlandsk foretak (NUF)",
        nn: "kontaktperson for norskregistrert utanlandsk føretak (NUF)",
        en: "contact person of a Norwegian-registered foreign business",
    }
    repr {
        nb: "norsk representant for utenlandsk enhet",
        nn: "norsk representant for utanlandsk eining",
        en: "Norwegian representative of a foreign entity",
    }
    medl { nb: "styremedlem", nn: "styremedlem", en: "board member" }
    nest { nb: "nestleder i styret", nn: "nestleiar i styret", en: "deputy chair of the board" }
    vara { nb: "varamedlem i styret", nn: "varamedlem i styret", en: "deputy board member" }
    regn { nb: "regnskapsfører", nn: "rekneskapsførar", en: "accountant" }
    revi { nb: "revisor", nn: "revisor", en: "auditor" }
    kont { nb: "kontaktperson", nn: "kontaktperson", en: "contact person" }
    ffor { nb: "forretningsfører", nn: "forretningsførar", en: "business manager" }
    role_other(code) { nb: "rolle {code}", nn: "rolle {code}", en: "role {code}" }
    api_access { nb: "Delegerbare Maskinporten scopes", nn: "Delegerbare Maskinporten scopes", en: "Delegable Maskinporten scopes" }
    api_access_nuf {
        nb: "Delegerbare Maskinporten scopes - NUF",
        nn: "Delegerbare Maskinporten scopes - NUF",
        en: "Delegable Maskinporten scopes - NUF",
    }
    machine_events { nb: "Maskinlesbare hendelser", nn: "Maskinlesbare hendingar", en: "Machine-readable events" }
    act_for_customers {
        nb: "Opptre for virksomhetens kunder",
        nn: "Opptre for kundane til verksemda",
        en: "Act for the organisation's customers",
    }
    main_administrator { nb: "Hovedadministrator", nn: "Hovudadministrator", en: "Main administrator" }
    area_integrations { nb: "Integrasjoner og API-er", nn: "Integrasjonar og API-ar", en: "Integrations and APIs" }
    right_api { nb: "Selvbetjening av API-er", nn: "Sjølvbetening av API-ar", en: "Self-service of APIs" }
    right_integrations { nb: "Selvbetjening av integrasjoner", nn: "Sjølvbetening av integrasjonar", en: "Self-service of integrations" }
    right_suppliers { nb: "Selvbetjening for leverandører", nn: "Sjølvbetening for leverandørar", en: "Self-service for suppliers" }
    you_are(role) { nb: "Du er {role}", nn: "Du er {role}", en: "You are {role}" }
    you_have(what) { nb: "Du har fått {what}", nn: "Du har fått {what}", en: "You have been given {what}" }
    through_main_unit(org, role) {
        nb: "Gjennom {org}, siden du er {role} i hovedenheten til {org}",
        nn: "Gjennom {org}, sidan du er {role} i hovudeininga til {org}",
        en: "Through {org}, as you are {role} in the main unit of {org}",
    }
    through(org, role) {
        nb: "Gjennom {org}, der du er {role}",
        nn: "Gjennom {org}, der du er {role}",
        en: "Through {org}, where you are {role}",
    }
    in_main_unit(sentence) { nb: "{sentence} i hovedenheten", nn: "{sentence} i hovudeininga", en: "{sentence} in the main unit" }
    open_key_role {
        nb: "en nøkkelrolle i Enhetsregisteret: daglig leder, styrets leder, innehaver, deltaker, komplementar, bestyrende reder eller \
             bobestyrer",
        nn: "ei nøkkelrolle i Einingsregisteret: dagleg leiar, styreleiar, innehavar, deltakar, komplementar, styrande reiar eller \
             bustyrar",
        en: "a key role in the Register of Legal Entities: general manager, chair of the board, proprietor, partner, general partner, \
             managing shipowner or administrator of the estate",
    }
    open_key_role_nuf {
        nb: "en nøkkelrolle i Enhetsregisteret, eller kontaktperson for norskregistrert utenlandsk foretak (NUF)",
        nn: "ei nøkkelrolle i Einingsregisteret, eller kontaktperson for norskregistrert utanlandsk føretak (NUF)",
        en: "a key role in the Register of Legal Entities, or contact person of the Norwegian-registered foreign business",
    }
    by_email {
        nb: "Registrert med e-post – kun testmiljø",
        nn: "Registrert med e-post – berre testmiljø",
        en: "Registered by e-mail – test environment only",
    }
    why_only_test {
        nb: "Du er registrert med e-post på jobben. Det gir tilgang til Mine API og Klienter, og kun i testmiljøet.",
        nn: "Du er registrert med e-post på jobben. Det gir tilgang til Mine API og Klientar, og berre i testmiljøet.",
        en: "You are registered by work e-mail. That gives access to My APIs and Clients, and in the test environment only.",
    }
    open_key_role_short { nb: "nøkkelrolle", nn: "nøkkelrolle", en: "a key role" }
    open_package(name) { nb: "tilgangspakken «{name}»", nn: "tilgangspakken «{name}»", en: "the access package “{name}”" }
    open_right(name) { nb: "fullmakten «{name}»", nn: "fullmakta «{name}»", en: "the authorisation “{name}”" }
    open_role(name) { nb: "rollen som {name}", nn: "rolla som {name}", en: "the role of {name}" }
    open_registration {
        nb: "registrering med e-post på jobben",
        nn: "registrering med e-post på jobben",
        en: "registration by work e-mail",
    }
    open_anything {
        nb: "en rolle eller fullmakt i virksomheten",
        nn: "ei rolle eller fullmakt i verksemda",
        en: "a role or an authorisation in the business",
    }
    who_key_role {
        nb: "Roller endres i Samordnet registermelding hos Brønnøysundregistrene.",
        nn: "Roller blir endra i Samordna registermelding hos Brønnøysundregistera.",
        en: "Roles are changed with the Brønnøysund Register Centre.",
    }
    who_package {
        nb: "Tilgangspakken kan gis av dem som har en nøkkelrolle i virksomheten, og av hovedadministrator. Bare de med nøkkelrolle kan \
             gi Hovedadministrator.",
        nn: "Tilgangspakken kan givast av dei som har ei nøkkelrolle i verksemda, og av hovudadministrator. Berre dei med nøkkelrolle kan \
             gi Hovudadministrator.",
        en: "The access package can be given by those who hold a key role in the business, and by its main administrator. Only those with \
             a key role can give Main administrator.",
    }
    who_right {
        nb: "Fullmakten kan gis av dem som har en nøkkelrolle i virksomheten, og av hovedadministrator.",
        nn: "Fullmakta kan givast av dei som har ei nøkkelrolle i verksemda, og av hovudadministrator.",
        en: "The authorisation can be given by those who hold a key role in the business, and by its main administrator.",
    }
    nobody_bankrupt {
        nb: "Virksomheten er konkurs, og Enhetsregisteret har ingen bobestyrer for den. Derfor kan ingen gjøre endringer for den.",
        nn: "Verksemda er konkurs, og Einingsregisteret har ingen bustyrar for ho. Difor kan ingen gjere endringar for ho.",
        en: "The business is bankrupt, and the Register of Legal Entities has no administrator of its estate. Nobody can therefore change \
             anything for it.",
    }
    nobody_but_organisations {
        nb: "Bare andre virksomheter har nøkkelroller i virksomheten, og ingen person kan handle gjennom dem. Derfor kan ingen gi pakker \
             eller rettigheter på vegne av den.",
        nn: "Berre andre verksemder har nøkkelroller i verksemda, og ingen person kan handle gjennom dei. Difor kan ingen gi pakkar eller \
             rettar på vegner av ho.",
        en: "Only other businesses hold key roles in the business, and nobody can act through them. Nobody can therefore give packages or \
             rights on its behalf.",
    }
    nobody_has_key_role {
        nb: "Ingen person har en nøkkelrolle i virksomheten eller er hovedadministrator for den. Derfor kan ingen gi pakker eller \
             rettigheter på vegne av den.",
        nn: "Ingen person har ei nøkkelrolle i verksemda eller er hovudadministrator for ho. Difor kan ingen gi pakkar eller rettar på \
             vegner av ho.",
        en: "Nobody holds a key role in the business or is its main administrator. Nobody can therefore give packages or rights on its \
             behalf.",
    }
    why_missing {
        nb: "Du har en tilknytning til virksomheten, men ikke det som åpner denne siden.",
        nn: "Du har ei tilknyting til verksemda, men ikkje det som opnar denne sida.",
        en: "You are connected with the business, but you do not hold what opens this page.",
    }
    why_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret, og ingen kan gjøre endringer for den.",
        nn: "Verksemda er sletta i Einingsregisteret, og ingen kan gjere endringar for ho.",
        en: "The business has been deleted from the Register of Legal Entities, and nobody can change anything for it.",
    }
    why_bankrupt {
        nb: "Virksomheten er konkurs. Bare bobestyreren kan gjøre endringer for den.",
        nn: "Verksemda er konkurs. Berre bustyraren kan gjere endringar for ho.",
        en: "The business is bankrupt. Only the administrator of the estate can change anything for it.",
    }
}

/// A role's name in a sentence, in lower case.
pub(crate) fn role(lang: Lang, role: &RegisterRole) -> String {
    let t = Texts(lang);
    match role {
        RegisterRole::Dagl => t.dagl(),
        RegisterRole::Lede => t.lede(),
        RegisterRole::Innh => t.innh(),
        RegisterRole::Dtpr => t.dtpr(),
        RegisterRole::Dtso => t.dtso(),
        RegisterRole::Komp => t.komp(),
        RegisterRole::Best => t.best(),
        RegisterRole::Bobe => t.bobe(),
        RegisterRole::Knuf => t.knuf(),
        RegisterRole::Repr => t.repr(),
        RegisterRole::Other(code) => match code.as_str() {
            "MEDL" => t.medl(),
            "NEST" => t.nest(),
            "VARA" => t.vara(),
            "REGN" => t.regn(),
            "REVI" => t.revi(),
            "KONT" => t.kont(),
            "FFØR" => t.ffor(),
            other => return t.role_other(other),
        },
    }
    .to_owned()
}

/// The name of something that can be given. Packages outside the area Integrasjoner are named by their code.
pub(crate) fn held(lang: Lang, held: &Held) -> String {
    let t = Texts(lang);
    match held {
        Held::Role(code) => role(lang, code),
        Held::Area(_) => t.area_integrations().to_owned(),
        Held::Member => t.by_email().to_owned(),
        Held::Right(SingleRight::SelfServiceApi) => t.right_api().to_owned(),
        Held::Right(SingleRight::SelfServiceIntegrations) => t.right_integrations().to_owned(),
        Held::Right(SingleRight::SelfServiceSuppliers) => t.right_suppliers().to_owned(),
        Held::Package(urn) => match urn.as_str() {
            PackageUrn::API_ACCESS => t.api_access(),
            PackageUrn::API_ACCESS_NUF => t.api_access_nuf(),
            PackageUrn::MACHINE_EVENTS => t.machine_events(),
            PackageUrn::ACT_FOR_CUSTOMERS => t.act_for_customers(),
            PackageUrn::MAIN_ADMINISTRATOR => t.main_administrator(),
            _ => urn.code(),
        }
        .to_owned(),
    }
}

/// Why I may act: "Du er daglig leder".
pub(crate) fn why(lang: Lang, basis: &Basis) -> String {
    let t = Texts(lang);
    let sentence = match (&basis.via, &basis.held) {
        (Some(via), _) if via.in_main_unit => t.through_main_unit(&via.name, role(lang, &via.role)),
        (Some(via), _) => t.through(&via.name, role(lang, &via.role)),
        (None, Held::Role(code)) => t.you_are(role(lang, code)),
        (None, Held::Member) => t.by_email().to_owned(),
        (None, other) => t.you_have(held(lang, other)),
    };
    match basis.origin {
        Origin::Own => sentence,
        Origin::MainUnit(_) => t.in_main_unit(sentence),
    }
}

/// Why no natural person can act for the organisation.
pub(crate) fn nobody(lang: Lang, why: Nobody) -> &'static str {
    let t = Texts(lang);
    match why {
        Nobody::Bankrupt => t.nobody_bankrupt(),
        Nobody::OnlyOrganisations => t.nobody_but_organisations(),
        Nobody::NoKeyRole => t.nobody_has_key_role(),
    }
}

/// Who could change that somebody lacks what opens a page: those who can give it, or why nobody can.
pub(crate) fn who_can(lang: Lang, unit: &Unit, nobody: Option<Nobody>, openers: &[Opener]) -> Vec<&'static str> {
    let t = Texts(lang);
    match (unit.status, nobody) {
        (UnitStatus::Deleted(_), _) => return vec![t.why_deleted()],
        (_, Some(nobody)) => return vec![self::nobody(lang, nobody), t.who_key_role()],
        (UnitStatus::Bankrupt, None) => return vec![t.why_bankrupt(), t.who_key_role()],
        (UnitStatus::Active, None) => {}
    }
    let package = openers.contains(&Opener::ApiAccessPackage).then(|| t.who_package());
    let single = [Opener::SelfServiceApi, Opener::SelfServiceIntegrations, Opener::SelfServiceSuppliers];
    let right = openers.iter().any(|opener| single.contains(opener)).then(|| t.who_right());
    [Some(t.who_key_role()), package, right].into_iter().flatten().collect()
}

/// What would open a page: all that a person can get in an organisation of this form.
pub(crate) fn opened_by(lang: Lang, openers: &[Opener], form: &str) -> Vec<String> {
    // *Opptre for virksomhetens kunder* is given to clients. A person has it by a role that foreign entities have.
    let is_had = |at: &&Opener| **at != Opener::ActForCustomers || ["", "NUF"].contains(&form);
    openers.iter().filter(is_had).map(|at| opener(lang, *at, form)).collect()
}

fn opener(lang: Lang, opener: Opener, form: &str) -> String {
    let t = Texts(lang);
    match opener {
        Opener::Anything => t.open_anything().to_owned(),
        Opener::KeyRole if form == "NUF" => t.open_key_role_nuf().to_owned(),
        Opener::KeyRole => t.open_key_role().to_owned(),
        Opener::MainAdministrator => t.open_package(t.main_administrator()),
        Opener::ApiAccessPackage if form == "NUF" => t.open_package(t.api_access_nuf()),
        Opener::ApiAccessPackage => t.open_package(t.api_access()),
        Opener::SelfServiceApi => t.open_right(t.right_api()),
        Opener::SelfServiceIntegrations => t.open_right(t.right_integrations()),
        Opener::SelfServiceSuppliers => t.open_right(t.right_suppliers()),
        Opener::ActForCustomers => t.open_role(t.repr()),
        Opener::Registration => t.open_registration().to_owned(),
    }
}

/// What would open a page, in few words and whatever the form of the organisation is: for the log.
pub(crate) fn short_openers(lang: Lang, openers: &[Opener]) -> String {
    let short = |at: &Opener| match at {
        Opener::KeyRole => Texts(lang).open_key_role_short().to_owned(),
        other => opener(lang, *other, ""),
    };
    openers.iter().map(short).collect::<Vec<_>>().join(", ")
}

/// Why not, in a sentence.
pub(crate) fn why_not(lang: Lang, why: Why) -> &'static str {
    let t = Texts(lang);
    match why {
        Why::Missing => t.why_missing(),
        Why::OrganisationDeleted => t.why_deleted(),
        Why::OrganisationBankrupt => t.why_bankrupt(),
        Why::OnlyTest => t.why_only_test(),
    }
}
