use crate::{kernel::texts, web::Words};

texts! {
    /// Keys: how they come, and what can be wrong with one.
    pub(crate) struct Keys: Words;
    add_lead {
        nb: "Nøkkelen gjelder i ett år. Legger du inn en klienten har fra før, får den ett år til. De andre nøklene blir som de er.",
        nn: "Nøkkelen gjeld i eitt år. Legg du inn ein klienten har frå før, får han eitt år til. Dei andre nøklane blir som dei er.",
        en: "The key applies for a year. If you add one that the client has already, it gets another year. The other keys stay as they \
             are.",
    }
    key_question { nb: "Nøkkel", nn: "Nøkkel", en: "Key" }
    key_help {
        nb: "Programmet signerer med en privat nøkkel. Her ligger bare den offentlige delen.",
        nn: "Programmet signerer med ein privat nøkkel. Her ligg berre den offentlege delen.",
        en: "The program signs with a private key. Only the public part is kept here.",
    }
    in_browser {
        nb: "Lag en nøkkel for meg i nettleseren",
        nn: "Lag ein nøkkel for meg i nettlesaren",
        en: "Make a key for me in the browser",
    }
    in_browser_help {
        nb: "RSA 3072, RS256. Den private delen sendes aldri hit.",
        nn: "RSA 3072, RS256. Den private delen blir aldri send hit.",
        en: "RSA 3072, RS256. The private part is never sent here.",
    }
    maker_help {
        nb: "Last ned den private nøkkelen før du går videre. Den kan ikke hentes senere. Velg PEM hvis programmet ikke ber om JWK: \
             eksemplene på klientens side leser PEM, og der står det hvordan JWK blir PEM.",
        nn: "Last ned den private nøkkelen før du går vidare. Han kan ikkje hentast seinare. Vel PEM om programmet ikkje ber om JWK: døma \
             på sida til klienten les PEM, og der står det korleis JWK blir PEM.",
        en: "Download the private key before you go on. It cannot be retrieved later. Choose PEM unless your program asks for JWK: the \
             examples on the client's page read PEM, and it says there how JWK becomes PEM.",
    }
    save_pem { nb: "Last ned som PEM", nn: "Last ned som PEM", en: "Download as PEM" }
    save_jwk { nb: "Last ned som JWK", nn: "Last ned som JWK", en: "Download as JWK" }
    maker_saved {
        nb: "Nøkkelen er laget. Oppbevar filen trygt, og slett den fra nedlastinger når den er på plass.",
        nn: "Nøkkelen er laga. Oppbevar fila trygt, og slett ho frå nedlastingar når ho er på plass.",
        en: "The key has been made. Keep the file safe, and delete it from your downloads when it is in place.",
    }
    unsaved {
        nb: "Last ned den private nøkkelen først, som PEM eller JWK.",
        nn: "Last ned den private nøkkelen først, som PEM eller JWK.",
        en: "Download the private key first, as PEM or JWK.",
    }
    maker_failed {
        nb: "Nettleseren kan ikke lage nøkler her. Lag en selv, og lim inn den offentlige delen.",
        nn: "Nettlesaren kan ikkje lage nøklar her. Lag ein sjølv, og lim inn den offentlege delen.",
        en: "The browser cannot make keys here. Make one yourself, and paste the public part.",
    }
    paste {
        nb: "Lim inn eller last opp en offentlig nøkkel",
        nn: "Lim inn eller last opp ein offentleg nøkkel",
        en: "Paste or upload a public key",
    }
    paste_help {
        nb: "JWK, JWKS, PEM eller sertifikat, RSA med minst 2048 bit.",
        nn: "JWK, JWKS, PEM eller sertifikat, RSA med minst 2048 bit.",
        en: "JWK, JWKS, PEM or certificate, RSA of at least 2048 bits.",
    }
    later { nb: "Legg til nøkkel senere", nn: "Legg til nøkkel seinare", en: "Add a key later" }
    later_help {
        nb: "Klienten får ikke token før den har en.",
        nn: "Klienten får ikkje token før han har ein.",
        en: "The client gets no tokens until it has one.",
    }
    later_help_certificate {
        nb: "Til klienten har en, kan den hente token med virksomhetssertifikatet (x5c).",
        nn: "Til klienten har ein, kan han hente token med verksemdssertifikatet (x5c).",
        en: "Until the client has one, it can fetch tokens with the business certificate (x5c).",
    }
    text_label { nb: "Offentlig nøkkel", nn: "Offentleg nøkkel", en: "Public key" }
    text_help {
        nb: "Lim inn hele teksten. Mangler den kid, blir det nøkkelens fingeravtrykk (RFC 7638).",
        nn: "Lim inn heile teksten. Manglar han kid, blir det fingeravtrykket til nøkkelen (RFC 7638).",
        en: "Paste the whole text. If it has no kid, that is the thumbprint of the key (RFC 7638).",
    }
    file_label { nb: "Eller velg en fil", nn: "Eller vel ei fil", en: "Or choose a file" }
    file_help { nb: "Filen brukes hvis du velger en.", nn: "Fila blir brukt om du vel ei.", en: "The file is used if you choose one." }
    how_to_make { nb: "Lag nøkkel med openssl", nn: "Lag nøkkel med openssl", en: "Make a key with openssl" }
    openssl_lead {
        nb: "Behold privat.pem, og lim inn eller last opp offentlig.pem.",
        nn: "Ta vare på privat.pem, og lim inn eller last opp offentlig.pem.",
        en: "Keep privat.pem, and paste or upload offentlig.pem.",
    }
    kid { nb: "Nøkkel (kid)", nn: "Nøkkel (kid)", en: "Key (kid)" }
    missing {
        nb: "Lim inn en offentlig nøkkel, velg en fil, eller velg å legge til nøkkel senere.",
        nn: "Lim inn ein offentleg nøkkel, vel ei fil, eller vel å leggje til nøkkel seinare.",
        en: "Paste a public key, choose a file, or choose to add a key later.",
    }
    missing_here {
        nb: "Lim inn en offentlig nøkkel, eller velg en fil.",
        nn: "Lim inn ein offentleg nøkkel, eller vel ei fil.",
        en: "Paste a public key, or choose a file.",
    }
    too_long(most) {
        nb: "Teksten er lengre enn {most} KiB, og er ikke lest. Lim inn bare nøkkelen.",
        nn: "Teksten er lengre enn {most} KiB, og er ikkje lesen. Lim inn berre nøkkelen.",
        en: "The text is longer than {most} KiB and has not been read. Paste the key only.",
    }
    private {
        nb: "Dette er en privat nøkkel. Vi har ikke lagret den. Bruk bare den offentlige delen, og bytt nøkkelen hvis andre kan ha sett \
             den.",
        nn: "Dette er ein privat nøkkel. Vi har ikkje lagra han. Bruk berre den offentlege delen, og byt nøkkelen om andre kan ha sett \
             han.",
        en: "This is a private key. We have not stored it. Use the public part only, and replace the key if others may have seen it.",
    }
    neither {
        nb: "Vi kjenner ikke igjen teksten. Lim inn en JWK, som er JSON, eller PEM, som begynner med -----BEGIN.",
        nn: "Vi kjenner ikkje igjen teksten. Lim inn ein JWK, som er JSON, eller PEM, som begynner med -----BEGIN.",
        en: "We do not recognise the text. Paste a JWK, which is JSON, or PEM, which begins with -----BEGIN.",
    }
    ssh {
        nb: "Dette er en SSH-nøkkel. Gjør den offentlige delen om til PEM: ssh-keygen -e -m PKCS8 -f id_rsa.pub",
        nn: "Dette er ein SSH-nøkkel. Gjer den offentlege delen om til PEM: ssh-keygen -e -m PKCS8 -f id_rsa.pub",
        en: "This is an SSH key. Turn its public part into PEM: ssh-keygen -e -m PKCS8 -f id_rsa.pub",
    }
    address {
        nb: "Dette er en nettadresse. Vi henter ikke nøkler derfra. Lim inn selve nøkkelen.",
        nn: "Dette er ei nettadresse. Vi hentar ikkje nøklar derifrå. Lim inn sjølve nøkkelen.",
        en: "This is a web address. We do not fetch keys from there. Paste the key itself.",
    }
    base64 {
        nb: "Teksten mangler linjene med -----BEGIN og -----END. Lim inn dem også.",
        nn: "Teksten manglar linjene med -----BEGIN og -----END. Lim inn dei òg.",
        en: "The text lacks the lines with -----BEGIN and -----END. Paste them too.",
    }
    emptied {
        nb: "Feltet er tømt, siden det kan ha stått noe privat i det.",
        nn: "Feltet er tømt, sidan det kan ha stått noko privat i det.",
        en: "The field has been emptied, as there may have been something private in it.",
    }
    json(line, column) {
        nb: "JSON-teksten er ikke riktig ved linje {line}, tegn {column}. Lim inn hele nøkkelen på nytt.",
        nn: "JSON-teksten er ikkje rett ved linje {line}, teikn {column}. Lim inn heile nøkkelen på nytt.",
        en: "The JSON text is wrong at line {line}, character {column}. Paste the whole key again.",
    }
    pem {
        nb: "PEM-teksten kan ikke leses. Lim inn alt fra og med -----BEGIN til og med linjen med -----END.",
        nn: "PEM-teksten kan ikkje lesast. Lim inn alt frå og med -----BEGIN til og med linja med -----END.",
        en: "The PEM text cannot be read. Paste everything from -----BEGIN up to and including the line with -----END.",
    }
    label(label) {
        nb: "Dette er «{label}». Lim inn en offentlig nøkkel eller et sertifikat.",
        nn: "Dette er «{label}». Lim inn ein offentleg nøkkel eller eit sertifikat.",
        en: "This is “{label}”. Paste a public key or a certificate.",
    }
    no_keys {
        nb: "Nøkkelsettet er tomt. Legg en nøkkel i «keys».",
        nn: "Nøkkelsettet er tomt. Legg ein nøkkel i «keys».",
        en: "The key set is empty. Put a key in “keys”.",
    }
    member(name) {
        nb: "Feltet «{name}» i nøkkelen mangler eller kan ikke leses.",
        nn: "Feltet «{name}» i nøkkelen manglar eller kan ikkje lesast.",
        en: "The field “{name}” of the key is missing or cannot be read.",
    }
    not_rsa(kind) {
        nb: "Nøkkelen er av typen {kind}. Maskinporten tar imot RSA.",
        nn: "Nøkkelen er av typen {kind}. Maskinporten tek imot RSA.",
        en: "The key is of the type {kind}. Maskinporten takes RSA.",
    }
    short(bits) {
        nb: "Nøkkelen er på {bits} bit. Den må ha minst 2048.",
        nn: "Nøkkelen er på {bits} bit. Han må ha minst 2048.",
        en: "The key has {bits} bits. It needs at least 2048.",
    }
    long(bits) {
        nb: "Nøkkelen er på {bits} bit. Den kan ha høyst 8192.",
        nn: "Nøkkelen er på {bits} bit. Han kan ha høgst 8192.",
        en: "The key has {bits} bits. It can have at most 8192.",
    }
    algorithm(alg) {
        nb: "Algoritmen {alg} kan ikke brukes. Bruk RS256, RS384 eller RS512.",
        nn: "Algoritmen {alg} kan ikkje brukast. Bruk RS256, RS384 eller RS512.",
        en: "The algorithm {alg} cannot be used. Use RS256, RS384 or RS512.",
    }
    kid_wrong {
        nb: "En kid har 1 til 255 tegn: bokstaver a–z, tall, punktum, understrek og bindestrek.",
        nn: "Ein kid har 1 til 255 teikn: bokstavar a–z, tal, punktum, understrek og bindestrek.",
        en: "A kid has 1 to 255 characters: letters a–z, digits, full stop, underscore and hyphen.",
    }
    kid_person {
        nb: "Nøkkelens kid inneholder et fødselsnummer. Gi nøkkelen et annet navn.",
        nn: "Kid til nøkkelen inneheld eit fødselsnummer. Gi nøkkelen eit anna namn.",
        en: "The kid of the key has a national identity number in it. Give the key another name.",
    }
    wrong_use(usage) {
        nb: "Nøkkelen er til «{usage}». Feltet «use» må være «sig» eller mangle.",
        nn: "Nøkkelen er til «{usage}». Feltet «use» må vere «sig» eller mangle.",
        en: "The key is for “{usage}”. The field “use” must be “sig” or be missing.",
    }
    early(day) {
        nb: "Sertifikatet gjelder først fra {day}. Bruk ett som gjelder nå.",
        nn: "Sertifikatet gjeld først frå {day}. Bruk eitt som gjeld no.",
        en: "The certificate is valid from {day} on. Use one that is valid now.",
    }
    expired(day) {
        nb: "Sertifikatet gikk ut {day}. Bruk et som gjelder.",
        nn: "Sertifikatet gjekk ut {day}. Bruk eit som gjeld.",
        en: "The certificate expired {day}. Use one that is valid.",
    }
    several(n) {
        nb: "Teksten har {n} nøkler. Legg inn én om gangen.",
        nn: "Teksten har {n} nøklar. Legg inn éin om gongen.",
        en: "The text has {n} keys. Add one at a time.",
    }
    kid_taken(kid) {
        nb: "Klienten har allerede en annen nøkkel som heter {kid}. Gi den nye en annen kid.",
        nn: "Klienten har allereie ein annan nøkkel som heiter {kid}. Gi den nye ein annan kid.",
        en: "The client already has another key called {kid}. Give the new one another kid.",
    }
    same_key(kid) {
        nb: "Klienten har allerede denne nøkkelen, med kid {kid}. Bruk den kid-en for å gi den ett år til.",
        nn: "Klienten har allereie denne nøkkelen, med kid {kid}. Bruk den kid-en for å gi han eitt år til.",
        en: "The client already has this key, with kid {kid}. Use that kid to give it another year.",
    }
    too_many(most) {
        nb: "Klienten har {most} nøkler, og flere kan den ikke ha. Fjern en først. En den har fra før, kan fornyes.",
        nn: "Klienten har {most} nøklar, og fleire kan han ikkje ha. Fjern ein først. Ein han har frå før, kan fornyast.",
        en: "The client has {most} keys, and it cannot have more. Remove one first. One that it has already can be renewed.",
    }
}
