//! A store whose places are used again, with keys that notice when the thing they meant is gone. Knows nothing of what it keeps.

/// Names a thing in a [`Slab`]; a key of a thing that was removed finds nothing, even when its place is taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    place: u32,
    age: u32,
}

impl Key {
    /// A key that finds nothing.
    pub const NONE: Self = Self {
        place: u32::MAX,
        age: u32::MAX,
    };
}

/// Things by key.
#[derive(Clone, Debug)]
pub(crate) struct Slab<T> {
    places: Vec<(u32, Option<T>)>,
    free: Vec<u32>,
}

impl<T> Slab<T> {
    pub const fn new() -> Self {
        Self {
            places: Vec::new(),
            free: Vec::new(),
        }
    }

    pub fn insert(&mut self, thing: T) -> Key {
        if let Some(place) = self.free.pop() {
            let (age, value) = &mut self.places[place as usize];
            *value = Some(thing);
            Key { place, age: *age }
        } else {
            self.places.push((0, Some(thing)));
            Key {
                place: (self.places.len() - 1) as u32,
                age: 0,
            }
        }
    }

    #[inline]
    pub fn get(&self, key: Key) -> Option<&T> {
        match self.places.get(key.place as usize) {
            Some((age, value)) if *age == key.age => value.as_ref(),
            _ => None,
        }
    }

    #[inline]
    pub fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        match self.places.get_mut(key.place as usize) {
            Some((age, value)) if *age == key.age => value.as_mut(),
            _ => None,
        }
    }

    #[inline]
    pub fn remove(&mut self, key: Key) -> Option<T> {
        let (age, value) = self.places.get_mut(key.place as usize)?;
        if *age != key.age {
            return None;
        }
        let thing = value.take()?;
        *age = age.wrapping_add(1);
        self.free.push(key.place);
        Some(thing)
    }

    /// How many things there are.
    pub const fn len(&self) -> usize {
        self.places.len() - self.free.len()
    }

    /// The things with their keys, in the order of their places.
    #[inline]
    pub fn entries(&self) -> impl Iterator<Item = (Key, &T)> {
        (0..).zip(&self.places).filter_map(|(place, (age, value))| {
            let key = Key { place, age: *age };
            value.as_ref().map(|value| (key, value))
        })
    }

    /// The things in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.places.iter().filter_map(|(_, value)| value.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_key_finds_nothing() {
        let mut slab = Slab::new();
        let first = slab.insert("a");
        assert_eq!(slab.get(first), Some(&"a"));
        assert_eq!(slab.remove(first), Some("a"));
        let second = slab.insert("b");
        assert_eq!(slab.get(first), None);
        assert_eq!(slab.remove(first), None);
        assert_eq!(slab.get(second), Some(&"b"));
        assert_eq!(slab.get(Key::NONE), None);
        assert_eq!(slab.len(), 1);
        assert_eq!(slab.iter().collect::<Vec<_>>(), [&"b"]);
        assert_eq!(slab.entries().collect::<Vec<_>>(), [(second, &"b")]);
    }
}
