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


def test_all_code_is_quoted_word_by_word() -> None:
    for language, pattern in [("rust", "src/*.rs"), ("python", "python/*/*.py")]:
        sources = [path.read_text(encoding="utf-8") for path in ROOT.glob(pattern)]
        quotes = re.findall(rf"^```{language}\n(.*?)^```$", TOUR, re.DOTALL | re.M)
        for quote in quotes:
            is_there = any(quote in source for source in sources)
            assert is_there, f"TOUR.md quotes what has changed, see README.md:\n{quote}"
