def count_words(text: str) -> int:
    """Count the words of a text."""
{{ stub_ports }}