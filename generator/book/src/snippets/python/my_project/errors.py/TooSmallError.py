class TooSmallError(Error, OSError):
    """A number is too small. The exception's errno is None."""
