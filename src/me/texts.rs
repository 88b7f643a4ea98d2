use crate::{kernel::texts, web::Words};

texts! {
    /// *Min profil*.
    pub(super) struct Texts: Words;
    heading { nb: "Min profil", nn: "Min profil", en: "My profile" }
    who_you_are { nb: "Hvem du er", nn: "Kven du er", en: "Who you are" }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    no_name { nb: "Ikke oppgitt", nn: "Ikkje oppgitt", en: "Not given" }
    name_source { nb: "Navnet kommer fra", nn: "Namnet kjem frå", en: "The name comes from" }
    name_from_register {
        nb: "Enhetsregisteret eller innloggingen",
        nn: "Einingsregisteret eller innlogginga",
        en: "The register or the sign-in",
    }
    name_from_self { nb: "Det du har oppgitt selv", nn: "Det du har oppgitt sjølv", en: "What you have given yourself" }
    name_from_registration {
        nb: "Det du oppga da du registrerte deg med e-post",
        nn: "Det du oppgav då du registrerte deg med e-post",
        en: "What you gave when you registered by e-mail",
    }
    name_missing { nb: "Ingen har oppgitt det ennå", nn: "Ingen har oppgitt det enno", en: "Nobody has given it yet" }
    change_name { nb: "Endre navnet", nn: "Endre namnet", en: "Change the name" }
    give_name { nb: "Oppgi navnet", nn: "Oppgi namnet", en: "Give the name" }
    registered_in { nb: "Registrert i", nn: "Registrert i", en: "Registered in" }
    signed_in_by { nb: "Logget inn med", nn: "Logga inn med", en: "Signed in by" }
    by_email(address) { nb: "E-post til {address}", nn: "E-post til {address}", en: "E-mail to {address}" }
    level_high { nb: "ID-porten, sikkerhetsnivå høyt", nn: "ID-porten, tryggleiksnivå høgt", en: "ID-porten, level of assurance high" }
    level_substantial {
        nb: "ID-porten, sikkerhetsnivå betydelig",
        nn: "ID-porten, tryggleiksnivå betydeleg",
        en: "ID-porten, level of assurance substantial",
    }
    level(level) {
        nb: "ID-porten, sikkerhetsnivå {level}",
        nn: "ID-porten, tryggleiksnivå {level}",
        en: "ID-porten, level of assurance {level}",
    }
    signed_in_at { nb: "Logget inn", nn: "Logga inn", en: "Signed in" }
    language { nb: "Språk", nn: "Språk", en: "Language" }
    language_lead {
        nb: "Velg språk her eller øverst på siden. Nettleseren husker det i et år.",
        nn: "Vel språk her eller øvst på sida. Nettlesaren hugsar det i eit år.",
        en: "Choose a language here or at the top of the page. The browser remembers it for a year.",
    }
    appearance { nb: "Utseende", nn: "Utsjånad", en: "Appearance" }
    appearance_lead {
        nb: "Dette gjelder for deg i alle nettlesere, så lenge du er logget inn.",
        nn: "Dette gjeld for deg i alle nettlesarar, så lenge du er logga inn.",
        en: "This applies to you in every browser, while you are signed in.",
    }
    scheme_legend { nb: "Lyst eller mørkt", nn: "Lyst eller mørkt", en: "Light or dark" }
    density_legend { nb: "Tetthet", nn: "Tettleik", en: "Density" }
    save_appearance { nb: "Lagre utseendet", nn: "Lagre utsjånaden", en: "Save the appearance" }
    done_appearance { nb: "Utseendet er lagret.", nn: "Utsjånaden er lagra.", en: "The appearance has been saved." }
    sessions { nb: "Innlogginger", nn: "Innloggingar", en: "Sessions" }
    sessions_lead {
        nb: "Her er du logget inn nå. Kjenner du ikke igjen en innlogging, logger du den ut. Det skjer med én gang.",
        nn: "Her er du logga inn no. Kjenner du ikkje igjen ei innlogging, loggar du ho ut. Det skjer med ein gong.",
        en: "This is where you are signed in now. If you do not recognise a session, sign it out. It happens at once.",
    }
    sessions_idporten {
        nb: "ID-porten kan fortsatt være åpen i den andre nettleseren. Logg ut der også hvis andre bruker den.",
        nn: "ID-porten kan framleis vere open i den andre nettlesaren. Logg ut der òg om andre brukar han.",
        en: "ID-porten may still be open in the other browser. Sign out there too if others use it.",
    }
    browser { nb: "Nettleser", nn: "Nettlesar", en: "Browser" }
    since { nb: "Siden", nn: "Sidan", en: "Since" }
    last_seen { nb: "Sist i bruk", nn: "Sist i bruk", en: "Last used" }
    ends { nb: "Varer til", nn: "Varer til", en: "Lasts until" }
    this_one { nb: "Denne", nn: "Denne", en: "This one" }
    sign_out { nb: "Logg ut", nn: "Logg ut", en: "Sign out" }
    sign_out_others { nb: "Logg ut alle andre", nn: "Logg ut alle andre", en: "Sign out all others" }
    done_signed_out { nb: "Innloggingen er logget ut.", nn: "Innlogginga er logga ut.", en: "The session has been signed out." }
    was_signed_out {
        nb: "Den innloggingen var logget ut allerede.",
        nn: "Den innlogginga var logga ut allereie.",
        en: "That session was already signed out.",
    }
    done_others {
        nb: "Alle andre innlogginger er logget ut.",
        nn: "Alle andre innloggingar er logga ut.",
        en: "All other sessions have been signed out.",
    }
    no_others { nb: "Du har ingen andre innlogginger.", nn: "Du har ingen andre innloggingar.", en: "You have no other sessions." }
    look_ups { nb: "Oppslag om deg", nn: "Oppslag om deg", en: "Look-ups of you" }
    look_ups_lead {
        nb: "Her står det når brukerstøtten i Portner har sett opplysninger om deg, og hvorfor. Oppslag slettes her etter to år.",
        nn: "Her står det når brukarstøtta i Portner har sett opplysningar om deg, og kvifor. Oppslag blir sletta her etter to år.",
        en: "This shows when Portner's support has seen information about you, and why. Look-ups are deleted here after two years.",
    }
    no_look_ups {
        nb: "Brukerstøtten har ikke slått deg opp.",
        nn: "Brukarstøtta har ikkje slått deg opp.",
        en: "Support has not looked you up.",
    }
    new_look_ups(count) {
        nb: "Brukerstøtten har slått deg opp siden sist du så etter. Antall oppslag: {count}.",
        nn: "Brukarstøtta har slått deg opp sidan sist du såg etter. Talet på oppslag: {count}.",
        en: "Support has looked you up since you last checked. Number of look-ups: {count}.",
    }
    to_look_ups { nb: "Se oppslagene", nn: "Sjå oppslaga", en: "See the look-ups" }
    mark_seen { nb: "Merk som sett", nn: "Merk som sett", en: "Mark as seen" }
    done_seen { nb: "Oppslagene er merket som sett.", nn: "Oppslaga er merkte som sett.", en: "The look-ups have been marked as seen." }
    when { nb: "Når", nn: "Når", en: "When" }
    what_was_seen { nb: "Hva de så", nn: "Kva dei såg", en: "What they saw" }
    case { nb: "Sak", nn: "Sak", en: "Case" }
    reason { nb: "Hvorfor", nn: "Kvifor", en: "Why" }
    saw_card { nb: "Rollene og fullmaktene dine", nn: "Rollene og fullmaktene dine", en: "Your roles and authorisations" }
    saw_number { nb: "Fødselsnummeret ditt", nn: "Fødselsnummeret ditt", en: "Your national identity number" }
    new_mark { nb: "Ny", nn: "Ny", en: "New" }
    notices { nb: "Varsler", nn: "Varsel", en: "Notices" }
    notices_lead {
        nb: "Portner sender varsler til adressene virksomheten har lagt inn under Virksomheten og Varsling. Der velger den hva hver \
             adresse får.",
        nn: "Portner sender varsel til adressene verksemda har lagt inn under Verksemda og Varsling. Der vel ho kva kvar adresse får.",
        en: "Portner sends notices to the addresses that the business has added under The business and Notification. There it chooses what \
             each address gets.",
    }
    your_data { nb: "Opplysningene dine", nn: "Opplysningane dine", en: "Your information" }
    your_data_lead {
        nb: "Filen har alt Portner har lagret om deg: navn, innlogginger, roller, rettigheter, forespørsler, oppslag og det du har gjort. \
             Fødselsnummeret ditt er lagret kryptert og er ikke med.",
        nn: "Fila har alt Portner har lagra om deg: namn, innloggingar, roller, rettar, førespurnader, oppslag og det du har gjort. \
             Fødselsnummeret ditt er lagra kryptert og er ikkje med.",
        en: "The file has everything Portner has stored about you: name, sessions, roles, rights, requests, look-ups and what you have done. \
             Your national identity number is stored encrypted and is not included.",
    }
    download { nb: "Last ned opplysningene (JSON)", nn: "Last ned opplysningane (JSON)", en: "Download the information (JSON)" }
    to_log { nb: "Se hva du har gjort her", nn: "Sjå kva du har gjort her", en: "See what you have done here" }
    log_heading { nb: "Det du har gjort i profilen", nn: "Det du har gjort i profilen", en: "What you have done in your profile" }
    log_lead {
        nb: "Bare du ser dette. Linjer slettes etter to år. Det du gjør for en virksomhet, står i loggen til virksomheten.",
        nn: "Berre du ser dette. Linjer blir sletta etter to år. Det du gjer for ei verksemd, står i loggen til verksemda.",
        en: "Only you see this. Lines are deleted after two years. What you do for a business is in the log of the business.",
    }
    log_empty {
        nb: "Du har ikke endret noe i profilen din ennå.",
        nn: "Du har ikkje endra noko i profilen din enno.",
        en: "You have not changed anything in your profile yet.",
    }
    what { nb: "Hva", nn: "Kva", en: "What" }
}
