# What editors know of the compiled module. The docstrings are those of the Rust code.
from collections.abc import Mapping
from typing import TypedDict, final

# From Python 3.12 on, Buffer is in collections.abc, too.
from typing_extensions import Buffer  # noqa: UP035

__all__: list[str] = []

# functions
__all__ += ["get_fibonacci", "multiply", "sum_as_string"]

def multiply(a: int, b: int) -> int:
    """Multiply two integers.

    An argument or a product that exceeds 64 bits raises OverflowError.

    >>> multiply(2, 3)
    6
    """

def sum_as_string(a: int, b: int) -> str:
    """Add two integers and return the sum as text.

    An argument or a sum that exceeds 64 bits raises OverflowError.

    >>> sum_as_string(2, 3)
    '5'
    """

def get_fibonacci(number: int) -> int:
    """Return the Fibonacci number at a position; the numbers start with 0, 1, 1, 2, 3.

    A negative position raises ValueError, one above 186 OverflowError.

    >>> get_fibonacci(10)
    55
    """

# types
__all__ += [
    "array_printer",
    "buffer_sum",
    "count_occurences",
    "dict_printer",
    "list_sum",
    "vector_printer",
    "word_printer",
]

def list_sum(a: list[int]) -> int:
    """Return the sum of a list of integers.

    A number or a sum that exceeds 64 bits raises OverflowError.

    >>> list_sum([10, 10, 10, 10, 10])
    50
    """

def dict_printer(hm: dict[str, str]) -> None:
    """Print each key of a dict with its value, one pair a line, sorted by key.

    >>> dict_printer({"b": "2", "a": "1"})
    a 1
    b 2
    """

def word_printer(word: str, n: int, reverse: bool, uppercase: bool) -> None:
    """Print a word n times, on request in reverse, in uppercase, or both.

    An n that exceeds 64 bits raises OverflowError. Ctrl-C stops a long run.

    >>> word_printer("eyb", 2, reverse=True, uppercase=False)
    bye
    bye
    """

def vector_printer(a: list[str]) -> None:
    """Print each string of a list on a line of its own."""

def array_printer(a: list[str]) -> None:
    """Print each string of a list of exactly 8; another number raises ValueError."""

def count_occurences(contents: str, needle: str) -> int:
    """Count how often a word occurs in a text.

    Words end at a space or the end of a line. A word with a full stop after it counts.
    An empty needle raises ValueError.

    >>> count_occurences("Some words. More words\\nthan words, even", "words")
    2
    """

def buffer_sum(a: Buffer) -> int:
    """Return the sum of 32-bit integers that lie side by side in memory.

    `a` is an array.array("i"), a numpy array of dtype int32, or another object with
    such a buffer. Other items raise BufferError; an empty buffer may be of any type.

    >>> from array import array
    >>> buffer_sum(array("i", [10, 10, 10, 10, 10]))
    50
    """

# structs
__all__ += ["Point", "RustStruct"]

@final
class Point:
    """A point with two coordinates, which can be read and set.

    An int that is too large for a float raises OverflowError. Deleting a coordinate
    raises AttributeError. To use a point while a thread changes it raises RuntimeError.

    >>> Point(1, 2)
    Point(1.0, 2.0)
    """

    x: float
    """The distance to the right."""
    y: float
    """The distance upwards."""

    def __new__(cls, x: float, y: float) -> Point: ...

@final
class RustStruct:
    """A text and a list of small numbers, which threads can share.

    `data` is a str and `vector` a list of int, each from 0 to 255. Another number
    raises OverflowError. Deleting an attribute raises AttributeError.
    """

    data: str
    """The text."""
    vector: list[int]
    """The numbers, as a new list: appending to it does not change the object."""

    def __new__(cls, data: str, vector: list[int]) -> RustStruct: ...
    def printer(self) -> None:
        """Print the text, then the numbers, one a line."""

    def extend_vector(self, extension: list[int]) -> None:
        """Print "Extending the vector." and append the numbers of a list."""

# json
__all__ += ["birthday", "human_says_hi"]

class _Human(TypedDict):
    name: str
    age: int

def human_says_hi(human_data: str) -> None:
    """Print a human given as JSON: the text first, then what Rust read.

    `human_data` is a JSON object with "name", a string, and "age", an integer from 0 to
    255. Other fields are ignored. Another text raises HumanError, a kind of ValueError.

    >>> human_says_hi('{"name": "Jan", "age": 6}')
    {"name": "Jan", "age": 6}
    Now we can work with the struct:
     Human {
        name: "Jan",
        age: 6,
    }.
     Jan is 6 years old.
    """

def birthday(human: Mapping[str, object]) -> _Human:
    """Return a human, one year older, as a new dict.

    `human` is a dict with "name", a str, and "age", an int from 0 to 255. A missing
    item raises KeyError, a wrong one TypeError, and the age of 255 OverflowError.

    >>> birthday({"name": "Jan", "age": 6})
    {'name': 'Jan', 'age': 7}
    """

# logging
__all__ += ["log_different_levels", "log_example"]

def log_example() -> None:
    """Log "A log message from Rust!" at level INFO.

    Raises whatever a logging handler raises.
    """

def log_different_levels() -> None:
    """Log one message at each of the levels ERROR, WARNING, INFO and DEBUG.

    Raises whatever a logging handler raises; of several exceptions the first.
    """

# exceptions
__all__ += ["greater_than_2"]

def greater_than_2(number: int) -> int:
    """Return `number` if it is greater than 2.

    Another number raises TooSmallError, an OSError, or OverflowError beyond 64 bits.

    >>> greater_than_2(3)
    3
    """
