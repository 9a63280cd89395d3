//! What a run costs: usage times price. Before free tier and discounts; a price that was not found for a Region counts as nothing, and
//! is told.

use crate::sim::model;

/// What is counted in US dollars already: prices that the scenario itself names.
pub(crate) const DOLLARS: &str = "dollars";

/// Something a run used that its price table has no price for; it counts as nothing in the costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpriced {
    /// The node that used it.
    pub node: String,
    /// The name of the price, such as `eventbridge_event`.
    pub price: &'static str,
}

/// US dollars for what a node used.
pub(crate) fn of(region: &str, usage: &[(&'static str, f64)]) -> f64 {
    usage
        .iter()
        .map(|(name, quantity)| quantity * price(region, name).unwrap_or(0.0))
        .sum()
}

/// What a node used and the table has no price for.
pub(crate) fn unpriced(
    region: &str,
    node: &str,
    usage: &[(&'static str, f64)],
) -> impl Iterator<Item = Unpriced> {
    usage
        .iter()
        .filter(|(name, quantity)| *quantity > 0.0 && price(region, name).is_none())
        .map(|(price, _)| Unpriced {
            node: node.to_owned(),
            price,
        })
}

fn price(region: &str, name: &str) -> Option<f64> {
    if name == DOLLARS {
        Some(1.0)
    } else {
        model::price(region, name)
    }
}
