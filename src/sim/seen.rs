//! Which items were there before, in memory that does not grow with the run: a bit for each of the last few million.

/// Items that were there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Bits of 64 items each, in a ring; a block that is taken again was last used millions of items ago.
    blocks: Vec<(u32, u64)>,
}

/// Blocks in the ring: 4 million items. An item that comes again after so many others counts as new.
const MOST_BLOCKS: usize = 1 << 16;

impl Seen {
    /// Marks an item and says whether it was there before.
    #[inline]
    pub fn mark(&mut self, item: u32) -> bool {
        let block = item / 64;
        let bit = 1_u64 << (item % 64);
        let place = block as usize % MOST_BLOCKS;
        if place >= self.blocks.len() {
            self.blocks.resize(place + 1, (0, 0));
        }
        let (owner, bits) = &mut self.blocks[place];
        if *owner != block {
            *owner = block;
            *bits = 0;
        }
        let before = *bits & bit != 0;
        *bits |= bit;
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_new_once() {
        let mut seen = Seen::default();
        for item in [0, 1, 64, 1_000_000, u32::MAX] {
            assert!(!seen.mark(item));
            assert!(seen.mark(item));
        }
    }

    #[test]
    fn memory_stays_small() {
        let mut seen = Seen::default();
        for item in (0..100_000_000).step_by(1000) {
            seen.mark(item);
        }
        assert!(seen.blocks.len() <= MOST_BLOCKS);
        assert!(seen.mark(99_999_000));
        assert!(!seen.mark(0));
    }
}
