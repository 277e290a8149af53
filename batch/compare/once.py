"""TK1-TS is a guardian's form: one for each guardian, with the papers of the first child, not one for each child."""

from batch.checks.finding import finding
from batch.compare.columns import Columns
from batch.compare.guardians import Family
from batch.decide import Setting
from schemas.outcome import Outcome

_FORM = "tk1_ts"
_ELSEWHERE = "guardian-form-elsewhere"


def give_one_form(result: list[Outcome], read: Columns, guardians: list[Family], setting: Setting) -> None:
    """Leave TK1-TS with the first accepted child of each guardian, and say at the others where it is."""
    for family in guardians:
        with_form = [position for position in family.positions if _has_form(result[position])]
        for position in with_form[1:]:
            result[position] = _without(result[position], read.name(position), result[with_form[0]], setting)


def where_form_is(outcome: Outcome) -> str:
    """Say for the lists on paper where the guardian's TK1-TS is; "" for a pupil whose guardian needs none."""
    if _has_form(outcome):
        return "kèm TK1-TS của người giám hộ"
    found = next((problem.params for problem in outcome.problems if problem.code == _ELSEWHERE), None)
    if found is None or not outcome.accepted:
        return ""
    of_class = f" (lớp {found['class_name']})" if found["class_name"] else ""
    return f"TK1-TS kèm hồ sơ em {found['pupil']}{of_class}"


def _has_form(outcome: Outcome) -> bool:
    return any(form.startswith(_FORM) for form in outcome.forms)


def _without(outcome: Outcome, who: str, first: Outcome, setting: Setting) -> Outcome:
    there = f"{first.student.full_name} ({first.origin})"
    pupil, class_name = str(first.student.full_name), first.student.class_name or ""
    here = outcome.reading
    found = finding(here, _ELSEWHERE, "guardian_name", value=who, other=there, pupil=pupil, class_name=class_name)
    (told,) = setting.rules.weighed((found,))
    others = tuple(form for form in outcome.forms if not form.startswith(_FORM))
    forms = () if told.severity == "error" else others  # a school may weigh it so
    return outcome._replace(problems=(*outcome.problems, told), forms=forms)
