"""练题 for a program of the guard's own: today's ten with what is right, an answer judged, nobody else's to ask for."""

from tests.exams import SECRET
from tests.lianfang.access.sat import handed_in
from tests.lianfang.api.world import World

KEY = {"idempotency-key": "practice-by-api"}


async def test_the_days_questions_come_with_their_answers_and_an_answer_is_judged(world: World) -> None:
    await handed_in(world.at["own"]["person"])
    async with world.client("guard") as guard:
        before = (await guard.get("/api/me/practice")).json()
        first = before["questions"][0]
        assert len(before["questions"]) == 10 and before["tenths"] is None and before["exam_on"] is None
        assert first["correct"] is None and set(first["answer"]) <= set("ABCDEF") and first["because"]
        body = {"version": first["version"], "answer": first["answer"]}
        judged = await guard.post("/api/me/practice/answers", json=body, headers=KEY)
        assert judged.status_code == 201
        assert judged.json() == {"correct": True} | {name: first[name] for name in ("answer", "because", "source")}
        after = (await guard.get("/api/me/practice")).json()
        assert after["questions"][0] == first | {"correct": True}
        assert (after["answered"], after["right"]) == (before["answered"] + 1, before["right"] + 1)
    async with world.client("leader") as leader:
        assert (await leader.get("/api/me/practice")).json()["answered"] == 0, "his own"
    async with world.client("office") as office:
        assert (await office.get("/api/me/practice")).status_code == 404


async def test_letters_that_the_question_does_not_have_are_refused_in_words(world: World) -> None:
    await handed_in(world.at["own"]["person"])
    async with world.client("guard") as guard:
        one = (await guard.get("/api/me/practice")).json()["questions"]
        judged = next(row for row in one if row["kind"] == "judge")
        body = {"version": judged["version"], "answer": "C"}
        answer = await guard.post("/api/me/practice/answers", json=body, headers={"idempotency-key": "no-such-letter"})
        assert (answer.status_code, answer.json()["code"]) == (422, "practice_no_such_answer")


async def test_while_he_is_at_a_paper_nothing_is_asked_judged_or_shown(world: World) -> None:
    async with world.client("guard") as guard:
        body = {"version": world.at["own"]["question"], "answer": "A"}
        for answer in (
            await guard.get("/api/me/practice"),
            await guard.post("/api/me/practice/answers", json=body, headers={"idempotency-key": "at-a-paper"}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (425, "practice_closed") and SECRET not in answer.text
