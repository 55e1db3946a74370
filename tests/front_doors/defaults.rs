//! The three front doors give the same bytes for the defaults.

use crate::support::{Case, Door, assert_same, create_folder, scratch, tree};

#[test]
fn agree() {
    let folder = scratch();
    let [ours, others @ ..] = Door::ALL.map(|door| {
        let below = folder.path().join(format!("{door:?}"));
        create_folder(&below);
        tree(&door.render(&Case::new("my-project"), &below))
    });
    for other in others {
        assert_same(&ours, &other, "another front door");
    }
}
