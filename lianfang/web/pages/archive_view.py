"""通报档案 in words."""

import re

from bulletins.archive.rules import sentence_with
from bulletins.archive.vocabulary import MOST_FOUND, Asked, Found, How
from bulletins.register.subjects import period_of
from bulletins.register.vocabulary import Subject, issue_name
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.web.looks.archive import Archive
from lianfang.web.pages.told import full_day
from lianfang.web.views import ArchivePage, Choice, FoundRow, Frame, Tag
from zones.ground.weeks import parse_span

HOWS: dict[How, str] = {"ge": "不少于", "le": "不多于", "eq": "正好"}
NONE = "没有找到。词照印出来的原文找，写短一点容易找到；或者少选一项、换一年再找。"
MOST_SHOWN = 120
"""Characters of a sentence in the list."""


def archive_page(frame: Frame, seen: Archive, asked: Asked, error: str = "") -> ArchivePage:
    more = "，还有更早的，请再选细一点" if len(seen.found) > MOST_FOUND else ""
    rows = tuple(_row(one, asked) for one in seen.found[:MOST_FOUND])
    return ArchivePage(
        frame,
        words=" ".join(asked.words),
        figures=(
            Choice("", "不按数找"),
            *(Choice(one.path, f"{one.label}（{one.unit}）", one.path == asked.figure) for one in seen.figures),
        ),
        hows=tuple(Choice(how, word, how == asked.how) for how, word in HOWS.items()),
        value="" if asked.value is None else f"{asked.value:g}",
        publishers=(
            Choice("", "都看"),
            *(Choice(str(one.id), issuer_of(one).name, one.id == asked.publisher) for one in seen.publishers),
        ),
        years=(Choice("", "哪一年都行"), *(Choice(str(one), f"{one}年", one == asked.year) for one in seen.years)),
        number="" if asked.number is None else str(asked.number),
        found=f"{len(rows)} 期{more}" if rows else "",
        rows=rows,
        back="/bulletins",
        none="" if rows else NONE if asked != Asked() else "还没有签发过通报。签发了，就在这里找得到。",
        error=error,
    )


def _row(one: Found, asked: Asked) -> FoundRow:
    about = Subject(one.kind, parse_span(one.week), one.title)
    year = f"{about.span.monday.year}年" if one.kind == "weekly" else ""
    return FoundRow(
        f"/bulletins/{one.draft}",
        f"{one.year}年{issue_name(one.kind, one.number, ' ')}",
        f"{year}{period_of(about)}",
        one.issuer,
        f"{full_day(one.issued_on)}签发",
        tags_of(one.corrected, one.withdrawn),
        one.heading,
        pieces(sentence_with(one.text, asked.words)[:MOST_SHOWN], asked.words) if one.text else (),
        f"{one.label}　{'—' if one.value is None else f'{one.value:g}'} {one.unit}" if one.label else "",
    )


def tags_of(corrected: int, withdrawn: bool) -> tuple[Tag, ...]:
    """What became of an issued bulletin."""
    found = [Tag("已撤回", "warn")] if withdrawn else []
    return (*found, Tag(f"更正 {corrected} 次", "gold")) if corrected else tuple(found)


def pieces(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """A sentence cut where the words stand that were looked for."""
    if not words:
        return ((text, False),)
    cut = re.split(f"({'|'.join(re.escape(word) for word in words)})", text)
    return tuple((piece, bool(at % 2)) for at, piece in enumerate(cut) if piece)
