"""Text as a docx may hold it."""

import re

from bulletins.paper.wording import printed

NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def worded(text: str) -> str:
    """Set as on paper; signs that the format cannot hold are left out."""
    return NOT_XML.sub("", printed(text))
