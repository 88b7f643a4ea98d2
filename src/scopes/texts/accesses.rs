use crate::kernel::texts;

texts! {
    /// What has become of the accesses to a scope.
    pub(crate) struct Accesses;
    no_accesses {
        nb: "Ingen har tilgang ennå, så scopet kan ikke brukes.",
        nn: "Ingen har tilgang enno, så scopet kan ikkje brukast.",
        en: "Nobody has access yet, so the scope cannot be used.",
    }
    no_accesses_any_more {
        nb: "Ingen har tilgang lenger, så scopet kan ikke brukes.",
        nn: "Ingen har tilgang lenger, så scopet kan ikkje brukast.",
        en: "Nobody has access any more, so the scope cannot be used.",
    }
    no_accesses_inactive {
        nb: "Scopet er deaktivert, så det kan ikke brukes. Ingen har tilgang.",
        nn: "Scopet er deaktivert, så det kan ikkje brukast. Ingen har tilgang.",
        en: "The scope is deactivated, so it cannot be used. Nobody has access.",
    }
    accesses_rest {
        nb: "Tilgangene hviler og kommer tilbake hvis det tas i bruk igjen.",
        nn: "Tilgangane kviler og kjem tilbake om det blir teke i bruk igjen.",
        en: "Access is suspended and comes back if the scope is reactivated.",
    }
    accesses_taken_back(n) { nb: "Tilgangene er fjernet ({n}).", nn: "Tilgangane er fjerna ({n}).", en: "Access has been removed ({n})." }
    no_access_chosen {
        nb: "Kryss av for minst én tilgang først.",
        nn: "Kryss av for minst éin tilgang først.",
        en: "Tick at least one business first.",
    }
    chosen_has_ended {
        nb: "Noen av dem du valgte, har ikke tilgang lenger. Ingen er valgt. Velg på nytt i listen.",
        nn: "Nokre av dei du valde, har ikkje tilgang lenger. Ingen er valde. Vel på nytt i lista.",
        en: "Some of those you chose no longer have access. None is chosen. Choose again in the list.",
    }
    too_many_chosen(n) {
        nb: "Kryss av for høyst {n} tilganger om gangen.",
        nn: "Kryss av for høgst {n} tilgangar om gongen.",
        en: "Tick at most {n} businesses at a time.",
    }
    access_removed {
        nb: "Tilgangen deres er fjernet.",
        nn: "Tilgangen dykkar er fjerna.",
        en: "Your access has been removed.",
    }
    access_rests {
        nb: "Tilgangen deres hviler til scopet tas i bruk igjen.",
        nn: "Tilgangen dykkar kviler til scopet blir teke i bruk igjen.",
        en: "Your access is suspended until the scope is reactivated.",
    }
}
