class TooSmallError(Error, OSError):
    """A number is not as great as it has to be. The exception's errno is None."""
