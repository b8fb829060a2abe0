"""Words as somebody typed them."""

import unicodedata


def in_one_line(text: str) -> str:
    """Without control characters, line ends and spaces at the ends; one space where there were several."""
    return " ".join("".join(" " if unicodedata.category(one)[0] == "C" else one for one in text).split())
