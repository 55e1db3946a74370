//! The chapter of the book on adopting, done: a function is prepared, written, compared and put to use.

use std::process::Command;

use super::shapes::shape;
use super::{adopt, environment, tests_in_place};
use crate::support::{alone, isolated, kept, python, read_text, repository, run, tool};

fn chapter(name: &str) -> String {
    read_text(&repository().join("tests/builds/adopt/port").join(name))
}

#[test]
fn a_function_is_ported_as_in_the_book() {
    alone("adopt", || {
        let sandbox = shape("flit").sandbox();
        sandbox.write("src/acme/text.py", chapter("text.py"));
        // What `from acme import text` gives is then no module.
        let init = sandbox.read("src/acme/__init__.py");
        let hidden = init + "\nfrom acme.text import distance as text\n";
        sandbox.write("src/acme/__init__.py", hidden);
        sandbox.commit();
        run(&mut adopt(
            &sandbox,
            &["--yes", "--port", "acme.text:distance"],
        ));
        let passed = tests_in_place(&sandbox, &["."]);
        assert!(
            passed.contains("4 passed, 2 skipped, 1 xfailed"),
            "{passed}"
        );

        let text = sandbox.read("rust/src/lib.rs");
        let (before, _) = text
            .split_once("    #[expect(")
            .expect("it is not written yet");
        sandbox.write(
            "rust/src/lib.rs",
            format!("{before}{}}}\n", chapter("distance.rs")),
        );
        let test = "tests/test_port_distance.py";
        let wired = format!("{}\n\n{}", chapter("text.py"), chapter("wiring.py"));
        sandbox.write("src/acme/text.py", wired);
        let failed = std::panic::catch_unwind(|| tests_in_place(&sandbox, &["."]));
        let failed = failed.expect_err("lone surrogates differ");
        let said = failed.downcast_ref::<String>().expect("a message");
        assert!(said.contains("UnicodeEncodeError"), "{said}");

        let text = sandbox.read(test);
        let (before, after) = text.split_once("TEXT = ").expect("it is there");
        let (_, after) = after.split_once('\n').expect("a line");
        sandbox.write(test, format!("{before}TEXT = st.text()\n{after}"));
        let passed = tests_in_place(&sandbox, &["."]);
        assert!(passed.contains("7 passed"), "{passed}");
        let installed = environment(&sandbox).join("python");
        let said = run(Command::new(installed)
            .arg("benches/bench_distance.py")
            .current_dir(&sandbox.project));
        assert!(
            said.contains("Rust ") && said.contains("µs a call"),
            "{said}"
        );
        run(tool("mypy")
            .args(["--strict", "src/acme/text.py", "--cache-dir"])
            .arg(kept("mypy"))
            .env("MYPYPATH", "src")
            .current_dir(&sandbox.project));

        // Where nothing is compiled, the old function serves.
        sandbox.git(&["clean", "--quiet", "-dfX"]);
        let asked = "import sys, acme.text; it = sys.modules['acme.text']; print(it.distance is it._distance_py, it.distance('ab', 'b'))";
        let said = run(isolated(Command::new(python()))
            .args(["-c", asked])
            .env("PYTHONPATH", sandbox.project.join("src")));
        assert_eq!(said.trim(), "True 1");
    });
}
