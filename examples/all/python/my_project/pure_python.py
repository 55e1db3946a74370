"""Some of the package's functions in plain Python, for the tests and benchmarks."""


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
def list_sum(a: list[int]) -> int:
    """Return the sum of a list of integers."""
    total = 0
    for number in a:
        total += number
    return total


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
