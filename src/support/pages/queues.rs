use super::super::{store, views::QueuesView};
use crate::{
    access::Staff,
    web::{self, page},
};

/// `/nb/brukerstotte/koer`: what waits for somebody, and how it is put right.
pub(super) async fn queues(staff: Staff) -> web::Result {
    let queues = store::queues(&mut *staff.db().await?, &staff).await?;
    page(&QueuesView::new(&staff, queues))
}
