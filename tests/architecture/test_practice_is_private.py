"""练题 is the guard's own: one topic knows its table, one look and two flows its reads, and no role but the guard's opens it."""

import inspect
import re

from lianfang.access import ACTIONS, GUARDS
from scoring.exams.practice import reads
from tests.architecture.test_shape import ROOT, shown, sources
from zones.ground.scope import Scope

TOPIC = ROOT / "scoring/exams/practice"
LIST = "scoring/piccolo_app.py"
READERS = {"lianfang/flows/practice/answer.py", "lianfang/web/looks/practice.py"}
LOOKERS = {
    "lianfang/web/pages/practice.py",
    "lianfang/web/pages/practice_view.py",
    "lianfang/web/pages/mine.py",
    "lianfang/web/api/practice.py",
}


def naming(pattern: str) -> set[str]:
    """The files outside of the topic in which it is found."""
    return {
        shown(file)
        for file in sources()
        if TOPIC not in file.parents and re.search(pattern, file.read_text(encoding="utf-8"))
    }


def test_nobody_else_names_its_table() -> None:
    assert naming(r"practice_answer|PracticeAnswer|practice\.tables|practice import tables") == {LIST}


def test_its_reads_have_one_look_and_his_own_pages_alone_have_that_look() -> None:
    assert naming(r"exams\.practice\.reads|exams\.practice import .*reads") == READERS
    assert naming(r"looks\.practice|looks import .*practice") == LOOKERS


def test_every_read_is_of_one_person_and_every_statement_says_so() -> None:
    found = [function for _, function in inspect.getmembers(reads, inspect.iscoroutinefunction)]
    assert len(found) >= 4
    for function in found:
        assert next(iter(inspect.signature(function).parameters.values())).annotation is Scope
        assert "scope.person" in inspect.getsource(function) and "scope.stations" not in inspect.getsource(function)
    statements = re.findall(r"FROM practice_answer[^\n]*", (TOPIC / "reads.py").read_text(encoding="utf-8"))
    assert len(statements) >= 3 and all("WHERE person = {" in one for one in statements)


def test_guards_alone_may() -> None:
    assert ACTIONS["practice.own"] == GUARDS
