"""The package's own exceptions. `except Error` catches all of them."""


class Error(Exception):
    """Something that the package was asked for cannot be done."""


# json
class HumanError(Error, ValueError):
    """Data is not a human: a field is missing, or has the wrong type or range.

    `path` names the field, or is "." where no single field is wrong. `line` and
    `column` tell how far a JSON text was read, the column in bytes; for other data
    they are None.
    """

    def __init__(
        self,
        message: str,
        path: str = ".",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


# exceptions
class TooSmallError(Error, OSError):
    """A number is too small. The exception's errno is None."""
