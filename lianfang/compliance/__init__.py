"""合规说明: what the platform does, on which article, with whose data, how long, and whether anybody may stay out of it.

The public page prints it. Quotations of regulations that lie in lianfang/laws are compared with them by a test.
"""

from lianfang.compliance.functions import FUNCTIONS
from lianfang.compliance.law import LAWS_FOLDER, SERVICE, STATUTORY, VOLUNTARY, Cited, Function, article_text, shown

__all__ = [
    "FUNCTIONS",
    "LAWS_FOLDER",
    "SERVICE",
    "STATUTORY",
    "VOLUNTARY",
    "Cited",
    "Function",
    "article_text",
    "shown",
]
