"""Random arguments: what a signature asks for, what it does not, and objects that lie."""

import array
import builtins
import functools
import itertools
import json
import types
import typing
from collections import abc
from collections.abc import Callable
from dataclasses import make_dataclass
from typing import Any

import numpy
from hypothesis import strategies as st
from numpy.typing import NDArray
from lies import boasts, homes, liars
from typing_extensions import Buffer


def holds_itself() -> list[Any]:
    itself: list[Any] = [1]
    itself.append(itself)
    return itself


def nested(around: Callable[[Any], Any]) -> Any:
    thing: Any = 1
    for _ in range(50_000):
        thing = around(thing)
    return thing


def large(seeds: list[Any], grow: Callable[[Any], Any]) -> st.SearchStrategy[Any]:
    """Large objects, chosen by number: hypothesis notes down what it chooses from, and often."""
    objects = [grow(seed) for seed in seeds]
    return st.integers(0, len(seeds) - 1).map(lambda number: objects[number])


HUMAN = make_dataclass("Human", [("name", str), ("age", int)])


def containers(inner: st.SearchStrategy[Any], key: Any) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(key, inner, max_size=4)


JSON_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON_VALUES = JSON_LEAVES | containers(JSON_LEAVES, st.text())
HUMANS = st.fixed_dictionaries(
    {"name": st.text() | JSON_VALUES, "age": st.integers(0, 255) | JSON_VALUES}
)
JSON_TEXTS = st.one_of(
    (HUMANS | JSON_VALUES).map(json.dumps),
    st.builds(lambda human, cut: json.dumps(human)[:cut], HUMANS, st.integers(0, 40)),
    st.builds("{}{}".format, HUMANS.map(json.dumps), st.text(" \n\t,}]x\0\ufeff")),
    large(["[", '{"name":', '{"a":['], lambda text: text * 100_000),
    st.sampled_from(['{"name": "\\ud800", "age": 1}', '{"name": "", "age": 1e999}']),
)
TEXTS = st.one_of(
    st.text(),
    st.text("ab. \r\n\0ßǅ\ud800\udfff🐍"),
    large(["x", "a ", "ΐ", "🐍.\n", "\0"], lambda text: text * 2**20),
    JSON_TEXTS,
)
INTEGERS = st.one_of(
    st.integers(),
    st.integers(0, 300),
    st.builds(
        lambda exponent, more: 2**exponent + more,
        st.sampled_from([7, 8, 31, 32, 63, 64, 127, 128, 10_000]),
        st.integers(-2, 2),
    ),
).flatmap(lambda number: st.sampled_from([number, -number]))

PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    INTEGERS,
    st.floats(),
    st.complex_numbers(),
    TEXTS,
    st.binary(),
    st.binary().map(bytearray),
    st.sampled_from([range(2**40), range(2**62), range(2**70), range(-3, 300)]),
    st.sampled_from([object, int, len, Ellipsis, NotImplemented, types, typing.Any]),
)
SHALLOW = containers(PLAIN | liars(), st.text() | INTEGERS)
CONTAINERS = st.one_of(PLAIN, liars(), SHALLOW, SHALLOW.map(tuple), st.lists(SHALLOW))
BOASTFUL = st.builds(
    boasts,
    st.sampled_from([list, dict, tuple, abc.Sequence]),
    st.sampled_from([0, 3, 10**6, 2**40, 2**60, 2**62]),
    st.sampled_from([0, "a", None]),
)
UNUSUAL = st.one_of(
    st.sets(INTEGERS | st.text()) | st.frozensets(INTEGERS | st.text()),
    st.builds(HUMAN, name=CONTAINERS, age=CONTAINERS),
    HUMANS.map(lambda human: types.SimpleNamespace(**human)),
    CONTAINERS.map(lambda thing: (part for part in [thing])),
    st.builds(
        array.array, st.sampled_from("bBhHiIlLqQ"), st.lists(st.integers(0, 100))
    ),
    st.lists(st.floats()).map(lambda numbers: array.array("d", numbers)),
    st.binary().map(memoryview),
    st.binary(min_size=8).map(lambda text: memoryview(text)[::-2]),
    st.binary(min_size=8).map(lambda text: memoryview(text[:8]).cast("q")),
    st.builds(holds_itself),
    st.builds(itertools.repeat, st.sampled_from([0, "a"])),
    large([lambda x: [x], lambda x: {"name": x, "age": x}], nested),
    large([0, "a", 2**62], lambda item: [item] * 10**6),
)
KINDS = [PLAIN, CONTAINERS, liars(), homes(), BOASTFUL, UNUSUAL]
ANYTHING = st.one_of(KINDS)

BUFFERS = st.builds(
    lambda code, numbers, step: memoryview(array.array(code, numbers))[::step],
    st.sampled_from("iiiIlhq"),
    st.lists(st.integers(0, 100) | st.just(2**15 - 1)),
    st.sampled_from([1, 1, 2, -1]),
)
ARRAYS = st.builds(
    lambda numbers, kind, step: numpy.array(numbers).astype(kind)[::step],
    st.lists(st.floats(width=32)),
    st.sampled_from("dddfc"),
    st.sampled_from([1, 1, 2, -1]),
)
FITTING = {
    Buffer: BUFFERS,
    int: INTEGERS,
    float: st.floats() | INTEGERS,
    str: TEXTS,
    bool: st.booleans(),
    bytes: st.binary(),
    Any: ANYTHING,
    object: ANYTHING,
}


@functools.cache
def fitting(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of the type that a stub names."""
    if annotation in FITTING:
        return FITTING[annotation]
    if typing.get_origin(annotation) is Callable:
        return st.sampled_from([int, str, len, object]) | liars()
    # The alias is a type of its own since numpy 2.5.
    if typing.get_origin(annotation) in (numpy.ndarray, NDArray):
        return ARRAYS
    if isinstance(annotation, typing.TypeVar):
        return ANYTHING
    parts = list(map(fitting, typing.get_args(annotation)))
    match typing.get_origin(annotation) or type(annotation):
        case builtins.list:
            return st.lists(*parts)
        case builtins.dict:
            return st.dictionaries(*parts)
        case abc.Mapping:
            return HUMANS | st.dictionaries(*parts)
    raise AssertionError(f"say here what fits {annotation}")


@st.composite
def calls(
    draw: st.DrawFn, parameters: dict[str, Any], kind: st.SearchStrategy[Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Arguments for a call: mostly as many as there are parameters, a third of them fitting."""
    values = {
        name: draw(draw(st.sampled_from([kind, kind, fitting(annotation)])))
        for name, annotation in parameters.items()
    }
    position = draw(st.integers(0, len(values)))
    named = list(values.items())[position:]
    arguments, keywords = list(values.values())[:position], dict(named)
    match draw(st.integers(0, 9)):
        case 0:
            arguments += draw(st.lists(ANYTHING, min_size=1, max_size=3))
        case 1:
            keywords[draw(st.text(max_size=5))] = draw(ANYTHING)
        case 2 if keywords:
            keywords.popitem()
    return arguments, keywords
