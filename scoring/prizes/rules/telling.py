"""Who is told of a prize: the guard himself, when he is on the list, when it was transferred, when it will not come."""

from scoring.prizes.vocabulary import Prize, Run
from zones.ground.notice import Notice


def of_public(run: Run, prize: Prize) -> Notice:
    """He is on a public list until a day."""
    key = f"prize:{prize.id}:public:{run.notice_until}"
    return Notice("prize_public", f"person:{prize.person}", key, prize.id, {"until": str(run.notice_until)})


def of_prize(prize: Prize) -> Notice:
    """Transferred, or void."""
    return Notice(f"prize_{prize.state}", f"person:{prize.person}", f"prize:{prize.id}:{prize.state}", prize.id)
