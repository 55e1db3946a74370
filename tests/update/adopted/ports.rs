//! More functions are prepared in a package that is adopted.

use super::fixtures::{ADOPT, adopted};

/// How another function is prepared.
const PORT: &[&str] = &["adopt", "--quiet", "--port", "acme.text:split"];

#[test]
fn a_function_can_come_later() {
    let (later, first) = (adopted(), super::package());
    later.succeed(PORT);
    first.commit();
    first.succeed(&[ADOPT, &PORT[2..]].concat());
    assert_eq!(later.snapshot(), first.snapshot());
    let said = later.succeed(&["status"]).stdout;
    assert!(said.contains("leaves alone:\n  nothing\n"), "{said}");
    let before = super::package().snapshot();
    later.succeed(&["adopt", "--abort"]);
    assert_eq!(later.snapshot(), before);
}

#[test]
fn what_the_owner_wrote_stays_around_it() {
    let sandbox = adopted();
    sandbox.edit(
        "rust/src/lib.rs",
        "    #[pyfunction]\n    fn count_words",
        "    // Mine.\n    #[pyfunction]\n    fn mine",
    );
    let mine = sandbox.read("rust/src/lib.rs");
    let rest = "\n/// Behind the module.\nfn other() {\n}\n";
    sandbox.write("rust/src/lib.rs", format!("{mine}{rest}"));
    sandbox.write("src/acme/text.py", TWO);
    sandbox.commit();
    let said = sandbox
        .succeed(&[
            "adopt",
            "--port",
            "acme.text:split",
            "--port",
            "acme.text:size",
        ])
        .stdout;
    for part in [
        "change   rust/src/lib.rs",
        "add      tests/test_port_size.py",
        "from acme._core import split",
    ] {
        assert!(said.contains(part), "no {part:?} in {said}");
    }
    assert!(!said.contains("Build the module in place"), "{said}");
    let text = sandbox.read("rust/src/lib.rs");
    let (module, behind) = text.split_once("\n}\n").expect("the module ends");
    assert!(
        module.starts_with(mine.trim_end().trim_end_matches('}')),
        "{text}"
    );
    for name in ["fn split(text: &str)", "fn size(text: &str)"] {
        assert!(module.contains(name), "{text}");
    }
    assert_eq!(behind, rest);
    let said = sandbox.succeed(&["status"]).stdout;
    assert!(
        said.contains("leaves alone:\n  rust/src/lib.rs\nAn update would change:\n  nothing\n"),
        "{said}"
    );
}

const TWO: &str = "def split(text: str) -> list[str]:
    return text.split()


def size(text: str) -> int:
    return len(text)
";

#[test]
fn what_stands_in_the_way_of_a_later_function_is_said() {
    let sandbox = adopted();
    sandbox.refuse(
        &["adopt", "--port", "acme.text:join"],
        "no such function, but split",
    );
    sandbox.refuse(
        &[
            "adopt",
            "--port",
            "acme.text:split",
            "--module",
            "acme._other",
        ],
        "is adopted already",
    );
    let preview = [PORT, &["--dry-run"]].concat();
    let before = sandbox.snapshot();
    let said = sandbox.succeed(&preview).stdout;
    assert!(said.contains("change   rust/src/lib.rs"), "{said}");
    assert_eq!(before, sandbox.snapshot());
    sandbox.succeed(PORT);
    sandbox.refuse(PORT, "has a function of that name");
    sandbox.write("rust/src/lib.rs", "// Without a module.\n");
    sandbox.refuse(PORT, "has no `mod _core { }`");
    sandbox.delete("rust/src/lib.rs");
    sandbox.refuse(PORT, "`rust/src/lib.rs` is gone");
}

/// What has no plain conversion is for a human.
#[test]
fn a_function_that_cannot_be_ported_is_refused_with_the_reason() {
    let sandbox = adopted();
    sandbox.write("src/acme/text.py", BLOCKED);
    sandbox.commit();
    for (name, reason) in [
        ("untyped", "text has no type hint"),
        (
            "unknown",
            "the result is Path, which has no plain conversion",
        ),
        ("waits", "it is async"),
        ("yields", "it is a generator"),
        ("decorated", "it has a decorator"),
        ("many", "it takes *args or **kwargs"),
        ("constant", "it takes no argument"),
        ("Text.split", "it is a method"),
        (
            "split",
            "only imports it; name it where it is written: acme.words:cut",
        ),
        ("computed", "the default of size is 2 ** 8, no plain value"),
    ] {
        let function = format!("acme.text:{name}");
        sandbox.refuse(&["adopt", "--port", &function], reason);
    }
}

const BLOCKED: &str = "from .words import cut as split
def untyped(text) -> str: ...
def unknown(text: str) -> Path: ...
async def waits(text: str) -> str: ...
def yields(text: str) -> list[str]:
    if text:
        yield text
@cache
def decorated(text: str) -> str: ...
def many(*texts: str) -> str: ...
def constant() -> str: ...
def computed(size: int = 2**8) -> int: ...
";

/// What nobody has committed could be lost.
#[test]
fn uncommitted_work_is_not_edited() {
    let sandbox = adopted();
    sandbox.edit("rust/src/lib.rs", "count_words", "mine");
    sandbox.refuse(PORT, "rust/src/lib.rs");
}
