"""Some of the package's functions in plain Python, for the tests and benchmarks."""

import json
from collections.abc import Iterable
from typing import Any


# functions
def get_fibonacci(number: int) -> int:
    """Return the Fibonacci number at a position; a negative one raises ValueError."""
    if number < 0:
        raise ValueError("number must not be negative")
    last, current = 1, 0
    for _ in range(number):
        last, current = current, last + current
    return current


# types
def list_sum(a: Iterable[int]) -> int:
    """Return the sum of a list of integers."""
    total = 0
    for number in a:
        total += number
    return total


# A loop takes anything that has items.
buffer_sum = list_sum


def count_occurences(contents: str, needle: str) -> int:
    """Count a word, with or without a full stop; none at all raises ValueError."""
    if not needle:
        raise ValueError("needle must not be empty")
    total = 0
    # Not `splitlines`: it also splits at form feeds and other characters.
    for line in contents.replace("\r\n", "\n").split("\n"):
        for word in line.split(" "):
            if word == needle or word == needle + ".":
                total += 1
    return total


# json
def human_says_hi(human_data: str) -> None:
    """Print a human given as JSON: the text first, then what Python made of it."""
    human = json.loads(human_data)
    name, age = human["name"], human["age"]
    print(human_data)
    print("Now we can work with the struct:")
    print(" Human {", f'    name: "{name}",', f"    age: {age},", "}.", sep="\n")
    print(f" {name} is {age} years old.")


def birthday(human: Any) -> dict[str, Any]:
    """Return a human, given as a dict or an object, one year older, as a dict."""
    if isinstance(human, dict):
        name, age = human["name"], human["age"]
    else:
        name, age = human.name, human.age
    return {"name": name, "age": age + 1}
