use crate::{kernel::texts, web::Words};

texts! {
    /// API-ressurser: list, page, form, turning off and on again, receipts and log.
    pub(crate) struct Texts: Words;
    list { nb: "API-ressurser", nn: "API-ressursar", en: "API resources" }
    list_lead {
        nb: "En API-ressurs samler scopes under et navn folk forstår. Det er den konsumentene, virksomhetene med tilgang, gir videre til \
             leverandørene sine.",
        nn: "Ein API-ressurs samlar scope under eit namn folk forstår. Det er den konsumentane, verksemdene med tilgang, gir vidare til \
             leverandørane sine.",
        en: "An API resource gathers scopes under a name that people understand. It is what consumers, the businesses with access, pass on \
             to their suppliers.",
    }
    new_resource { nb: "Ny API-ressurs", nn: "Ny API-ressurs", en: "New API resource" }
    search_help { nb: "Tittel, identifikator eller scope", nn: "Tittel, identifikator eller scope", en: "Title, identifier or scope" }
    active { nb: "I bruk", nn: "I bruk", en: "In use" }
    no_resources { nb: "Ingen API-ressurser her ennå", nn: "Ingen API-ressursar her enno", en: "No API resources here yet" }
    no_resources_body {
        nb: "Uten en API-ressurs kan ingen konsument la en leverandør bruke scopene deres.",
        nn: "Utan ein API-ressurs kan ingen konsument la ein leverandør bruke scopa dykkar.",
        en: "Without an API resource no consumer can let a supplier use your scopes.",
    }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    no_hits_body {
        nb: "Sjekk skrivemåten, eller nullstill søket og filteret.",
        nn: "Sjekk skrivemåten, eller nullstill søket og filteret.",
        en: "Check the spelling, or reset the search and the filter.",
    }
    shown_one { nb: "1 API-ressurs", nn: "1 API-ressurs", en: "1 API resource" }
    shown(n) { nb: "{n} API-ressurser", nn: "{n} API-ressursar", en: "{n} API resources" }
    shown_some(n) { nb: "{n} API-ressurser på denne siden", nn: "{n} API-ressursar på denne sida", en: "{n} API resources on this page" }
    over_thousand { nb: "over 1 000", nn: "over 1 000", en: "over 1,000" }
    behind(n) { nb: "{n} på eldre versjon", nn: "{n} på eldre versjon", en: "{n} on an older version" }
    version { nb: "Versjon", nn: "Versjon", en: "Version" }
    versions { nb: "Versjoner", nn: "Versjonar", en: "Versions" }
    since { nb: "Fra", nn: "Frå", en: "Since" }
    added { nb: "Lagt til", nn: "Lagt til", en: "Added" }
    removed { nb: "Tatt bort", nn: "Teke bort", en: "Taken out" }
    same_scopes { nb: "De samme scopene", nn: "Dei same scopa", en: "The same scopes" }
    resource { nb: "API-ressurs", nn: "API-ressurs", en: "API resource" }
    access { nb: "Tilgang", nn: "Tilgang", en: "Access" }
    may_delegate { nb: "Kan gis videre", nn: "Kan givast vidare", en: "Can be passed on" }
    not_delegable_tag { nb: "Kan ikke gis videre", nn: "Kan ikkje givast vidare", en: "Cannot be passed on" }
    changed { nb: "Endret", nn: "Endra", en: "Changed" }
    edit_heading(title) { nb: "Endre «{title}»", nn: "Endre «{title}»", en: "Edit “{title}”" }
    deactivated_body {
        nb: "Den kan ikke gis, og fullmakter som er gitt, hviler.",
        nn: "Han kan ikkje givast, og fullmakter som er gitt, kviler.",
        en: "It cannot be given, and authorisations already given are suspended.",
    }
    scope_inactive { nb: "Scopet er deaktivert", nn: "Scopet er deaktivert", en: "The scope is deactivated" }
    scope_not_delegable { nb: "Scopet kan ikke gis videre", nn: "Scopet kan ikkje givast vidare", en: "The scope cannot be passed on" }
    in_use_none { nb: "Ingen fullmakter er gitt ennå.", nn: "Ingen fullmakter er gitt enno.", en: "No authorisations have been given yet." }
    in_use_one {
        nb: "1 fullmakt er gitt, i nyeste versjon.",
        nn: "1 fullmakt er gitt, i nyaste versjon.",
        en: "1 authorisation has been given, in the newest version.",
    }
    in_use_one_behind {
        nb: "1 fullmakt er gitt, i en eldre versjon.",
        nn: "1 fullmakt er gitt, i ein eldre versjon.",
        en: "1 authorisation has been given, in an older version.",
    }
    in_use(n) {
        nb: "{n} fullmakter er gitt, alle med scopene fra nyeste versjon.",
        nn: "{n} fullmakter er gitt, alle med scopa frå nyaste versjon.",
        en: "{n} authorisations have been given, all with the scopes of the newest version.",
    }
    in_use_behind(n, behind) {
        nb: "{n} fullmakter er gitt, {behind} av dem i en eldre versjon.",
        nn: "{n} fullmakter er gitt, {behind} av dei i ein eldre versjon.",
        en: "{n} authorisations have been given, {behind} of them in an older version.",
    }

    language_nb { nb: "Bokmål", nn: "Bokmål", en: "Norwegian Bokmål" }
    language_nn { nb: "Nynorsk", nn: "Nynorsk", en: "Norwegian Nynorsk" }
    language_en { nb: "Engelsk", nn: "Engelsk", en: "English" }
    languages_help {
        nb: "Konsumenter og leverandører ser teksten på språket de har valgt. Skriv for dem som ikke kjenner scopene.",
        nn: "Konsumentar og leverandørar ser teksten på språket dei har valt. Skriv for dei som ikkje kjenner scopa.",
        en: "Consumers and suppliers see the text in the language they have chosen. Write for those who do not know the scopes.",
    }
    other_languages { nb: "Nynorsk og engelsk (frivillig)", nn: "Nynorsk og engelsk (frivillig)", en: "Nynorsk and English (optional)" }
    other_languages_help {
        nb: "Det dere ikke oversetter, vises på bokmål.",
        nn: "Det de ikkje omset, blir vist på bokmål.",
        en: "What you do not translate is shown in Norwegian Bokmål.",
    }
    copy_texts {
        nb: "Kopier teksten på bokmål hit, for å oversette den",
        nn: "Kopier teksten på bokmål hit, for å omsetje han",
        en: "Copy the Bokmål text here, to translate it",
    }
    not_translated {
        nb: "Ikke oversatt. Vises på bokmål.",
        nn: "Ikkje omsett. Blir vist på bokmål.",
        en: "Not translated. Shown in Norwegian Bokmål.",
    }
    in_bokmal { nb: "på bokmål", nn: "på bokmål", en: "in Norwegian Bokmål" }
    title_nb { nb: "Tittel på bokmål", nn: "Tittel på bokmål", en: "Title in Norwegian Bokmål" }
    title_nn { nb: "Tittel på nynorsk", nn: "Tittel på nynorsk", en: "Title in Norwegian Nynorsk" }
    title_en { nb: "Tittel på engelsk", nn: "Tittel på engelsk", en: "Title in English" }
    title_help {
        nb: "For eksempel «Vannmålere (lesetilgang)»",
        nn: "Til dømes «Vassmålarar (lesetilgang)»",
        en: "For example “Water meters (read access)”",
    }
    description_nb { nb: "Beskrivelse på bokmål", nn: "Skildring på bokmål", en: "Description in Norwegian Bokmål" }
    description_nn { nb: "Beskrivelse på nynorsk", nn: "Skildring på nynorsk", en: "Description in Nynorsk" }
    description_en { nb: "Beskrivelse på engelsk", nn: "Skildring på engelsk", en: "Description in English" }
    description_help {
        nb: "Hva leverandøren får gjøre, i en eller to setninger",
        nn: "Kva leverandøren får gjere, i ei eller to setningar",
        en: "What the supplier gets to do, in a sentence or two",
    }
    title_missing_nb { nb: "Skriv tittelen på bokmål.", nn: "Skriv tittelen på bokmål.", en: "Write the title in Norwegian Bokmål." }
    description_missing_nb {
        nb: "Skriv beskrivelsen på bokmål.",
        nn: "Skriv skildringa på bokmål.",
        en: "Write the description in Norwegian Bokmål.",
    }
    identifier { nb: "Identifikator", nn: "Identifikator", en: "Identifier" }
    identifier_optional { nb: "Identifikator (frivillig)", nn: "Identifikator (frivillig)", en: "Identifier (optional)" }
    identifier_help {
        nb: "Navnet maskinene kjenner ressursen ved: a–z, 0–9 og - _ . Lag den selv, eller la feltet stå tomt, så lages den av tittelen på \
             bokmål. Den kan ikke endres siden.",
        nn: "Namnet maskinene kjenner ressursen ved: a–z, 0–9 og - _ . Lag han sjølv, eller la feltet stå tomt, så blir han laga av \
             tittelen på bokmål. Han kan ikkje endrast sidan.",
        en: "The name machines know the resource by: a–z, 0–9 and - _ . Make it yourself, or leave the field empty to have it made from \
             the title in Norwegian Bokmål. It cannot be changed later.",
    }
    identifier_stays { nb: "Kan ikke endres.", nn: "Kan ikkje endrast.", en: "Cannot be changed." }
    identifier_short {
        nb: "Identifikatoren må ha minst to tegn.",
        nn: "Identifikatoren må ha minst to teikn.",
        en: "The identifier must have at least two characters.",
    }
    identifier_illegal(c) {
        nb: "Tegnet {c} kan ikke stå i identifikatoren. Bruk a–z, 0–9 og - _ .",
        nn: "Teiknet {c} kan ikkje stå i identifikatoren. Bruk a–z, 0–9 og - _ .",
        en: "The character {c} cannot be used in the identifier. Use a–z, 0–9 and - _ .",
    }
    identifier_begins {
        nb: "Identifikatoren må begynne med bokstav eller tall.",
        nn: "Identifikatoren må byrje med bokstav eller tal.",
        en: "The identifier must begin with a letter or a digit.",
    }
    identifier_taken(name) {
        nb: "{name} er i bruk allerede. Velg en annen identifikator.",
        nn: "{name} er i bruk allereie. Vel ein annan identifikator.",
        en: "{name} is already in use. Choose another identifier.",
    }
    which_scopes { nb: "Scopes i ressursen", nn: "Scope i ressursen", en: "Scopes in the resource" }
    scopes_help {
        nb: "Virksomhetens egne scopes som er i bruk og kan gis videre.",
        nn: "Verksemda sine eigne scope som er i bruk og kan givast vidare.",
        en: "The business's own scopes that are in use and can be passed on.",
    }
    scopes_none {
        nb: "Virksomheten har ingen scopes her som er i bruk og kan gis videre.",
        nn: "Verksemda har ingen scope her som er i bruk og kan givast vidare.",
        en: "The business has no scopes here that are in use and can be passed on.",
    }
    scopes_search { nb: "Søk i scopene", nn: "Søk i scopa", en: "Search the scopes" }
    scopes_shown(n, all) {
        nb: "Viser {n} av {all}. De du har valgt, vises alltid.",
        nn: "Viser {n} av {all}. Dei du har valt, blir alltid viste.",
        en: "Showing {n} of {all}. Those you have chosen are always shown.",
    }
    scopes_missing { nb: "Velg minst ett scope.", nn: "Vel minst eitt scope.", en: "Choose at least one scope." }
    scopes_wrong {
        nb: "Velg blant virksomhetens egne scopes som er i bruk og kan gis videre.",
        nn: "Vel blant verksemda sine eigne scope som er i bruk og kan givast vidare.",
        en: "Choose among the business's own scopes that are in use and can be passed on.",
    }
    what_access { nb: "Hva gir den?", nn: "Kva gir han?", en: "What does it give?" }
    by_names {
        nb: "Som scopene tilsier: skriver når et av dem slutter på .write",
        nn: "Som scopa tilseier: skriv når eitt av dei sluttar på .write",
        en: "As the scopes say: writes when one of them ends in .write",
    }
    delegate_question {
        nb: "Kan konsumenter gi den videre til leverandører?",
        nn: "Kan konsumentar gi han vidare til leverandørar?",
        en: "May consumers pass it on to suppliers?",
    }
    delegate_no_help {
        nb: "Nye fullmakter kan da ikke gis. De som er gitt, gjelder fortsatt.",
        nn: "Nye fullmakter kan då ikkje givast. Dei som er gitt, gjeld framleis.",
        en: "New authorisations can then not be given. Those given still apply.",
    }
    create { nb: "Opprett API-ressurs", nn: "Opprett API-ressurs", en: "Create API resource" }
    before_saving { nb: "Før du endrer scopes", nn: "Før du endrar scope", en: "Before you change the scopes" }
    new_version(n) {
        nb: "Endrer du hvilke scopes den gir, blir det versjon {n}. Nye fullmakter gis i den.",
        nn: "Endrar du kva scope han gir, blir det versjon {n}. Nye fullmakter blir gitt i den.",
        en: "If you change which scopes it gives, it becomes version {n}. New authorisations are given in that.",
    }
    keeps_one(version) {
        nb: "1 fullmakt beholder versjon {version}.",
        nn: "1 fullmakt beheld versjon {version}.",
        en: "1 authorisation keeps version {version}.",
    }
    keeps(n, version) {
        nb: "{n} fullmakter beholder versjon {version}.",
        nn: "{n} fullmakter beheld versjon {version}.",
        en: "{n} authorisations keep version {version}.",
    }
    until_taken_in {
        nb: "Den som har gitt en fullmakt, ser forskjellen og velger selv om den skal med.",
        nn: "Den som har gitt ei fullmakt, ser skilnaden og vel sjølv om han skal med.",
        en: "Whoever has given an authorisation sees the difference and chooses whether to accept it.",
    }
    removing_scope {
        nb: "Tar du bort et scope, får nye fullmakter mindre. De som er gitt, beholder det. Skal ingen kunne bruke scopet lenger, \
             deaktiverer du scopet.",
        nn: "Tek du bort eit scope, får nye fullmakter mindre. Dei som er gitt, beheld det. Skal ingen kunne bruke scopet lenger, \
             deaktiverer du scopet.",
        en: "If you take out a scope, new authorisations get less. Those given keep it. If nobody is to use the scope any more, deactivate \
             the scope.",
    }
    conflict_heading {
        nb: "Noen endret ressursen mens du skrev",
        nn: "Nokon endra ressursen medan du skreiv",
        en: "Somebody changed the resource while you were typing",
    }
    conflict_same {
        nb: "Noen lagret ressursen mens du skrev, slik du ville ha den.",
        nn: "Nokon lagra ressursen medan du skreiv, slik du ville ha han.",
        en: "Somebody saved the resource while you were typing, just as you wanted it.",
    }

    deactivate_heading(title) { nb: "Deaktivere «{title}»?", nn: "Deaktivere «{title}»?", en: "Deactivate “{title}”?" }
    reactivate_heading(title) { nb: "Ta «{title}» i bruk igjen?", nn: "Ta «{title}» i bruk igjen?", en: "Reactivate “{title}”?" }
    happens { nb: "Dette skjer med én gang", nn: "Dette skjer med ein gong", en: "This happens at once" }
    rest_none {
        nb: "Ingen fullmakter er gitt, så ingen mister noe.",
        nn: "Ingen fullmakter er gitt, så ingen mister noko.",
        en: "No authorisations have been given, so nobody loses anything.",
    }
    rest_one {
        nb: "1 fullmakt hviler: leverandøren kan ikke bruke scopene gjennom den.",
        nn: "1 fullmakt kviler: leverandøren kan ikkje bruke scopa gjennom ho.",
        en: "1 authorisation is suspended: the supplier cannot use the scopes through it.",
    }
    rest(n, by) {
        nb: "{n} fullmakter fra {by} hviler: leverandørene kan ikke bruke scopene gjennom dem.",
        nn: "{n} fullmakter frå {by} kviler: leverandørane kan ikkje bruke scopa gjennom dei.",
        en: "{n} authorisations from {by} are suspended: the suppliers cannot use the scopes through them.",
    }
    wake_none {
        nb: "Ingen fullmakter er gitt, så ingen får noe igjen.",
        nn: "Ingen fullmakter er gitt, så ingen får noko igjen.",
        en: "No authorisations have been given, so nobody regains anything.",
    }
    wake_one {
        nb: "1 fullmakt gjelder igjen, i den versjonen den ble gitt.",
        nn: "1 fullmakt gjeld igjen, i den versjonen ho vart gitt.",
        en: "1 authorisation applies again, in the version it was given in.",
    }
    wake(n, by) {
        nb: "{n} fullmakter fra {by} gjelder igjen, i den versjonen de ble gitt.",
        nn: "{n} fullmakter frå {by} gjeld igjen, i den versjonen dei vart gitt.",
        en: "{n} authorisations from {by} apply again, in the version they were given in.",
    }
    not_revoked {
        nb: "Ingen fullmakter trekkes tilbake. Konsumentene beholder sin egen tilgang til scopene, og alt kommer tilbake når ressursen tas \
             i bruk.",
        nn: "Ingen fullmakter blir trekte tilbake. Konsumentane beheld sin eigen tilgang til scopa, og alt kjem tilbake når ressursen blir \
             teken i bruk.",
        en: "No authorisation is revoked. Consumers keep their own access to the scopes, and everything comes back when the resource is \
             reactivated.",
    }
    can_be_given { nb: "Ressursen kan gis igjen.", nn: "Ressursen kan givast igjen.", en: "The resource can be given again." }
    suppliers { nb: "Leverandører", nn: "Leverandørar", en: "Suppliers" }
    type_help {
        nb: "Fordi noen har fullmakt for ressursen.",
        nn: "Fordi nokon har fullmakt for ressursen.",
        en: "Because somebody is authorised for the resource.",
    }
    deactivate_button { nb: "Deaktiver ressursen", nn: "Deaktiver ressursen", en: "Deactivate the resource" }
    keep { nb: "Behold den som den er", nn: "Behald han som han er", en: "Keep it as it is" }
    toggle_stale {
        nb: "Ressursen ble endret mens du så på siden. Ingenting er gjort. Se over på nytt.",
        nn: "Ressursen vart endra medan du såg på sida. Ingenting er gjort. Sjå over på nytt.",
        en: "The resource was changed while you were looking. Nothing has been done. Review again.",
    }

    receipt_created { nb: "API-ressurs opprettet", nn: "API-ressurs oppretta", en: "API resource created" }
    receipt_created_body(title) {
        nb: "«{title}» er opprettet. Konsumenter med tilgang til scopene kan gi den til leverandørene sine.",
        nn: "«{title}» er oppretta. Konsumentar med tilgang til scopa kan gi han til leverandørane sine.",
        en: "“{title}” has been created. Consumers with access to the scopes can give it to their suppliers.",
    }
    receipt_changed { nb: "API-ressurs endret", nn: "API-ressurs endra", en: "API resource changed" }
    receipt_changed_body(title) { nb: "«{title}» er endret.", nn: "«{title}» er endra.", en: "“{title}” has been changed." }
    receipt_versioned_body(title, version) {
        nb: "«{title}» er nå i versjon {version}. Fullmakter som var gitt, er som de var.",
        nn: "«{title}» er no i versjon {version}. Fullmakter som var gitt, er som dei var.",
        en: "“{title}” is now in version {version}. The authorisations that had been given are as they were.",
    }
    receipt_kept {
        nb: "Fullmakter som beholder det de ga",
        nn: "Fullmakter som beheld det dei gav",
        en: "Authorisations that keep what they gave",
    }
    receipt_deactivated { nb: "API-ressurs deaktivert", nn: "API-ressurs deaktivert", en: "API resource deactivated" }
    receipt_deactivated_body(title) {
        nb: "«{title}» er ute av bruk. Fullmakter som er gitt, hviler.",
        nn: "«{title}» er ute av bruk. Fullmakter som er gitt, kviler.",
        en: "“{title}” is out of use. Authorisations already given are suspended.",
    }
    receipt_resting { nb: "Fullmakter som hviler", nn: "Fullmakter som kviler", en: "Suspended authorisations" }
    receipt_reactivated { nb: "API-ressurs i bruk igjen", nn: "API-ressurs i bruk igjen", en: "API resource in use again" }
    receipt_reactivated_body(title) {
        nb: "«{title}» er i bruk igjen. Fullmakter som er gitt, gjelder.",
        nn: "«{title}» er i bruk igjen. Fullmakter som er gitt, gjeld.",
        en: "“{title}” is in use again. Authorisations already given apply.",
    }
    receipt_awake { nb: "Fullmakter som gjelder igjen", nn: "Fullmakter som gjeld igjen", en: "Authorisations that apply again" }
    undone_active(title) { nb: "«{title}» er i bruk igjen.", nn: "«{title}» er i bruk igjen.", en: "“{title}” is in use again." }
    undone_inactive(title) {
        nb: "«{title}» er ute av bruk igjen. Identifikatoren er fortsatt opptatt.",
        nn: "«{title}» er ute av bruk igjen. Identifikatoren er framleis oppteken.",
        en: "“{title}” is out of use again. The identifier stays taken.",
    }
    undone_before(title) {
        nb: "«{title}» er som før endringen. Fullmakter som er gitt i mellomtiden, er som de var.",
        nn: "«{title}» er som før endringa. Fullmakter som er gitt i mellomtida, er som dei var.",
        en: "“{title}” is as it was before the change. Authorisations given in between are as they were.",
    }
    undone_nothing(title) { nb: "«{title}» er som den var.", nn: "«{title}» er som han var.", en: "“{title}” is as it was." }
    why_changed { nb: "Ressursen er endret siden.", nn: "Ressursen er endra sidan.", en: "The resource has been changed since." }
    why_already { nb: "Det er slik allerede.", nn: "Det er slik allereie.", en: "It is already so." }
    why_scope {
        nb: "Et scope som var med, er ute av bruk eller kan ikke gis videre.",
        nn: "Eit scope som var med, er ute av bruk eller kan ikkje givast vidare.",
        en: "A scope that was in it is out of use or cannot be passed on.",
    }
    to_resource(title) { nb: "Gå til «{title}»", nn: "Gå til «{title}»", en: "Go to “{title}”" }
    to_list { nb: "Til API-ressurser", nn: "Til API-ressursar", en: "To API resources" }
    log_created(org, title) {
        nb: "{org} opprettet API-ressursen «{title}»",
        nn: "{org} oppretta API-ressursen «{title}»",
        en: "{org} created the API resource “{title}”",
    }
    log_changed(org, title, fields) {
        nb: "{org} endret API-ressursen «{title}»: {fields}",
        nn: "{org} endra API-ressursen «{title}»: {fields}",
        en: "{org} changed the API resource “{title}”: {fields}",
    }
    log_versioned(sentence, version, difference) {
        nb: "{sentence}. Versjon {version}: {difference}. Fullmakter som var gitt, er som de var",
        nn: "{sentence}. Versjon {version}: {difference}. Fullmakter som var gitt, er som dei var",
        en: "{sentence}. Version {version}: {difference}. Authorisations that had been given are as they were",
    }
    log_added(scopes) { nb: "lagt til {scopes}", nn: "lagt til {scopes}", en: "added {scopes}" }
    log_removed(scopes) { nb: "tatt bort {scopes}", nn: "teke bort {scopes}", en: "taken out {scopes}" }
    log_deactivated(org, title) {
        nb: "{org} deaktiverte API-ressursen «{title}»",
        nn: "{org} deaktiverte API-ressursen «{title}»",
        en: "{org} deactivated the API resource “{title}”",
    }
    log_reactivated(org, title) {
        nb: "{org} tok API-ressursen «{title}» i bruk igjen",
        nn: "{org} tok API-ressursen «{title}» i bruk igjen",
        en: "{org} reactivated the API resource “{title}”",
    }
    log_message(sentence, message) {
        nb: "{sentence}. Melding: {message}",
        nn: "{sentence}. Melding: {message}",
        en: "{sentence}. Message: {message}",
    }
    log_undone(reference, title) {
        nb: "Endringen {reference} av API-ressursen «{title}» ble angret",
        nn: "Endringa {reference} av API-ressursen «{title}» vart angra",
        en: "The change {reference} of the API resource “{title}” was undone",
    }
}
