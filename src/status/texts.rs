use crate::{kernel::texts, web::FrameTexts};

texts! {
    /// *Driftsstatus*.
    pub(super) struct Texts: FrameTexts;
    lead {
        nb: "Portalen sjekker seg selv hvert halve minutt. Siden viser det siste svaret, og virker også når resten er nede.",
        nn: "Portalen sjekkar seg sjølv kvart halve minutt. Sida viser det siste svaret, og verkar også når resten er nede.",
        en: "The portal checks itself every half minute. The page shows the latest answer, and works also when the rest is down.",
    }
    works { nb: "Virker", nn: "Verkar", en: "Works" }
    slow { nb: "Treg", nn: "Treg", en: "Slow" }
    down { nb: "Nede", nn: "Nede", en: "Down" }
    unknown { nb: "Vet ikke", nn: "Veit ikkje", en: "Not known" }

    normal { nb: "Alt virker", nn: "Alt verkar", en: "Everything works" }
    normal_body {
        nb: "Du kan logge inn, se og endre. Klienter får token.",
        nn: "Du kan logge inn, sjå og endre. Klientar får token.",
        en: "You can sign in, look and change things. Clients get tokens.",
    }
    limited { nb: "Noe virker ikke som det skal", nn: "Noko verkar ikkje som det skal", en: "Something does not work as it should" }
    limited_body {
        nb: "Under ser du hva det gjelder, og hva det betyr for deg. Resten virker.",
        nn: "Under ser du kva det gjeld, og kva det tyder for deg. Resten verkar.",
        en: "Below you see what it is about, and what it means for you. The rest works.",
    }
    login_closed { nb: "Ingen kan logge inn akkurat nå", nn: "Ingen kan logge inn akkurat no", en: "Nobody can sign in right now" }
    login_closed_body {
        nb: "Er du logget inn, kan du fortsette til økten slutter. Fullmakter og tilganger gjelder som før.",
        nn: "Er du logga inn, kan du halde fram til økta sluttar. Fullmakter og tilgangar gjeld som før.",
        en: "If you are signed in, you can go on until the session ends. Authorisations and access apply as before.",
    }
    read_only { nb: "Ingenting kan endres akkurat nå", nn: "Ingenting kan endrast akkurat no", en: "Nothing can be changed right now" }
    read_only_body {
        nb: "Ingen kan logge inn, gi eller ta tilbake noe, og klienter får ikke nye token. Det som er bekreftet, gjelder.",
        nn: "Ingen kan logge inn, gi eller ta tilbake noko, og klientar får ikkje nye token. Det som er stadfesta, gjeld.",
        en: "Nobody can sign in, give or take back anything, and clients get no new tokens. What was confirmed applies.",
    }
    all_down { nb: "Portalen er nede", nn: "Portalen er nede", en: "The portal is down" }
    all_down_body {
        nb: "Ingen kan logge inn, se eller endre noe, og klienter får ikke nye token. Det som er bekreftet, er ikke borte. Token som er \
             hentet, virker til de går ut.",
        nn: "Ingen kan logge inn, sjå eller endre noko, og klientar får ikkje nye token. Det som er stadfesta, er ikkje borte. Token som er \
             henta, verkar til dei går ut.",
        en: "Nobody can sign in, look or change anything, and clients get no new tokens. What was confirmed is not lost. Tokens that were \
             fetched work until they expire.",
    }
    not_checked { nb: "Portalen er ikke sjekket", nn: "Portalen er ikkje sjekka", en: "The portal has not been checked" }
    not_checked_body {
        nb: "Den har nettopp startet, eller får ikke sjekket seg selv. Last siden på nytt om et minutt.",
        nn: "Han har nettopp starta, eller får ikkje sjekka seg sjølv. Last sida på nytt om eit minutt.",
        en: "It has just started, or cannot check itself. Reload the page in a minute.",
    }

    parts { nb: "Hver del", nn: "Kvar del", en: "Each part" }
    database { nb: "Databasen", nn: "Databasen", en: "The database" }
    database_works {
        nb: "Alt som vises og endres, ligger i databasen. Den svarer som den skal.",
        nn: "Alt som blir vist og endra, ligg i databasen. Han svarar som han skal.",
        en: "Everything that is shown and changed is in the database. It answers as it should.",
    }
    database_slow {
        nb: "Databasen svarer, men sent. Sidene bruker lengre tid enn ellers. Endringer blir lagret.",
        nn: "Databasen svarar, men seint. Sidene bruker lengre tid enn elles. Endringar blir lagra.",
        en: "The database answers, but late. Pages take longer than usual. Changes are saved.",
    }
    database_down {
        nb: "Databasen svarer ikke. Ingenting kan ses eller endres før den gjør det. Det som er bekreftet, er ikke borte.",
        nn: "Databasen svarar ikkje. Ingenting kan sjåast eller endrast før han gjer det. Det som er stadfesta, er ikkje borte.",
        en: "The database does not answer. Nothing can be seen or changed until it does. What was confirmed is not lost.",
    }
    database_read_only {
        nb: "Databasen svarer, men tar ikke imot endringer. Ingenting kan gis, tas tilbake eller angres før den gjør det.",
        nn: "Databasen svarar, men tek ikkje imot endringar. Ingenting kan givast, takast tilbake eller angrast før han gjer det.",
        en: "The database answers, but takes no changes. Nothing can be given, taken back or undone until it does.",
    }
    login { nb: "Innlogging", nn: "Innlogging", en: "Sign-in" }
    login_works {
        nb: "Tjenesten som logger deg inn, svarer som den skal.",
        nn: "Tenesta som loggar deg inn, svarar som ho skal.",
        en: "The service that signs you in answers as it should.",
    }
    login_slow {
        nb: "Tjenesten som logger deg inn, svarer sent. Det tar lengre tid å logge inn.",
        nn: "Tenesta som loggar deg inn, svarar seint. Det tek lengre tid å logge inn.",
        en: "The service that signs you in answers late. It takes longer to sign in.",
    }
    login_down {
        nb: "Tjenesten som logger deg inn, svarer ikke som den skal. Er du logget inn, kan du fortsette til økten slutter. Token hentes uten \
             den.",
        nn: "Tenesta som loggar deg inn, svarar ikkje som ho skal. Er du logga inn, kan du halde fram til økta sluttar. Token blir henta \
             utan ho.",
        en: "The service that signs you in does not answer as it should. If you are signed in, you can go on until the session ends. Tokens \
             are fetched without it.",
    }
    token_prod { nb: "Token i produksjon", nn: "Token i produksjon", en: "Tokens in production" }
    token_test { nb: "Token i testmiljøet", nn: "Token i testmiljøet", en: "Tokens in the test environment" }
    token_works {
        nb: "Klienter som har lov, får token.",
        nn: "Klientar som har lov, får token.",
        en: "Clients that may have a token get one.",
    }
    token_slow {
        nb: "Klienter som har lov, får token, men det tar lengre tid.",
        nn: "Klientar som har lov, får token, men det tek lengre tid.",
        en: "Clients that may have a token get one, but it takes longer.",
    }
    token_down {
        nb: "Klienter får ikke nye token. Token som er hentet, virker til de går ut. Fullmakter og tilganger står slik de var.",
        nn: "Klientar får ikkje nye token. Token som er henta, verkar til dei går ut. Fullmakter og tilgangar står slik dei var.",
        en: "Clients get no new tokens. Tokens that were fetched work until they expire. Authorisations and access stay as they were.",
    }
    mail { nb: "E-post", nn: "E-post", en: "E-mail" }
    mail_works {
        nb: "E-post fra portalen blir sendt.",
        nn: "E-post frå portalen blir send.",
        en: "E-mail from the portal is sent.",
    }
    mail_slow {
        nb: "E-post fra portalen kan komme senere enn ellers.",
        nn: "E-post frå portalen kan kome seinare enn elles.",
        en: "E-mail from the portal may arrive later than usual.",
    }
    mail_down(hours) {
        nb: "E-post fra portalen kommer ikke fram. Den venter, og portalen prøver igjen i {hours} timer. Endringer gjelder med én gang, og \
             står i loggen.",
        nn: "E-post frå portalen kjem ikkje fram. Han ventar, og portalen prøver igjen i {hours} timar. Endringar gjeld med ein gong, og \
             står i loggen.",
        en: "E-mail from the portal does not arrive. It waits, and the portal tries again for {hours} hours. Changes apply at once, and are \
             in the log.",
    }
    mail_not_set {
        nb: "Denne portalen sender ikke e-post.",
        nn: "Denne portalen sender ikkje e-post.",
        en: "This portal sends no e-mail.",
    }
    jobs { nb: "Arbeid i bakgrunnen", nn: "Arbeid i bakgrunnen", en: "Background work" }
    jobs_works {
        nb: "Endringer for mange virksomheter, e-post og det som er planlagt, blir gjort når det skal.",
        nn: "Endringar for mange verksemder, e-post og det som er planlagt, blir gjort når det skal.",
        en: "Changes for many businesses, e-mail and what is planned are done when they should be.",
    }
    jobs_slow {
        nb: "Endringer for mange virksomheter, e-post og det som er planlagt, blir gjort senere enn ellers. Andre endringer gjelder med én \
             gang.",
        nn: "Endringar for mange verksemder, e-post og det som er planlagt, blir gjort seinare enn elles. Andre endringar gjeld med ein \
             gong.",
        en: "Changes for many businesses, e-mail and what is planned are done later than usual. Other changes apply at once.",
    }
    jobs_down {
        nb: "Endringer for mange virksomheter, e-post og det som er planlagt, må vente. Ingenting av det er borte. Andre endringer gjelder \
             med én gang.",
        nn: "Endringar for mange verksemder, e-post og det som er planlagt, må vente. Ingenting av det er borte. Andre endringar gjeld med \
             ein gong.",
        en: "Changes for many businesses, e-mail and what is planned have to wait. None of it is lost. Other changes apply at once.",
    }
    none_waits { nb: "Ingenting venter.", nn: "Ingenting ventar.", en: "Nothing is waiting." }
    one_waits { nb: "1 oppgave venter.", nn: "1 oppgåve ventar.", en: "1 task is waiting." }
    some_wait(n) { nb: "{n} oppgaver venter.", nn: "{n} oppgåver ventar.", en: "{n} tasks are waiting." }
    register { nb: "Enhetsregisteret", nn: "Einingsregisteret", en: "Register of Legal Entities" }
    updated(at) { nb: "Sist hentet {at}.", nn: "Sist henta {at}.", en: "Last fetched {at}." }
    never_updated { nb: "Ikke hentet ennå.", nn: "Ikkje henta enno.", en: "Not fetched yet." }
    register_works {
        nb: "Roller og virksomheter som er endret etter dette, vises ikke her ennå.",
        nn: "Roller og verksemder som er endra etter dette, kjem ikkje fram her enno.",
        en: "Roles and businesses that changed after this are not shown here yet.",
    }
    register_late {
        nb: "Det skulle vært hentet hver dag. Roller og virksomheter som er endret etter dette, vises ikke her ennå. Fullmakter gitt her, \
             gjelder som før.",
        nn: "Det skulle vore henta kvar dag. Roller og verksemder som er endra etter dette, kjem ikkje fram her enno. Fullmakter gitt her, \
             gjeld som før.",
        en: "It should have been fetched every day. Roles and businesses that changed after this are not shown here yet. Authorisations \
             given here apply as before.",
    }
    nothing_known {
        nb: "Portalen har ikke fått sjekket dette.",
        nn: "Portalen har ikkje fått sjekka dette.",
        en: "The portal has not been able to check this.",
    }
    since(at) { nb: "Siden {at}.", nn: "Sidan {at}.", en: "Since {at}." }
    since_at_least(at) { nb: "Minst siden {at}.", nn: "Minst sidan {at}.", en: "At least since {at}." }
    checked(time) { nb: "Sist sjekket kl. {time}.", nn: "Sist sjekka kl. {time}.", en: "Last checked at {time}." }
    more { nb: "Står ikke svaret her?", nn: "Står ikkje svaret her?", en: "Is the answer not here?" }
    for_machines { nb: "Det samme for programmer (JSON)", nn: "Det same for program (JSON)", en: "The same for programs (JSON)" }
}
