//! The token endpoint: a grant comes in, and an access token or a refusal goes out.
