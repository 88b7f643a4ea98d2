//! Names and values as they were written, before they mean anything.

use std::{collections::BTreeMap, fs, str::FromStr};

use secrecy::SecretString;

/// The names and values before they mean anything.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) values: BTreeMap<String, String>,
    pub(super) faults: Vec<String>,
}

impl Raw {
    pub(super) fn fault(&mut self, text: impl Into<String>) {
        self.faults.push(text.into());
    }

    pub(super) fn get(&self, name: &str) -> Option<String> {
        debug_assert!(super::names().any(|known| known == name), "docs/config.md has no row for {name}");
        self.values.get(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
    }

    pub(super) fn text(&self, name: &str, default: &str) -> String {
        self.get(name).unwrap_or_else(|| default.to_owned())
    }

    /// Values with commas between them.
    pub(super) fn list(&self, name: &str, default: &str) -> Vec<String> {
        let text = self.text(name, default);
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A value that has to be there because of another one.
    pub(super) fn required(&mut self, name: &str, because_of: &str) -> String {
        self.get(name).unwrap_or_else(|| {
            self.fault(format!("{name}: required with {because_of}"));
            String::new()
        })
    }

    pub(super) fn parse<T: FromStr>(&mut self, name: &str, default: T, expected: &str) -> T {
        match self.get(name).map(|v| v.parse()) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.fault(format!("{name}: expected {expected}"));
                default
            }
        }
    }

    pub(super) fn choice<T: Copy>(&mut self, name: &str, default: T, choices: &[(&str, T)]) -> T {
        let Some(value) = self.get(name) else { return default };
        if let Some((_, chosen)) = choices.iter().find(|(word, _)| *word == value) {
            return *chosen;
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.fault(format!("{name}: expected one of {}", words.join(", ")));
        default
    }

    /// A secret given as a value or as the path of a file.
    pub(super) fn secret(&mut self, name: &str) -> Option<SecretString> {
        if let Some(value) = self.get(name) {
            return Some(SecretString::from(value));
        }
        let file = self.get(&format!("{name}_file"))?;
        match fs::read_to_string(&file) {
            Ok(text) => Some(SecretString::from(text.trim().to_owned())),
            Err(e) => {
                self.fault(format!("{name}_file: cannot read {file}: {e}"));
                None
            }
        }
    }
}

/// Takes in the settings of a TOML file.
pub(super) fn read_file(raw: &mut Raw, path: &str) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) => return raw.fault(format!("config: cannot read {path}: {e}")),
    };
    match text.parse::<toml::Table>() {
        Ok(table) => {
            for (name, value) in table {
                let value = match value {
                    toml::Value::String(s) => s,
                    other => other.to_string(),
                };
                raw.values.entry(name).or_insert(value);
            }
        }
        Err(e) => raw.fault(format!("config: {path}: {}", e.message())),
    }
}
