//! Adds a build hook to a package that hatchling builds, and leaves the rest as it is.

use toml_edit::Item;

use super::maturin::REQUIREMENT;
use super::pyproject::Pyproject;
use crate::error::adopt::Problem;

/// The hook's file.
pub const HOOK: &str = "hatch_build.py";

const HOOKS: &str = "tool.hatch.build.targets.wheel.hooks.custom";

/// The pyproject.toml with the hook in it.
pub fn edit(pyproject: &Pyproject, rust: &str) -> Result<Pyproject, Problem> {
    for hooks in ["tool.hatch.build.hooks.custom", HOOKS] {
        if pyproject.has(hooks) {
            return Err(Problem::Backend {
                reason: format!("{hooks} is a build hook already, and hatchling has room for one"),
                fix: "use --backend separate".to_owned(),
            });
        }
    }
    let mut new = pyproject.clone();
    new.append("build-system", "requires", REQUIREMENT);
    new.set(HOOKS, "path", HOOK);
    // Where an sdist holds what is listed only.
    for list in ["include", "only-include"] {
        for above in ["tool.hatch.build", "tool.hatch.build.targets.sdist"] {
            if new
                .at(&format!("{above}.{list}"))
                .is_some_and(Item::is_array)
            {
                new.append(above, list, rust);
                new.append(above, list, HOOK);
            }
        }
    }
    Ok(new)
}
