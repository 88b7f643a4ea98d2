//! What the documents name is there: files, tests, and the pages they link to.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::architecture::files;

/// Where a file that is named without its folder may be.
const FOLDERS: [&str; 5] = ["", "src", "templates", "tests/it", "docs"];

/// Endings of names of files.
const ENDINGS: [&str; 10] = [".rs", ".sql", ".mjs", ".md", ".toml", ".html", ".css", ".js", ".lock", ".snap"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document, with its text but without blocks of code.
fn papers() -> Vec<(PathBuf, String)> {
    let mut papers = Vec::new();
    for folder in ["", "docs", "docs/adr"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let text = fs::read_to_string(&path).unwrap();
                papers.push((path, text.split("```").step_by(2).collect()));
            }
        }
    }
    papers
}

/// Every comment of the sources, line after line, with where it begins.
fn comments() -> Vec<(PathBuf, String)> {
    let mut comments = Vec::new();
    let files = [files(&root().join("src"), "rs"), files(&root().join("sql"), "sql")].concat();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<Option<&str>> = text
            .lines()
            .map(|line| ["//", "--"].iter().find_map(|mark| line.trim_start().strip_prefix(mark)))
            .collect();
        for block in lines.split(Option::is_none).filter(|block| !block.is_empty()) {
            let lines: Vec<&str> = block.iter().flatten().map(|line| line.trim_start_matches(['/', '!'])).collect();
            comments.push((path.clone(), lines.join("\n")));
        }
    }
    comments
}

/// The file that goes by this name, wherever it is.
fn file(name: &str) -> Option<PathBuf> {
    FOLDERS.iter().map(|folder| root().join(folder).join(name)).find(|path| path.exists())
}

/// Is it the name of a file of ours? Names without a folder stand for many files of the rooms, unless a test is named with them.
fn is_file(name: &str, has_test: bool) -> bool {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c)) && !name.starts_with(['/', '.']);
    let scripts = name.strip_prefix("bin/").is_some_and(|script| !script.is_empty());
    let known = scripts || ENDINGS.iter().any(|ending| name.ends_with(ending));
    plain && known && (has_test || name.contains('/'))
}

#[test]
fn documents_name_files_and_tests_that_exist() {
    let mut missing = BTreeSet::new();
    for (paper, text) in papers().into_iter().chain(comments()) {
        for quoted in text.split('`').skip(1).step_by(2) {
            let (name, test) = quoted.split_once("::").map_or((quoted, None), |(name, test)| (name, Some(test)));
            let name = name.split(' ').next().unwrap_or_default();
            // What a build makes is not in a fresh clone.
            if !is_file(name, test.is_some()) || name.starts_with("target/") {
                continue;
            }
            let Some(found) = file(name) else {
                missing.insert(format!("{}: {name}", paper.display()));
                continue;
            };
            if let Some(test) = test.filter(|_| found.is_file()) {
                let last = test.rsplit("::").next().unwrap_or_default();
                let code = fs::read_to_string(&found).unwrap();
                if !["fn ", "struct ", "enum ", "trait ", "const "]
                    .iter()
                    .any(|kind| code.contains(&format!("{kind}{last}")))
                {
                    missing.insert(format!("{}: {last} in {name}", paper.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Only a test with a name can be missed.
#[test]
fn a_comment_that_leans_on_a_test_says_which() {
    let leans = |text: &str| text.replace('\n', " ").contains(" a test");
    let vague = comments().into_iter().filter(|(_, text)| leans(text) && !text.contains("`tests/"));
    let vague: Vec<String> = vague.map(|(path, text)| format!("{}:{text}", path.display())).collect();
    assert!(vague.is_empty(), "{}", vague.join("\n"));
}

#[test]
fn documents_link_to_pages_that_exist() {
    let mut missing = BTreeSet::new();
    for (paper, text) in papers() {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        for target in targets.map(|target| target.split('#').next().unwrap_or_default()) {
            let here = target.is_empty() || target.contains("://");
            if !here && !paper.parent().unwrap().join(target).exists() {
                missing.insert(format!("{}: {target}", paper.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}
