"""A function of `src/numpy.rs` beside the same in Python, for make_report.py."""

from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from my_project import _core

VALUES = np.random.default_rng(0).normal(size=10_000)


def smooth(values: npt.NDArray[np.float64], weight: float) -> npt.NDArray[np.float64]:
    """Return a new array of exponentially smoothed values."""
    items = values.tolist()
    smoothed = accumulate(items, lambda last, new: last + weight * (new - last))
    return np.fromiter(smoothed, dtype=np.float64, count=len(items))


# Each call: the function in Python, the one in Rust, and their arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "smooth(10000 floats)": (smooth, _core.smooth, (VALUES, 0.1)),
}
