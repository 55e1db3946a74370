"""Compares other forms of a project's functions with those that it has: `python variants_agree.py PACKAGE`."""

import importlib
import random
import sys

project = importlib.import_module(sys.argv[1])
variants = project._core.variants

for number in range(187):
    result = project.get_fibonacci(number)
    assert variants.get_fibonacci_in_64_bits(number) == result

chance = random.Random(0)
for _ in range(1000):
    numbers = [chance.randint(-(2**50), 2**50) for _ in range(chance.randint(0, 99))]
    assert variants.list_sum_of_vec(numbers) == project.list_sum(numbers)

for _ in range(20_000):
    contents = "".join(chance.choices("aab..ß🐍  \n\r\0\f", k=60))
    needle = "".join(chance.choices("aab.ß🐍\0", k=chance.randint(1, 3)))
    count = project.count_occurences(contents, needle)
    assert variants.count_matches(contents, needle) == count, (contents, needle)
    assert variants.count_with_memchr(contents, needle) == count, (contents, needle)
for needle in ("", " ", "a b", "a\n"):
    for function in (variants.count_matches, variants.count_with_memchr):
        try:
            function("a b", needle)
        except ValueError:
            continue
        raise AssertionError(f"{function} takes {needle!r}")
