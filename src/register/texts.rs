//! Forms of organisations, spelled out. The register has codes.

use crate::kernel::{Lang, texts};

texts! {
    /// Forms of organisations, by the codes of the register.
    struct Forms;
    as_ { nb: "Aksjeselskap", nn: "Aksjeselskap", en: "Limited company" }
    asa { nb: "Allmennaksjeselskap", nn: "Allmennaksjeselskap", en: "Public limited company" }
    ans { nb: "Ansvarlig selskap", nn: "Ansvarleg selskap", en: "General partnership" }
    da { nb: "Selskap med delt ansvar", nn: "Selskap med delt ansvar", en: "Partnership with shared liability" }
    enk { nb: "Enkeltpersonforetak", nn: "Enkeltpersonføretak", en: "Sole proprietorship" }
    nuf {
        nb: "Norsk avdeling av utenlandsk foretak",
        nn: "Norsk avdeling av utanlandsk føretak",
        en: "Norwegian branch of a foreign company",
    }
    komm { nb: "Kommune", nn: "Kommune", en: "Municipality" }
    fylk { nb: "Fylkeskommune", nn: "Fylkeskommune", en: "County authority" }
    kf { nb: "Kommunalt foretak", nn: "Kommunalt føretak", en: "Municipal enterprise" }
    fkf { nb: "Fylkeskommunalt foretak", nn: "Fylkeskommunalt føretak", en: "County enterprise" }
    iks { nb: "Interkommunalt selskap", nn: "Interkommunalt selskap", en: "Inter-municipal company" }
    orgl { nb: "Organisasjonsledd", nn: "Organisasjonsledd", en: "Part of an organisation" }
    stat { nb: "Staten", nn: "Staten", en: "The state" }
    saer { nb: "Egen lov eller forskrift", nn: "Eiga lov eller forskrift", en: "By its own act" }
    sf { nb: "Statsforetak", nn: "Statsføretak", en: "State enterprise" }
    bedr { nb: "Underenhet", nn: "Undereining", en: "Sub-unit" }
    sti { nb: "Stiftelse", nn: "Stifting", en: "Foundation" }
    fli { nb: "Forening, lag eller innretning", nn: "Foreining, lag eller innretning", en: "Association" }
    sa { nb: "Samvirkeforetak", nn: "Samvirkeføretak", en: "Cooperative" }
    brl { nb: "Borettslag", nn: "Burettslag", en: "Housing cooperative" }
    esek { nb: "Eierseksjonssameie", nn: "Eigarseksjonssameige", en: "Condominium" }
    sam { nb: "Tingsrettslig sameie", nn: "Tingsrettsleg sameige", en: "Co-ownership" }
    pre { nb: "Partrederi", nn: "Partsreiarlag", en: "Shipping partnership" }
    ks { nb: "Kommandittselskap", nn: "Kommandittselskap", en: "Limited partnership" }
    kbo { nb: "Konkursbo", nn: "Konkursbu", en: "Bankruptcy estate" }
    kirk { nb: "Den norske kirke", nn: "Den norske kyrkja", en: "Church of Norway" }
    spa { nb: "Sparebank", nn: "Sparebank", en: "Savings bank" }
    gfs { nb: "Gjensidig forsikringsselskap", nn: "Gjensidig forsikringsselskap", en: "Mutual insurance company" }
    utla { nb: "Utenlandsk enhet", nn: "Utanlandsk eining", en: "Foreign entity" }
}

/// The form in words. One that is not listed keeps its code.
pub(crate) fn form_name(lang: Lang, code: &str) -> String {
    let t = Forms(lang);
    match code {
        "AS" => t.as_(),
        "ASA" => t.asa(),
        "ANS" => t.ans(),
        "DA" => t.da(),
        "ENK" => t.enk(),
        "NUF" => t.nuf(),
        "KOMM" => t.komm(),
        "FYLK" => t.fylk(),
        "KF" => t.kf(),
        "FKF" => t.fkf(),
        "IKS" => t.iks(),
        "ORGL" => t.orgl(),
        "STAT" => t.stat(),
        "SÆR" => t.saer(),
        "SF" => t.sf(),
        "BEDR" | "AAFY" => t.bedr(),
        "STI" => t.sti(),
        "FLI" => t.fli(),
        "SA" => t.sa(),
        "BRL" | "BBL" => t.brl(),
        "ESEK" => t.esek(),
        "SAM" => t.sam(),
        "PRE" => t.pre(),
        "KS" => t.ks(),
        "KBO" => t.kbo(),
        "KIRK" => t.kirk(),
        "SPA" => t.spa(),
        "GFS" => t.gfs(),
        "UTLA" => t.utla(),
        other => other,
    }
    .to_owned()
}
