//! What is refused, and that nothing is written then.
