//! The three front doors give the same bytes.

use crate::support::{Case, Door, assert_same, copier_many, pairwise, scratch, subsets, tree};

#[test]
fn agree_on_every_subset_of_the_topics() {
    assert_agreement(&subsets());
}

#[test]
fn agree_on_every_pair_of_answers() {
    assert_agreement(&pairwise());
}

fn assert_agreement(cases: &[Case]) {
    let folder = scratch();
    let from_copier = copier_many(cases, &folder.path().join("copier"));
    for (index, (case, from_copier)) in cases.iter().zip(from_copier).enumerate() {
        let render = |door: Door| {
            let below = folder.path().join(format!("{door:?}-{index}"));
            std::fs::create_dir(&below).expect("a scratch folder");
            tree(&door.render(case, &below))
        };
        let ours = render(Door::CreatePyo3);
        assert_same(
            &ours,
            &render(Door::CargoGenerate),
            &format!("cargo-generate, {case:?}"),
        );
        assert_same(&ours, &tree(&from_copier), &format!("copier, {case:?}"));
    }
}
