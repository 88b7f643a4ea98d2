//! Gathers the third-party styles, font and icons from `node_modules` and our own from `static/`, names them by content, compresses
//! them, and writes `assets.rs`: a constant for each address and a table of all files. An asset that is missing does not compile.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script everything through the environment")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "a few small strings at build time")]

use std::{
    env, error, fs,
    io::Write,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

type Result<T = ()> = std::result::Result<T, Box<dyn error::Error>>;

const STYLES: [&str; 2] =
    ["@digdir/designsystemet-css/dist/theme/designsystemet.css", "@digdir/designsystemet-css/dist/src/index.css"];
const FONT: &str = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
/// Our own styles, in the order in which they are to win over each other.
const OWN_STYLES: &[&str] = &[
    "theme",
    "base",
    "frame",
    "pieces",
    "forms",
    "tables",
    "pages",
    "front",
    "overview",
    "delegations",
    "scopes",
    "clients",
    "explain",
    "support",
    "help",
    "print",
];
/// The icons that pages show beside words, by the names of Aksel. The compiler warns of one that no page shows.
const ICONS: &[&str] = &[
    "ArrowUndo",
    "Buildings3",
    "CheckmarkCircle",
    "Clock",
    "ExclamationmarkTriangle",
    "Files",
    "Handshake",
    "Inbox",
    "KeyVertical",
    "MagnifyingGlass",
    "MenuHamburger",
    "MinusCircle",
    "Package",
    "PersonPlus",
    "Plus",
    "PrinterSmall",
    "QuestionmarkCircle",
    "Tasklist",
    "XMarkOctagon",
];
const LICENCES: [&str; 3] = ["@digdir/designsystemet-css", "@fontsource-variable/inter", "@navikt/aksel-icons"];

fn main() -> Result {
    for path in ["package-lock.json", "static", "migrations", ".sqlx", "node_modules/.package-lock.json"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let modules = root.join("node_modules");
    if !modules.join(".package-lock.json").exists() {
        return Err("the front-end packages are missing: run bin/setup (or `npm ci --ignore-scripts`)".into());
    }
    let package = |path: &str| fs::read(modules.join(path)).map_err(|e| format!("{path}: {e}"));
    let mut registry = Registry { out: env::var("OUT_DIR")?.into(), constants: String::new(), table: String::new() };

    let font = registry.add("INTER", "inter.woff2", "font/woff2", &package(FONT)?, false)?;
    let mut css = Vec::new();
    for style in STYLES {
        css.extend(package(style)?);
        css.push(b'\n');
    }
    for name in OWN_STYLES {
        let style = fs::read_to_string(root.join("static/css").join(name).with_extension("css"))?;
        css.extend(style.replace("inter.woff2", &font).into_bytes());
    }
    registry.add("APP_CSS", "app.css", "text/css; charset=utf-8", &css, true)?;
    registry.add("APP_JS", "app.js", "text/javascript; charset=utf-8", &fs::read(root.join("static/app.js"))?, true)?;
    registry.add(
        "KEYS_JS",
        "keys.js",
        "text/javascript; charset=utf-8",
        &fs::read(root.join("static/keys.js"))?,
        true,
    )?;
    let mark = fs::read_to_string(root.join("static/favicon.svg"))?;
    registry.inline("FAVICON", "favicon.svg", &mark);
    registry.drawing("MARK", "mark", &mark)?;
    for name in ICONS {
        let svg = String::from_utf8(package(&format!("@navikt/aksel-icons/dist/svg/{name}.svg"))?)?;
        let snake = name.chars().enumerate().fold(String::from("ICON"), |text, (at, char)| {
            let apart = if at == 0 || char.is_ascii_uppercase() { "_" } else { "" };
            text + apart + &char.to_ascii_uppercase().to_string()
        });
        registry.drawing(&snake, "icon", &svg)?;
    }
    registry.pictures(&root.join("static/help"))?;
    let mut licences = String::new();
    for name in LICENCES {
        let folder = modules.join(name);
        let text =
            ["LICENSE", "LICENSE.md", "license"].iter().find_map(|file| fs::read_to_string(folder.join(file)).ok());
        licences += &format!("{name}\n\n{}\n\n", text.unwrap_or_else(|| "See the package.".to_owned()));
    }
    registry.add("LICENCES", "third-party.txt", "text/plain; charset=utf-8", licences.as_bytes(), true)?;
    registry.finish()
}

struct Registry {
    out: PathBuf,
    constants: String,
    table: String,
}

impl Registry {
    fn add(&mut self, constant: &str, name: &str, content_type: &str, body: &[u8], compress: bool) -> Result<String> {
        let hash: String = Sha256::digest(body).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let (stem, ending) = name.rsplit_once('.').ok_or("an asset needs an ending")?;
        let url = format!("/static/{stem}.{hash}.{ending}");
        let file = self.out.join(name);
        keep(&file, body)?;
        let (br, gz) = if compress {
            let mut br = Vec::new();
            let quality = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut &body[..], &mut br, &quality)?;
            let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            gz.write_all(body)?;
            keep(&file.with_extension(format!("{ending}.br")), &br)?;
            keep(&file.with_extension(format!("{ending}.gz")), &gz.finish()?)?;
            let include = |suffix| format!("Some(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.{suffix}\")))");
            (include("br"), include("gz"))
        } else {
            ("None".to_owned(), "None".to_owned())
        };
        self.constants += &format!("/// The address of `{name}`.\npub const {constant}: &str = {url:?};\n");
        self.table += &format!(
            "Asset {{ url: {url:?}, content_type: {content_type:?}, \
             raw: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), br: {br}, gz: {gz} }},\n"
        );
        Ok(url)
    }

    /// A picture that is smaller than the request for it would be: it stands in the page.
    fn inline(&mut self, constant: &str, name: &str, svg: &str) {
        let reserved = ['%', '#', '<', '>', ' '];
        let encoded = svg.trim().chars().fold(String::new(), |text, char| match char {
            '"' => text + "%27",
            char if reserved.contains(&char) => text + &format!("%{:02X}", u32::from(char)),
            char => text + &char.to_string(),
        });
        let url = format!("data:image/svg+xml,{encoded}");
        self.constants += &format!("/// The whole of `{name}`.\npub const {constant}: &str = {url:?};\n");
    }

    /// A drawing that stands in a page beside words that say the same, so nobody reads it aloud.
    fn drawing(&mut self, constant: &str, class: &str, svg: &str) -> Result {
        let (tag, lines) = svg.trim().split_once('>').ok_or("a drawing begins with a tag")?;
        let view =
            tag.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).ok_or("a drawing has a view")?;
        let lines = lines.replace('\n', "");
        let drawing = format!(
            "<svg class=\"{class}\" viewBox=\"{view}\" fill=\"none\" aria-hidden=\"true\" focusable=\"false\">{lines}"
        );
        self.constants += &format!("pub(crate) const {constant}: &str = {drawing:?};\n");
        Ok(())
    }

    /// The pictures of the help, each a constant with its size, so that a page keeps room for it.
    fn pictures(&mut self, folder: &Path) -> Result {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "webp")) {
            let (body, name) = (fs::read(file)?, file.file_name().unwrap_or_default().to_string_lossy());
            let constant = name.trim_end_matches(".webp").replace('-', "_").to_uppercase();
            let (width, height) =
                size_of_webp(&body).ok_or_else(|| format!("{name} is no WebP as Chromium makes them"))?;
            let url = self.add(&format!("{constant}_FILE"), &name, "image/webp", &body, false)?;
            self.constants += &format!(
                "/// The picture `{name}`.\npub const {constant}: Picture = \
                 Picture {{ url: {url:?}, width: {width}, height: {height} }};\n"
            );
        }
        Ok(())
    }

    fn finish(self) -> Result {
        let code =
            format!("{}\n/// Every asset.\npub static ASSETS: &[Asset] = &[\n{}];\n", self.constants, self.table);
        Ok(fs::write(self.out.join("assets.rs"), code)?)
    }
}

/// Width and height, from the header of the first frame (RFC 9649).
fn size_of_webp(body: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize, bytes: usize| {
        let bytes = body.get(at..at + bytes)?;
        Some(bytes.iter().rev().fold(0, |number: u32, byte| number << 8 | u32::from(*byte)))
    };
    match body.get(12..16)? {
        b"VP8 " => Some((number(26, 2)? & 0x3fff, number(28, 2)? & 0x3fff)),
        b"VP8L" => Some(((number(21, 4)? & 0x3fff) + 1, (number(21, 4)? >> 14 & 0x3fff) + 1)),
        b"VP8X" => Some((number(24, 3)? + 1, number(27, 3)? + 1)),
        _ => None,
    }
}

/// Writes only what differs, so that an unchanged asset does not recompile the crate.
fn keep(path: &Path, body: &[u8]) -> Result {
    if fs::read(path).ok().as_deref() != Some(body) {
        fs::write(path, body)?;
    }
    Ok(())
}
