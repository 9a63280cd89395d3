//! Batches on their way from a mapping to a function and back. They live in the kernel, so that a call can name one by a number, and
//! their lists are used again.

use crate::sim::identity::Item;

/// A batch: its items, and after the run which of them failed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    pub items: Vec<BatchItem>,
    /// Whether the function reports failures item by item.
    pub reports: bool,
    /// Whether it comes from a FIFO queue: the function stops at the first item that fails, and reports all behind it too.
    pub ordered: bool,
}

/// An item of a batch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BatchItem {
    pub item: Item,
    pub failed: bool,
}

/// All batches on their way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batches {
    batches: Vec<Batch>,
    free: Vec<u32>,
}

impl Batches {
    /// An empty batch.
    pub fn open(&mut self, reports: bool, ordered: bool) -> u32 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.batches.push(Batch::default());
            (self.batches.len() - 1) as u32
        });
        let batch = &mut self.batches[place as usize];
        (batch.reports, batch.ordered) = (reports, ordered);
        place
    }

    pub fn get(&self, place: u32) -> &Batch {
        &self.batches[place as usize]
    }

    pub fn get_mut(&mut self, place: u32) -> &mut Batch {
        &mut self.batches[place as usize]
    }

    /// Gives a batch back.
    pub fn close(&mut self, place: u32) {
        self.batches[place as usize].items.clear();
        self.free.push(place);
    }
}
