import re
from pathlib import Path

import pytest

from batch.printing.forms import FormError, declared, forms

HEAD = """<meta name="form-id" content="{id}"><meta name="form-title" content="Tờ khai">
<meta name="form-version" content="1"><meta name="form-basis" content="{basis}">"""


def test_the_folder_declares_the_forms_of_the_house(templates: Path) -> None:
    assert set(forms(templates)) >= {
        "declaration_own",
        "declaration_child",
        "tk1_ts_505",
        "tk1_ts_490",
        "slip",
        "class_cover",
    }


def test_each_form_declares_itself_fully_and_in_vietnamese(templates: Path) -> None:
    for form in forms(templates).values():
        source = (templates / form.template).read_text(encoding="utf-8")
        assert form.template == f"{form.id}.html"
        assert '<html lang="vi">' in source
        assert re.search(r"<title>[^<{]+</title>", source), "a title is the form's, never the pupil's"
        assert all((form.title, form.version, form.basis))


def test_no_form_names_a_number_that_was_not_found(templates: Path) -> None:
    for form in forms(templates).values():
        if form.id.startswith("declaration"):
            assert "Dữ liệu của Mẫu số 01" in form.basis


def test_a_part_is_no_form() -> None:
    assert declared("{% macro x() %}{% endmacro %}", "parts.html") is None


@pytest.mark.parametrize("basis", ["", "{{ rules.declaration.basis }}"])
def test_a_declaration_left_out_or_computed_is_refused(basis: str) -> None:
    with pytest.raises(FormError, match="form-basis"):
        declared(HEAD.format(id="a", basis=basis), "a.html")


def test_one_id_in_two_templates_is_refused(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(HEAD.format(id="same", basis="x"), encoding="utf-8")
    with pytest.raises(FormError, match="already declared by"):
        forms(tmp_path)
