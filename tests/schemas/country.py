"""The rule sets with the places of the whole country, as the library hands them out."""

import tomllib
from functools import cache
from pathlib import Path

from schemas.gazetteer import Gazetteer
from schemas.ruleset import RuleSet

FOLDER = Path(__file__).parents[2] / "schemas" / "rulesets"


@cache
def gazetteer() -> Gazetteer:
    names = ("provinces-before", "districts-before", "communes-before", "communes")
    return Gazetteer(*((FOLDER / "places" / f"{name}.tsv").read_text(encoding="utf-8") for name in names))


@cache
def load(name: str) -> RuleSet:
    own = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    nearby = tomllib.loads((FOLDER / own["places"]).read_text(encoding="utf-8"))
    return RuleSet.model_validate({**nearby, **own, "country": gazetteer()})
