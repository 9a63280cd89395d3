//! One failing course for each rule, made from a small clean one.
