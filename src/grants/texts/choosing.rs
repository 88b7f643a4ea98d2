use crate::kernel::texts;

texts! {
    /// Choosing the accesses that are to be removed, and looking them over.
    pub(crate) struct Choosing;
    chosen_tag { nb: "Fjernes når du bekrefter", nn: "Blir fjerna når du stadfestar", en: "Removed when you confirm" }
    unchoose { nb: "Angre valget", nn: "Angre valet", en: "Undo the choice" }
    unchoose_of(name) { nb: "for {name}", nn: "for {name}", en: "of {name}" }
    ticked_one { nb: "1 er krysset av på en annen side.", nn: "1 er kryssa av på ei anna side.", en: "1 is ticked on another page." }
    ticked_n(n) {
        nb: "{n} er krysset av på andre sider.",
        nn: "{n} er kryssa av på andre sider.",
        en: "{n} are ticked on other pages.",
    }
    remove_ticked { nb: "Fjern de valgte", nn: "Fjern dei valde", en: "Remove selected" }
    remove_all { nb: "Fjern alle som har tilgang", nn: "Fjern alle som har tilgang", en: "Remove everyone with access" }
    unchoose_all { nb: "Angre alle valg", nn: "Angre alle val", en: "Undo all choices" }
    unconfirmed { nb: "Ubekreftede endringer", nn: "Endringar som ikkje er stadfesta", en: "Unconfirmed changes" }
    review { nb: "Se over og bekreft", nn: "Sjå over og stadfest", en: "Review and confirm" }
    chosen_one {
        nb: "Du har valgt å fjerne 1 tilgang. Ingenting er endret ennå.",
        nn: "Du har valt å fjerne 1 tilgang. Ingenting er endra enno.",
        en: "You have chosen to remove access for 1 business. Nothing has changed yet.",
    }
    chosen_n(n) {
        nb: "Du har valgt å fjerne {n} tilganger. Ingenting er endret ennå.",
        nn: "Du har valt å fjerne {n} tilgangar. Ingenting er endra enno.",
        en: "You have chosen to remove access for {n} businesses. Nothing has changed yet.",
    }
    colleague_one(name, at) {
        nb: "{name} har valgt å fjerne 1 tilgang her, men ikke bekreftet det ({at}).",
        nn: "{name} har valt å fjerne 1 tilgang her, men ikkje stadfesta det ({at}).",
        en: "{name} has chosen to remove access for 1 business here, but has not confirmed it ({at}).",
    }
    colleague_n(name, n, at) {
        nb: "{name} har valgt å fjerne {n} tilganger her, men ikke bekreftet det ({at}).",
        nn: "{name} har valt å fjerne {n} tilgangar her, men ikkje stadfesta det ({at}).",
        en: "{name} has chosen to remove access for {n} businesses here, but has not confirmed it ({at}).",
    }
    of_all(shown, all) {
        nb: "Viser {shown} av {all} virksomheter som mister tilgangen",
        nn: "Viser {shown} av {all} verksemder som mister tilgangen",
        en: "Showing {shown} of {all} businesses that lose access",
    }
    gone_one(name) {
        nb: "{name} har ikke tilgangen lenger og er tatt ut av det du valgte.",
        nn: "{name} har ikkje tilgangen lenger og er teken ut av det du valde.",
        en: "{name} no longer has the access and has been taken out of what you chose.",
    }
    gone_some(names) {
        nb: "Disse har ikke tilgangen lenger og er tatt ut av det du valgte: {names}.",
        nn: "Desse har ikkje tilgangen lenger og er tekne ut av det du valde: {names}.",
        en: "These no longer have the access and have been taken out of what you chose: {names}.",
    }
    gone_more(names, n) {
        nb: "Disse har ikke tilgangen lenger og er tatt ut av det du valgte: {names} og {n} til.",
        nn: "Desse har ikkje tilgangen lenger og er tekne ut av det du valde: {names} og {n} til.",
        en: "These no longer have the access and have been taken out of what you chose: {names} and {n} more.",
    }
    nothing_left {
        nb: "Ingen av dem du valgte, har tilgangen lenger. Det er ingenting å fjerne.",
        nn: "Ingen av dei du valde, har tilgangen lenger. Det er ingenting å fjerne.",
        en: "None of those you chose has the access any longer. There is nothing to remove.",
    }
}
