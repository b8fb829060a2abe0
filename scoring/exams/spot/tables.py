"""Rounds of spot questions and their counts. No person stands in any of them, neither who was asked nor by which name."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, Integer, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from scoring.exams.spot.vocabulary import MOST_ASKS, MOST_EXPECTS, MOST_TITLE
from zones.roster.tables import Station, Unit


class SpotRound(Table):
    """Put on by an officer's account."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    title = Varchar(length=MOST_TITLE)
    account = BigInt()
    at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class SpotItem(Table):
    """A question of a round."""

    id = BigSerial(primary_key=True)
    round = ForeignKey(SpotRound, null=False, on_delete=OnDelete.restrict)
    nth = SmallInt()
    asks = Varchar(length=MOST_ASKS)
    expects = Varchar(length=MOST_EXPECTS)
    version = BigInt(null=True, default=None)


class SpotCount(Table):
    """How often it was asked in a unit in a week (2018-W41), and how often known; added up as it comes."""

    id = BigSerial(primary_key=True)
    item = ForeignKey(SpotItem, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    whom = Varchar(length=8)
    week = Varchar(length=8)
    asked = Integer()
    knew = Integer()
