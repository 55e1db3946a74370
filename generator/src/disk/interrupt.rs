//! Ctrl-C while files are written: it ends the run between two files, so that what was begun can be taken back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;

use crate::error::{Error, Result};

/// As long as it lives, a signal that would end the process is kept for [`Watch::check`].
pub struct Watch {
    interrupted: Arc<AtomicBool>,
    is_over: Arc<AtomicBool>,
}

impl Watch {
    pub fn start() -> Result<Self> {
        let watch = Self {
            interrupted: Arc::default(),
            is_over: Arc::default(),
        };
        for signal in TERM_SIGNALS {
            flag::register_conditional_default(*signal, watch.is_over.clone())
                .and_then(|_| flag::register(*signal, watch.interrupted.clone()))
                .map_err(Error::Signals)?;
        }
        Ok(watch)
    }

    /// The error that ends the run, if a signal came.
    pub fn check(&self) -> Result<()> {
        if self.interrupted.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
        Ok(())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}
