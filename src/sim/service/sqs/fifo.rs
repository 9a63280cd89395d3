//! In which order messages are handed out. A standard queue: as they became visible. A FIFO queue: strictly by sending within a group,
//! no group while one of its messages is hidden, groups in turn; and repetitions within five minutes are not stored.

use std::collections::VecDeque;

use crate::sim::identity::Item;
use crate::sim::model;
use crate::sim::repetition::Repetitions;
use crate::sim::scenario::sqs::QueueSettings;
use crate::sim::service::sqs::message::Message;
use crate::sim::service::sqs::message::State;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;

/// Visible messages in the order they will be received.
#[derive(Debug)]
pub(super) enum Line {
    Standard(VecDeque<Key>),
    Fifo(Groups),
}

/// The groups of a FIFO queue.
#[derive(Debug)]
pub(super) struct Groups {
    /// By key; groups nobody used are empty.
    by_key: Vec<Group>,
    /// Groups with something to receive, in turn.
    ready: VecDeque<u16>,
    /// The group whose messages the receive under way takes: as many of one group as there are.
    current: Option<u16>,
    repetitions: Repetitions,
}

#[derive(Clone, Debug, Default)]
struct Group {
    /// Visible messages by number.
    visible: VecDeque<(u64, Key)>,
    hidden: u32,
    ready: bool,
}

impl Line {
    pub fn new(settings: &QueueSettings) -> Self {
        if settings.fifo {
            Self::Fifo(Groups {
                by_key: Vec::new(),
                ready: VecDeque::new(),
                current: None,
                repetitions: Repetitions::new(
                    settings.deduplicates,
                    model::span("sqs.deduplication"),
                ),
            })
        } else {
            Self::Standard(VecDeque::new())
        }
    }

    pub const fn is_fifo(&self) -> bool {
        matches!(self, Self::Fifo(_))
    }

    /// Whether a FIFO queue has had this message within the last minutes; remembers it otherwise.
    pub fn is_repetition(&mut self, now: u64, item: Item) -> bool {
        match self {
            Self::Standard(_) => false,
            Self::Fifo(groups) => groups.repetitions.is_repetition(now, item),
        }
    }

    /// Puts a visible message in its place.
    pub fn put(&mut self, key: Key, message: &Message, returned: bool) {
        match self {
            Self::Standard(line) => line.push_back(key),
            Self::Fifo(groups) => groups.put(key, message, returned),
        }
    }

    /// Whether a receive would find something.
    pub fn is_ready(&self) -> bool {
        match self {
            Self::Standard(line) => !line.is_empty(),
            Self::Fifo(groups) => !groups.ready.is_empty(),
        }
    }

    /// Takes the next message of a receive from the servers it asked, a bit each. A FIFO queue's order knows no servers.
    pub fn take(&mut self, messages: &Slab<Message>, asked: u16) -> Option<Key> {
        match self {
            Self::Standard(line) if asked != u16::MAX => {
                let place = line.iter().position(|key| {
                    messages.get(*key).is_some_and(|message| {
                        message.state == State::Visible && asked & (1 << message.server) != 0
                    })
                })?;
                line.remove(place)
            }
            Self::Standard(line) => loop {
                // A message that was deleted or expired while it was visible still stands in the line.
                let key = line.pop_front()?;
                let message = messages.get(key);
                if message.is_some_and(|message| message.state == State::Visible) {
                    return Some(key);
                }
            },
            Self::Fifo(groups) => groups.take(messages),
        }
    }

    /// A message was handed out and is hidden now.
    pub fn taken(&mut self, message: &Message) {
        if let Self::Fifo(groups) = self {
            groups.group(message.item.key).hidden += 1;
        }
    }

    /// A receive has taken all it wants.
    pub fn finish(&mut self) {
        if let Self::Fifo(groups) = self {
            groups.finish();
        }
    }

    /// A message is gone for good.
    pub fn removed(&mut self, message: &Message) {
        if let Self::Fifo(groups) = self {
            groups.removed(message);
        }
    }
}

impl Groups {
    fn group(&mut self, key: u16) -> &mut Group {
        let place = usize::from(key);
        if place >= self.by_key.len() {
            self.by_key.resize(place + 1, Group::default());
        }
        &mut self.by_key[place]
    }

    fn put(&mut self, key: Key, message: &Message, returned: bool) {
        let name = message.item.key;
        let group = self.group(name);
        if returned {
            group.hidden -= 1;
        }
        let place = group
            .visible
            .partition_point(|(number, _)| *number < message.number);
        group.visible.insert(place, (message.number, key));
        self.make_ready(name);
    }

    /// Lines a group up, if it has something to hand out and nothing hidden.
    fn make_ready(&mut self, name: u16) {
        let group = self.group(name);
        if !group.ready && group.hidden == 0 && !group.visible.is_empty() {
            group.ready = true;
            self.ready.push_back(name);
        }
    }

    fn take(&mut self, messages: &Slab<Message>) -> Option<Key> {
        loop {
            if let Some(name) = self.current {
                while let Some((_, key)) = self.group(name).visible.pop_front() {
                    let message = messages.get(key);
                    if message.is_some_and(|message| message.state == State::Visible) {
                        return Some(key);
                    }
                }
                self.current = None;
            }
            let name = self.ready.pop_front()?;
            let group = self.group(name);
            group.ready = false;
            if group.hidden == 0 {
                self.current = Some(name);
            }
        }
    }

    fn finish(&mut self) {
        if let Some(name) = self.current.take() {
            self.make_ready(name);
        }
    }

    fn removed(&mut self, message: &Message) {
        let name = message.item.key;
        let group = self.group(name);
        if message.state == State::Hidden {
            group.hidden -= 1;
        }
        self.make_ready(name);
    }
}
