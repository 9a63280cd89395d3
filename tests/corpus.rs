//! The shipped course, proved: no rule of `check` speaks against it.

use terakoya::check;
use terakoya::course::load;
use terakoya::moment::Moment;

/// The day the facts were last checked; a later day would only bring warnings, which an old clone's tests must survive.
fn now() -> Moment {
    Moment::utc(1_795_392_000)
}

#[test]
fn the_shipped_course_has_no_problem() {
    let report = check::run(&load::shipped(), now(), true);
    for problem in &report.problems {
        eprintln!("{problem}");
    }
    assert_eq!(report.problems.len(), 0);
    assert!(report.counts.lessons >= 3, "{:?}", report.counts);
}
