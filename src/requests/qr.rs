//! A link as a picture that a telephone can read, drawn here and sent to nobody.

use qrcode::{Color, EcLevel, QrCode};

/// The dark squares of a code, as one path of an SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Qr {
    /// Squares on a side, with the quiet zone of four around it that readers need.
    pub side: usize,
    pub path: String,
}

/// The code of a text. `None`: it is too long for one.
pub(crate) fn draw(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{}v1H{}z", x + 4, y + 4, run.len(), x + 4));
            }
            x += run.len();
        }
    }
    Some(Qr { side: width + 8, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_readers_look_for_them() {
        let qr = draw("https://portner.example/nb/foresporsel/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d").unwrap();
        assert!(qr.path.starts_with("M4 4h7v1H4z"), "{}", qr.path);
        assert!(qr.path.contains(&format!("M{} 4h7v1H{}z", qr.side - 11, qr.side - 11)));
        assert_eq!(draw(&"x".repeat(5000)), None);
    }
}
