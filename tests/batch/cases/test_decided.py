"""The field notes' table of decided answers, row by row, under both rule sets where they do not differ."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.batch import clerk

TABLE = Path(__file__).with_name("decided.toml")
ANSWERS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["answer"]
ASKED = [
    pytest.param(answer, clerk.ERAS[name], id=f"{answer['question']} ({name})")
    for answer in ANSWERS
    for name in answer.get("rules", clerk.ERAS)
]


@pytest.mark.parametrize(("answer", "era"), ASKED)
def test_answer(answer: dict[str, Any], era: clerk.Era) -> None:
    base = clerk.BASES[answer.get("base", "1")]
    rows = [{**base, **changes} for changes in answer.get("rows", [answer.get("row")])]
    judged = clerk.judge(*rows, era=era)
    outcome = next(found for found in judged.outcomes if found.origin.row == answer.get("at", 2))
    said = sorted(f"{problem.code}@{problem.cell}" for problem in outcome.problems)
    assert (outcome.status, outcome.decision.case or 0, said) == (
        answer["status"],
        answer["case"],
        sorted(answer["says"]),
    )
    assert bool(outcome.forms) == outcome.accepted
