//! The tasks of a Fargate service: launched, running, drained, stopped, and paid for by the second. How many there should be is decided
//! in `scaling`; here that number is kept.

use crate::rng::Stream;
use crate::sim::arrivals::Arrivals;
use crate::sim::entry::What;
use crate::sim::entry::task::Broken;
use crate::sim::entry::task::StopCode;
use crate::sim::entry::task::TaskState;
use crate::sim::event::Event;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::level::Level;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::model;
use crate::sim::scenario::fargate::TaskPoll;
use crate::sim::scenario::fargate::TaskSettings;
use crate::sim::service::fleet::Fleet;
use crate::sim::service::fleet::scaling::Scaling;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;

/// All tasks of a service.
#[derive(Debug)]
pub(super) struct Tasks {
    pub settings: TaskSettings,
    list: Slab<Task>,
    /// Tasks there should be.
    pub desired: u32,
    /// Tasks ever, for their numbers.
    numbered: u32,
    pub scaling: Scaling,
    interruptions: Option<Arrivals>,
    draws: Stream,
    running: Level,
    starts: u64,
    interrupted: u64,
    /// Seconds of tasks that have stopped.
    billed: u64,
    minimum: u64,
    provisioning: u64,
    pull_rate: u64,
    /// Messages in one receive.
    pub receive_most: u32,
    /// World's numbers of the queues they receive from.
    pub queues: Vec<u16>,
    /// When they last made short polls, and when they will again.
    pub asked_at: Option<u64>,
    pub asks_at: Option<u64>,
}

/// A task.
#[derive(Debug)]
struct Task {
    number: u32,
    state: TaskState,
    /// Its places, while it has some.
    host: Option<Key>,
    /// When its image began to be pulled.
    billed_from: Option<u64>,
    /// How long it is PENDING.
    pending: u64,
    code: StopCode,
    cause: Cause,
}

impl Tasks {
    pub fn new(kernel: &Kernel, node: NodeIndex, settings: TaskSettings, queues: Vec<u16>) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        let spot = settings.spot.as_ref();
        let interruptions = spot.and_then(|spot| spot.interruptions.clone());
        Self {
            list: Slab::new(),
            desired: settings.tasks,
            numbered: 0,
            scaling: Scaling::default(),
            interruptions: interruptions
                .map(|pattern| Arrivals::new(pattern, kernel.stream(name, "interruptions"))),
            draws: kernel.stream(name, "start"),
            running: Level::default(),
            starts: 0,
            interrupted: 0,
            billed: 0,
            minimum: model::span("fargate.billed_least") / SECOND,
            provisioning: model::span("fargate.provisioning"),
            pull_rate: model::size("fargate.pull_per_second"),
            receive_most: model::count("mapping.receive_most"),
            queues,
            asked_at: None,
            asks_at: None,
            settings,
        }
    }

    /// How they receive from a queue, by world's number.
    pub fn poll(&self, queue: u16) -> Option<TaskPoll> {
        let place = self.queues.iter().position(|known| *known == queue)?;
        self.settings.polls.get(place).copied()
    }

    /// Tasks that are neither stopped nor on their way to it.
    pub fn wanted(&self) -> u32 {
        let tasks = self.list.iter();
        tasks.filter(|task| !task.state.is_ending()).count() as u32
    }

    /// Tasks that take requests.
    pub fn running(&self) -> u32 {
        let tasks = self.list.iter();
        let running = tasks.filter(|task| task.state == TaskState::Running);
        running.count() as u32
    }

    /// Seconds to be paid for until now: every task's own, rounded up, and at least a minute.
    fn billed(&self, now: u64) -> u64 {
        let running = self.list.iter().filter_map(|task| task.billed_from);
        let running = running.map(|from| self.seconds(from, now));
        self.billed + running.sum::<u64>()
    }

    fn seconds(&self, from: u64, until: u64) -> u64 {
        (until - from).div_ceil(SECOND).max(self.minimum)
    }

    pub fn reset(&mut self, now: u64) {
        self.running.reset(now);
        self.starts = 0;
        self.interrupted = 0;
        self.billed = 0;
        let tasks: Vec<Key> = self.list.entries().map(|(key, _)| key).collect();
        for key in tasks {
            if let Some(task) = self.list.get_mut(key) {
                task.billed_from = task.billed_from.map(|_| now);
            }
        }
    }

    /// What they used, by the names of the price table.
    pub fn usage(&self, now: u64) -> Vec<(&'static str, f64)> {
        let settings = &self.settings;
        let discount = settings.spot.as_ref().map_or(0.0, |spot| spot.discount);
        let hours = self.billed(now) as f64 / 3600.0 * (1.0 - discount);
        let gb = |bytes: u64| bytes as f64 / f64::from(1 << 30);
        let (vcpu_name, memory_name) = if settings.arm {
            ("fargate_arm_vcpu_hour", "fargate_arm_gb_hour")
        } else {
            ("fargate_vcpu_hour", "fargate_gb_hour")
        };
        let included = model::size("fargate.ephemeral_storage");
        let extra = settings.storage.saturating_sub(included);
        vec![
            (vcpu_name, hours * f64::from(settings.cpu) / 1024.0),
            (memory_name, hours * gb(settings.memory)),
            ("fargate_storage_gb_hour", hours * gb(extra)),
        ]
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        let running = Value::new(self.running.mean(now), Unit::Count);
        sheet.put("tasks_mean", running);
        sheet.count("tasks_max", self.running.highest());
        sheet.count("starts", self.starts);
        sheet.count("interruptions", self.interrupted);
        let billed = self.billed(now);
        sheet.count("task_seconds", billed);
        let vcpu = billed as f64 * f64::from(self.settings.cpu) / 1024.0;
        sheet.put("vcpu_seconds", Value::new(vcpu, Unit::Count));
    }
}

const SECOND: u64 = 1_000_000;

impl Fleet {
    /// The tasks that run when the scenario begins, and what will change their number.
    pub fn start(&mut self, kernel: &mut Kernel) {
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        if tasks.settings.started {
            for _ in 0..tasks.desired {
                let place = self.settings.capacity;
                tasks.numbered += 1;
                let number = tasks.numbered;
                let key = tasks.list.insert(Task {
                    number,
                    state: TaskState::Running,
                    host: None,
                    billed_from: Some(kernel.now),
                    pending: 0,
                    code: StopCode::Scheduler,
                    cause: Cause::NONE,
                });
                let host = self
                    .hosts
                    .open(kernel.now, Some((number, key)), place.into());
                if let Some(task) = tasks.list.get_mut(key) {
                    task.host = Some(host);
                }
                tasks.running.add(kernel.now, 1);
                let turned = What::TaskTurned {
                    state: TaskState::Running,
                };
                kernel.note_in(self.node, number, None, Cause::NONE, turned);
            }
        }
        if tasks.settings.tracking.is_some() {
            let at = kernel.now + model::span("fargate.evaluation");
            kernel.schedule(at, Event::ScalingDue { fleet: self.place });
        }
        self.next_interruption(kernel);
        self.keep_desired(kernel, Cause::NONE);
    }

    fn next_interruption(&mut self, kernel: &mut Kernel) {
        let interruptions = self
            .tasks
            .as_mut()
            .and_then(|tasks| tasks.interruptions.as_mut());
        if let Some(at) = interruptions.and_then(Iterator::next) {
            let due = Event::SpotDue { fleet: self.place };
            kernel.schedule(at.max(kernel.now), due);
        }
    }

    /// Launches what is missing and drains what is too much, the newest first.
    pub(super) fn keep_desired(&mut self, kernel: &mut Kernel, cause: Cause) {
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        for _ in tasks.wanted()..tasks.desired {
            tasks.numbered += 1;
            tasks.starts += 1;
            let start = tasks.settings.start.draw(&mut tasks.draws);
            let provisioning = start.min(tasks.provisioning);
            let pull = u128::from(tasks.settings.image) * u128::from(SECOND);
            let pull = pull / u128::from(tasks.pull_rate.max(1));
            let pull = u64::try_from(pull).unwrap_or(u64::MAX);
            let launched = What::TaskTurned {
                state: TaskState::Provisioning,
            };
            let number = tasks.numbered;
            let key = tasks.list.insert(Task {
                number,
                state: TaskState::Provisioning,
                host: None,
                billed_from: None,
                pending: (start - provisioning).saturating_add(pull),
                code: StopCode::Scheduler,
                cause: kernel.note_in(self.node, number, None, cause, launched),
            });
            let turns = Event::TaskTurns {
                fleet: self.place,
                task: key,
            };
            kernel.schedule(kernel.now.saturating_add(provisioning), turns);
        }
        let too_many = tasks.wanted().saturating_sub(tasks.desired);
        let mut living: Vec<(u32, Key)> = tasks
            .list
            .entries()
            .filter(|(_, task)| !task.state.is_ending())
            .map(|(key, task)| (task.number, key))
            .collect();
        living.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
        for (_, key) in living.into_iter().take(too_many as usize) {
            self.drain(kernel, key, StopCode::Scheduler, cause);
        }
    }

    /// A task has been PROVISIONING or PENDING long enough.
    pub fn task_turns(&mut self, kernel: &mut Kernel, key: Key) {
        let capacity = u64::from(self.settings.capacity);
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        let Some(task) = tasks.list.get_mut(key) else {
            return;
        };
        task.state = match task.state {
            TaskState::Provisioning => {
                task.billed_from = Some(kernel.now);
                let turns = Event::TaskTurns {
                    fleet: self.place,
                    task: key,
                };
                kernel.schedule(kernel.now.saturating_add(task.pending), turns);
                TaskState::Pending
            }
            TaskState::Pending => {
                let number = Some((task.number, key));
                task.host = Some(self.hosts.open(kernel.now, number, capacity));
                tasks.running.add(kernel.now, 1);
                TaskState::Running
            }
            other => other,
        };
        let turned = What::TaskTurned { state: task.state };
        task.cause = kernel.note_in(self.node, task.number, None, task.cause, turned);
        if task.state == TaskState::Running {
            self.admit(kernel);
        }
    }

    /// A task gets SIGTERM: it takes no more requests, ends those it has, and is killed if that takes too long.
    fn drain(&mut self, kernel: &mut Kernel, key: Key, code: StopCode, cause: Cause) {
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        let Some(task) = tasks.list.get_mut(key) else {
            return;
        };
        let was = task.state;
        task.code = code;
        task.state = TaskState::Deactivating;
        if was == TaskState::Running {
            tasks.running.sub(kernel.now, 1);
        }
        let turned = What::TaskTurned { state: task.state };
        task.cause = kernel.note_in(self.node, task.number, None, cause, turned);
        let busy = task.host.map_or(0, |host| self.hosts.shut(host));
        if busy == 0 {
            self.stop(kernel, key);
            return;
        }
        let kill = Event::TaskKilled {
            fleet: self.place,
            task: key,
        };
        let at = kernel.now.saturating_add(tasks.settings.stop_timeout);
        kernel.schedule(at, kill);
    }

    /// A task has had its time since SIGTERM: whatever it still works on is cut off.
    pub fn task_killed(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(task) = self.tasks.as_ref().and_then(|tasks| tasks.list.get(key)) else {
            return;
        };
        let (host, cause) = (task.host, task.cause);
        let requests = self.requests.entries();
        let cut: Vec<Key> = requests
            .filter(|(_, request)| request.host.is_some() && request.host == host)
            .map(|(key, _)| key)
            .collect();
        for request in cut {
            self.break_off(kernel, request, Broken::Killed, cause);
        }
    }

    /// A task that was to stop has no request any more.
    pub(super) fn stop(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        let Some(task) = tasks.list.remove(key) else {
            return;
        };
        if let Some(from) = task.billed_from {
            tasks.billed += tasks.seconds(from, kernel.now);
        }
        if let Some(host) = task.host {
            self.hosts.close(kernel.now, host);
        }
        let stopped = What::TaskStopped { code: task.code };
        kernel.note_in(self.node, task.number, None, task.cause, stopped);
    }

    /// AWS takes Spot capacity back: the task that has run longest is warned, and replaced if it may be.
    pub fn interrupt(&mut self, kernel: &mut Kernel) {
        if let Some(tasks) = &mut self.tasks {
            let running = tasks.list.entries();
            let running = running.filter(|(_, task)| task.state == TaskState::Running);
            let oldest = running.min_by_key(|(_, task)| task.number);
            if let Some((key, task)) = oldest {
                tasks.interrupted += 1;
                let number = task.number;
                let until = kernel.now + model::span("fargate.spot_warning");
                let warned = What::SpotWarned { until };
                let cause = kernel.note_in(self.node, number, None, Cause::NONE, warned);
                self.drain(kernel, key, StopCode::SpotInterruption, cause);
                self.keep_desired(kernel, cause);
            }
        }
        self.next_interruption(kernel);
    }
}
