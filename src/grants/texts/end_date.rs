use crate::kernel::texts;

texts! {
    /// Changing the last day of accesses.
    pub(crate) struct EndDates;
    change { nb: "Endre sluttdato", nn: "Endre sluttdato", en: "Change the end date" }
    change_ticked { nb: "Endre sluttdato for de valgte", nn: "Endre sluttdato for dei valde", en: "Change end date of selected" }
    whose { nb: "Tilganger som får ny sluttdato", nn: "Tilgangar som får ny sluttdato", en: "Access that gets a new end date" }
    now { nb: "Sluttdato nå", nn: "Sluttdato no", en: "End date now" }
    then { nb: "Ny sluttdato", nn: "Ny sluttdato", en: "New end date" }
    how_long { nb: "Hvor lenge skal det gjelde?", nn: "Kor lenge skal det gjelde?", en: "How long should it last?" }
    until_day { nb: "Til og med en dato", nn: "Til og med ein dato", en: "Until and including a date" }
    look_over { nb: "Se over", nn: "Sjå over", en: "Review" }
    confirm { nb: "Bekreft ny sluttdato", nn: "Stadfest ny sluttdato", en: "Confirm the end date" }
    unchanged { nb: "Uendret", nn: "Uendra", en: "Unchanged" }
    happens_now {
        nb: "Den nye sluttdatoen gjelder fra det øyeblikket du bekrefter.",
        nn: "Den nye sluttdatoen gjeld frå den augneblinken du stadfestar.",
        en: "The new end date applies from the moment you confirm.",
    }
    none_changed {
        nb: "Tilgangene har denne sluttdatoen allerede. Velg en annen.",
        nn: "Tilgangane har allereie denne sluttdatoen. Vel ein annan.",
        en: "The access already has this end date. Choose another.",
    }
    stale {
        nb: "Noe er endret siden du så på tilgangene. Ingenting er gjort. Se over på nytt.",
        nn: "Noko er endra sidan du såg på tilgangane. Ingenting er gjort. Sjå over på nytt.",
        en: "Something has changed since you looked at the access. Nothing has been done. Review again.",
    }
    inactive {
        nb: "Scopet er deaktivert. Ta det i bruk igjen før dere forlenger tilganger.",
        nn: "Scopet er deaktivert. Ta det i bruk igjen før de forlengjer tilgangar.",
        en: "The scope is deactivated. Reactivate it before you extend access.",
    }
    not_longer(name, why) {
        nb: "Tilgangen til {name} kan ikke forlenges. {why}",
        nn: "Tilgangen til {name} kan ikkje forlengjast. {why}",
        en: "The access of {name} cannot be extended. {why}",
    }
    receipt { nb: "Sluttdatoen er endret", nn: "Sluttdatoen er endra", en: "The end date has been changed" }
    redated(whom, before, after) {
        nb: "{whom}: fra «{before}» til «{after}»",
        nn: "{whom}: frå «{before}» til «{after}»",
        en: "{whom}: from “{before}” to “{after}”",
    }
    log_changed(org, whom, scope, day) {
        nb: "{org} endret sluttdatoen for tilgangen {whom} har til {scope}. Den gjelder nå til og med {day}.",
        nn: "{org} endra sluttdatoen for tilgangen {whom} har til {scope}. Han gjeld no til og med {day}.",
        en: "{org} changed the end date of the access {whom} has to {scope}. It is now valid through {day}.",
    }
    log_removed(org, whom, scope) {
        nb: "{org} fjernet sluttdatoen for tilgangen {whom} har til {scope}.",
        nn: "{org} fjerna sluttdatoen for tilgangen {whom} har til {scope}.",
        en: "{org} removed the end date of the access {whom} has to {scope}.",
    }
    tag_as_before { nb: "Har sluttdatoen fra før", nn: "Har sluttdatoen frå før", en: "Has the earlier end date" }
}
