//! Who lives in the demo world, by the numbers they sign in with.

/// Daily leader of Eksempel kommune.
pub const KARI: &str = "01818506895";
/// Employee of Eksempel kommune who holds the package.
pub const INGRID: &str = "15888744077";
/// Chair of Regnskap AS, which holds the package of Eksempel kommune.
pub const PER: &str = "30876119737";
/// Employee of Eksempel kommune who has nothing yet.
pub const TOR: &str = "12839210033";
/// Board member of Eksempel kommune without power.
pub const MONA: &str = "17856415023";
/// Daily leader of the supplier Systemhuset AS.
pub const OLA: &str = "21908321720";
/// Daily leader of the supplier Nett AS.
pub const ALI: &str = "11910479883";
/// Has five organisations, which no other person of the demo has to do with.
pub const ANNE: &str = "29829645864";
/// Chair of five hundred.
pub const HANNE: &str = "06868047257";
/// Contact person of a foreign company.
pub const ERIK: &str = "09897521323";
/// Daily leader of Vestby vannverk, provider and customer.
pub const GERD: &str = "24926836877";
/// Administrator of a bankrupt estate.
pub const SIRI: &str = "04849006482";
/// Daily leader of a company that has been deleted.
pub const BENTE: &str = "08850258008";

/// Somebody whom neither the register nor a login has ever told of.
pub const NORA: &str = "10859010003";

/// Support staff.
pub const TURID: &str = "14847910071";
/// Daily leader of Digitaliseringsdirektoratet.
pub const FRODE: &str = "31929311151";
/// Chair of Eksempel kommune, and not to be taken for the Tor who has nothing.
pub const TOR_EKSEMPELEN: &str = "02915726502";
/// Daily leader of the provider Fjordkraft.
pub const NILS: &str = "29827207118";
/// Daily leader of the provider Helsedata.
pub const EVA: &str = "07879918825";

/// The municipality the story is about.
pub const EKSEMPEL: &str = "310123455";
/// A supplier that has something from it already.
pub const SYSTEMHUSET: &str = "310223344";
/// A supplier that has nothing from it.
pub const NETT: &str = "310130079";
/// The waterworks.
pub const VANNVERK: &str = "310334456";
/// Bankrupt.
pub const KONKURS: &str = "310520284";
/// Deleted.
pub const NEDLAGT: &str = "310650358";
/// The accountant of some, which holds the package of Eksempel kommune.
pub const REGNSKAP: &str = "310445568";

/// Somebody who leads an organisation, and may see and do everything there.
pub fn leader_of(org: i32) -> &'static str {
    match org {
        310_123_455 => KARI,
        310_223_344 => OLA,
        310_130_079 => ALI,
        310_334_456 => GERD,
        310_445_568 => PER,
        310_650_358 => BENTE,
        310_390_216 => ERIK,
        991_825_827 => FRODE,
        310_667_781 => NILS,
        310_260_142 => EVA,
        other => panic!("nobody is known who leads {other}"),
    }
}
