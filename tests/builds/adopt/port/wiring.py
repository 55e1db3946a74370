_distance_py = distance
try:
    from acme._core import distance
except ImportError:
    pass
