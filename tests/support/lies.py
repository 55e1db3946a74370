"""Objects that lie: of new classes, some of whose methods do what they are not for."""

import itertools
from abc import ABCMeta
from collections import UserList
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

# Hostile objects behave while they are built and shown, and only then.
is_armed = False


class Sabotage(Exception):
    """Raised by hostile objects; it may reach the caller."""


class BaseSabotage(BaseException):
    """The same, but `except Exception` lets it pass, as it does KeyboardInterrupt."""


class Nameless(ABCMeta):
    """The class of classes that do not tell their names."""

    def __getattribute__(cls, name: str) -> Any:
        if is_armed and name in ("__name__", "__qualname__", "__module__"):
            raise Sabotage(name)
        return super().__getattribute__(name)


class NamelessSabotage(Sabotage, metaclass=Nameless):
    def __str__(self) -> str:
        if is_armed:
            raise Sabotage
        return "no message"


def raises(error: type[BaseException]) -> Callable[[Any], Any]:
    def act(_: Any) -> Any:
        raise error

    return act


def returns(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def changes_home(method: str, argument: Any) -> Callable[[Any], Any]:
    """Changes the list or dict that the object is in, in the midst of its being read."""

    def act(self: Any) -> Any:
        home = getattr(self, "home", ())
        if hasattr(home, method) and len(home) < 1000:
            getattr(home, method)(*argument)
        return 1

    return act


ACTIONS = st.one_of(
    st.sampled_from([Sabotage, BaseSabotage, NamelessSabotage]).map(raises),
    st.sampled_from(
        [None, 1, -1, 10**6, 2**60, 2**100, 1.5, "name", "\ud800", b"", []]
    ).map(returns),
    st.sampled_from(
        [
            lambda self: self,
            lambda _: itertools.repeat(0),
            lambda _: itertools.repeat("a"),
            lambda _: iter([1, "2", None]),
            changes_home("clear", []),
            changes_home("append", [1]),
            changes_home("update", [{"new": "value"}]),
        ]
    ),
)
METHODS = (
    "__index__ __int__ __float__ __bool__ __len__ __length_hint__ __iter__ __next__ __getitem__ "
    "__contains__ __str__ __repr__ __format__ __eq__ __hash__ __missing__ keys items encode"
).split()
ATTRIBUTES = ["__class__", "name", "age"]
MEMBERS = st.sampled_from(METHODS) | st.sampled_from(ATTRIBUTES)
BASES: list[tuple[type, list[Any]]] = [
    (object, []),
    (int, [7]),
    (float, [0.5]),
    (str, ["name"]),
    (bytes, [b"bytes"]),
    (list, [[1, 2, 3]]),
    (tuple, [(1, 2, 3)]),
    (dict, [{"name": "Jan", "age": 6}]),
    (set, [{1, 2}]),
    (UserList, [[1, 2, 3]]),
    (Sabotage, []),
]


def method(base: type, name: str, act: Callable[[Any], Any]) -> Any:
    inherited = getattr(base, name, None)
    return lambda self, *rest: act(self) if is_armed else inherited(self, *rest)


def attribute(name: str, act: Callable[[Any], Any]) -> Any:
    return property(lambda self: act(self) if is_armed else type(self))


@st.composite
def liars(draw: st.DrawFn) -> Any:
    """An object of a new class, some of whose methods do what they are not for."""
    base, arguments = draw(st.sampled_from(BASES))
    names = draw(st.lists(MEMBERS, min_size=1, max_size=4))
    members = {}
    for name in names:
        act = draw(ACTIONS)
        is_attribute = name in ATTRIBUTES
        members[name] = (
            attribute(name, act) if is_attribute else method(base, name, act)
        )
    metaclass = draw(st.sampled_from([type, Nameless]))
    return metaclass("Liar", (base,), members)(*arguments)


def boasts(base: type, length: int, items: Any) -> Any:
    """A sequence that claims a length, and goes on for ever."""
    methods = {
        "__len__": lambda _: length if is_armed else 0,
        "__iter__": lambda _: itertools.repeat(items) if is_armed else iter(()),
        "__getitem__": lambda *_: items,
    }
    return ABCMeta("Boastful", (base,), methods)()


@st.composite
def homes(draw: st.DrawFn) -> Any:
    """A list or dict with liars in it that know where they are."""
    inside = draw(st.lists(liars(), min_size=1, max_size=3))
    home: Any = draw(st.sampled_from([list, dict]))()
    for liar in inside:
        liar.home = home
        if isinstance(home, list):
            home += [1, liar, "text"]
        else:
            home |= {draw(st.sampled_from(["name", "age", "a"])): liar}
    return home
