"""What the table classes of commendations cannot say: one list a year, two people, nobody twice, a number for what is decided."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T09:10:00:000000"

STATEMENTS = """
    ALTER TABLE year_list
        ADD CONSTRAINT year_list_state CHECK (state IN ('draft', 'public', 'approved', 'decided', 'withdrawn')),
        ADD CONSTRAINT year_list_year CHECK (year BETWEEN 1950 AND 2200),
        ADD CONSTRAINT year_list_is_two_peoples CHECK (approver IS NULL OR approver <> account),
        ADD CONSTRAINT public_list_has_a_last_day CHECK (state <> 'public' OR notice_until IS NOT NULL),
        ADD CONSTRAINT approved_list_has_an_approver CHECK ((state IN ('approved', 'decided')) = (approver IS NOT NULL)),
        ADD CONSTRAINT decision_has_a_number CHECK ((state = 'decided') = (number <> '')),
        ADD CONSTRAINT decision_has_a_day CHECK ((state = 'decided') = (decided_on IS NOT NULL));
    CREATE UNIQUE INDEX year_list_of_year ON year_list (bureau, year) WHERE state <> 'withdrawn';
    ALTER TABLE commendation ADD CONSTRAINT commendation_of_one CHECK (
        (kind = 'person' AND person IS NOT NULL AND unit IS NOT NULL AND company IS NULL)
        OR (kind = 'unit' AND person IS NULL AND unit IS NOT NULL AND company IS NULL)
        OR (kind = 'company' AND person IS NULL AND unit IS NULL AND company IS NOT NULL));
    CREATE UNIQUE INDEX commendation_of_person ON commendation (year_list, person) WHERE kind = 'person';
    CREATE UNIQUE INDEX commendation_of_unit ON commendation (year_list, unit) WHERE kind = 'unit';
    CREATE UNIQUE INDEX commendation_of_company ON commendation (year_list, company) WHERE kind = 'company';
    CREATE INDEX commendation_person ON commendation (person);
    CREATE INDEX commendation_unit ON commendation (unit);
    CREATE UNIQUE INDEX commendation_words_once ON commendation_words (commendation);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of commendations")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
