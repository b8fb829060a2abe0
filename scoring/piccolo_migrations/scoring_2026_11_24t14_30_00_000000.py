"""What the table classes of prizes cannot say: one run a month, two people, one prize a deed, purses that are not overdrawn."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T14:30:00:000000"

STATEMENTS = """
    ALTER TABLE prize_run
        ADD CONSTRAINT prize_run_state CHECK (state IN ('draft', 'public', 'approved', 'settled', 'withdrawn')),
        ADD CONSTRAINT prize_run_money CHECK (budget_fen > 0 AND kept_fen BETWEEN 0 AND budget_fen),
        ADD CONSTRAINT prize_run_is_two_peoples CHECK (approver IS NULL OR approver <> account),
        ADD CONSTRAINT public_run_has_a_last_day CHECK (state <> 'public' OR notice_until IS NOT NULL),
        ADD CONSTRAINT approved_run_has_an_approver CHECK ((state IN ('approved', 'settled')) = (approver IS NOT NULL));
    CREATE UNIQUE INDEX prize_run_of_month ON prize_run (station, month) WHERE state <> 'withdrawn';
    ALTER TABLE prize
        ADD CONSTRAINT prize_kind CHECK (kind IN ('month', 'deed')),
        ADD CONSTRAINT prize_state CHECK (state IN ('proposed', 'reserved', 'paid', 'void')),
        ADD CONSTRAINT prize_void_has_a_reason CHECK ((state = 'void') = (why <> '')),
        ADD CONSTRAINT prize_received CHECK (received IN ('', 'phone', 'paper') AND (received = '' OR state = 'paid')),
        ADD CONSTRAINT prize_of_something CHECK (fen > 0 AND (kind = 'deed' OR person IS NOT NULL));
    CREATE INDEX prize_run_lines ON prize (run);
    CREATE UNIQUE INDEX prize_of_month ON prize (run, person) WHERE kind = 'month';
    CREATE INDEX prize_person ON prize (person);
    CREATE UNIQUE INDEX prize_words_once ON prize_words (prize);
    ALTER TABLE purse
        ADD CONSTRAINT purse_kind CHECK (kind IN ('outside', 'free', 'reserved', 'paid')),
        ADD CONSTRAINT purse_is_not_overdrawn CHECK (kind = 'outside' OR balance >= 0);
    CREATE UNIQUE INDEX purse_of ON purse (station, source, kind);
    ALTER TABLE money_move
        ADD CONSTRAINT money_move_kind CHECK (kind IN ('grant', 'reserve', 'pay', 'void', 'return')),
        ADD CONSTRAINT money_move_prize CHECK ((kind IN ('grant', 'return')) = (prize IS NULL)),
        ADD CONSTRAINT transfer_has_a_number CHECK (kind <> 'pay' OR document <> '');
    CREATE UNIQUE INDEX money_granted_once ON money_move (run) WHERE kind = 'grant';
    CREATE UNIQUE INDEX money_returned_once ON money_move (run) WHERE kind = 'return';
    CREATE UNIQUE INDEX money_reserved_once ON money_move (prize) WHERE kind = 'reserve';
    CREATE UNIQUE INDEX money_paid_or_void ON money_move (prize) WHERE kind IN ('pay', 'void');
    CREATE INDEX money_move_run ON money_move (run);
    CREATE INDEX money_entry_move ON money_entry (move);
    CREATE INDEX money_entry_purse ON money_entry (purse);
    CREATE FUNCTION refuse_unbalanced_money() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT sum(fen) FROM money_entry WHERE move = NEW.move) <> 0 THEN
            RAISE EXCEPTION 'the entries of move % do not sum to zero', NEW.move USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER money_sums_to_zero AFTER INSERT ON money_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_money();
    CREATE TRIGGER money_move_is_a_book BEFORE UPDATE OR DELETE ON money_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER money_move_is_kept BEFORE TRUNCATE ON money_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER money_entry_is_a_book BEFORE UPDATE OR DELETE ON money_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER money_entry_is_kept BEFORE TRUNCATE ON money_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of prizes")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
