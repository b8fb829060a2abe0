"""Laws, what is cited of them, and what a function of the platform says of itself."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

LAWS_FOLDER = Path(__file__).parent.parent / "laws"
STATUTORY, VOLUNTARY = "法定", "自愿"


class Law(Struct, frozen=True):
    """A rule and its state. `text` names the file in lianfang/laws; empty where the text is not kept here."""

    name: str
    state: str
    text: str = ""


class Cited(Struct, frozen=True):
    """An article and the words of it that count: to the letter where the text is kept here, shortened where it is not."""

    law: Law
    article: str
    words: str


class Function(Struct, frozen=True):
    """One thing that the platform does. `rule` is what besides the law it needs in writing before it is used."""

    name: str
    does: str
    basis: str
    rests_on: tuple[Cited, ...]
    whose: str
    kept: str
    rule: str = ""


SERVICE = Law("保安服务管理条例", "2022年3月29日修订", "保安服务管理条例-2022.txt")
INTERNAL = Law("企业事业单位内部治安保卫条例", "2004年12月1日起施行", "企业事业单位内部治安保卫条例-2004.txt")
PERSONAL = Law("中华人民共和国个人信息保护法", "2021年11月1日起施行")
NETWORK = Law("中华人民共和国网络安全法", "2025年修正，2026年1月1日起施行")
PENALTY = Law("中华人民共和国行政处罚法", "2021年修订")


def shown(cited: Cited) -> str:
    """An article as a document names it."""
    return f"《{cited.law.name}》{cited.article}"


def article_text(cited: Cited) -> str:
    """The whole article; empty where its law's text is not kept here."""
    return _articles(cited.law.text).get(cited.article, "") if cited.law.text else ""


@cache
def _articles(file: str) -> dict[str, str]:
    """Article → its paragraphs, chapter headings left out."""
    text = (LAWS_FOLDER / file).read_text(encoding="utf-8")
    parts = re.split(
        r"(?m)^(第[一二三四五六七八九十百]+条) ", re.sub(r"(?m)^第[一二三四五六七八九十]+章 .*\n", "", text)
    )
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}
