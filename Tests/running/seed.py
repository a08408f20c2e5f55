"""One seed for every chance of a run, so that a failure can be played again."""

import os
import random

SEED = int(os.environ.get("BLUELAMP_SEED") or random.SystemRandom().randrange(2**31))


def chances(name: str) -> random.Random:
    """A generator of its own for each test, the same for the same seed."""
    return random.Random(f"{SEED}/{name}")
