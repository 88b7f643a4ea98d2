//! The colours of our own theme, light and dark: text stands out from what it stands on, and so do lines that say something.

use std::collections::BTreeMap;

/// WCAG 2.2, 1.4.3: text. 1.4.11: what one must see of a control.
const TEXT: f64 = 4.5;
const LINE: f64 = 3.0;

/// What stands on what, by the names that Designsystemet gives its tokens.
const PAIRS: &[(&str, &str, f64)] = &[
    ("text-default", "background-default", TEXT),
    ("text-default", "background-tinted", TEXT),
    ("text-default", "surface-default", TEXT),
    ("text-default", "surface-tinted", TEXT),
    ("text-default", "surface-hover", TEXT),
    ("text-subtle", "background-default", TEXT),
    ("text-subtle", "background-tinted", TEXT),
    ("text-subtle", "surface-default", TEXT),
    ("base-contrast-default", "base-default", TEXT),
    ("base-contrast-default", "base-hover", TEXT),
    ("border-default", "background-default", LINE),
    ("border-default", "surface-default", LINE),
    ("border-strong", "surface-default", LINE),
    ("base-default", "background-default", LINE),
    ("base-default", "surface-default", LINE),
];

/// Of each colour the value in the light and in the dark scheme.
fn colours() -> BTreeMap<String, [String; 2]> {
    let style = include_str!("../../static/css/theme.css");
    let of = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--ds-color-")?.split_once(": light-dark(")?;
        let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
        Some((name.to_owned(), [light.to_owned(), dark.to_owned()]))
    };
    style.lines().filter_map(of).collect()
}

/// The relative luminance of `#rrggbb`, as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_colour_of_the_theme_stands_out_from_what_it_stands_on_in_both_schemes() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
    let colours = colours();
    for family in ["accent", "neutral"] {
        for (above, below, least) in PAIRS {
            let [above, below] = [above, below].map(|name| &colours[&format!("{family}-{name}")]);
            for scheme in 0..2 {
                let is = contrast(&above[scheme], &below[scheme]);
                assert!(is >= *least, "{family}: {} on {} is {is:.2}, not {least}", above[scheme], below[scheme]);
            }
        }
    }
}
