"""How the city's exam would go with what he knows now: an estimate of the bank's questions, never a promise. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import NormalDist

from msgspec import Struct

from scoring.exams.bank.vocabulary import Kept
from scoring.exams.practice.vocabulary import BLUEPRINT, ENOUGH, Latest
from scoring.exams.vocabulary import PASS

PRIOR = 4
"""A share begins as if four had been answered, half of them right; a topic's as if four had gone like its kind."""
POINTS = sum(BLUEPRINT.values())
SPREAD = (POINTS / 4 + POINTS**2 / (4 * (ENOUGH + PRIOR))) ** 0.5


class Chance(Struct, frozen=True):
    """Of so many questions he had so many right the last time; `tenths` of ten exams would be passed, None before there are enough."""

    answered: int
    right: int
    tenths: int | None


def chance_of(asked: Sequence[Kept], known: Mapping[int, Latest]) -> Chance:
    """From the latest answer to each question that is asked now."""
    met = [one for one in asked if one.question in known]
    right = sum(known[one.question].correct for one in met)
    tenths = round(10 * passing(asked, known)) if len(met) >= ENOUGH else None
    return Chance(len(met), right, tenths)


def passing(asked: Sequence[Kept], known: Mapping[int, Latest]) -> float:
    """The probability of at least 60 of 100 points.

    Of kind k, m were answered and r right: p = (r + 2) / (m + 4), a share that a beta prior (2, 2) draws to one half. Of its
    topic t likewise: p_t = (r_t + 4 p) / (m_t + 4). The exam asks n_k questions of kind k (40, 20, 40), by topic as the bank
    has them (w_t): expected points = Σ n_k Σ w_t p_t. The sum is taken as normal with the widest spread there can be, that
    of one half for every question (100 / 4) and for the share known from fifty answers (100² / 4 (50 + 4)): about 8 points.
    It is fixed, so one more right answer never lowers the chance. P = 1 − Φ((59.5 − expected) / spread).
    """
    expected = sum(count * _share(kind, asked, known) for kind, count in BLUEPRINT.items())
    return 1 - NormalDist(expected, SPREAD).cdf(PASS - 0.5)


def _share(kind: str, asked: Sequence[Kept], known: Mapping[int, Latest]) -> float:
    of_kind = [one for one in asked if one.said.kind == kind]
    met = Counter(one.said.topic for one in of_kind if one.question in known)
    right = Counter(one.said.topic for one in of_kind if one.question in known and known[one.question].correct)
    share = (right.total() + PRIOR / 2) / (met.total() + PRIOR)
    weight = Counter(one.said.topic for one in of_kind)
    told = sum(count * (right[topic] + PRIOR * share) / (met[topic] + PRIOR) for topic, count in weight.items())
    return told / len(of_kind) if of_kind else share
