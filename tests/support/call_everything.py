"""Calls all that a package's Rust half offers with random objects.

`python call_everything.py PACKAGE EXAMPLES` succeeds if every call gave an answer or raised what
is documented: an exception that the docstring of the function names, that of its class, or that
of the compiled module, which speaks for all of them.
"""

import builtins
import faulthandler
import importlib
import inspect
import logging
import random
import re
import resource
import signal
import sys
import threading
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import lies
from hostile_objects import FITTING, KINDS, calls
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, sampled_from
from lies import BaseSabotage, Sabotage

MEMORY = 4 * 2**30
SECONDS_PER_CALL = 20
THREADS = 8
SECONDS_IN_THREADS = 300
MOST_CALLS_PER_THREAD = 4000

# With what a class is made, so that its methods can be called.
SIMPLE: dict[Any, Any] = {float: 1.5, str: "text", list[int]: [1, 2, 3]}


class Target(NamedTuple):
    name: str
    call: Callable[..., Any]
    parameters: dict[str, Any]
    documented: tuple[type[BaseException], ...]


class Call(NamedTuple):
    target: Target
    arguments: list[Any]
    keywords: dict[str, Any]


class Sink(threading.local):
    """A standard output that is full after a while: printing without end must end there."""

    room = 0

    def write(self, text: str) -> int:
        self.room -= 1
        if self.room < 0:
            raise Sabotage("no space left")
        return len(text)

    def flush(self) -> None:
        pass


class Package:
    """What is in the compiled module of a package; the types are from its stub."""

    def __init__(self, name: str) -> None:
        self.package: Any = importlib.import_module(name)
        self.core = self.package._core
        stub = Path(self.package.__file__).with_name("_core.pyi")
        # A module, and one that can be found, so that `typing` knows what its names stand for.
        sys.modules["stub"] = ModuleType("stub")
        self.stubs = vars(sys.modules["stub"])
        text = stub.read_text(encoding="utf-8")
        exec("from __future__ import annotations\n" + text, self.stubs)
        for name, cls in self.enums().items():
            FITTING[self.stubs[name]] = sampled_from(self.members(cls))

    def enums(self) -> dict[str, Any]:
        things = vars(self.core).items()
        return {name: cls for name, cls in things if self.members(cls)}

    def members(self, cls: Any) -> list[Any]:
        """The values that a class consists of, if it does."""
        values = vars(cls).values() if inspect.isclass(cls) else ()
        return [value for value in values if isinstance(value, cls)]

    def targets(self) -> Iterator[Target]:
        for name, thing in vars(self.core).items():
            if inspect.isclass(thing):
                yield from self.targets_of_class(name, thing)
            elif callable(thing):
                types = self.parameters(self.stubs[name])
                yield Target(name, thing, types, self.documented(thing))

    def targets_of_class(self, name: str, cls: Any) -> Iterator[Target]:
        stubs = vars(self.stubs[name])
        members = self.members(cls)
        types = self.parameters(stubs["__new__"]) if not members else {}
        simple = {key: SIMPLE[annotation] for key, annotation in types.items()}
        owner = Owner(lambda: members[0] if members else cls(**simple))
        yield Target(name, cls, types, self.documented(cls))
        for member, value in vars(cls).items():
            documented = self.documented(cls, value)
            if inspect.isdatadescriptor(value):
                of_setter = {"value": typing.get_type_hints(self.stubs[name])[member]}
                for verb, function, types in (
                    ("get", value.__get__, {}),
                    ("set", value.__set__, of_setter),
                    ("delete", value.__delete__, {}),
                ):
                    call = owner.call(function)
                    yield Target(f"{verb} {name}.{member}", call, types, documented)
            elif callable(value):
                # A stub need not name `__repr__`, which takes no arguments.
                stub = stubs.get(member)
                types = self.parameters(stub) if stub else {}
                yield Target(f"{name}.{member}", owner.call(value), types, documented)
                types = {"self": object} | types
                yield Target(f"{name}.{member} of anything", value, types, documented)

    def parameters(self, stub: Any) -> dict[str, Any]:
        """The types of a function's parameters, but for the object it belongs to."""
        stub = getattr(stub, "__func__", stub)
        types = typing.get_type_hints(stub)
        names = set(inspect.signature(stub).parameters) - {"self", "cls"}
        return {name: type for name, type in types.items() if name in names}

    def documented(self, *things: Any) -> tuple[type[BaseException], ...]:
        text = " ".join(thing.__doc__ or "" for thing in (self.core, *things))
        names = re.findall(r"\b[A-Z]\w*Error\b", text)
        return tuple(
            getattr(self.package, name, None) or getattr(builtins, name)
            for name in names
        )


class Owner:
    """Makes objects of a class, each of which serves for so many calls."""

    uses = 1

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make, self.left, self.current = make, 0, None

    def call(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **keywords: Any) -> Any:
            if self.left <= 0:
                self.left, self.current = Owner.uses, self.make()
            self.left -= 1
            return function(self.current, *arguments, **keywords)

        return call


def attempt(call: Call) -> None:
    """Makes the call, which may give an answer or raise what is documented."""
    target = call.target
    sys.stdout.room = 10
    try:
        target.call(*call.arguments, **call.keywords)
    except (*target.documented, Sabotage, BaseSabotage):
        pass
    except BaseException as error:
        raise AssertionError(
            f"{target.name} raised {type(error)}; documented: {target.documented}"
        ) from error


def takes_long(call: Call) -> bool:
    """Whether the function would search a large part of the numbers of 32 bits."""
    values = [*call.arguments, *call.keywords.values()]
    is_large = [type(it) is int and 10**6 < it < 2**32 for it in values]
    return call.target.name == "longest_collatz" and any(is_large)


@contextmanager
def armed(seconds: int) -> Iterator[None]:
    """Arms the hostile objects; if it takes too long, prints all stacks and ends the process."""
    signal.alarm(seconds)
    lies.is_armed = True
    try:
        yield
    finally:
        lies.is_armed = False
        signal.alarm(0)


def try_alone(target: Target, examples: int) -> list[Call]:
    """Makes so many calls one after the other, as many with each kind; returns a few of them."""
    each = -(-examples // len(KINDS))
    return [call for kind in KINDS for call in try_kind(target, kind, each)]


def try_kind(target: Target, kind: SearchStrategy[Any], examples: int) -> list[Call]:
    made: list[Call] = []

    @settings(
        max_examples=examples,
        # The same objects in every run, so that a crash can be looked into.
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(calls(target.parameters, kind))
    def run(drawn: tuple[list[Any], dict[str, Any]]) -> None:
        call = Call(target, *drawn)
        if takes_long(call):
            return
        with armed(SECONDS_PER_CALL):
            attempt(call)
        if len(made) < 10:
            made.append(call)

    run()
    return made


def try_in_threads(made: list[Call], examples: int) -> None:
    """Has threads make the same calls at the same time, on the same objects."""
    count = min(20 * examples, MOST_CALLS_PER_THREAD)
    failures: list[BaseException] = []

    def work(seed: int) -> None:
        try:
            for call in random.Random(seed).choices(made, k=count):
                attempt(call)
        except BaseException as error:
            failures.append(error)

    Owner.uses = 50
    sys.setswitchinterval(1e-5)
    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(THREADS)]
    with armed(SECONDS_IN_THREADS):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for failure in failures:
        raise failure


def main() -> None:
    faulthandler.enable()
    faulthandler.register(signal.SIGALRM, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # PyO3 reports so what `__class__` raises; that the object is of another type is raised as well.
    sys.unraisablehook = lambda _: None
    sys.stdout = Sink()
    logging.basicConfig(level=logging.DEBUG, handlers=[logging.NullHandler()])
    made: list[Call] = []
    package, examples = Package(sys.argv[1]), int(sys.argv[2])
    for target in package.targets():
        print(target.name, file=sys.stderr, flush=True)
        made += try_alone(target, examples)
    print("in threads", file=sys.stderr, flush=True)
    try_in_threads(made, examples)


if __name__ == "__main__":
    main()
