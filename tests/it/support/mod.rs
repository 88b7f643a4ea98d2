//! What the tests share.

pub mod behind;
pub mod browser;
pub mod crawl;
pub mod kept;
pub mod machine;
pub mod page;
pub mod people;
pub mod program;
pub mod readers;
pub mod steps;
pub mod test_db;
pub mod world;
