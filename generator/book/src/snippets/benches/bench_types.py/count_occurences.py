def count_occurences(contents: str, needle: str) -> int:
    """Count a word, with or without a full stop; none at all raises ValueError."""
    if not needle:
        raise ValueError("needle must not be empty")
    total = 0
    # Not `splitlines`: it also splits at form feeds and other characters.
    for line in contents.replace("\r\n", "\n").split("\n"):
        for word in line.split(" "):
            if word == needle or word == needle + ".":
                total += 1
    return total
