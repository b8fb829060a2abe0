"""Why a veto is not proposed, made or lifted."""

from zones.ground.refused import Refused


class UnknownVetoWord(Refused):
    """A ground, a decision or a reason that there is not."""

    code = "unknown_veto_word"


class BadVetoDays(Refused):
    """Not a span, or too long a one."""

    code = "bad_veto_days"


class DocumentNeeded(Refused):
    """The ground rests on a document; or what is written is no number of one."""

    code = "veto_document_needed"


class OwnVeto(Refused):
    """Nobody has a hand in a veto on himself."""

    code = "own_veto"


class SameVetoHand(Refused):
    """Officer and office are two persons."""

    code = "veto_same_hand"


class VetoDecided(Refused):
    """The proposal does not wait any more, or the veto was lifted before."""

    code = "veto_decided"
