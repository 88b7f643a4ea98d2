//! Clients: what an organisation fetches tokens with, each in test or production, with its scopes and its keys.
