# What editors know of the compiled module. The docstrings are those of the Rust code.

__all__: list[str] = []

# starter
__all__ += ["greet"]

def greet(name: str) -> str:
    """Return a greeting.

    >>> greet("Ada")
    'Hello, Ada!'
    """
