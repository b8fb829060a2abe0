"""What stands on a certificate. Every text is final Chinese."""

from msgspec import Struct


class Certificate(Struct, frozen=True):
    """`to` is addressed, `text` says what for, `title` is what he is called now; `number` stands small at the foot."""

    to: str
    text: str
    title: str
    issuer: str
    day: str
    number: str
