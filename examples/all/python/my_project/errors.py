"""The package's exceptions. `except Error` catches all of them."""


class Error(Exception):
    """The package could not do what it was asked for."""


# json
class HumanError(Error, ValueError):
    """A JSON text does not describe a human; the message names the line and column."""


# exceptions
class TooSmallError(Error, OSError):
    """A number is too small. The exception's errno is None."""
