def list_sum(a: Iterable[int]) -> int:
    """Return the sum of a list of integers."""
    total = 0
    for number in a:
        total += number
    return total
