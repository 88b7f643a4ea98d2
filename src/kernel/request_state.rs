use jiff::Timestamp;

/// Where a request is on its way. The rule is the same for everything that somebody asks an organisation for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// It waits for an answer.
    Waiting,
    /// What was asked for has been given.
    Approved(Timestamp),
    /// It has been refused.
    Declined(Timestamp),
    /// Whoever asked has taken it back.
    Withdrawn(Timestamp),
    /// Nobody answered in time.
    Expired(Timestamp),
}

/// When a request was answered or withdrawn, if it was, and until when it waits otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestTimes {
    /// When what was asked for was given.
    pub approved: Option<Timestamp>,
    /// When it was refused.
    pub declined: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn: Option<Timestamp>,
    /// From this instant on it does not wait any more.
    pub expires_at: Timestamp,
}

impl RequestTimes {
    /// The state at an instant. An answer outlives the time in which it could be given.
    #[must_use]
    pub fn state(self, now: Timestamp) -> RequestState {
        let approved = self.approved.map(RequestState::Approved);
        let declined = self.declined.map(RequestState::Declined);
        let withdrawn = self.withdrawn.map(RequestState::Withdrawn);
        let expired = (self.expires_at <= now).then_some(RequestState::Expired(self.expires_at));
        approved.or(declined).or(withdrawn).or(expired).unwrap_or(RequestState::Waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_waits_until_it_is_closed_or_its_time_is_over_and_an_answer_outlives_its_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let sent = RequestTimes { approved: None, declined: None, withdrawn: None, expires_at: at(90) };
        assert_eq!(sent.state(at(89)), RequestState::Waiting);
        assert_eq!(sent.state(at(90)), RequestState::Expired(at(90)), "the last moment does not count");
        let closed = Some(at(4));
        assert_eq!(RequestTimes { approved: closed, ..sent }.state(at(400)), RequestState::Approved(at(4)));
        assert_eq!(RequestTimes { declined: closed, ..sent }.state(at(400)), RequestState::Declined(at(4)));
        assert_eq!(RequestTimes { withdrawn: closed, ..sent }.state(at(400)), RequestState::Withdrawn(at(4)));
    }
}
