//! Whatever is sent as a grant is read or refused, and neither panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use portner::maskinporten::{Grant, Sender};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // As it came, and as the parts of a grant before they are encoded.
    read(text);
    let mut parts = text.splitn(3, '\n').map(encode);
    if let (Some(header), Some(claims), Some(signature)) = (parts.next(), parts.next(), parts.next()) {
        read(&format!("{header}.{claims}.{signature}"));
    }
});

fn read(assertion: &str) {
    let (grant, sender) = (Grant::read(assertion), Sender::of(assertion));
    if let Ok(grant) = grant {
        assert_eq!(sender, Some(grant.sender()), "what can be read has the sender that it says");
    }
}

/// Base64 for addresses (RFC 4648 §5), without padding.
fn encode(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut encoded = String::new();
    for group in text.as_bytes().chunks(3) {
        let bits = group.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            encoded.push(char::from(LETTERS[bits >> (18 - 6 * place) & 63]));
        }
    }
    encoded
}
