//! Requirements and version specifiers, as text in one spelling.

use regex_lite::Regex;

/// The oldest Python that the PyO3 of our files supports.
pub const OLDEST_PYTHON: (u32, u32) = (3, 9);

/// The name of a distribution in its normal form.
pub fn normal_name(name: &str) -> String {
    let mut normal = String::new();
    for it in name.trim().to_ascii_lowercase().chars() {
        let is_separator = matches!(it, '-' | '_' | '.');
        if !is_separator {
            normal.push(it);
        } else if !normal.ends_with('-') {
            normal.push('-');
        }
    }
    normal
}

/// Cargo takes no dots, which the normal form of a name does not have.
pub fn crate_name(name: &str) -> String {
    format!("{}-core", normal_name(name))
}

/// Specifiers in order: `<4,>= 3.9` and `>=3.9,<4` are the same.
pub fn normal_specifiers(text: &str) -> String {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let mut specifiers: Vec<&str> = text.split(',').filter(|it| !it.is_empty()).collect();
    specifiers.sort_unstable();
    specifiers.dedup();
    specifiers.join(",")
}

/// A requirement, `name[extras] specifiers; marker`, in one spelling.
pub fn normal(text: &str) -> String {
    let (requirement, marker) = text.split_once(';').unwrap_or((text, ""));
    let end = requirement.find(|it: char| !(it.is_ascii_alphanumeric() || "-_. ".contains(it)));
    let (name, rest) = requirement.split_at(end.unwrap_or(requirement.len()));
    let (extras, specifiers) = match rest.split_once(']') {
        Some((extras, specifiers)) => (extras.trim_start_matches('['), specifiers),
        None => ("", rest),
    };
    let mut extras: Vec<_> = extras.split(',').map(normal_name).collect();
    extras.retain(|extra| !extra.is_empty());
    extras.sort();
    let specifiers = specifiers.replace(['(', ')'], "");
    let specifiers = match specifiers.trim() {
        url if url.starts_with('@') => format!("@{}", url[1..].trim()),
        plain => normal_specifiers(plain),
    };
    let mut normal = normal_name(name);
    if !extras.is_empty() {
        normal += &format!("[{}]", extras.join(","));
    }
    normal += &specifiers;
    match normal_marker(marker) {
        none if none.is_empty() => normal,
        marker => format!("{normal}; {marker}"),
    }
}

/// A marker without the freedom that its spelling has.
fn normal_marker(marker: &str) -> String {
    let plain = marker
        .replace('\'', "\"")
        .replace("python_full_version", "python_version");
    let plain: String = plain
        .chars()
        .filter(|it| !it.is_whitespace() && !"()".contains(*it))
        .collect();
    // `a and extra == "x"` may have its extra in front.
    let mut parts: Vec<String> = plain.split("and").map(normal_extra).collect();
    parts.sort();
    parts.join("and")
}

fn normal_extra(part: &str) -> String {
    match part.strip_prefix("extra==") {
        Some(extra) => format!("extra=={}", normal_name(extra)),
        None => part.to_owned(),
    }
}

/// The extra that brings a requirement, if one does.
pub fn extra(text: &str) -> Option<String> {
    let (_, marker) = text.split_once(';')?;
    let (_, rest) = marker.split_once("extra")?;
    let name = rest.trim_start().strip_prefix("==")?.trim_start();
    let quote = name.chars().next()?;
    let (name, _) = name[1..].split_once(quote)?;
    Some(normal_name(name))
}

/// A requirement without the part of its marker that names the extra.
pub fn without_extra(text: &str) -> String {
    let (requirement, marker) = text.split_once(';').unwrap_or((text, ""));
    let pattern = r#"\s*\(?\s*extra\s*==\s*["'][^"']*["']\s*\)?\s*"#;
    let and = [
        format!(r"\s*and\b{pattern}$"),
        format!(r"^{pattern}and\b\s*"),
        format!("^{pattern}$"),
    ];
    let mut marker = marker.to_owned();
    for pattern in and {
        let pattern = Regex::new(&pattern).expect("a pattern");
        marker = pattern.replace(&marker, "").into_owned();
    }
    match marker.trim() {
        "" => requirement.trim().to_owned(),
        marker => format!("{}; {marker}", requirement.trim()),
    }
}

/// The oldest Python, as (major, minor), that the specifiers allow; `None` where nothing bounds it from below.
pub fn oldest_python(specifiers: &str) -> Option<(u32, u32)> {
    let bounds = specifiers.split(',').filter_map(|specifier| {
        let specifier = specifier.trim();
        let operators = ["~=", "===", "==", ">=", ">"];
        let version = operators.iter().find_map(|it| specifier.strip_prefix(it))?;
        let mut numbers = version.trim().split('.').map(|it| it.parse().ok());
        let major = numbers.next()??;
        Some((major, numbers.next().flatten().unwrap_or(0)))
    });
    bounds.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_count() {
        for (one, other) in [
            ("Sphinx>=4", "sphinx >=4"),
            ("jupyter_sphinx (>=0.3,<1)", "jupyter-sphinx<1,>=0.3"),
            (
                "tomli>=2; python_version < '3.11' and extra == 'Dev_x'",
                "tomli >=2 ; extra == \"dev-x\" and python_full_version<\"3.11\"",
            ),
            ("a[y,x]", "a[x, y]"),
        ] {
            assert_eq!(normal(one), normal(other));
        }
        assert_ne!(normal("a>=1"), normal("a~=1"));
        assert_ne!(normal("a[x]"), normal("a"));
    }

    #[test]
    fn extras_are_taken_out() {
        for (text, plain) in [
            ("a>=1 ; extra == 'x'", "a>=1"),
            (
                "a ; python_version < '3.11' and extra == \"x\"",
                "a; python_version < '3.11'",
            ),
            (
                "a ; (os_name == 'nt') and (extra == 'x')",
                "a; (os_name == 'nt')",
            ),
            ("a ; extra == 'x' and os_name == 'nt'", "a; os_name == 'nt'"),
        ] {
            assert_eq!(without_extra(text), plain);
            assert_eq!(extra(text).as_deref(), Some("x"));
        }
    }

    #[test]
    fn the_oldest_python_is_found() {
        assert_eq!(oldest_python(">=3.9"), Some((3, 9)));
        assert_eq!(oldest_python("<4,>=3.8.1,!=3.9.0"), Some((3, 8)));
        assert_eq!(oldest_python("~=3.10"), Some((3, 10)));
        assert_eq!(oldest_python("!=3.0.*,<4"), None);
    }
}
