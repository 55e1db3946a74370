import doctest
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOUR = (ROOT / "TOUR.md").read_text(encoding="utf-8")


def test_every_transcript_is_true() -> None:
    # Without its fences: doctest would take the last one for a line of output.
    text = TOUR.replace("```", "")
    transcripts = doctest.DocTestParser().get_doctest(text, {}, "tour", "TOUR.md", 0)
    assert transcripts.examples
    assert doctest.DocTestRunner().run(transcripts).failed == 0


def test_the_code_is_that_of_the_project() -> None:
    for language, patterns in {
        "rust": ["src/*.rs"],
        "python": ["python/*/*.py", "benches/*.py"],
    }.items():
        paths = [path for pattern in patterns for path in ROOT.glob(pattern)]
        sources = [path.read_text(encoding="utf-8") for path in paths]
        quotes = re.findall(rf"^```{language}\n(.*?)^```$", TOUR, re.DOTALL | re.M)
        for quote in quotes:
            is_current = any(quote in source for source in sources)
            assert is_current, f"TOUR.md quotes code that has changed:\n{quote}"
