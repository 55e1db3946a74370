"""Times the calls of a project for `cargo bench -- code`: PROJECT MODULES.

Prints lists as JSON: of each call its name, and the nanoseconds that its two functions take. They are
timed as the project's own report does it.
"""

import json
import sys
from contextlib import redirect_stdout
from io import StringIO

project, modules = sys.argv[1:]
sys.path[:0] = [modules, f"{project}/benches"]

from make_report import all_calls, measure  # noqa: E402
from my_project._core import variants  # noqa: E402


def empty():
    pass


def take(number):
    pass


def take_and_give(number):
    return 9969216677189303386214405760200


CALLS = all_calls() | {"empty()": (empty, variants.empty, ())}

# Each adds something to the one before.
PARTS = {
    "empty()": CALLS["empty()"],
    "take(150)": (take, variants.take, (150,)),
    "take_and_give(150)": (take_and_give, variants.take_and_give, (150,)),
    "get_fibonacci(150)": CALLS["get_fibonacci(150)"],
}

# Other forms of the functions that the project has.
FORMS = [
    ("get_fibonacci(5)", "as a `u64` if it fits", variants.get_fibonacci_in_64_bits),
    ("list_sum(2999 ints)", "of a `Vec<i64>`", variants.list_sum_of_vec),
    ("count_occurences(2000 lines)", "with `match_indices`", variants.count_matches),
    ("count_occurences(2000 lines)", "with `memmem`", variants.count_with_memchr),
]


def against_ours(call, other):
    _, ours, arguments = CALLS[call]
    return ours, other, arguments


def outcome(function, arguments):
    with redirect_stdout(StringIO()) as printed:
        return repr(function(*arguments)), printed.getvalue()


def times(calls):
    for name, (first, second, arguments) in calls.items():
        if outcome(first, arguments) != outcome(second, arguments):
            raise AssertionError(f"{name}: the two functions do not do the same")
    return [measure(name, *functions) for name, functions in calls.items()]


forms = {f"`{call}` {how}": against_ours(call, other) for call, how, other in FORMS}
print(json.dumps({"calls": times(CALLS), "parts": times(PARTS), "forms": times(forms)}))
