"""Refusals of the distribution."""

from zones.ground.refused import Refused


class NotDelivered(Refused):
    """Nothing of this was sent there."""

    code = "not_delivered"


class AlreadyReceived(Refused):
    """Somebody signed for it on `day`."""

    code = "already_received"


class ReceiverNameNeeded(Refused):
    """No name, or one that is too long."""

    code = "receiver_name_needed"


class CopiesWrong(Refused):
    code = "copies_wrong"


class ReceiptDayWrong(Refused):
    """Signed before it was issued, or later than today."""

    code = "receipt_day_wrong"


class NoSuchReceiver(Refused):
    code = "no_such_receiver"


class AlreadyListed(Refused):
    """A receiver of this name is on the list."""

    code = "receiver_listed"
