//! A question whose answer is typed.

use anstyle::Style;
use crossterm::event::{Event, KeyCode, KeyModifiers};
use textwrap::core::display_width;
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::layout::{answered, aside, label};
use super::screen::{Frame, Question, Step, pressed};
use crate::terminal::style::{ASIDE, ERROR};
use crate::terminal::wrap::hanging;

/// Says what is wrong with an answer.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

pub struct Line<'a> {
    prompt: &'a str,
    help: &'a str,
    keys: &'static str,
    check: Check<'a>,
    input: Input,
    /// Whether nothing was typed yet: the first letter takes the place of the default.
    is_default: bool,
    problem: Option<String>,
    /// How the answer reads once it is given.
    shown: fn(&str) -> &str,
}

impl<'a> Line<'a> {
    pub fn new(prompt: &'a str, help: &'a str, default: &str, check: Check<'a>) -> Self {
        Self {
            prompt,
            help,
            keys: "Enter accepts, typing replaces, Ctrl-U clears, Esc goes back",
            check,
            input: Input::from(default),
            is_default: !default.is_empty(),
            problem: None,
            shown: |answer| answer,
        }
    }

    /// Names other keys than those for text.
    pub fn with_keys(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }

    /// Shows the answer in another way once it is given.
    pub fn shown_as(self, shown: fn(&str) -> &str) -> Self {
        Self { shown, ..self }
    }

    fn submit(&mut self) -> Step<String> {
        let answer = self.input.value().to_owned();
        match (self.check)(&answer) {
            Ok(()) => Step::Answer(answer),
            Err(problem) => {
                self.problem = Some(problem);
                Step::Ask
            }
        }
    }

    fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.is_default) {
            self.input.reset();
        }
        for c in text.chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }
}

impl Question for Line<'_> {
    type Answer = String;

    fn frame(&self, width: usize) -> Frame {
        let mut lines = label("?", self.prompt, width);
        let value = self.input.value();
        let column = lines.last().map_or(0, |line| display_width(line)) + 1;
        // The cursor needs a column behind the last letter.
        let is_beside = column + display_width(value) < width;
        let (pieces, at) = if is_beside {
            let at = (lines.len() - 1, column + self.input.visual_cursor());
            (vec![value.to_owned()], at)
        } else {
            let (pieces, (row, column)) = pieces(value, self.input.cursor(), width - 1);
            (pieces, (lines.len() + row, column))
        };
        let style = if self.is_default { ASIDE } else { Style::new() };
        let mut pieces = pieces
            .iter()
            .map(|piece| format!("{style}{piece}{style:#}"));
        if is_beside && let (Some(line), Some(piece)) = (lines.last_mut(), pieces.next()) {
            *line += &format!(" {piece}");
        }
        lines.extend(pieces);
        if let Some(problem) = &self.problem {
            let text = hanging(problem, &format!("{ERROR}!{ERROR:#} "), "  ", width);
            lines.extend(text.lines().map(str::to_owned));
        }
        lines.extend(aside(self.help, width));
        lines.extend(aside(self.keys, width));
        Frame {
            lines,
            cursor: Some(at),
        }
    }

    fn handle(&mut self, event: &Event) -> Step<String> {
        match (event, pressed(event)) {
            (_, Some((KeyCode::Enter, _))) => return self.submit(),
            (Event::Paste(text), _) => self.insert(text.lines().next().unwrap_or_default()),
            (_, Some((KeyCode::Char(c), KeyModifiers::NONE | KeyModifiers::SHIFT))) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            (_, Some(_)) => {
                self.is_default = false;
                self.input.handle_event(event);
            }
            _ => return Step::Ask,
        }
        self.problem = None;
        Step::Ask
    }

    fn answered(&self, width: usize) -> Vec<String> {
        answered(self.prompt, (self.shown)(self.input.value()), width)
    }
}

/// Cuts text into rows of at most `width` columns, and finds the row and the column of a letter.
fn pieces(text: &str, cursor: usize, width: usize) -> (Vec<String>, (usize, usize)) {
    let mut pieces = vec![String::new()];
    let (mut columns, mut at) = (0, (0, 0));
    for (number, c) in text.chars().enumerate() {
        let wide = display_width(c.encode_utf8(&mut [0; 4]));
        if columns + wide > width {
            pieces.push(String::new());
            columns = 0;
        }
        if number == cursor {
            at = (pieces.len() - 1, columns);
        }
        pieces.last_mut().expect("there is one").push(c);
        columns += wide;
    }
    if cursor >= text.chars().count() {
        at = (pieces.len() - 1, columns);
    }
    (pieces, at)
}
