//! IAM: may this principal do this action on this resource? Policies in, a decision with every step out. Must not know any
//! service: a service asks with a [`request::Request`].

pub mod condition;
pub mod evaluate;
pub mod place;
pub mod policy;
pub mod request;
pub mod ruling;
