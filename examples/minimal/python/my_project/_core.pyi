__all__: list[str] = []

# starter
__all__ += ["greet"]

def greet(name: str) -> str: ...
