//! What the tests share.

pub mod test_db;
