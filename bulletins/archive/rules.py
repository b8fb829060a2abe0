"""Which paragraphs are kept, which of their sentences is shown to whoever searches."""

import re
from collections.abc import Iterable

from bulletins.paper.vocabulary import Page
from bulletins.register.vocabulary import Advised

ADVICE = "六、工作建议"
_SIGNS, _QUOTED = re.compile(r"([%_\\])"), r"\\\1"
_SENTENCE = re.compile(r"[^。；]*[。；]?")


def paragraphs(page: Page) -> tuple[tuple[str, str], ...]:
    """(heading, text) of everything that a page says in sentences, in its order; the opening has no heading."""
    said = ((part.heading, paragraph.run_in + paragraph.text) for part in page.parts for paragraph in part.paragraphs)
    return (*(("", text) for text in page.answered), ("", page.opening), *said)


def of_advice(advice: Iterable[Advised]) -> tuple[tuple[str, str], ...]:
    """What is left of the earliest bulletins' words: of them only the file was kept, and the advice."""
    return tuple((ADVICE, one.text) for one in advice)


def words_of(text: str) -> tuple[str, ...]:
    """What somebody looks for: words between spaces, each once."""
    return tuple(dict.fromkeys(text.split()))


def pattern_of(word: str) -> str:
    """For LIKE: the word anywhere, its own signs as they are."""
    return f"%{_SIGNS.sub(_QUOTED, word)}%"


def sentence_with(text: str, words: tuple[str, ...]) -> str:
    """The first sentences of a paragraph that between them hold each word."""
    every = [one for one in _SENTENCE.findall(text) if one]
    first = {word: next((at for at, one in enumerate(every) if word in one), 0) for word in words}
    return "…".join(every[at] for at in sorted(set(first.values()))) if every else text
