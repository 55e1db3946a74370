"""Measure {{ module }}.{{ name }} in Python and in Rust. Install a release build first: pip install ."""

from importlib import import_module
from timeit import Timer

import {{ core }} as core

module = import_module("{{ module }}")
in_python = getattr(module, "_{{ name }}_py", module.{{ name }})
# Put in what your program calls it with.
{{ values }}
if __name__ == "__main__":
    for label, function in [("Python", in_python), ("Rust", core.{{ name }})]:
        timer = Timer(lambda: function({{ call }}))
        number, _ = timer.autorange()
        best = min(timer.repeat(number=number)) / number
        print(f"{label:<8}{best * 1_000_000:.2f} µs a call")
