use crate::{kernel::texts, web::Words};

texts! {
    /// Ordering a prefix, and support's queue.
    pub(crate) struct Texts: Words;

    prefix_lead {
        nb: "Et prefiks er første del av navnet på alle scopes dere lager, for eksempel «eksempel» i eksempel:vann/maaler.read. Det \
             tilhører virksomheten i både test og produksjon, og kan ikke byttes senere.",
        nn: "Eit prefiks er første delen av namnet på alle scope de lagar, til dømes «eksempel» i eksempel:vann/maaler.read. Det høyrer \
             til verksemda i både test og produksjon, og kan ikkje bytast seinare.",
        en: "A prefix is the first part of the name of every scope you make, such as “eksempel” in eksempel:vann/maaler.read. It belongs \
             to the business in test and production alike, and cannot be exchanged later.",
    }
    own_prefixes { nb: "Virksomhetens prefikser", nn: "Prefiksa til verksemda", en: "Prefixes of the business" }
    orders { nb: "Bestillinger", nn: "Bestillingar", en: "Orders" }
    ordered_at(at) { nb: "Bestilt {at}", nn: "Bestilt {at}", en: "Ordered {at}" }
    wanted_prefix { nb: "Ønsket prefiks", nn: "Ønskt prefiks", en: "The prefix you want" }
    prefix_help {
        nb: "2 til 30 tegn: små bokstaver a–z og tall. Virksomhetens eget organisasjonsnummer kan også brukes.",
        nn: "2 til 30 teikn: små bokstavar a–z og tal. Organisasjonsnummeret til verksemda kan også brukast.",
        en: "2 to 30 characters: small letters a–z and digits. The business's own organisation number can be used too.",
    }
    check_prefix { nb: "Sjekk om det er ledig", nn: "Sjekk om det er ledig", en: "Check whether it is free" }
    prefix_free(prefix) { nb: "{prefix} er ledig.", nn: "{prefix} er ledig.", en: "{prefix} is free." }
    prefix_own(prefix) {
        nb: "Virksomheten har allerede prefikset {prefix}.",
        nn: "Verksemda har allereie prefikset {prefix}.",
        en: "The business already has the prefix {prefix}.",
    }
    prefix_taken(prefix) {
        nb: "{prefix} er tatt av en annen virksomhet. Velg et annet.",
        nn: "{prefix} er teke av ei anna verksemd. Vel eit anna.",
        en: "{prefix} is taken by another business. Choose another.",
    }
    prefix_waited(prefix) {
        nb: "{prefix} er allerede bestilt og venter på svar fra brukerstøtte.",
        nn: "{prefix} er allereie bestilt og ventar på svar frå brukarstøtta.",
        en: "{prefix} has already been ordered and is waiting for support's answer.",
    }
    prefix_empty { nb: "Skriv prefikset dere ønsker.", nn: "Skriv prefikset de ønskjer.", en: "Enter the prefix you want." }
    prefix_grammar {
        nb: "Et prefiks har 2 til 30 tegn, og bare små bokstaver a–z og tall.",
        nn: "Eit prefiks har 2 til 30 teikn, og berre små bokstavar a–z og tal.",
        en: "A prefix has 2 to 30 characters, and only small letters a–z and digits.",
    }
    prefix_reserved(prefix) {
        nb: "{prefix} er reservert. Velg et annet prefiks.",
        nn: "{prefix} er reservert. Vel eit anna prefiks.",
        en: "{prefix} is reserved. Choose another prefix.",
    }
    prefix_number(prefix) {
        nb: "{prefix} er ikke virksomhetens eget nummer. Velg et annet prefiks.",
        nn: "{prefix} er ikkje nummeret til verksemda. Vel eit anna prefiks.",
        en: "{prefix} is not the business's own number. Choose another prefix.",
    }
    purpose_help {
        nb: "Hva skal prefikset brukes til? Brukerstøtte leser dette.",
        nn: "Kva skal prefikset brukast til? Brukarstøtta les dette.",
        en: "What is the prefix for? Support reads this.",
    }
    purpose_empty {
        nb: "Skriv hva prefikset skal brukes til.",
        nn: "Skriv kva prefikset skal brukast til.",
        en: "Enter what the prefix is for.",
    }
    contact_help {
        nb: "E-post eller telefon til noen som kan svare på spørsmål.",
        nn: "E-post eller telefon til nokon som kan svare på spørsmål.",
        en: "E-mail or telephone of somebody who can answer questions.",
    }
    contact_empty {
        nb: "Skriv hvem brukerstøtte kan kontakte.",
        nn: "Skriv kven brukarstøtta kan kontakte.",
        en: "Enter whom support can contact.",
    }
    order_button { nb: "Bestill", nn: "Bestill", en: "Order" }
    waiting { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    allotted { nb: "Tildelt", nn: "Tildelt", en: "Allotted" }
    not_ordered { nb: "Ikke bestilt", nn: "Ikkje bestilt", en: "Not ordered" }
    not_allotted { nb: "Ikke tildelt", nn: "Ikkje tildelt", en: "Not allotted" }
    only_deciders {
        nb: "Du kan lese køen. De i brukerstøtte som kan avgjøre, svarer på bestillingene.",
        nn: "Du kan lese køen. Dei i brukarstøtta som kan avgjere, svarar på bestillingane.",
        en: "You can read the queue. Those in support who can decide answer the orders.",
    }
    queue { nb: "Brukerstøtte: prefikser", nn: "Brukarstøtta: prefiks", en: "Support: prefixes" }
    queue_empty {
        nb: "Ingen bestillinger venter. Nye bestillinger kommer hit, den eldste først.",
        nn: "Ingen bestillingar ventar. Nye bestillingar kjem hit, den eldste først.",
        en: "No orders are waiting. New orders appear here, the oldest first.",
    }
    waiting_count(n) { nb: "Venter på svar ({n})", nn: "Ventar på svar ({n})", en: "Waiting for an answer ({n})" }
    answer_label { nb: "Svar til virksomheten", nn: "Svar til verksemda", en: "Answer to the business" }
    answer_help { nb: "Må fylles ut når du avslår.", nn: "Må fyllast ut når du avslår.", en: "Required when you decline." }
    answer_empty {
        nb: "Skriv hvorfor bestillingen avslås.",
        nn: "Skriv kvifor bestillinga blir avslått.",
        en: "Enter why the order is declined.",
    }
    answered_already {
        nb: "Bestillingen venter ikke lenger. En kollega har svart på den, eller virksomheten har trukket den tilbake.",
        nn: "Bestillinga ventar ikkje lenger. Ein kollega har svara på ho, eller verksemda har trekt ho tilbake.",
        en: "The order is no longer waiting. A colleague has answered it, or the business has withdrawn it.",
    }
    allot { nb: "Tildel", nn: "Tildel", en: "Allot" }
    assign { nb: "Tildel uten bestilling", nn: "Tildel utan bestilling", en: "Allot without an order" }
    assign_button { nb: "Tildel prefiks", nn: "Tildel prefiks", en: "Allot the prefix" }
    decided { nb: "Sist besvart", nn: "Sist svara på", en: "Answered last" }

    order_time { nb: "Bestilt", nn: "Bestilt", en: "Ordered" }

    receipt_ordered { nb: "Prefiks bestilt", nn: "Prefiks bestilt", en: "Prefix ordered" }
    receipt_ordered_body(prefix) {
        nb: "Prefikset {prefix} er bestilt. Brukerstøtte svarer, og svaret vises under Prefikser.",
        nn: "Prefikset {prefix} er bestilt. Brukarstøtta svarar, og svaret blir vist under Prefiks.",
        en: "The prefix {prefix} has been ordered. Support will answer, and the answer is shown under Prefixes.",
    }
    log_ordered(org, prefix) {
        nb: "{org} bestilte prefikset {prefix}.",
        nn: "{org} bestilte prefikset {prefix}.",
        en: "{org} ordered the prefix {prefix}.",
    }
    receipt_allotted { nb: "Prefiks tildelt", nn: "Prefiks tildelt", en: "Prefix allotted" }
    receipt_allotted_body(prefix, org) {
        nb: "{org} har fått prefikset {prefix}.",
        nn: "{org} har fått prefikset {prefix}.",
        en: "{org} has been allotted the prefix {prefix}.",
    }
    receipt_declined { nb: "Prefiks avslått", nn: "Prefiks avslått", en: "Prefix declined" }
    receipt_declined_body(prefix) {
        nb: "Bestillingen av prefikset {prefix} er avslått.",
        nn: "Bestillinga av prefikset {prefix} er avslått.",
        en: "The order of the prefix {prefix} has been declined.",
    }
    declined_to(prefix, org) {
        nb: "Bestillingen av prefikset {prefix} fra {org} er avslått.",
        nn: "Bestillinga av prefikset {prefix} frå {org} er avslått.",
        en: "The order of the prefix {prefix} from {org} has been declined.",
    }
    withdraw { nb: "Trekk tilbake bestillingen", nn: "Trekk tilbake bestillinga", en: "Withdraw the order" }
    withdrawn { nb: "Trukket tilbake", nn: "Trekt tilbake", en: "Withdrawn" }
    receipt_withdrawn { nb: "Bestillingen er trukket tilbake", nn: "Bestillinga er trekt tilbake", en: "The order has been withdrawn" }
    receipt_withdrawn_body(prefix) {
        nb: "Bestillingen av prefikset {prefix} er trukket tilbake.",
        nn: "Bestillinga av prefikset {prefix} er trekt tilbake.",
        en: "The order of the prefix {prefix} has been withdrawn.",
    }
    answered_before {
        nb: "Brukerstøtte har allerede svart på bestillingen.",
        nn: "Brukarstøtta har allereie svara på bestillinga.",
        en: "Support has already answered the order.",
    }
    answer_short { nb: "Svar", nn: "Svar", en: "Answer" }
}
