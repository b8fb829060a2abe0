"""A peer of our posting: django-hordak, double entry on Django, as its own documentation has it used.

It stands in a database of its own on the same server, with the same durability, made by its own migrations: the triggers that
check its legs stay on, Django and psycopg are as they come. Posting a guard's award there is one transaction with a leg for
each account that ours moves.
"""

import asyncio
import importlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.benchmarks.rounds import seconds

POINTS = 5
APPS = ["django.contrib.contenttypes", "django.contrib.auth", "mptt", "djmoney", "hordak"]
_numbers = count()


def set_up(url: str) -> None:
    """Django's settings, all of them; the tables. `url` is the owner's, of an empty database."""
    found = urlsplit(url)
    place = {"NAME": found.path.strip("/"), "USER": found.username, "HOST": parse_qs(found.query)["host"][0]}
    if not settings.configured:
        settings.configure(
            DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None, **place}},
            INSTALLED_APPS=APPS,
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            DEFAULT_CURRENCY="CNY",
            CURRENCIES=("CNY",),
            USE_TZ=True,
        )
        django.setup()
    call_command("migrate", verbosity=0)


def begin(url: str, guards: int) -> "Peer":
    """In a thread: Django does not work where an event loop runs."""
    set_up(url)
    return Peer(guards)


class Peer:
    """`guards` with two accounts each, standing and spendable points, and the pool that points come from."""

    def __init__(self, guards: int) -> None:
        self.models: Any = importlib.import_module("hordak.models")
        self.money = importlib.import_module("moneyed").Money
        self.pool = self._account("pool", "AS")
        self.guards = [(self._account("standing", "LI"), self._account("spendable", "LI")) for _ in range(guards)]

    def _account(self, name: str, kind: str) -> Any:
        return self.models.Account.objects.create(name=name, type=kind, currencies=["CNY"])

    def post(self, nth: int) -> None:
        """An award: so many points to standing and to spendable, out of the pool."""
        standing, spendable = self.guards[nth % len(self.guards)]
        legs, points = self.models.Leg.objects, self.money(POINTS, "CNY")
        with transaction.atomic():
            made = self.models.Transaction.objects.create(description=f"award {next(_numbers)}")
            legs.create(transaction=made, account=standing, credit=points)
            legs.create(transaction=made, account=spendable, credit=points)
            legs.create(transaction=made, account=self.pool, debit=points + points)

    def balance(self) -> int:
        """Standing points of all guards together, as hordak adds them up."""
        standing = [account.pk for account, _ in self.guards]
        found = self.models.Account.objects.filter(pk__in=standing).with_balances()
        return sum(int(account.balance["CNY"].amount) for account in found)


class Clients:
    """So many threads, each with a connection that stays open: Django has no other way to do several things at once."""

    def __init__(self, number: int, peer: Peer) -> None:
        self.number, self.peer = number, peer
        self.threads = ThreadPoolExecutor(number)

    async def post(self, postings: int) -> float:
        """All of them shared out; how long it took."""
        loop = asyncio.get_running_loop()
        work = [
            loop.run_in_executor(self.threads, self._some, range(client, postings, self.number))
            for client in range(self.number)
        ]
        return await seconds(asyncio.gather(*work))

    def _some(self, numbers: range) -> None:
        for nth in numbers:
            self.peer.post(nth)


@contextmanager
def clients(number: int, peer: Peer) -> Iterator[Clients]:
    made = Clients(number, peer)
    try:
        yield made
    finally:
        made.threads.shutdown()
