mod answer;
mod deactivate;
mod give_person;
mod give_supplier;
mod make_client;
mod new_scope;
mod privacy;
mod remove;
mod see_who;
mod site;
mod words;

pub(super) use self::{
    answer::Answer, deactivate::Deactivate, give_person::GivePerson, give_supplier::GiveSupplier,
    make_client::MakeClient, new_scope::NewScope, privacy::PrivacyTexts, remove::Remove, see_who::SeeWho,
    site::SiteTexts, words::WordTexts,
};

use crate::{kernel::texts, sitemap::help::Topic, web::FrameTexts};

texts! {
    /// The room as a whole: its list, and what its pages are called.
    pub(super) struct Texts: FrameTexts;
    help_lead {
        nb: "Velg det du skal gjøre. Hver side sier hvem som kan gjøre det, steg for steg hvordan, og hvordan du angrer.",
        nn: "Vel det du skal gjere. Kvar side seier kven som kan gjere det, steg for steg korleis, og korleis du angrar.",
        en: "Choose what you want to do. Each page says who can do it, how to do it step by step, and how to undo it.",
    }
    who { nb: "Hvem kan gjøre dette?", nn: "Kven kan gjere dette?", en: "Who can do this?" }
    who_lead {
        nb: "Du må ha ett av dette i virksomheten:",
        nn: "Du må ha eitt av dette i verksemda:",
        en: "You need one of these in the business:",
    }
    steps { nb: "Slik gjør du", nn: "Slik gjer du", en: "How to do it" }
    begin { nb: "Velg virksomhet og begynn", nn: "Vel verksemd og byrj", en: "Choose business and begin" }
    happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    undo { nb: "Slik angrer du", nn: "Slik angrar du", en: "How to undo it" }
    undo_on_receipt(undo, overview, undoable) {
        nb: "Velg «{undo}» på kvitteringen, eller på «{overview}», under «{undoable}».",
        nn: "Vel «{undo}» på kvitteringa, eller på «{overview}», under «{undoable}».",
        en: "Choose “{undo}” on the receipt, or on “{overview}”, under “{undoable}”.",
    }
    undo_time(hours, settings) {
        nb: "Du har minst {hours} timer på deg. Virksomheten kan velge en lengre frist under «{settings}».",
        nn: "Du har minst {hours} timar på deg. Verksemda kan velje ein lengre frist under «{settings}».",
        en: "You have at least {hours} hours. The business can choose a longer time under “{settings}”.",
    }
    undo_colleagues {
        nb: "Kolleger med samme rett kan også angre. Loggen viser både endringen og at den ble angret.",
        nn: "Kollegaer med same rett kan også angre. Loggen viser både endringa og at ho vart angra.",
        en: "Colleagues with the same right can undo it too. The log shows both the change and that it was undone.",
    }
    wrong { nb: "Når det ikke går", nn: "Når det ikkje går", en: "When it does not work" }
    no_page { nb: "Du får ikke åpnet siden.", nn: "Du får ikkje opna sida.", en: "You cannot open the page." }
    no_page_why {
        nb: "Du mangler rollen eller fullmakten som trengs. Siden sier hvilken, og hvem som kan gi deg den.",
        nn: "Du manglar rolla eller fullmakta som trengst. Sida seier kva for ei, og kven som kan gi deg ho.",
        en: "You lack the role or authorisation that is needed. The page says which, and who can give it to you.",
    }
    low { nb: "Du blir bedt om å logge inn igjen.", nn: "Du blir beden om å logge inn igjen.", en: "You are asked to sign in again." }
    low_why {
        nb: "Endringer krever innlogging på høyt nivå, for eksempel med BankID. Det du har skrevet, blir tatt vare på.",
        nn: "Endringar krev innlogging på høgt nivå, til dømes med BankID. Det du har skrive, blir teke vare på.",
        en: "Changes require signing in at the high level, such as with BankID. What you have written is kept.",
    }
    words_here { nb: "Ord på denne siden", nn: "Ord på denne sida", en: "Words on this page" }
    pictures {
        nb: "Bildene viser portalen på bokmål, med oppdiktede virksomheter.",
        nn: "Bileta viser portalen på bokmål, med oppdikta verksemder.",
        en: "The pictures show the portal in Bokmål, with made-up businesses.",
    }
    next { nb: "Les også", nn: "Les også", en: "Read also" }
    give_supplier { nb: "Gi en leverandør fullmakt", nn: "Gi ein leverandør fullmakt", en: "Authorise a supplier" }
    see_who { nb: "Se hvem som har hva, og hvorfor", nn: "Sjå kven som har kva, og kvifor", en: "See who has what, and why" }
    remove { nb: "Fjern en fullmakt, og angre", nn: "Fjern ei fullmakt, og angre", en: "Remove an authorisation, and undo it" }
    answer { nb: "Svar på en forespørsel", nn: "Svar på ein førespurnad", en: "Answer a request" }
    give_person {
        nb: "Gi en ansatt eller kollega fullmakt",
        nn: "Gi ein tilsett eller kollega fullmakt",
        en: "Authorise an employee or colleague",
    }
    new_scope { nb: "Opprett et scope og gi tilgang", nn: "Opprett eit scope og gi tilgang", en: "Create a scope and give access" }
    deactivate {
        nb: "Deaktiver et scope, og ta det i bruk igjen",
        nn: "Deaktiver eit scope, og ta det i bruk igjen",
        en: "Deactivate a scope, and reactivate it",
    }
    make_client { nb: "Lag en klient og hent token", nn: "Lag ein klient og hent token", en: "Make a client and fetch a token" }
    why { nb: "Hvorfor virker det ikke?", nn: "Kvifor verkar det ikkje?", en: "Why does it not work?" }
    why_lead {
        nb: "Klienten fikk ikke token. Se hva koden betyr, og hva du gjør nå.",
        nn: "Klienten fekk ikkje token. Sjå kva koden tyder, og kva du gjer no.",
        en: "The client got no token. See what the code means, and what to do next.",
    }
    words { nb: "Ordliste", nn: "Ordliste", en: "Word list" }
    words_lead {
        nb: "Ord du møter i portalen, og hva de betyr her.",
        nn: "Ord du møter i portalen, og kva dei tyder her.",
        en: "Words you meet in the portal, and what they mean here.",
    }
}

impl Texts {
    /// What a task is called.
    pub fn topic(self, topic: Topic) -> &'static str {
        match topic {
            Topic::GiveSupplier => self.give_supplier(),
            Topic::SeeWho => self.see_who(),
            Topic::Remove => self.remove(),
            Topic::Answer => self.answer(),
            Topic::GivePerson => self.give_person(),
            Topic::NewScope => self.new_scope(),
            Topic::Deactivate => self.deactivate(),
            Topic::MakeClient => self.make_client(),
        }
    }
}
