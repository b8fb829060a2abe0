"""The app as a worker of a story's server loads it: its clock is as far ahead as the story says."""

import os
from datetime import UTC, datetime, timedelta

from lianfang.app import app
from lianfang.clock import set_clock
from tests.stories.running import AHEAD_S

__all__ = ["app"]

_real = datetime.now(UTC)
set_clock(_real + timedelta(seconds=float(os.environ[AHEAD_S])), _real)
