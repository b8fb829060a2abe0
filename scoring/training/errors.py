"""Refusals of training."""

from zones.ground.refused import Refused


class BadTraining(Refused):
    """`what` says which part of it is missing or wrong."""

    code = "bad_training"


class NoTrainer(Refused):
    """A session has one trainer: an officer, a guard, or somebody from outside by name."""

    code = "training_no_trainer"


class BadVideo(Refused):
    """A video is an https address."""

    code = "training_bad_video"


class TrainingMoved(Refused):
    """It is closed or called off already."""

    code = "training_moved"


class NotYetTraining(Refused):
    """Before it has begun nobody signs in, and nothing is closed."""

    code = "training_not_yet"


class WrongCode(Refused):
    """Not what the trainer's screen shows in this minute or showed in the one before."""

    code = "training_wrong_code"


class TooManyGuesses(Refused):
    """Five wrong codes within ten minutes: he waits a little."""

    code = "training_too_many_guesses"


class SigningOutClosed(Refused):
    """He is signed in; signing out has not been opened."""

    code = "training_no_signing_out"


class SignInOver(Refused):
    """Signing out is open: who came in without signing is ticked on the roll."""

    code = "training_sign_in_over"


class TrainerHimself(Refused):
    """Whoever teaches is written down as the trainer, not as one who came."""

    code = "training_trainer_himself"


class NoTrainingReason(Refused):
    """A correction says why."""

    code = "training_no_reason"


class OfficersOnly(Refused):
    """What is closed is corrected by an officer."""

    code = "training_officers_only"


class NotOnRoll(Refused):
    """Nobody of this session's guards, or nothing of his to take back."""

    code = "training_not_on_roll"


class NoCheck(Refused):
    """There are no questions after this session, or he was not there."""

    code = "training_no_check"


class BadPlan(Refused):
    """A line of the plan has a month, a field, a level and a number."""

    code = "training_bad_plan"
