//! argv → cli; cli returns an exit code or asks for the tutor; nothing else happens here.

fn main() {}
