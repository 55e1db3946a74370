# What editors know of the compiled module. The docstrings are those of the Rust code.
import asyncio
import collections.abc
import typing

import numpy
import numpy.typing

# From Python 3.12 on, Buffer is in collections.abc, too.
from typing_extensions import Buffer  # noqa: UP035

__all__: list[str] = []

# functions
__all__ += ["Fibonacci", "clamp", "get_fibonacci", "multiply", "sum_as_string"]

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

def clamp(number: int, *, low: int = 0, high: int = 100) -> int:
    """Return a number, or the limit that it exceeds.

    A `low` above `high` raises ValueError. More than 64 bits raise OverflowError.

    >>> clamp(120)
    100
    >>> clamp(120, high=150)
    120
    """

@typing.final
class Fibonacci:
    """An iterator of the Fibonacci numbers, which ends after position 186.

    To use one in several threads at once raises RuntimeError.

    >>> numbers = Fibonacci()
    >>> next(numbers), next(numbers), next(numbers), next(numbers)
    (0, 1, 1, 2)
    """

    def __new__(cls) -> Fibonacci: ...
    def __iter__(self) -> Fibonacci: ...
    def __next__(self) -> int: ...

# types
__all__ += [
    "array_printer",
    "buffer_sum",
    "count_occurences",
    "dict_printer",
    "find_byte",
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

def find_byte(data: bytes, byte: int) -> int | None:
    """Return the position of a byte in bytes, or None.

    `byte` is an int from 0 to 255; another one raises OverflowError.

    >>> find_byte(b"Rust", 115)
    2
    """

# structs
__all__ += ["Axis", "Point", "RustStruct"]

@typing.final
class Axis:
    """The two axes of a plane."""

    X: typing.ClassVar[Axis]
    Y: typing.ClassVar[Axis]

@typing.final
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
    def along(self, axis: Axis) -> float:
        """Return the coordinate on an axis."""

@typing.final
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

class _Human(typing.TypedDict):
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

def birthday(human: collections.abc.Mapping[str, object]) -> _Human:
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
__all__ += ["greater_than_2", "retry"]

_T = typing.TypeVar("_T")

def greater_than_2(number: int) -> int:
    """Return `number` if it is greater than 2.

    Another number raises TooSmallError, an OSError, or OverflowError beyond 64 bits.

    >>> greater_than_2(3)
    3
    """

def retry(function: collections.abc.Callable[[], _T], attempts: int) -> _T:  # noqa: UP047
    """Call a function until it raises no exception, at most `attempts` times.

    The exception of the last call is passed on, KeyboardInterrupt of any call. The
    function is called at least once. `attempts` above 255 raises OverflowError.

    >>> retry(lambda: "done", attempts=3)
    'done'
    """

# threads
__all__ += ["longest_collatz", "map_in_threads"]

_Item = typing.TypeVar("_Item")
_Result = typing.TypeVar("_Result")

def longest_collatz(limit: int, *, threads: int = 0) -> tuple[int, int]:
    """Return the number below a limit with the most Collatz steps to 1, and the steps.

    A step halves an even number, and takes an odd one times 3 plus 1. Of two numbers
    with as many steps, the smaller one is returned. A limit below 2 raises ValueError,
    one beyond 32 bits OverflowError. `threads` is the number of threads, at most 255;
    0 stands for one on each core. Ctrl-C stops a long run. If no thread can be started,
    RuntimeError is raised.

    >>> longest_collatz(10)
    (9, 19)
    """

def map_in_threads(  # noqa: UP047
    function: collections.abc.Callable[[_Item], _Result],
    items: list[_Item],
    *,
    threads: int = 0,
) -> list[_Result]:
    """Call a function in several threads, with each item of a list; list the results.

    If Python has a GIL, the threads take turns in Python code, but can wait together.
    What a call raises is passed on, of several exceptions one. `threads` is the number
    of threads, at most 255, or OverflowError is raised; 0 stands for one on each core.
    Ctrl-C takes effect after the current calls. If no thread can be started,
    RuntimeError is raised.

    >>> map_in_threads(abs, [1, -2, 3])
    [1, 2, 3]
    """

# numpy
__all__ += ["smooth", "smooth_in_place"]

def smooth(
    values: numpy.typing.NDArray[numpy.float64], weight: float
) -> numpy.typing.NDArray[numpy.float64]:
    """Return a new array of exponentially smoothed values.

    Each result is the one before plus `weight` times the difference to it. `values` is
    an array of float64 with one dimension, or TypeError is raised. It may be read-only,
    or have gaps, as `array[::2]` has. A weight that is not above 0 and at most 1 raises
    ValueError, an int too large for a float OverflowError.

    >>> import numpy as np
    >>> smooth(np.array([8.0, 0.0, 0.0, 0.0]), weight=0.5)
    array([8., 4., 2., 1.])
    """

def smooth_in_place(values: numpy.typing.NDArray[numpy.float64], weight: float) -> None:
    """Smooth the values of an array where they are; see `smooth`.

    If the array is read-only, has gaps, or is of another type or shape, TypeError is
    raised. Another weight raises ValueError or OverflowError, as it does in `smooth`.

    >>> import numpy as np
    >>> array = np.array([8.0, 0.0, 0.0, 0.0])
    >>> smooth_in_place(array, weight=0.5)
    >>> array
    array([8., 4., 2., 1.])
    """

# async
__all__ += ["delayed", "first_line"]

_Value = typing.TypeVar("_Value")

def delayed(value: _Value, seconds: float) -> asyncio.Future[_Value]:  # noqa: UP047
    """Return an awaitable that gives a value after some seconds.

    Negative seconds, NaN and infinity raise ValueError, an int that is too large for a
    float OverflowError. Without a running event loop, RuntimeError is raised.

    >>> import asyncio
    >>> async def main() -> str:
    ...     return await delayed("done", seconds=0.01)
    >>> asyncio.run(main())
    'done'
    """

def first_line(host: str, port: int, *, seconds: float = 10.0) -> asyncio.Future[str]:
    """Return an awaitable of the first line that a server sends.

    The line has at most 1000 bytes, its end included. To await it raises OSError, for
    example ConnectionRefusedError, and TimeoutError after so many seconds. A port that
    is no number of 16 bits raises OverflowError. Negative seconds, NaN, infinity and
    the like raise ValueError. Without a running event loop, RuntimeError is raised.
    """
