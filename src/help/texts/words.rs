use crate::{kernel::texts, sitemap::help::Word, web::WordNames};

texts! {
    /// The words of the list, and what they mean.
    pub(in super::super) struct WordTexts;
    called(term) { nb: "I tekniske tekster: {term}", nn: "I tekniske tekstar: {term}", en: "In technical texts: {term}" }
    source(source) { nb: "Kilde: {source}", nn: "Kjelde: {source}", en: "Source: {source}" }
    register { nb: "Enhetsregisteret", nn: "Einingsregisteret", en: "the Register of Legal Entities" }
    maskinporten { nb: "dokumentasjonen til Maskinporten", nn: "dokumentasjonen til Maskinporten", en: "the documentation of Maskinporten" }
    altinn { nb: "dokumentasjonen til Altinn", nn: "dokumentasjonen til Altinn", en: "the documentation of Altinn" }
    here { nb: "denne portalen", nn: "denne portalen", en: "this portal" }
    api_resource_means {
        nb: "En samling scopes med et navn folk forstår. Det er API-ressurser en leverandør får fullmakt til.",
        nn: "Ei samling scope med eit namn folk forstår. Det er API-ressursar ein leverandør får fullmakt til.",
        en: "A bundle of scopes with a name that people understand. API resources are what a supplier is authorised for.",
    }
    provider_means {
        nb: "Virksomheten som eier et API, og bestemmer hvem som får tilgang til det.",
        nn: "Verksemda som eig eit API, og avgjer kven som får tilgang til det.",
        en: "The business that owns an API, and decides who has access to it.",
    }
    consumer_org_means {
        nb: "Feltet der en leverandør oppgir organisasjonsnummeret til kunden sin, når den ber om token.",
        nn: "Feltet der ein leverandør oppgir organisasjonsnummeret til kunden sin, når han ber om token.",
        en: "The field in which a supplier gives the organisation number of its customer, when it asks for a token.",
    }
    environment_means {
        nb: "Test eller produksjon. De er skilt fra hverandre: Et scope eller en tilgang i test gjelder ikke i produksjon.",
        nn: "Test eller produksjon. Dei er skilde frå kvarandre: Eit scope eller ein tilgang i test gjeld ikkje i produksjon.",
        en: "Test or production. They are kept apart: a scope or an access in test does not apply in production.",
    }
    delegation_means {
        nb: "Det virksomheten gir en leverandør eller en person, så de kan gjøre noe på vegne av den.",
        nn: "Det verksemda gir ein leverandør eller ein person, så dei kan gjere noko på vegner av ho.",
        en: "What the business gives a supplier or a person, so that they can do something on its behalf.",
    }
    main_administrator_means {
        nb: "En tilgangspakke. Den som har den, kan gi fullmakter videre, også dem de ikke har selv.",
        nn: "Ein tilgangspakke. Den som har han, kan gi fullmakter vidare, også dei dei ikkje har sjølve.",
        en: "An access package. Whoever holds it can give authorisations, also those they do not hold themselves.",
    }
    client_means {
        nb: "Et program som henter token for en virksomhet. Det kalles også en integrasjon.",
        nn: "Eit program som hentar token for ei verksemd. Det blir også kalla ein integrasjon.",
        en: "A program that fetches tokens for a business. It is also called an integration.",
    }
    consumer_means {
        nb: "En virksomhet som har fått tilgang til et scope. Den bruker API-et selv, eller lar en leverandør gjøre det.",
        nn: "Ei verksemd som har fått tilgang til eit scope. Ho bruker API-et sjølv, eller lèt ein leverandør gjere det.",
        en: "A business that has been given access to a scope. It uses the API itself, or lets a supplier do so.",
    }
    receipt_means {
        nb: "Siden du får når noe er endret. Den har en referanse, sier hva som ble gjort, og er stedet der du angrer.",
        nn: "Sida du får når noko er endra. Ho har ein referanse, seier kva som vart gjort, og er staden der du angrar.",
        en: "The page you get when something has changed. It has a reference, says what was done, and is where you undo it.",
    }
    supplier_means {
        nb: "En virksomhet som bruker API på vegne av en annen, for eksempel en som lager fagsystemer.",
        nn: "Ei verksemd som bruker API på vegner av ei anna, til dømes ei som lagar fagsystem.",
        en: "A business that uses APIs on behalf of another, such as one that makes software.",
    }
    nuf_means {
        nb: "Norskregistrert utenlandsk foretak: en virksomhet fra et annet land som er registrert i Norge.",
        nn: "Norskregistrert utanlandsk føretak: ei verksemd frå eit anna land som er registrert i Noreg.",
        en: "Norwegian-registered foreign business: a business from another country that is registered in Norway.",
    }
    key_role_means {
        nb: "En rolle som lar deg handle for virksomheten uten å spørre noen, for eksempel daglig leder eller styrets leder.",
        nn: "Ei rolle som lèt deg handle for verksemda utan å spørje nokon, til dømes dagleg leiar eller styreleiar.",
        en: "A role that lets you act for the business without asking anybody, such as general manager or chair of the board.",
    }
    prefix_means {
        nb: "Det første i navnet på alle scopes en virksomhet lager. Brukerstøtte tildeler det.",
        nn: "Det første i namnet på alle scope ei verksemd lagar. Brukarstøtta tildeler det.",
        en: "The first part of the name of every scope that a business makes. Support allots it.",
    }
    scope_means {
        nb: "Navnet på noe et API gir, for eksempel eksempel:vann/maaler.read. Endelsen sier om det er å lese eller skrive.",
        nn: "Namnet på noko eit API gir, til dømes eksempel:vann/maaler.read. Endinga seier om det er å lese eller skrive.",
        en: "The name of something that an API gives, such as eksempel:vann/maaler.read. Its ending says whether to read or write.",
    }
    access_means {
        nb: "Det en API-tilbyder har åpnet for en konsument: å bruke et scope.",
        nn: "Det ein API-tilbydar har opna for ein konsument: å bruke eit scope.",
        en: "What an API provider has opened to a consumer: the use of a scope.",
    }
    access_package_means {
        nb: "En samling av det en rolle lar deg gjøre. Den følger med rollen, eller kan gis til andre.",
        nn: "Ei samling av det ei rolle lèt deg gjere. Ho følgjer med rolla, eller kan givast til andre.",
        en: "A bundle of what a role lets you do. It comes with the role, or can be given to others.",
    }
    token_means {
        nb: "Et bevis som et program viser til et API. Det sier hvem som spør og hva de har tilgang til, og virker en kort stund.",
        nn: "Eit bevis som eit program viser til eit API. Det seier kven som spør og kva dei har tilgang til, og verkar ei kort stund.",
        en: "A proof that a program shows to an API. It says who asks and what they have access to, and works for a short while.",
    }
    sub_unit_means {
        nb: "En del av en virksomhet med eget organisasjonsnummer. Den som kan handle for hovedenheten, kan handle for den.",
        nn: "Ein del av ei verksemd med eige organisasjonsnummer. Den som kan handle for hovudeininga, kan handle for ho.",
        en: "A part of a business with its own organisation number. Whoever can act for the main unit can act for it.",
    }
    urn_means {
        nb: "Et navn som er likt overalt og ikke blir endret. Systemer bruker det, for eksempel om en tilgangspakke.",
        nn: "Eit namn som er likt overalt og ikkje blir endra. System bruker det, til dømes om ein tilgangspakke.",
        en: "A name that is the same everywhere and does not change. Systems use it, such as for an access package.",
    }
}

/// A word, and all that the list says of it.
#[derive(Debug)]
pub(in super::super) struct Entry {
    pub name: &'static str,
    pub means: &'static str,
    /// What specifications call it, where that is otherwise.
    pub term: &'static str,
    pub source: &'static str,
}

impl WordTexts {
    /// What the list says of a word.
    pub fn entry(self, word: Word) -> Entry {
        let (means, term, source) = match word {
            Word::ApiResource => (self.api_resource_means(), "API resource", self.altinn()),
            Word::Provider => (self.provider_means(), "provider", self.maskinporten()),
            Word::ConsumerOrg => (self.consumer_org_means(), "", self.maskinporten()),
            Word::Environment => (self.environment_means(), "", self.here()),
            Word::Delegation => (self.delegation_means(), "delegation", self.altinn()),
            Word::MainAdministrator => (self.main_administrator_means(), "hovedadministrator", self.altinn()),
            Word::Client => (self.client_means(), "client, integration", "RFC 6749"),
            Word::Consumer => (self.consumer_means(), "consumer", self.maskinporten()),
            Word::Receipt => (self.receipt_means(), "", self.here()),
            Word::Supplier => (self.supplier_means(), "supplier", self.maskinporten()),
            Word::Nuf => (self.nuf_means(), "", self.register()),
            Word::KeyRole => (self.key_role_means(), "DAGL, LEDE, INNH …", self.register()),
            Word::Prefix => (self.prefix_means(), "prefix", self.maskinporten()),
            Word::Scope => (self.scope_means(), "", "RFC 6749"),
            Word::Access => (self.access_means(), "scope access", self.maskinporten()),
            Word::AccessPackage => (self.access_package_means(), "access package", self.altinn()),
            Word::Token => (self.token_means(), "access token", "RFC 6749"),
            Word::SubUnit => (self.sub_unit_means(), "BEDR, AAFY", self.register()),
            Word::Urn => (self.urn_means(), "", "RFC 8141"),
        };
        Entry { name: WordNames(self.0).of(word), means, term, source }
    }
}
