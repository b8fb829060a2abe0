"""How personal data is shown: phone 199****0001, identity number 990***********0017."""


def mask(kind: str, value: str) -> str:
    """A value with its middle hidden: a phone keeps 3 + 4, an identity number 3 + 4."""
    hidden = 4 if kind == "phone" and len(value) == 11 else max(len(value) - 7, 0)
    return value[:3] + "*" * hidden + value[-4:] if len(value) > 7 else "*" * len(value)
