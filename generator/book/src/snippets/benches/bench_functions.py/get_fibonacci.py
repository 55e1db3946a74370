def get_fibonacci(number: int) -> int:
    """Return the Fibonacci number at a position; a negative one raises ValueError."""
    if number < 0:
        raise ValueError("number must not be negative")
    last, current = 1, 0
    for _ in range(number):
        last, current = current, last + current
    return current
