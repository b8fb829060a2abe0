"""What msgspec finds wrong with a value, said in Chinese, and where."""

import re

KINDS = {
    "str": "一段文字",
    "int": "一个整数",
    "float": "一个数",
    "bool": "true 或 false",
    "array": "一个列表",
    "object": "一个对象",
    "null": "空",
    "date": "2018-10-08 这样的日期",
}
WORDS: tuple[tuple[str, str], ...] = (
    (r"required field", "没有写"),
    (r"unknown field", "不认得"),
    (r"of length <= (\d+)", "最多 {0} 个字"),
    (r"of length >= (\d+)", "至少 {0} 个字"),
    (r"matching regex", "写法不对，或者有不能用的字符"),
    (r"(?i)invalid enum value", "不是能选的那几个"),
    (r"(?:int|float)` >= (-?\d+)", "至少是 {0}"),
    (r"(?:int|float)` <= (-?\d+)", "最多是 {0}"),
    (r"Expected `(\w+)", "应该是{0}"),
)
BROKEN = "不是写对的 JSON"


def why(message: str) -> tuple[str, str]:
    """(JSON pointer, what is wrong). Of the message only names of our own fields and limits are told."""
    found = re.search(r"at `\$([^`]*)`", message)
    pointer = re.sub(r"[.\[]+", "/", found[1]).replace("]", "") if found else ""
    if named := re.search(r"(?:required|unknown) field `([^`]*)`", message):
        pointer += "/" + named[1][:40]
    for pattern, words in WORDS:
        if told := re.search(pattern, message):
            return pointer, words.format(*(KINDS.get(part, part) for part in told.groups()))
    return pointer, BROKEN
