def smooth(values: npt.NDArray[np.float64], weight: float) -> npt.NDArray[np.float64]:
    """Return a new array of exponentially smoothed values."""
    items = values.tolist()
    smoothed = accumulate(items, lambda last, new: last + weight * (new - last))
    return np.fromiter(smoothed, dtype=np.float64, count=len(items))
