"""题库: a question as it is asked, and what a bank knows of it. A question's wording never changes: a new wording is a version."""

from datetime import datetime

from msgspec import Struct

KINDS = {"single": "单选题", "multiple": "多选题", "judge": "判断题"}
LEVELS = {1: "容易", 2: "一般", 3: "较难"}
LETTERS = "ABCDEF"
YES, NO = "A", "B"
"""A judgement's answers: its options are 对 and 错, in this order, on every paper."""
JUDGED = ("对", "错")
MOST_ASKS, MOST_OPTION, MOST_BECAUSE, MOST_SOURCE, MOST_TOPIC, MOST_CODE, MOST_PICTURED = 200, 80, 120, 60, 20, 20, 60


class Question(Struct, frozen=True):
    """As it is asked. `answer` is the letters of the right options, in order; `source` an article of a law, or a kind of knowledge.

    `picture` is the digest of its picture in the bank, `pictured` says what that shows; both empty for none.
    """

    code: str
    kind: str
    topic: str
    asks: str
    options: tuple[str, ...]
    answer: str
    because: str
    source: str
    level: int
    picture: str = ""
    pictured: str = ""


class Kept(Struct, frozen=True):
    """A question in the bank: `id` is its version's, `question` the question's, of which it is version `number`.

    `retired_at` is None for one that is asked. `replaced_by` is the question that took its place.
    """

    id: int
    question: int
    number: int
    said: Question
    retired_at: datetime | None = None
    replaced_by: int | None = None


class Fault(Struct, frozen=True):
    """What is wrong with a question: where, why, what to do (Chinese, without a full stop)."""

    where: str
    why: str
    do: str
