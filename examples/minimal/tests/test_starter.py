import pytest

from my_project import (
    greet,
)


def test_greet() -> None:
    assert greet("Ada") == "Hello, Ada!"
    assert greet(name="") == "Hello, !"


def test_greet_refuses_other_types() -> None:
    with pytest.raises(TypeError):
        greet(1)  # type: ignore[arg-type]
