//! The answer as text, for a terminal and for whoever sends it on.

use super::{sentences::Told, texts::PageTexts};
use crate::kernel::Lang;

/// The answer in lines.
pub(super) fn plain(lang: Lang, told: &Told) -> String {
    let t = PageTexts(lang);
    let mut text = format!("{}\n", told.headline);
    for line in &told.more {
        text += &format!("{line}\n");
    }
    if !told.who.is_empty() {
        text += &format!("\n{}: {}\n", t.who(), told.who);
    }
    text.push('\n');
    for (name, value) in &told.about {
        text += &format!("{name}: {value}\n");
    }
    text += &format!("{}\n", told.at);
    if !told.steps.is_empty() {
        text.push('\n');
    }
    for (number, step) in (1..).zip(&told.steps) {
        let said = if step.sentence.is_empty() { String::new() } else { format!(": {}", step.sentence) };
        text += &format!("{number:>4}. {} ({}){said}\n", step.name, step.word);
    }
    text
}
