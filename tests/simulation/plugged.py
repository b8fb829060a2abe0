"""Backup's own flows, as they are, on the in-memory store."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from lianfang.flows.aid import asking, carry, order, raise_request, respond, sweep
from tests.simulation.store import Store
from tests.simulation.town import Town
from zones.aid.rules.deciding import decide
from zones.aid.rules.telling import Decided
from zones.aid.vocabulary import Request


def plug_in(store: Store, patch: pytest.MonkeyPatch) -> None:
    """Whatever the flows ask of PostgreSQL they ask of the store. A name that a flow no longer has fails here."""
    town = Town(store)
    reads = SimpleNamespace(
        locked=store.locked, by_ids=store.by_ids, due=store.due, surroundings=town.surroundings, ready=town.ready, ground=town.ground
    )  # fmt: skip

    def noted(request: Request, command: Any, now: datetime) -> Decided:
        decided = decide(request, command, now)
        store.decided(command, decided)
        return decided

    everywhere = {
        "reads": reads,
        "decide": noted,
        "answered_once": store.answered_once,
        "transaction": store.transaction,
    }
    names = {
        raise_request: ("reads", "decide", "answered_once", "begin", "note", "note_position", "pause_of"),
        asking: ("reads", "on_duty", "note_left_out"),
        carry: ("reads", "decide", "write", "enqueue", "announce"),
        respond: ("answered_once", "note", "note_position", "hold", "ready", "surroundings"),
        order: ("answered_once", "note"),
        sweep: ("transaction", "reads"),
    }
    for module, wanted in names.items():
        for name in wanted:
            twin = everywhere.get(name) or getattr(store, name, None) or getattr(town, name, None) or store.nothing
            patch.setattr(module, name, twin)
