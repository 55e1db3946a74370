//! Random edits against random changes of the template, in memory: nothing that the user wrote is lost.

use create_pyo3::update::merge::merge;

use crate::support::is_long;
use crate::support::random::Random;
use crate::support::scenario::Scenario;

#[test]
fn no_line_is_lost() {
    let count = if is_long() { 100_000 } else { 1_000 };
    for seed in 0..count {
        let scenario = Scenario::new(&mut Random::new(seed));
        let merged = scenario.merge(&scenario.ours);
        let after = scenario.ours.after(&merged);
        scenario.check(&merged, &after, &format!("seed {seed}"));
        let again = merge(&scenario.theirs, &scenario.theirs, &after);
        let again = again.expect("nothing can fail");
        assert_eq!(
            again.changes,
            [],
            "seed {seed}: the second update changes something"
        );
    }
}
