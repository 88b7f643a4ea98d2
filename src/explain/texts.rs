mod acts;
mod checks;
mod codes;
mod page;
mod person;
mod refused;

pub(super) use self::{acts::ActTexts, codes::CodeTexts, page::PageTexts, person::PersonTexts, refused::RefusedTexts};
use crate::kernel::texts;

texts! {
    /// What `portner explain` answers.
    pub(crate) struct Texts;
    yes { nb: "Ja", nn: "Ja", en: "Yes" }
    no { nb: "Nei", nn: "Nei", en: "No" }
    question(name, org, number, what) {
        nb: "{name}, på vegne av {org} ({number}): {what}",
        nn: "{name}, på vegner av {org} ({number}): {what}",
        en: "{name}, on behalf of {org} ({number}): {what}",
    }
    has_nothing {
        nb: "Personen har ingen rolle eller fullmakt i virksomheten.",
        nn: "Personen har inga rolle eller fullmakt i verksemda.",
        en: "The person has no role or authorisation in the business.",
    }
    lacks {
        nb: "Personen har en tilknytning til virksomheten, men ikke det som skal til.",
        nn: "Personen har ei tilknyting til verksemda, men ikkje det som skal til.",
        en: "The person is connected with the business, but does not hold what it takes.",
    }
    opened_by { nb: "Det som skal til:", nn: "Det som skal til:", en: "What it takes:" }
    on_grounds { nb: "Det personen har:", nn: "Det personen har:", en: "What the person has:" }
    may_give_on_answer { nb: "Kan gi den videre:", nn: "Kan gi han vidare:", en: "May pass it on:" }
    who_can_change { nb: "Hvem kan endre det:", nn: "Kven kan endre det:", en: "Who can change it:" }
    right_see_organisation { nb: "se virksomhetens forside", nn: "sjå framsida til verksemda", en: "see the front page of the business" }
    right_view_delegations {
        nb: "se Andre med rettigheter til virksomheten",
        nn: "sjå Andre med rettar til verksemda",
        en: "see Others with rights to the business",
    }
    right_delegate_scopes {
        nb: "gi og fjerne leverandørers fullmakter til API",
        nn: "gi og fjerne fullmaktene leverandørar har til API",
        en: "give and remove suppliers' authorisations for APIs",
    }
    right_view_received {
        nb: "se hva andre har gitt virksomheten",
        nn: "sjå kva andre har gitt verksemda",
        en: "see what others have given the business",
    }
    right_give_up_received {
        nb: "avslutte fullmakter virksomheten har fått",
        nn: "avslutte fullmakter verksemda har fått",
        en: "give up authorisations the business has received",
    }
    right_read_log { nb: "lese loggen", nn: "lese loggen", en: "read the log" }
    right_ask_for_delegation {
        nb: "be en kunde om fullmakt for virksomheten",
        nn: "be ein kunde om fullmakt for verksemda",
        en: "ask a customer for an authorisation for the business",
    }
    right_manage_people {
        nb: "gi og fjerne personers fullmakter, og endre innstillinger",
        nn: "gi og fjerne fullmaktene til personar, og endre innstillingar",
        en: "give and remove people's authorisations, and change settings",
    }
    right_arrange_overview {
        nb: "velge hva som står på oversikten",
        nn: "velje kva som står på oversikta",
        en: "choose what stands on the overview",
    }
    right_view_commercial {
        nb: "se virksomhetens faktura, kontakter og bruksvilkår",
        nn: "sjå faktura, kontaktar og bruksvilkår for verksemda",
        en: "see the invoice, contacts and terms of use of the business",
    }
    right_manage_commercial {
        nb: "endre virksomhetens faktura og kontakter",
        nn: "endre faktura og kontaktar for verksemda",
        en: "change the invoice and contacts of the business",
    }
    right_sign_terms {
        nb: "signere bruksvilkårene for virksomheten",
        nn: "signere bruksvilkåra for verksemda",
        en: "sign the terms of use for the business",
    }
    right_view_scopes {
        nb: "se virksomhetens scopes i Mine API",
        nn: "sjå scopa til verksemda i Mine API",
        en: "see the scopes of the business in My APIs",
    }
    right_view_clients { nb: "se virksomhetens klienter", nn: "sjå klientane til verksemda", en: "see the clients of the business" }
    right_manage_clients {
        nb: "lage og endre klienter, og nøklene deres",
        nn: "lage og endre klientar, og nøklane deira",
        en: "make and change clients, and their keys",
    }
    right_manage_customer_clients {
        nb: "lage klienter som henter token for kunder",
        nn: "lage klientar som hentar token for kundar",
        en: "make clients that fetch tokens for customers",
    }
    right_give_client_package {
        nb: "la en klient opptre for alle virksomhetens kunder",
        nn: "la ein klient opptre for alle kundane til verksemda",
        en: "let a client act for all customers of the business",
    }
    right_manage_scopes {
        nb: "lage og endre scopes, og gi tilgang til dem",
        nn: "lage og endre scope, og gi tilgang til dei",
        en: "make and change scopes, and give access to them",
    }
    right_view_accesses {
        nb: "se hvilke scopes virksomheten har tilgang til",
        nn: "sjå kva scope verksemda har tilgang til",
        en: "see which scopes the business has access to",
    }
    right_ask_for_access {
        nb: "be en tilbyder om tilgang til et scope",
        nn: "be ein tilbydar om tilgang til eit scope",
        en: "ask a provider for access to a scope",
    }
    right_see_production {
        nb: "se hva du selv har bedt om i produksjon",
        nn: "sjå kva du sjølv har bede om i produksjon",
        en: "see what you have asked for in production",
    }
    right_ask_for_production {
        nb: "be om tilgang til produksjon",
        nn: "be om tilgang til produksjon",
        en: "ask for access to production",
    }
    right_explain_tokens {
        nb: "se hvorfor en klient ikke får token",
        nn: "sjå kvifor ein klient ikkje får token",
        en: "see why a client gets no token",
    }
    right_read_receipts { nb: "åpne en kvittering", nn: "opne ei kvittering", en: "open a receipt" }
    right_undo_changes { nb: "angre en endring", nn: "angre ei endring", en: "undo a change" }
}
