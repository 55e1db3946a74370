//! Counts what a thread takes from the heap.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static TAKEN: Cell<Allocations> = const { Cell::new(Allocations { count: 0, bytes: 0 }) };
}

/// How often memory was taken, and how much.
#[derive(Clone, Copy, Debug)]
pub struct Allocations {
    pub count: u64,
    pub bytes: u64,
}

/// The system's allocator, which counts.
pub struct Counting;

// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: as the caller promised us.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller promised us.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(size);
        // SAFETY: as the caller promised us.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn take(bytes: usize) {
    // A thread that ends has no counter any more.
    let _ = TAKEN.try_with(|taken| {
        let Allocations {
            count,
            bytes: before,
        } = taken.get();
        taken.set(Allocations {
            count: count + 1,
            bytes: before + bytes as u64,
        });
    });
}

/// What this thread takes while it does the work.
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocations) {
    let before = TAKEN.get();
    let done = work();
    let after = TAKEN.get();
    let taken = Allocations {
        count: after.count - before.count,
        bytes: after.bytes - before.bytes,
    };
    (done, taken)
}
