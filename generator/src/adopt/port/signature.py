"""Print the signature of a function as JSON; its module is read and never run."""

import ast
import json
import sys
from importlib.util import resolve_name

tree = ast.parse(sys.stdin.buffer.read())
wanted, package = sys.argv[1:]
functions = [it for it in tree.body if isinstance(it, (ast.FunctionDef, ast.AsyncFunctionDef))]
found = next((it for it in reversed(functions) if it.name == wanted), None)
if found is None:
    origin = None
    for statement in tree.body:
        for it in statement.names if isinstance(statement, ast.ImportFrom) else []:
            if wanted == (it.asname or it.name):
                module = resolve_name("." * statement.level + (statement.module or ""), package)
                origin = f"{module}:{it.name}"
    print(json.dumps({"names": [it.name for it in functions], "origin": origin}))
    sys.exit()


def text(node):
    return None if node is None else ast.unparse(node)


def argument(it, kind, default):
    hint = it.annotation
    if isinstance(hint, ast.Constant) and isinstance(hint.value, str):
        hint = ast.parse(hint.value, mode="eval").body
    return {"name": it.arg, "kind": kind, "hint": text(hint), "default": text(default)}


def yields(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            continue
        if isinstance(child, (ast.Yield, ast.YieldFrom)) or yields(child):
            return True
    return False


given = found.args
plain = [(it, "positional") for it in given.posonlyargs] + [(it, "any") for it in given.args]
defaults = [None] * (len(plain) - len(given.defaults)) + given.defaults
arguments = [argument(it, kind, value) for (it, kind), value in zip(plain, defaults)]
arguments += [argument(it, "keyword", value) for it, value in zip(given.kwonlyargs, given.kw_defaults)]
returns = found.returns
if isinstance(returns, ast.Constant) and isinstance(returns.value, str):
    returns = ast.parse(returns.value, mode="eval").body
reasons = [
    (isinstance(found, ast.AsyncFunctionDef), "it is async"),
    (yields(found), "it is a generator"),
    (bool(found.decorator_list), "it has a decorator"),
    (given.vararg is not None or given.kwarg is not None, "it takes *args or **kwargs"),
    (not arguments, "it takes no argument"),
]
print(
    json.dumps(
        {
            "arguments": arguments,
            "returns": text(returns),
            "blocked": [reason for holds, reason in reasons if holds],
        }
    )
)
