"""Where things are in the work tree."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "release" / "bluelamp"
SERVED_LOGS = ROOT / ".tools" / "logs" / "served"
SCREENS = ROOT / ".tools" / "screens"
