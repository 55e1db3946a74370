"""The calls of the module that the examples come from, on a project named rust."""

import json
import logging
from contextlib import redirect_stdout
from io import StringIO

import rust

printed = StringIO()
with redirect_stdout(printed):
    rust.word_printer("hello", 3, False, True)
    rust.word_printer("eyb", 3, True, False)
    rust.vector_printer(["one", "two", "three"])
    rust.array_printer([str(number) for number in range(1, 9)])
    rust.dict_printer({f"key {number}": f"value {number}" for number in range(1, 5)})
    rust.human_says_hi(json.dumps({"name": "Jan", "age": 6}))
    rust_struct = rust.RustStruct(data="some data", vector=[255, 255, 255])
    rust_struct.extend_vector([1, 1, 1, 1])
    rust_struct.printer()
assert printed.getvalue().splitlines() == [
    *["HELLO"] * 3,
    *["bye"] * 3,
    *["one", "two", "three"],
    *["1", "2", "3", "4", "5", "6", "7", "8"],
    *[f"key {number} value {number}" for number in range(1, 5)],
    '{"name": "Jan", "age": 6}',
    "Now we can work with the struct:",
    " Human {",
    '    name: "Jan",',
    "    age: 6,",
    "}.",
    " Jan is 6 years old.",
    "Extending the vector.",
    "some data",
    *["255"] * 3,
    *["1"] * 4,
], printed.getvalue()

assert rust.multiply(2, 3) == rust.multiply(a=2, b=3) == 6
assert rust.sum_as_string(2, 3) == rust.sum_as_string(a=2, b=3) == "5"
assert rust.list_sum([10, 10, 10, 10, 10]) == rust.list_sum(a=[50]) == 50
assert [rust.get_fibonacci(number) for number in range(5)] == [0, 1, 1, 2, 3]
assert rust.get_fibonacci(number=150) == 9969216677189303386214405760200

text = "🐍 searches. Additional words for 🐍.\nSome words\n" * 1000
assert rust.count_occurences(text, "words") == 2000
assert rust.count_occurences(contents=text, needle="🐍") == 2000

assert rust_struct.data == "some data"
rust_struct.data = "some other data"
assert rust_struct.data == "some other data"


def refusal(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return error
    raise AssertionError(f"{function} takes {arguments}")


assert isinstance(refusal(rust.dict_printer, "wrong type"), TypeError)
assert isinstance(refusal(rust.dict_printer, {"a": 1, "b": 2}), TypeError)
for count in (7, 9):
    assert isinstance(refusal(rust.array_printer, ["1"] * count), ValueError)
for number in (1, -11):
    error = refusal(rust.greater_than_2, number)
    assert issubclass(type(error), OSError)
    assert str(error) == "Error from Rust: number is less than or equal to 2"
assert rust.greater_than_2(3) == rust.greater_than_2(number=3) == 3

logged = StringIO()
logging.basicConfig(format="%(levelname)s %(name)s %(message)s", stream=logged)
logging.getLogger().setLevel(logging.DEBUG)
rust.log_example()
rust.log_different_levels()
assert logged.getvalue().splitlines() == [
    "INFO rust.logging A log message from Rust!",
    "ERROR rust.logging logging an error",
    "WARNING rust.logging logging a warning",
    "INFO rust.logging logging an info message",
    "DEBUG rust.logging logging a debug message",
], logged.getvalue()
