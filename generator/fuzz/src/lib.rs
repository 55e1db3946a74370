//! What must hold for any input. libFuzzer looks for one that breaks it, and `cargo test` tries the
//! inputs in `corpus/`. All of them are text; each function says how it is read, and panics if it finds a fault.

use std::path::Path;

use create_pyo3::adopt;
use create_pyo3::answers::{Answers, Value, check, file};
use create_pyo3::create::workspace::{List, with_entry};
use create_pyo3::error::Error;
use create_pyo3::plan::{File, plan};
use create_pyo3::questions::{Kind, TOPICS, question};
use create_pyo3::request::{Adopt, Backend};
use create_pyo3::system::folder::Folder;
use create_pyo3::system::git::author_in;
use create_pyo3::template::{Template, releases};
use create_pyo3::terminal::format::Format;
use create_pyo3::update::operations;
use toml_edit::{DocumentMut, Item};

pub type Property = fn(&str);

/// Each has a target and a corpus of the same name.
pub const PROPERTIES: &[(&str, Property)] = &[
    ("answers_file", answers_file),
    ("author", author),
    ("journal", journal),
    ("name", name),
    ("render", render),
    ("settings", settings),
    ("workspace", workspace),
];

/// An answers file is refused, or says with which valid answers a known version was used.
pub fn answers_file(text: &str) {
    let Ok(recorded) = file::read(text) else {
        return;
    };
    let template = releases::template(&recorded.version).expect("a known version");
    plan(&template, &recorded.answers).expect("valid answers render");
}

/// The list of an interrupted update is refused, or leads nowhere but to files of the project.
pub fn journal(text: &str) {
    let Ok(list) = operations::read(text) else {
        return;
    };
    for operation in list.operations {
        let joined = Path::new("/project").join(operation.path());
        assert!(joined.starts_with("/project"), "{}", joined.display());
        for part in operation.path().split('/') {
            let seen = part.trim_end_matches(['.', ' ']).to_lowercase();
            assert!(part != ".." && seen != ".git" && !seen.starts_with("git~"));
        }
    }
}

/// What git lists of its settings: an author is refused, or stands in the project as it is.
pub fn author(listed: &str) {
    if let Some(author) = author_in(listed) {
        render(&format!("my-project\n\n{author}"));
    }
}

/// A name is taken, or the error offers one that is.
pub fn name(name: &str) {
    let verdict = |name: &str| check(question("project_name"), &Value::Text(name.to_owned()));
    match verdict(name) {
        Ok(()) => render(name),
        Err(Error::Name { near, .. }) => {
            assert!(verdict(&near).is_ok(), "{near} is offered for {name:?}");
        }
        Err(other) => panic!("{name:?}: {other}"),
    }
}

/// Answers, in lines: the name, the description, the author, and bytes that choose the others. They are
/// refused, or make a project that has them, always the same one.
pub fn render(lines: &str) {
    let Ok(answers) = answers(lines) else { return };
    let files = plan(&Template::current(), &answers).expect("valid answers render");
    assert_eq!(
        files,
        plan(&Template::current(), &answers).expect("and again"),
        "two runs, two projects"
    );
    let manifest = toml(&files, "Cargo.toml");
    let package = &manifest["package"];
    assert_eq!(package["name"].as_str(), Some(answers.project_name()));
    let author = package
        .get("authors")
        .map_or(Some(""), |authors| authors[0].as_str());
    assert_eq!(author, Some(answers.text("author")));
    let project = toml(&files, "pyproject.toml");
    assert_eq!(
        project["project"]["name"].as_str(),
        Some(answers.project_name())
    );
    let description = project["project"].get("description");
    let description = description.map_or(Some(""), |it| it.as_str());
    assert_eq!(description, Some(answers.text("description")));
}

/// The pyproject.toml of a package: its adoption is refused, or keeps what is no setting of the build.
pub fn settings(text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let package = folder.path().join("src/acme");
    std::fs::create_dir_all(&package).expect("a package");
    std::fs::write(package.join("__init__.py"), "").expect("a module");
    std::fs::write(folder.path().join("pyproject.toml"), text).expect("its settings");
    let opened = Folder::open(folder.path()).expect("it is there");
    let Ok(changes) = adopt::changes(&opened, &without_a_build(folder.path())) else {
        return;
    };
    let mut edited = changes.iter().filter(|it| it.path == "pyproject.toml");
    let Some(edited) = edited.next().and_then(|it| it.after.as_deref()) else {
        return;
    };
    let edited = str::from_utf8(edited).expect("it is UTF-8");
    assert_eq!(kept(text), kept(edited), "{text}\nis now\n{edited}");
}

fn without_a_build(path: &Path) -> Adopt {
    Adopt {
        path: path.to_owned(),
        package: None,
        module: None,
        backend: Backend::Auto,
        rust_dir: None,
        ports: Vec::new(),
        verify: false,
        run_tests: false,
        with: Vec::new(),
        dry_run: true,
        diff: false,
        abort: false,
        yes: true,
        quiet: true,
        format: Format::Text,
    }
}

/// Tools that build or test, whose tables may change.
const BUILD: &[&str] = &[
    "flit",
    "hatch",
    "maturin",
    "pdm",
    "pytest",
    "setuptools",
    "setuptools-rust",
    "uv",
];

/// The settings, without the tables of build backends and those that an adoption adds to.
fn kept(text: &str) -> serde_json::Value {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let settings = toml_edit::de::from_str(text);
    let mut settings: serde_json::Value = settings.unwrap_or_else(|e| panic!("{e}:\n{text}"));
    let fields = settings.as_object_mut().expect("a document is a table");
    fields.remove("build-system");
    fields.remove("dependency-groups");
    if let Some(project) = fields.get_mut("project").and_then(|it| it.as_object_mut()) {
        project.remove("dynamic");
    }
    if let Some(tool) = fields.get_mut("tool").and_then(|it| it.as_object_mut()) {
        tool.retain(|name, _| !BUILD.contains(&name.as_str()));
        if tool.is_empty() {
            fields.remove("tool");
        }
    }
    settings
}

/// The path of a member in the first line, the manifest of a workspace in the others: the member is
/// added and everything else is as before, or the manifest is left alone.
pub fn workspace(input: &str) {
    let (member, text) = input.split_once('\n').unwrap_or((input, ""));
    // A path below the workspace's folder has no such part.
    if member
        .split('/')
        .any(|part| matches!(part, "" | "." | ".."))
    {
        return;
    }
    let with_member = |text: &str| with_entry(text, List::Members, member);
    let Ok(Some(written)) = with_member(text) else {
        return;
    };
    let [before, after] = [text, &written]
        .map(|text| -> DocumentMut { text.parse().unwrap_or_else(|e| panic!("{e}:\n{text}")) });
    let [wanted, mut found] = [&before, &after].map(members);
    found.pop();
    assert_eq!(wanted, found, "in\n{written}");
    assert_eq!(words(before), words(after), "in\n{written}");
    assert_eq!(with_member(&written), Ok(None), "it is a member now");
}

fn answers(lines: &str) -> Result<Answers, Error> {
    let mut lines = lines.splitn(4, '\n');
    let mut texts = [(); 3].map(|()| lines.next().unwrap_or_default().to_owned());
    let mut texts = texts.iter_mut().map(std::mem::take);
    let mut bytes = lines.next().unwrap_or_default().bytes();
    Answers::collect(|question| {
        let mut byte = || usize::from(bytes.next().unwrap_or_default());
        Ok(match question.kind {
            Kind::Name | Kind::Text { .. } => Value::Text(texts.next().unwrap_or_default()),
            Kind::Choice { options } => Value::Text(options[byte() % options.len()].to_owned()),
            Kind::Switch => Value::Switch(byte() % 2 == 1),
            Kind::Topics => {
                let chosen = byte() | byte() << 8;
                let topics = TOPICS.iter().enumerate();
                let topics = topics.filter(|(index, _)| chosen & (1 << index) != 0);
                Value::Topics(topics.map(|(_, topic)| topic.name).collect())
            }
        })
    })
}

fn toml(files: &[File], path: &str) -> DocumentMut {
    let file = files.iter().find(|file| file.path == path);
    let text = str::from_utf8(&file.expect("every project has it").contents);
    let text = text.expect("it is UTF-8");
    text.parse().unwrap_or_else(|e| panic!("{e}:\n{text}"))
}

/// The workspace's members; `None` stands for what is no string.
fn members(document: &DocumentMut) -> Vec<Option<String>> {
    let members = document["workspace"].get("members");
    let members = members.and_then(Item::as_array).into_iter().flatten();
    members
        .map(|member| member.as_str().map(str::to_owned))
        .collect()
}

/// The lines without the members, with comments, but whatever white space is in them. Where there is only
/// `[workspace.package]`, the new members need a header of their own.
fn words(mut document: DocumentMut) -> Vec<String> {
    let workspace = document["workspace"].as_table_like_mut();
    workspace.expect("it has one").remove("members");
    let text = document.to_string();
    text.lines()
        .map(|line| line.split_whitespace().collect::<String>())
        .filter(|line| !matches!(line.as_str(), "" | "[workspace]"))
        .collect()
}
