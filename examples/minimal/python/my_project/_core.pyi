__all__: list[str] = ["__version__"]

__version__: str

# starter
__all__ += ["greet"]

def greet(name: str) -> str: ...
