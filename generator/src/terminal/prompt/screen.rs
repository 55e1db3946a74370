//! The part of the terminal below the cursor, drawn anew after each key.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveToColumn, MoveUp, Show};
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEventKind, KeyModifiers, read,
};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};

use crate::error::{Error, Result};
use crate::terminal::wrap::width_of_errors;

/// What is shown: lines that fit, and where the cursor is, by row and column.
pub struct Frame {
    pub lines: Vec<String>,
    /// Hidden where there is none.
    pub cursor: Option<(usize, usize)>,
}

/// What a question makes of a key: it is asked on, or it is answered.
pub enum Step<T> {
    Ask,
    Answer(T),
}

/// A question on the screen.
pub trait Question {
    type Answer;

    fn frame(&self, width: usize) -> Frame;

    fn handle(&mut self, event: &Event) -> Step<Self::Answer>;

    /// Shows the answer in place of the question.
    fn answered(&self, width: usize) -> Vec<String>;
}

/// Asks until there is an answer; none means that the user wants to go back.
pub fn ask<T>(question: impl Question<Answer = T>) -> Result<Option<T>> {
    match answer(question).map_err(Error::Prompt)? {
        Outcome::Answer(answer) => Ok(Some(answer)),
        Outcome::Back => Ok(None),
        Outcome::End(error) => Err(error),
    }
}

enum Outcome<T> {
    Answer(T),
    Back,
    End(Error),
}

fn answer<T>(mut question: impl Question<Answer = T>) -> io::Result<Outcome<T>> {
    let mut screen = Screen::new()?;
    loop {
        screen.draw(&question.frame(width_of_errors()))?;
        let event = read()?;
        match pressed(&event) {
            Some((KeyCode::Char('c'), KeyModifiers::CONTROL)) => {
                return Ok(Outcome::End(Error::Interrupted));
            }
            Some((KeyCode::Char('d'), KeyModifiers::CONTROL)) => {
                return Ok(Outcome::End(Error::Cancelled));
            }
            Some((KeyCode::Esc, _)) => {
                screen.clear()?;
                return Ok(Outcome::Back);
            }
            _ => {}
        }
        if let Step::Answer(answer) = question.handle(&event) {
            let lines = question.answered(width_of_errors());
            let cursor = None;
            screen.draw(&Frame { lines, cursor })?;
            return Ok(Outcome::Answer(answer));
        }
    }
}

/// Returns the key that went down.
pub fn pressed(event: &Event) -> Option<(KeyCode, KeyModifiers)> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some((key.code, key.modifiers)),
        _ => None,
    }
}

/// The terminal, as long as it gives each key at once. It is left as it was.
#[derive(Default)]
struct Screen {
    is_drawn: bool,
    /// How many drawn rows are above the cursor, and how many below it.
    above: usize,
    below: usize,
}

impl Screen {
    fn new() -> io::Result<Self> {
        enable_raw_mode()?;
        // Older Windows has none.
        let _ = execute!(io::stderr(), EnableBracketedPaste);
        Ok(Self::default())
    }

    fn draw(&mut self, frame: &Frame) -> io::Result<()> {
        self.clear()?;
        // Styles go where they are wanted, and moves in any case.
        anstream::stderr().write_all(frame.lines.join("\r\n").as_bytes())?;
        let last = frame.lines.len().saturating_sub(1);
        let (row, column) = frame.cursor.unwrap_or((last, 0));
        let mut terminal = io::stderr();
        if row < last {
            queue!(terminal, MoveUp(cells(last - row)))?;
        }
        match frame.cursor {
            Some(_) => queue!(terminal, MoveToColumn(cells(column)), Show)?,
            None => queue!(terminal, Hide)?,
        }
        (self.is_drawn, self.above, self.below) = (true, row, last - row);
        terminal.flush()
    }

    /// Takes away what was drawn.
    fn clear(&mut self) -> io::Result<()> {
        let mut terminal = io::stderr();
        if self.above > 0 {
            queue!(terminal, MoveUp(cells(self.above)))?;
        }
        (self.is_drawn, self.above, self.below) = (false, 0, 0);
        execute!(terminal, MoveToColumn(0), Clear(ClearType::FromCursorDown))
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// What was drawn last stays, and what comes next is below it.
impl Drop for Screen {
    fn drop(&mut self) {
        let mut terminal = io::stderr();
        let _ = execute!(terminal, DisableBracketedPaste, Show);
        let _ = disable_raw_mode();
        if self.is_drawn {
            let _ = write!(terminal, "{}", "\n".repeat(self.below + 1));
        }
    }
}
