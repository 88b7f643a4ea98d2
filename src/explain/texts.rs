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
        en: "The person has no role or power of attorney in the business.",
    }
    lacks {
        nb: "Personen har en tilknytning til virksomheten, men ikke det som skal til.",
        nn: "Personen har ei tilknyting til verksemda, men ikkje det som skal til.",
        en: "The person is connected with the business, but does not hold what it takes.",
    }
    opened_by { nb: "Det som skal til:", nn: "Det som skal til:", en: "What it takes:" }
    on_grounds { nb: "Det personen har:", nn: "Det personen har:", en: "What the person has:" }
    may_give_on_answer { nb: "Kan gi den videre:", nn: "Kan gi han vidare:", en: "May give it on:" }
    who_can_change { nb: "Hvem kan endre det:", nn: "Kven kan endre det:", en: "Who can change it:" }
    right_see_organisation { nb: "se virksomhetens forside", nn: "sjå framsida til verksemda", en: "see the front page of the business" }
    right_view_delegations {
        nb: "se Andre med rettigheter til virksomheten",
        nn: "sjå Andre med rettar til verksemda",
        en: "see Others with rights to the business",
    }
    right_delegate_scopes {
        nb: "gi og fjerne leverandørers tilgang til API",
        nn: "gi og fjerne tilgangen leverandørar har til API",
        en: "give and remove suppliers' access to APIs",
    }
    right_view_received {
        nb: "se hva andre har gitt virksomheten",
        nn: "sjå kva andre har gitt verksemda",
        en: "see what others have given the business",
    }
    right_give_up_received {
        nb: "frasi seg det virksomheten har fått",
        nn: "seie frå seg det verksemda har fått",
        en: "give up what the business has received",
    }
    right_read_log { nb: "lese loggen", nn: "lese loggen", en: "read the log" }
}
