"""What holds for any rows: nothing is lost, the order of the rows decides nothing but who carries a form."""

import random
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from batch.compare.columns import columns
from batch.compare.guardians import families
from schemas.catalogue import REPAIRS, sentence
from schemas.outcome import Outcome
from tests.batch import clerk

ROWS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "id_number": st.sampled_from(["", "001211000001"]),
        "personal_id": st.just(""),
        "phone": st.sampled_from(["", "0987654312", "0912000111"]),
        "guardian_name": st.sampled_from(
            ["Trần Thị Bình", "TRAN THI BINH", "Trần Thị Bính", "Trần Thị Bìn", "Lê Văn Cường"]
        ),
        "guardian_bhxh_code": st.sampled_from(["", "", "0109876543", "0109876544", "0112300001", "123"]),
        "guardian_id_number": st.sampled_from(["", "001185012345", "001185012346"]),
        "guardian_phone": st.sampled_from(["", "0987654312", "0987654313"]),
    },
    optional={"consent": st.just("Không"), "already_registered": st.just("x")},
)


def judged(rows: list[dict[str, Any]], numbers: list[int]) -> dict[str, Outcome]:
    """Judge rows in the order of these numbers; by the pupil's name, which no two rows share."""
    typed = [{**clerk.clean_row(number), **rows[number]} for number in numbers]
    outcomes = clerk.judge(*typed).outcomes
    return {f"{number}": outcome for number, outcome in zip(numbers, outcomes, strict=True)}


@settings(max_examples=120)
@given(st.lists(ROWS, min_size=2, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_nothing(rows: list[dict[str, Any]], chance: random.Random) -> None:
    numbers = list(range(len(rows)))
    mixed = list(numbers)
    chance.shuffle(mixed)
    before, after = judged(rows, numbers), judged(rows, mixed)
    for number, one in before.items():
        other = after[number]
        assert (one.status, one.decision.case, one.student) == (other.status, other.decision.case, other.student)
        aside = {"guardian-form-elsewhere"}
        assert clerk.codes(one).keys() - aside == clerk.codes(other).keys() - aside


@settings(max_examples=120)
@given(st.lists(ROWS, min_size=2, max_size=7))
def test_each_guardian_has_one_form_and_each_waiting_child_a_guardian_with_one(rows: list[dict[str, Any]]) -> None:
    outcomes = list(judged(rows, list(range(len(rows)))).values())
    carriers: Counter[int] = Counter()
    family_of = {at: family.positions[0] for family in families(columns(outcomes)) for at in family.positions}
    waiting = set()
    for position, outcome in enumerate(outcomes):
        if outcome.accepted and outcome.decision.case == 3:
            waiting.add(family_of.get(position, position))
            carriers[family_of.get(position, position)] += "tk1_ts_490" in outcome.forms
    assert carriers == Counter(waiting)


@settings(max_examples=60)
@given(st.lists(ROWS, min_size=2, max_size=7))
def test_all_is_worded_and_no_code_is_overwritten(rows: list[dict[str, Any]]) -> None:
    for row, outcome in zip(rows, judged(rows, list(range(len(rows)))).values(), strict=True):
        assert not any("…" in sentence(problem) for problem in outcome.problems)
        assert {repair.rule for repair in outcome.repairs} <= REPAIRS.keys()
        if row["guardian_bhxh_code"]:
            assert outcome.student.guardian.bhxh_code in (row["guardian_bhxh_code"], None)
