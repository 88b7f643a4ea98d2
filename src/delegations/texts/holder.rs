use super::Texts;
use crate::kernel::texts;

texts! {
    /// What one holder has, and what is marked in the draft.
    pub(crate) struct HolderTexts: Texts;
    to_why {
        nb: "Hva kan personen gjøre, og hvorfor?",
        nn: "Kva kan personen gjere, og kvifor?",
        en: "What may the person do, and why?",
    }
    active_tag { nb: "Aktiv i Enhetsregisteret", nn: "Aktiv i Einingsregisteret", en: "Active in the register" }

    no_client_uses {
        nb: "Ingen klient kan bruke fullmakten ennå.",
        nn: "Ingen klient kan bruke fullmakta enno.",
        en: "No client can use the authorisation yet.",
    }
    one_client_uses {
        nb: "1 klient kan bruke fullmakten.",
        nn: "1 klient kan bruke fullmakta.",
        en: "1 client can use the authorisation.",
    }
    clients_use(n) {
        nb: "{n} klienter kan bruke fullmakten.",
        nn: "{n} klientar kan bruke fullmakta.",
        en: "{n} clients can use the authorisation.",
    }
    used_last(day) { nb: "Sist brukt {day}.", nn: "Sist brukt {day}.", en: "Last used {day}." }
    give_more { nb: "Gi flere fullmakter", nn: "Gi fleire fullmakter", en: "Give more" }
    api_access { nb: "Fullmakter til API", nn: "Fullmakter til API", en: "Authorisations for APIs" }
    provider { nb: "Tilbyder", nn: "Tilbydar", en: "Provider" }
    by_name(name, day) { nb: "{name}, {day}", nn: "{name}, {day}", en: "{name}, {day}" }
    source_register {
        nb: "Enhetsregisteret. Endres i Samordnet registermelding.",
        nn: "Einingsregisteret. Blir endra i Samordna registermelding.",
        en: "The Register of Legal Entities. Changed with the register.",
    }
    since(day) { nb: "siden {day}", nn: "sidan {day}", en: "since {day}" }
    ended { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    how_ended { nb: "Avsluttet", nn: "Avslutta", en: "Ended" }
    ended_giver(day) { nb: "Fjernet {day}", nn: "Fjerna {day}", en: "Removed {day}" }
    ended_holder(day) { nb: "Avsluttet av leverandøren {day}", nn: "Avslutta av leverandøren {day}", en: "Given up by the supplier {day}" }
    ended_by_us(day) { nb: "Dere avsluttet den {day}", nn: "De avslutta ho {day}", en: "You gave it up {day}" }
    ended_expired(day) { nb: "Utløpt {day}", nn: "Gjekk ut {day}", en: "Expired {day}" }
    holder_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret. Fullmaktene virker ikke.",
        nn: "Verksemda er sletta i Einingsregisteret. Fullmaktene verkar ikkje.",
        en: "The business has been deleted from the register. Its authorisations have no effect.",
    }
    holder_bankrupt {
        nb: "Virksomheten er konkurs ifølge Enhetsregisteret.",
        nn: "Verksemda er konkurs ifølgje Einingsregisteret.",
        en: "The business is bankrupt according to the register.",
    }
    via_key_roles(org) {
        nb: "Alle med nøkkelrolle i {org} kan bruke det {org} har fått.",
        nn: "Alle med nøkkelrolle i {org} kan bruke det {org} har fått.",
        en: "Everyone with a key role in {org} can use what {org} has been given.",
    }

    grants { nb: "Tilgangspakker og rettigheter", nn: "Tilgangspakkar og rettar", en: "Access packages and rights" }

    removal_of(title) { nb: "fjerning av {title}", nn: "fjerning av {title}", en: "removal of {title}" }
    remove_all { nb: "Fjern alle", nn: "Fjern alle", en: "Remove all" }
    unmark_all { nb: "Angre alle", nn: "Angre alle", en: "Undo all" }
    staged_tag { nb: "Fjernes", nn: "Blir fjerna", en: "To be removed" }
    staged_one {
        nb: "1 fullmakt er markert for fjerning. Ingenting er endret ennå.",
        nn: "1 fullmakt er merkt for fjerning. Ingenting er endra enno.",
        en: "1 authorisation is marked for removal. Nothing has changed yet.",
    }
    staged_n(n) {
        nb: "{n} fullmakter er markert for fjerning. Ingenting er endret ennå.",
        nn: "{n} fullmakter er merkte for fjerning. Ingenting er endra enno.",
        en: "{n} authorisations are marked for removal. Nothing has changed yet.",
    }
    drafted_one {
        nb: "1 fullmakt er valgt, men ikke gitt. Ingenting er endret ennå.",
        nn: "1 fullmakt er vald, men ikkje gitt. Ingenting er endra enno.",
        en: "1 authorisation is chosen, but not given. Nothing has changed yet.",
    }
    drafted_n(n) {
        nb: "{n} fullmakter er valgt, men ikke gitt. Ingenting er endret ennå.",
        nn: "{n} fullmakter er valde, men ikkje gitte. Ingenting er endra enno.",
        en: "{n} authorisations are chosen, but not given. Nothing has changed yet.",
    }
    drafted_both(given, removed) {
        nb: "{given} skal gis og {removed} fjernes. Ingenting er endret ennå.",
        nn: "{given} skal givast og {removed} fjernast. Ingenting er endra enno.",
        en: "{given} to be given and {removed} to be removed. Nothing has changed yet.",
    }
    marked_above(tag) {
        nb: "Det som er merket «{tag}», gjelder til du har bekreftet.",
        nn: "Det som er merkt «{tag}», gjeld til du har stadfesta.",
        en: "What is tagged “{tag}” applies until you have confirmed.",
    }
    to_confirm { nb: "Gå til bekreftelsen", nn: "Gå til stadfestinga", en: "Go to the confirmation" }
    unconfirmed { nb: "Ubekreftede endringer", nn: "Endringar som ikkje er stadfesta", en: "Unconfirmed changes" }
    review_and_confirm { nb: "Se over og bekreft", nn: "Sjå over og stadfest", en: "Review and confirm" }
    not_removable { nb: "Kan ikke fjernes av deg", nn: "Kan ikkje fjernast av deg", en: "You cannot remove this" }
    roles { nb: "Roller i Enhetsregisteret", nn: "Roller i Einingsregisteret", en: "Roles in the Register of Legal Entities" }
    roles_why { nb: "Hvorfor kan de ikke fjernes her?", nn: "Kvifor kan dei ikkje fjernast her?", en: "Why can they not be removed here?" }
    holds_nothing(name) {
        nb: "{name} har ingen fullmakter herfra nå.",
        nn: "{name} har ingen fullmakter herfrå no.",
        en: "{name} holds no authorisations from here now.",
    }
    held_nothing(name) {
        nb: "{name} hadde ingen fullmakter herfra da.",
        nn: "{name} hadde ingen fullmakter herfrå då.",
        en: "{name} had no authorisations from here then.",
    }
    colleague_drafts(name, at) {
        nb: "{name} har ubekreftede endringer her ({at}).",
        nn: "{name} har endringar her som ikkje er stadfesta ({at}).",
        en: "{name} has unconfirmed changes here ({at}).",
    }
    colleague_proposes(name, at) {
        nb: "{name} har foreslått endringer som trenger en kollega til ({at}).",
        nn: "{name} har føreslått endringar som treng ein kollega til ({at}).",
        en: "{name} has proposed changes that need a colleague's approval ({at}).",
    }
    you_propose(at) {
        nb: "Du har foreslått endringer her ({at}). De venter på at en kollega bekrefter.",
        nn: "Du har føreslått endringar her ({at}). Dei ventar på at ein kollega stadfestar.",
        en: "You have proposed changes here ({at}). They are waiting for a colleague to confirm.",
    }
    you_propose_here(at) {
        nb: "Du har foreslått endringer her ({at}). De venter på at en kollega bekrefter, og før det er avgjort, kan du verken gi eller \
             fjerne noe her.",
        nn: "Du har føreslått endringar her ({at}). Dei ventar på at ein kollega stadfestar, og før det er avgjort, kan du verken gi eller \
             fjerne noko her.",
        en: "You have proposed changes here ({at}). They are waiting for a colleague to confirm, and until that is decided you can neither \
             give nor remove anything here.",
    }
    day_proposed { nb: "Ny sluttdato er foreslått", nn: "Ny sluttdato er føreslått", en: "A new end date is proposed" }
    once_decided { nb: "Når forslaget er avgjort", nn: "Når forslaget er avgjort", en: "Once the proposal is decided" }
    proposed_tag { nb: "Foreslått fjernet", nn: "Føreslått fjerna", en: "Proposed for removal" }
    undo_until(at) { nb: "Kan angres til {at}", nn: "Kan angrast til {at}", en: "Can be undone until {at}" }
    ended_renewed(day) {
        nb: "Erstattet av en nyere versjon {day}",
        nn: "Erstatta av ein nyare versjon {day}",
        en: "Replaced by a newer version {day}",
    }
    rests_tag {
        nb: "Hviler: tilbyderen har tatt API-et ut av bruk",
        nn: "Kviler: tilbydaren har teke API-et ut av bruk",
        en: "Suspended: the provider has taken the API out of use",
    }
    rests_all_tag(why) { nb: "Hviler: {why}", nn: "Kviler: {why}", en: "Suspended: {why}" }
    rests_part_tag(why) { nb: "Gjelder delvis: {why}", nn: "Gjeld delvis: {why}", en: "Valid in part: {why}" }
    the_scopes { nb: "scopene", nn: "scopa", en: "the scopes" }
    idle_party_deleted {
        nb: "en av partene er slettet fra Enhetsregisteret",
        nn: "ein av partane er sletta frå Einingsregisteret",
        en: "one of the parties has been deleted from the register",
    }
    idle_deactivated(scopes) {
        nb: "tilbyderen har tatt {scopes} ut av bruk",
        nn: "tilbydaren har teke {scopes} ut av bruk",
        en: "the provider has taken {scopes} out of use",
    }
    idle_not_delegable(scopes) {
        nb: "tilbyderen tillater ikke at {scopes} gis videre",
        nn: "tilbydaren tillèt ikkje at {scopes} blir gitt vidare",
        en: "the provider does not allow {scopes} to be passed on",
    }
    idle_no_access(scopes) {
        nb: "tilgangen til {scopes} er avsluttet",
        nn: "tilgangen til {scopes} er avslutta",
        en: "the access to {scopes} has ended",
    }
    newer(changes) {
        nb: "{changes} Ingenting er endret for leverandøren før du tar det med.",
        nn: "{changes} Ingenting er endra for leverandøren før du tek det med.",
        en: "{changes} Nothing has changed for the supplier until you accept it.",
    }
    take_in { nb: "Ta med endringen", nn: "Ta med endringa", en: "Accept the change" }
    renewal_tag { nb: "Ny versjon tas med", nn: "Ny versjon blir teken med", en: "New version to be accepted" }
    renewal_of(title) { nb: "ny versjon av {title}", nn: "ny versjon av {title}", en: "new version of {title}" }
    renewing_one {
        nb: "1 ny versjon er valgt. Ingenting er endret ennå.",
        nn: "1 ny versjon er vald. Ingenting er endra enno.",
        en: "1 new version has been chosen. Nothing has changed yet.",
    }
    renewing(n) {
        nb: "{n} nye versjoner er valgt. Ingenting er endret ennå.",
        nn: "{n} nye versjonar er valde. Ingenting er endra enno.",
        en: "{n} new versions have been chosen. Nothing has changed yet.",
    }
    drafted_all(given, removed, renewed) {
        nb: "Utkast: {given} gis, {removed} fjernes, {renewed} får ny versjon. Ingenting er endret ennå.",
        nn: "Utkast: {given} blir gitt, {removed} blir fjerna, {renewed} får ny versjon. Ingenting er endra enno.",
        en: "Draft: {given} to be given, {removed} to be removed, {renewed} to get a new version. Nothing has changed yet.",
    }
    ended_confirmed(day) { nb: "Bekreftet av personen {day}", nn: "Stadfesta av personen {day}", en: "Confirmed by the person {day}" }
    ended_declined(day) { nb: "Avslått av personen {day}", nn: "Avslått av personen {day}", en: "Declined by the person {day}" }
    ended_refused(day) { nb: "Kunne ikke gis {day}", nn: "Kunne ikkje givast {day}", en: "Could not be given {day}" }
    awaits_body {
        nb: "Venter på at personen bekrefter ved neste innlogging. Ingenting gjelder før det, og dere kan fjerne det når dere vil.",
        nn: "Ventar på at personen stadfestar ved neste innlogging. Ingenting gjeld før det, og de kan fjerne det når de vil.",
        en: "Waiting for the person to confirm at their next sign-in. Nothing applies before that, and you can remove it at any time.",
    }
    confirmed_body { nb: "Personen har bekreftet.", nn: "Personen har stadfesta.", en: "The person has confirmed." }
    declined_body {
        nb: "Personen med dette nummeret har avslått. Sjekk nummeret og navnet med den dere mente.",
        nn: "Personen med dette nummeret har avslått. Sjekk nummeret og namnet med den de meinte.",
        en: "The person with this number has declined. Check the number and the name with whom you meant.",
    }
    see_person { nb: "Se personen", nn: "Sjå personen", en: "See the person" }
    ended_redated(day) { nb: "Ny sluttdato {day}", nn: "Ny sluttdato {day}", en: "New end date {day}" }
    ended_undone(day) { nb: "Angret {day}", nn: "Angra {day}", en: "Undone {day}" }
}
