"""Measure {{ module }}.{{ name }} in Python and in Rust. Install a release build first: pip install ."""

from importlib import import_module
from timeit import repeat

import {{ core }} as core

module = import_module("{{ module }}")
in_python = getattr(module, "_{{ name }}_py", module.{{ name }})
# Put in what your program calls it with.
{{ values }}
for label, function in [("Python", in_python), ("Rust", core.{{ name }})]:
    best = min(repeat(lambda: function({{ call }}), number=1000, repeat=5))
    print(f"{label:<8}{best * 1000:.2f} µs a call")
