//! The steady state of `benches/sim.rs` on DSLab FaaS: Poisson arrivals at 0.9/s, exponential work of 1.991 s, containers kept for 600 s
//! after their last request, no contention. Takes the seconds to simulate; prints the seconds it took, drawing the requests included,
//! its events, its invocations and their share of cold starts. That share is smaller than ours, since DSLab takes any idle container,
//! not the newest.

use std::time::Instant;

use dslab_faas::coldstart::FixedTimeColdStartPolicy;
use dslab_faas::config::Config;
use dslab_faas::cpu::IgnoredCpuPolicy;
use dslab_faas::function::Application;
use dslab_faas::resource::ResourceConsumer;
use dslab_faas::resource::ResourceProvider;
use dslab_faas::simulation::ServerlessSimulation;
use dslab_faas::trace::RequestData;
use rand::prelude::Distribution;
use rand::prelude::SeedableRng;
use rand_distr::Exp;
use rand_pcg::Pcg64;
use simcore::simulation::Simulation;

fn main() {
    let asked = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let seconds: f64 = asked.unwrap_or(2e6);
    let start = Instant::now();
    let config = Config {
        coldstart_policy: Box::new(FixedTimeColdStartPolicy::new(600.0, 0.0, true)),
        cpu_policy: Box::new(IgnoredCpuPolicy::default()),
        ..Default::default()
    };
    let mut sim = ServerlessSimulation::new(Simulation::new(1), config);
    let memory = sim.create_resource("memory", 1_000);
    sim.add_host(None, ResourceProvider::new(vec![memory]), 1_000);
    let needed = sim.create_resource_requirement("memory", 1);
    let function = sim.add_app_with_single_function(Application::new(
        1,
        0.0,
        1.0,
        ResourceConsumer::new(vec![needed]),
    ));
    let mut draws = Pcg64::seed_from_u64(1);
    let gap = Exp::new(0.9).expect("a rate above 0");
    let work = Exp::new(1.0 / 1.991).expect("a rate above 0");
    let mut time = 0.0;
    let mut requests = std::iter::from_fn(|| {
        time += gap.sample(&mut draws);
        let duration = work.sample(&mut draws);
        (time < seconds).then_some(RequestData {
            id: function,
            duration,
            time,
        })
    });
    sim.send_requests_from_ordered_iter(&mut requests);
    sim.step_until_no_events();
    let stats = sim.invocation_stats();
    let took = start.elapsed().as_secs_f64();
    let cold = stats.cold_starts as f64 / stats.invocations as f64;
    println!("{took} {} {} {cold}", sim.event_count(), stats.invocations);
}
