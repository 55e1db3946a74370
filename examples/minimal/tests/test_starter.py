from typing import Any

import pytest

from my_project import (
    greet,
)


def test_greet() -> None:
    assert greet("Ada") == "Hello, Ada!"
    assert greet(name="") == "Hello, !"


@pytest.mark.parametrize("name", [1, None, b"Ada"])
def test_greet_refuses_other_types(name: Any) -> None:
    with pytest.raises(TypeError):
        greet(name)
