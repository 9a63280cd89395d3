//! What a run costs: usage times price. Before free tier and discounts; a price that was not found for a Region counts as nothing.

use crate::sim::model;

/// What is counted in US dollars already: prices that the scenario itself names.
pub(crate) const DOLLARS: &str = "dollars";

/// US dollars for what a node used.
pub(crate) fn of(region: &str, usage: &[(&'static str, f64)]) -> f64 {
    usage
        .iter()
        .map(|(name, quantity)| {
            let price = if *name == DOLLARS {
                1.0
            } else {
                model::price(region, name).unwrap_or(0.0)
            };
            quantity * price
        })
        .sum()
}
