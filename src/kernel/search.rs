/// What was typed into a search, in lower case and without its outer blanks, as text for `like`: signs that would mean something there
/// stand for themselves. `None`: nothing was typed, which finds everything.
#[must_use]
pub fn search_text(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    (!typed.is_empty()).then(|| typed.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_stand_for_themselves() {
        assert_eq!(search_text(" 100% Øl_\\ ").as_deref(), Some("100\\% øl\\_\\\\"));
        assert_eq!(search_text(" "), None);
    }
}
