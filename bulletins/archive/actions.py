"""Puts a bulletin into the archive, in the transaction that issues it."""

from datetime import datetime

from msgspec import json

from bulletins.archive.rules import paragraphs
from bulletins.archive.tables import BulletinCount, BulletinFigure, BulletinParagraph
from bulletins.archive.vocabulary import ToKeep
from bulletins.figures.flat import flat


async def keep(issued: ToKeep, now: datetime) -> None:
    """Its figures, its paragraphs and how it was counted: three statements, however many units it has."""
    figures, said = flat(issued.figures), paragraphs(issued.page)
    await BulletinFigure.raw(
        "INSERT INTO bulletin_figure (bulletin, path, label, value, unit) "
        "SELECT {}, * FROM unnest({}::text[], {}::text[], {}::float8[], {}::text[])",
        issued.bulletin,
        [one.path for one in figures],
        [one.label for one in figures],
        [one.value for one in figures],
        [one.unit for one in figures],
    )
    await BulletinParagraph.raw(
        "INSERT INTO bulletin_paragraph (bulletin, heading, text) SELECT {}, * FROM unnest({}::text[], {}::text[])",
        issued.bulletin,
        [heading for heading, _ in said],
        [text for _, text in said],
    )
    await BulletinCount.insert(
        BulletinCount(
            bulletin=issued.bulletin,
            first_week=issued.weeks[0],
            last_week=issued.weeks[1],
            stations=json.encode(issued.stations).decode(),
            rule_book=issued.rule_book,
            routine_cap=issued.routine_cap,
            limits=json.encode(issued.limits).decode(),
            counted_at=now,
        )
    )
