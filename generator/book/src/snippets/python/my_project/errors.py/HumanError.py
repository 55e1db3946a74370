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
