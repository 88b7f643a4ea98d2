use super::super::device::Device;
use crate::{
    access::session::{ColorScheme, Density},
    kernel::texts,
};

texts! {
    /// A person's own sessions, and how pages look to them.
    pub(crate) struct OwnTexts;
    browser_on(browser, system) { nb: "{browser} på {system}", nn: "{browser} på {system}", en: "{browser} on {system}" }
    unknown_browser { nb: "Ukjent nettleser", nn: "Ukjend nettlesar", en: "Unknown browser" }
    as_system { nb: "Følg systemet", nn: "Følg systemet", en: "Follow the system" }
    light { nb: "Lyst", nn: "Lyst", en: "Light" }
    dark { nb: "Mørkt", nn: "Mørkt", en: "Dark" }
    roomy { nb: "Romslig", nn: "Romsleg", en: "Roomy" }
    standard { nb: "Standard", nn: "Standard", en: "Standard" }
    compact { nb: "Kompakt", nn: "Kompakt", en: "Compact" }
    event_name(name) { nb: "Oppga navnet {name}", nn: "Oppgav namnet {name}", en: "Gave the name {name}" }
    event_session(device) {
        nb: "Logget ut en annen innlogging: {device}",
        nn: "Logga ut ei anna innlogging: {device}",
        en: "Signed out another session: {device}",
    }
    event_others(count) {
        nb: "Logget ut alle andre innlogginger ({count})",
        nn: "Logga ut alle andre innloggingar ({count})",
        en: "Signed out all other sessions ({count})",
    }
    event_appearance(scheme, density) {
        nb: "Valgte utseende: {scheme}. Tetthet: {density}",
        nn: "Valde utsjånad: {scheme}. Tettleik: {density}",
        en: "Chose appearance: {scheme}. Density: {density}",
    }
}

impl OwnTexts {
    /// The kind of browser, in words.
    pub(crate) fn device(self, device: &Device) -> String {
        match (&device.browser, &device.system) {
            (Some(browser), Some(system)) => self.browser_on(browser, system),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.unknown_browser().to_owned(),
        }
    }
    pub(crate) fn scheme(self, scheme: ColorScheme) -> &'static str {
        match scheme {
            ColorScheme::Auto => self.as_system(),
            ColorScheme::Light => self.light(),
            ColorScheme::Dark => self.dark(),
        }
    }
    pub(crate) fn density(self, density: Density) -> &'static str {
        match density {
            Density::Roomy => self.roomy(),
            Density::Standard => self.standard(),
            Density::Compact => self.compact(),
        }
    }
}
