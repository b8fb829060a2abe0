"""Indexes and triggers of the archive and of settings; what was issued before there was an archive is put into it."""

from msgspec import json
from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

from bulletins.archive.rules import of_advice, paragraphs
from bulletins.figures.flat import flat
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.register.vocabulary import Advised

ID = "2026-11-28T11:10:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX bulletin_figure_path ON bulletin_figure (path, bulletin) INCLUDE (value);
    CREATE INDEX bulletin_figure_bulletin ON bulletin_figure (bulletin);
    CREATE INDEX bulletin_paragraph_bulletin ON bulletin_paragraph (bulletin);
    CREATE UNIQUE INDEX bulletin_count_bulletin ON bulletin_count (bulletin);
    CREATE INDEX publisher_change_publisher ON publisher_change (publisher, name, id);
"""
BOOK = """
    CREATE TRIGGER {0}_is_a_book BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER {0}_is_kept BEFORE TRUNCATE ON {0} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BOOKS = ("bulletin_figure", "bulletin_paragraph", "bulletin_count", "publisher_change")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description="the archive's indexes, and its past")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        connection = engine.current_transaction.get().connection
        await connection.execute(STATEMENTS + "".join(BOOK.format(book) for book in BOOKS))
        for number in [row["id"] for row in await connection.fetch("SELECT id FROM bulletin ORDER BY id")]:
            await _keep(connection, number)

    manager.add_raw(run)
    return manager


async def _keep(connection, number) -> None:
    """One at a time: a year of figures does not fit into memory for nothing. How it was counted nobody wrote down then."""
    row = await connection.fetchrow("SELECT figures, advice, page FROM bulletin WHERE id = $1", number)
    figures = flat(json.decode(row["figures"], type=Figures))
    await connection.executemany(
        "INSERT INTO bulletin_figure (bulletin, path, label, value, unit) VALUES ($1, $2, $3, $4, $5)",
        [(number, one.path, one.label, one.value, one.unit) for one in figures],
    )
    said = (
        paragraphs(json.decode(row["page"], type=Page))
        if row["page"]
        else of_advice(json.decode(row["advice"], type=tuple[Advised, ...]))
    )
    await connection.executemany(
        "INSERT INTO bulletin_paragraph (bulletin, heading, text) VALUES ($1, $2, $3)",
        [(number, heading, text) for heading, text in said],
    )
