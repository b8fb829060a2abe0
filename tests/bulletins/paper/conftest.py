"""The sample page and invented weeks for the tests of the press; they fail, and say so, where set-up is incomplete."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode adds no folder: the sample stands beside this file

from sample_page import SAMPLE
from week_pages import week

from bulletins.paper.compose import compose
from bulletins.paper.faces import missing_files
from bulletins.paper.press import Printed, print_pdf
from bulletins.paper.vocabulary import Page

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
Word = tuple[float, float, float, float, str]


@pytest.fixture(scope="session", autouse=True)
def the_faces_are_built() -> None:
    if missing := missing_files():
        pytest.fail(
            f"Fonts are missing ({', '.join(missing)}): run 'python -m bulletins.paper.fonts' and read its warnings."
        )


@pytest.fixture(scope="session")
def sample() -> Page:
    return SAMPLE


@pytest.fixture(scope="session")
def make_week() -> Callable[..., Page]:
    return week


@pytest.fixture(scope="session")
def printed_sample() -> Printed:
    return print_pdf(compose(SAMPLE))


@pytest.fixture(scope="session")
def words_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[list[Word]]]:
    """For each page its words with their boxes, as poppler finds them in the file."""

    def read(pdf: bytes) -> list[list[Word]]:
        path = tmp_path_factory.mktemp("pdf") / "page.pdf"
        path.write_bytes(pdf)
        text = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True).stdout
        return [
            [
                (float(x), float(y), float(right), float(bottom), word)
                for x, y, right, bottom, word in WORD.findall(page)
            ]
            for page in text.split("<page ")[1:]
        ]

    return read
