//! Colours, of which each can be read on black and on white.

pub use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};

/// What is above something, or names it.
pub const HEADING: Style = Style::new().bold();
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub const DONE: Style = AnsiColor::Green.on_default().bold();
pub const TIP: Style = AnsiColor::Green.on_default();
/// What may be skipped.
pub const ASIDE: Style = Style::new().dimmed();

/// Decides for all output of this run; otherwise each stream and NO_COLOR do.
pub fn choose(colour: ColorChoice) {
    colour.write_global();
}
