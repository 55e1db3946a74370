//! Names and texts that each front door has to refuse, or to keep as they are.

/// Names that cannot work, and the one that is offered instead.
pub const REFUSED_NAMES: &[(&str, &str)] = &[
    ("", "my-project"),
    ("1st", "my-1st"),
    ("-dash", "dash"),
    ("dash-", "dash"),
    ("under_", "under"),
    ("a.b", "a-b"),
    ("a b", "a-b"),
    ("a/b", "a-b"),
    ("naïve", "na-ve"),
    ("K\u{212a}", "K"),
    ("json", "my-json"),
    ("Type", "my-Type"),
    ("gen", "my-gen"),
    ("self", "my-self"),
    ("serde-json", "my-serde-json"),
    ("pyo3", "my-pyo3"),
    ("test", "my-test"),
    ("con", "my-con"),
    ("std", "my-std"),
    ("x\n", "x"),
    ("test-functions", "my-test-functions"),
    ("--", "my-project"),
    ("9", "my-9"),
    ("_a b__c_", "a-b__c"),
    ("\u{202e}json", "my-json"),
    (N65, N65.split_at(61).0),
];

/// One letter too long.
const N65: &str = "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn";

pub const TAKEN_NAMES: &[&str] = &[
    "x",
    "rust",
    "A",
    "a--b_-c9",
    "HTTPServer",
    "py3-2go",
    "structs",
    N65.split_at(64).0,
];

/// What other programs would run, drop, or take for something else than text.
pub const KEPT_TEXTS: &[&str] = &[
    "{{7*7}}",
    "${{ github.token }}",
    "{% raw %} {{ project_name }} {# no #}",
    "$(id) `id` %s {0} $HOME",
    "👩\u{200d}🚀 é e\u{301} 漢字 עברית ﷺ",
    "null",
    "~",
    "yes",
    "1e3",
    "[a, b]",
    "{a: b}",
    "- x: y",
    "# x",
    "'x''",
    "!x &y *z | >",
    "@x, %y",
    "```",
    "<!-- x",
    "<script>",
    "[x]: y",
    "---",
    "''' + 1 #",
];

/// 100 kB, which a command line still takes.
const TOO_LONG: &str = match str::from_utf8(&[b'x'; 100_000]) {
    Ok(text) => text,
    Err(_) => panic!("it is ASCII"),
};

pub const REFUSED_TEXTS: &[(&str, &str)] = &[
    ("description", "say \"hi\""),
    ("description", "C:\\temp"),
    ("description", "trails\u{3000}"),
    ("description", "bell\u{7}"),
    ("description", "right\u{202e}left"),
    ("description", "two\nlines"),
    ("description", "two\r\nlines"),
    ("description", "ends\n"),
    ("description", "x\"\"\" + 1 #"),
    ("description", "mark\u{200f}"),
    ("description", TOO_LONG),
    ("author", TOO_LONG),
    ("author", "a@b"),
    ("author", "Ada <>"),
    ("author", "Ada <ada@example.org> and more"),
    ("author", "Ada  <ada@@example.org>"),
    ("author", "<ada@example.org>"),
    ("author", "Ada\u{200f}"),
    ("repository", "github.com/ada/it"),
    ("repository", "git@github.com:ada/it.git"),
    ("repository", "https://ada:secret@example.org/it"),
    ("repository", "https://example.org/it/"),
    ("repository", "https://example.org/it?x#y"),
    ("repository", "https://example.org/\"it"),
    ("repository", "javascript:alert(1)"),
    ("license", "GPL"),
    ("license", "mit"),
    ("ci", "gitlab"),
    ("python", "3.1"),
    ("python", "3.9"),
];

/// An author whose name has that many characters, and whose address has that many around the @.
pub fn person(name: usize, local: usize, domain: usize) -> String {
    let [name, local, domain] = [name, local, domain].map(|length| "x".repeat(length));
    format!("{name} <{local}@{domain}>")
}
