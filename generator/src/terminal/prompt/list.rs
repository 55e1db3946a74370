//! A question whose answers are listed.

use crossterm::event::{Event, KeyCode};

use super::layout::{answered, aside, label};
use super::screen::{Frame, Question, Step, pressed};
use crate::terminal::style::HEADING;
use textwrap::core::display_width;

/// Something to choose, and what is said of it.
pub struct Choice {
    pub name: &'static str,
    pub text: &'static str,
}

pub struct List<'a> {
    prompt: &'a str,
    help: &'a str,
    choices: Vec<Choice>,
    /// Which are taken, where there can be several.
    taken: Option<Vec<bool>>,
    at: usize,
}

impl<'a> List<'a> {
    /// Asks for one of the names.
    pub fn one(prompt: &'a str, help: &'a str, names: &[&'static str], default: &str) -> Self {
        let choice = |name: &&'static str| Choice { name, text: "" };
        Self {
            prompt,
            help,
            choices: names.iter().map(choice).collect(),
            taken: None,
            at: names.iter().position(|name| *name == default).unwrap_or(0),
        }
    }

    /// Asks for any of the choices.
    pub fn several(prompt: &'a str, help: &'a str, choices: Vec<Choice>, default: &[&str]) -> Self {
        let taken = choices.iter().map(|choice| default.contains(&choice.name));
        Self {
            prompt,
            help,
            taken: Some(taken.collect()),
            choices,
            at: 0,
        }
    }

    fn answer(&self) -> Vec<&'static str> {
        let choices = self.choices.iter().enumerate();
        let is_taken = |number: usize| match &self.taken {
            Some(taken) => taken[number],
            None => number == self.at,
        };
        choices
            .filter_map(|(number, choice)| is_taken(number).then_some(choice.name))
            .collect()
    }

    fn line(&self, number: usize, names: usize, is_narrow: bool) -> String {
        let Choice { name, text } = self.choices[number];
        let text = if is_narrow { "" } else { text };
        let mark = match &self.taken {
            Some(taken) if taken[number] => "[x] ",
            Some(_) => "[ ] ",
            None => "",
        };
        let line = format!("{mark}{name:<names$} {text}");
        let line = line.trim_end();
        if number == self.at {
            format!("{HEADING}> {line}{HEADING:#}")
        } else {
            format!("  {line}")
        }
    }
}

impl Question for List<'_> {
    type Answer = Vec<&'static str>;

    fn frame(&self, width: usize) -> Frame {
        let names = self
            .choices
            .iter()
            .map(|it| it.name.len())
            .max()
            .unwrap_or_default();
        let texts = self.choices.iter().map(|it| display_width(it.text)).max();
        // The cursor, the mark, the name, a space and the text.
        let is_narrow = 6 + names + 1 + texts.unwrap_or_default() > width;
        let mut lines = label("?", self.prompt, width);
        lines.extend((0..self.choices.len()).map(|number| self.line(number, names, is_narrow)));
        lines.extend(aside(self.help, width));
        let keys = match self.taken {
            Some(_) => {
                "↑ ↓ move, Space takes or leaves one, → takes all, ← none, Enter accepts, Esc goes back"
            }
            None => "↑ ↓ move, Enter accepts, Esc goes back",
        };
        lines.extend(aside(keys, width));
        Frame {
            lines,
            cursor: None,
        }
    }

    fn handle(&mut self, event: &Event) -> Step<Self::Answer> {
        let Some((key, _)) = pressed(event) else {
            return Step::Ask;
        };
        let count = self.choices.len();
        match (key, &mut self.taken) {
            (KeyCode::Enter, _) => return Step::Answer(self.answer()),
            (KeyCode::Up | KeyCode::BackTab, _) => self.at = (self.at + count - 1) % count,
            (KeyCode::Down | KeyCode::Tab, _) => self.at = (self.at + 1) % count,
            (KeyCode::Char(' '), Some(taken)) => taken[self.at] = !taken[self.at],
            (KeyCode::Right, Some(taken)) => taken.fill(true),
            (KeyCode::Left, Some(taken)) => taken.fill(false),
            _ => {}
        }
        Step::Ask
    }

    fn answered(&self, width: usize) -> Vec<String> {
        answered(self.prompt, &self.answer().join(", "), width)
    }
}
