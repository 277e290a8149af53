"""Where the files are that ship with the software: beside this package, in a checkout and once installed alike."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = _ROOT / "templates"
RULESETS = _ROOT / "schemas" / "rulesets"
