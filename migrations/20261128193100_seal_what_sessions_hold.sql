-- From now on the state of a session is sealed (`{"sealed": "…"}`), the issuer's name for it is kept as a keyed hash, and nonce and
-- verifier of an attempt are sealed as well. What lies here in clear is of an earlier version, whose people sign in once more.
update web_session set state = '{}', sid = null;
delete from login_attempt;
