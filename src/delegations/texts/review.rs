use super::Texts;
use crate::kernel::texts;

texts! {
    /// What is reviewed before it is confirmed, and what has changed meanwhile.
    pub(crate) struct ReviewTexts: Texts;
    not_given_yet {
        nb: "Ingenting er gitt ennå. Noe er endret siden du så forespørselen, eller det krever en kollega til. Se over, og bekreft.",
        nn: "Ingenting er gitt enno. Noko er endra sidan du såg førespurnaden, eller det krev ein kollega til. Sjå over, og stadfest.",
        en: "Nothing has been given yet. Something has changed since you saw the request, or it requires a colleague too. Review, and \
             confirm.",
    }
    check { nb: "Se over før du gir fullmakt", nn: "Sjå over før du gir fullmakt", en: "Review before you authorise" }
    supplier { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    request { nb: "Forespørselen", nn: "Førespurnaden", en: "The request" }
    back_to_request { nb: "Tilbake til forespørselen", nn: "Tilbake til førespurnaden", en: "Back to the request" }
    is_declined { nb: "Blir ikke gitt", nn: "Blir ikkje gitt", en: "Is not given" }
    no_reason { nb: "Ingen grunn", nn: "Ingen grunn", en: "No reason" }
    declined_with_it {
        nb: "Avslås samtidig. Den som ba om det, ser det.",
        nn: "Blir avslått samtidig. Den som bad om det, ser det.",
        en: "Declined at the same time. Whoever asked for it sees that.",
    }
    no_note { nb: "Ingen", nn: "Ingen", en: "None" }
    change { nb: "Endre", nn: "Endre", en: "Change" }
    what_happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    happens_now {
        nb: "Fullmakten virker med én gang du bekrefter.",
        nn: "Fullmakta verkar med ein gong du stadfestar.",
        en: "The authorisation takes effect as soon as you confirm.",
    }
    happens_awaits {
        nb: "Den venter til personen selv har logget inn og bekreftet. Ingenting gjelder før det. Vi sender ikke noe varsel, så si fra til \
             personen.",
        nn: "Ho ventar til personen sjølv har logga inn og stadfesta. Ingenting gjeld før det. Vi sender ikkje noko varsel, så sei frå til \
             personen.",
        en: "It waits until the person has signed in and confirmed that it is them. Nothing applies before that. We send no notice, so \
             tell the person.",
    }
    happens_org {
        nb: "Den gjelder for virksomheten, også når du slutter.",
        nn: "Ho gjeld for verksemda, også når du sluttar.",
        en: "It belongs to the business, also after you have left.",
    }
    happens_seen {
        nb: "Leverandøren ser den med én gang, og begge parter får den i loggen.",
        nn: "Leverandøren ser ho med ein gong, og begge partar får ho i loggen.",
        en: "The supplier sees it at once, and both parties get it in their logs.",
    }
    confirm { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    discard { nb: "Forkast", nn: "Forkast", en: "Discard" }

    stale { nb: "Noe er endret siden du så over", nn: "Noko er endra sidan du såg over", en: "Something has changed since you reviewed" }
    stale_body {
        nb: "Ingenting er endret herfra. Dette er annerledes nå:",
        nn: "Ingenting er endra herfrå. Dette er annleis no:",
        en: "Nothing has been changed from here. This is different now:",
    }
    stale_given(title) {
        nb: "«{title}» er allerede gitt til leverandøren, av en kollega eller i en annen fane.",
        nn: "«{title}» er allereie gitt til leverandøren, av ein kollega eller i ei anna fane.",
        en: "“{title}” has already been given to the supplier, by a colleague or in another tab.",
    }
    stale_changed(title) {
        nb: "Tilbyderen har endret hva «{title}» inneholder.",
        nn: "Tilbydaren har endra kva «{title}» inneheld.",
        en: "The provider has changed what “{title}” contains.",
    }
    stale_gone(title, why) {
        nb: "«{title}» kan ikke gis videre. {why}",
        nn: "«{title}» kan ikkje givast vidare. {why}",
        en: "“{title}” cannot be passed on. {why}",
    }
    stale_end { nb: "Sluttdatoen er passert.", nn: "Sluttdatoen er passert.", en: "The end date has passed." }
    stale_draft {
        nb: "Du har bekreftet, forkastet eller begynt på nytt i en annen fane, eller det er mer enn sju dager siden du begynte.",
        nn: "Du har stadfesta, forkasta eller byrja på nytt i ei anna fane, eller det er meir enn sju dagar sidan du byrja.",
        en: "You have confirmed, discarded or started again in another tab, or you started more than seven days ago.",
    }
    stale_rest_one {
        nb: "Det andre du valgte, er uendret og kan fortsatt bekreftes.",
        nn: "Det andre du valde, er uendra og kan framleis stadfestast.",
        en: "The other thing you chose is unchanged and can still be confirmed.",
    }
    stale_rest(n) {
        nb: "De {n} andre du valgte, er uendret og kan fortsatt bekreftes.",
        nn: "Dei {n} andre du valde, er uendra og kan framleis stadfestast.",
        en: "The other {n} that you chose are unchanged and can still be confirmed.",
    }
    review_again { nb: "Se over på nytt", nn: "Sjå over på nytt", en: "Review again" }


    check_renewal { nb: "Se over den nye versjonen", nn: "Sjå over den nye versjonen", en: "Review the new version" }
    gets_renewed(name) { nb: "{name} får en ny versjon", nn: "{name} får ein ny versjon", en: "{name} gets a new version" }
    what_changes { nb: "Det som endres", nn: "Det som blir endra", en: "What changes" }
    happens_renewal {
        nb: "Den nye versjonen gjelder med én gang du bekrefter. Sluttdato og merknad er som før.",
        nn: "Den nye versjonen gjeld med ein gong du stadfestar. Sluttdato og merknad er som før.",
        en: "The new version applies as soon as you confirm. End date and note are as before.",
    }
    renew_one { nb: "Ta med endringen", nn: "Ta med endringa", en: "Accept the change" }
    renew_n(n) { nb: "Ta med {n} endringer", nn: "Ta med {n} endringar", en: "Accept {n} changes" }
    confirm_all { nb: "Bekreft endringene", nn: "Stadfest endringane", en: "Confirm the changes" }

    check_removal { nb: "Se over det du fjerner", nn: "Sjå over det du fjernar", en: "Review what you remove" }
    check_both { nb: "Se over endringene", nn: "Sjå over endringane", en: "Review the changes" }
    is_given { nb: "Fullmakt til", nn: "Fullmakt til", en: "Authorisation for" }
    is_removed { nb: "Fjernes", nn: "Blir fjerna", en: "To be removed" }
    loses(name) { nb: "{name} mister", nn: "{name} mister", en: "{name} loses" }
    scopes_stop(scopes) { nb: "Slutter å virke: {scopes}", nn: "Sluttar å verke: {scopes}", en: "Stops working: {scopes}" }
    one_client_stops {
        nb: "1 av leverandørens klienter får ikke lenger token for dem.",
        nn: "1 av klientane til leverandøren får ikkje lenger token for dei.",
        en: "1 of the supplier's clients no longer gets tokens for them.",
    }
    clients_stop(n) {
        nb: "{n} av leverandørens klienter får ikke lenger token for dem.",
        nn: "{n} av klientane til leverandøren får ikkje lenger token for dei.",
        en: "{n} of the supplier's clients no longer get tokens for them.",
    }
    last_token(day, tokens) {
        nb: "Sist brukt {day}. Token de siste 30 dagene: {tokens}.",
        nn: "Sist brukt {day}. Token dei siste 30 dagane: {tokens}.",
        en: "Last used {day}. Tokens in the last 30 days: {tokens}.",
    }
    tokens_live {
        nb: "Token som allerede er utstedt, virker til de utløper.",
        nn: "Token som allereie er utferda, verkar til dei går ut.",
        en: "Tokens already issued work until they expire.",
    }
    scopes_kept(scopes) {
        nb: "Virker fortsatt, fordi en annen fullmakt gir det: {scopes}",
        nn: "Verkar framleis, fordi ei anna fullmakt gir det: {scopes}",
        en: "Still works, because another authorisation gives it: {scopes}",
    }
    kept_by_role(name, role) {
        nb: "{name} beholder det samme fordi rollen som {role} gir det.",
        nn: "{name} beheld det same fordi rolla som {role} gir det.",
        en: "{name} keeps the same because the role {role} gives it.",
    }
    scopes_idle(scopes) { nb: "Virker ikke nå: {scopes}", nn: "Verkar ikkje no: {scopes}", en: "Does not work now: {scopes}" }
    stops_at_once { nb: "Slutter å virke med én gang.", nn: "Sluttar å verke med ein gong.", en: "Stops working at once." }
    happens_removal {
        nb: "Fjerningen gjelder med én gang du bekrefter.",
        nn: "Fjerninga gjeld med ein gong du stadfestar.",
        en: "The removal takes effect as soon as you confirm.",
    }
    happens_days {
        nb: "Den nye sluttdatoen gjelder med én gang du bekrefter.",
        nn: "Den nye sluttdatoen gjeld med ein gong du stadfestar.",
        en: "The new end date applies as soon as you confirm.",
    }
    happens_undo(hours) {
        nb: "Du og kollegaer med samme rett kan angre med ett klikk i {hours} timer.",
        nn: "Du og kollegaer med same rett kan angre med eitt klikk i {hours} timar.",
        en: "You and colleagues with the same right can undo it with one click for {hours} hours.",
    }
    alone {
        nb: "Ingen andre har nøkkelrolle i virksomheten. Du kan slå av kravet om to personer alene, under",
        nn: "Ingen andre har nøkkelrolle i verksemda. Du kan slå av kravet om to personar åleine, under",
        en: "Nobody else has a key role in the business. You can turn off the requirement of two people alone, under",
    }
    reason { nb: "Grunn (frivillig)", nn: "Grunn (frivillig)", en: "Reason (optional)" }
    reason_short { nb: "Grunn:", nn: "Grunn:", en: "Reason:" }
    reason_help {
        nb: "Leverandøren ser den. Høyst 200 tegn.",
        nn: "Leverandøren ser han. Høgst 200 teikn.",
        en: "The supplier sees it. At most 200 characters.",
    }
    reason_help_person {
        nb: "Står i loggen. Høyst 200 tegn.",
        nn: "Står i loggen. Høgst 200 teikn.",
        en: "Kept in the log. At most 200 characters.",
    }
    breach_help {
        nb: "Fjerningen kan da ikke angres. Fullmakten må gis på nytt.",
        nn: "Fjerninga kan då ikkje angrast. Fullmakta må givast på nytt.",
        en: "The removal can then not be undone. The authorisation has to be given again.",
    }
    give_and_remove(given, removed) {
        nb: "Gi {given} og fjern {removed}",
        nn: "Gi {given} og fjern {removed}",
        en: "Give {given} and remove {removed}",
    }
    take_back { nb: "Trekk tilbake", nn: "Trekk tilbake", en: "Withdraw" }
    back_to(name) { nb: "Tilbake til {name}", nn: "Tilbake til {name}", en: "Back to {name}" }
    waiting_for_colleague(at) {
        nb: "Du foreslo dette {at}. Virksomheten krever to personer for det, så ingenting skjer før en kollega har bekreftet. De som kan \
             bekrefte, ser forslaget på Oversikt. Vil du endre noe, må du først trekke det tilbake.",
        nn: "Du føreslo dette {at}. Verksemda krev to personar for det, så ingenting skjer før ein kollega har stadfesta. Dei som kan \
             stadfeste, ser forslaget på Oversikt. Vil du endre noko, må du først trekkje det tilbake.",
        en: "You proposed this {at}. The business requires two people for it, so nothing happens before a colleague has confirmed. Those \
             who can confirm see the proposal on Overview. To change anything, withdraw it first.",
    }
    proposed_by(name, at) {
        nb: "{name} foreslo dette {at}. Det skjer når du bekrefter.",
        nn: "{name} føreslo dette {at}. Det skjer når du stadfestar.",
        en: "{name} proposed this {at}. It happens when you confirm.",
    }
    stale_removed(title) {
        nb: "«{title}» er avsluttet allerede.",
        nn: "«{title}» er avslutta allereie.",
        en: "“{title}” has already ended.",
    }
    fallen(title) {
        nb: "«{title}» er avsluttet allerede, og er tatt ut av det du ser over.",
        nn: "«{title}» er avslutta allereie, og er teken ut av det du ser over.",
        en: "“{title}” has already ended and is left out of what you review.",
    }
    stale_redated(title) {
        nb: "«{title}» har fått en annen sluttdato.",
        nn: "«{title}» har fått ein annan sluttdato.",
        en: "“{title}” has been given another end date.",
    }
    stale_redrafted {
        nb: "Utkastet er endret i en annen fane etter at du så over det.",
        nn: "Utkastet er endra i ei anna fane etter at du såg over det.",
        en: "The draft was changed in another tab after you reviewed it.",
    }
    stale_not_allowed(title) {
        nb: "«{title}» kan du ikke gi eller fjerne her.",
        nn: "«{title}» kan du ikkje gi eller fjerne her.",
        en: "You may not give or remove “{title}” here.",
    }
    stale_proposer(name) {
        nb: "{name} foreslo dette, men har ikke lenger rett til det. Vil du fortsatt, må du og en kollega gjøre det på nytt.",
        nn: "{name} føreslo dette, men har ikkje lenger rett til det. Vil du framleis, må du og ein kollega gjere det på nytt.",
        en: "{name} proposed this, but no longer has the right to. If you still want it, you and a colleague must do it again.",
    }
    stale_proposal { nb: "Forslaget passer ikke lenger", nn: "Forslaget passar ikkje lenger", en: "The proposal no longer fits" }
    stale_proposal_body {
        nb: "Det har ikke endret noe, og kan ikke bekreftes. Dette er annerledes enn da det ble foreslått:",
        nn: "Det har ikkje endra noko, og kan ikkje stadfestast. Dette er annleis enn då det vart føreslått:",
        en: "It has changed nothing, and cannot be confirmed. This is different from when it was proposed:",
    }
    not_theirs {
        nb: "Dette forslaget avgjør en kollega",
        nn: "Dette forslaget avgjer ein kollega",
        en: "A colleague decides this proposal",
    }
    stale_not_theirs {
        nb: "Forslaget kan bare avgjøres av en kollega som selv kan gi og fjerne alt i det, og som det ikke gjelder. Det venter fortsatt.",
        nn: "Forslaget kan berre avgjerast av ein kollega som sjølv kan gi og fjerne alt i det, og som det ikkje gjeld. Det ventar \
             framleis.",
        en: "The proposal can only be decided by a colleague who may give and remove all of it, and whom it does not concern. It still \
             waits.",
    }
    is_sub_unit(name) {
        nb: "{name} er en underenhet av virksomheten du handler for.",
        nn: "{name} er ei undereining av verksemda du handlar for.",
        en: "{name} is a sub-unit of the business you act for.",
    }
    is_main_unit(name) {
        nb: "{name} er hovedenheten til virksomheten du handler for.",
        nn: "{name} er hovudeininga til verksemda du handlar for.",
        en: "{name} is the main unit of the business you act for.",
    }
    is_sister(name) {
        nb: "{name} har samme hovedenhet som virksomheten du handler for.",
        nn: "{name} har same hovudeining som verksemda du handlar for.",
        en: "{name} has the same main unit as the business you act for.",
    }
}
