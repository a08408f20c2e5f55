"""Where things are in the work tree."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("BLUELAMP_PROGRAM") or ROOT / ".build" / "release" / "bluelamp")
SERVED_LOGS = ROOT / ".tools" / "logs" / "served"
SCREENS = ROOT / ".tools" / "screens"
