class HumanError(Error, ValueError):
    """A JSON text does not describe a human; the message names the line and column."""
