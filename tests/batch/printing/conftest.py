import shutil
import subprocess
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from batch.printing.weasy import Printer
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

ROOT = Path(__file__).parents[3]


def rule_set(name: str) -> RuleSet:
    path = ROOT / "schemas" / "rulesets" / f"{name}.toml"
    return RuleSet.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def templates() -> Path:
    return ROOT / "templates"


@pytest.fixture(scope="session")
def guide_2021() -> RuleSet:
    return rule_set("guide-2021")


@pytest.fixture(scope="session")
def rules_2026() -> RuleSet:
    return rule_set("2026")


@pytest.fixture(scope="session")
def school() -> School:
    return School(name="Trường THCS Mẫu", place="Thanh Trì", parent_body="UBND huyện Thanh Trì")


@pytest.fixture(scope="session")
def pupil() -> Student:
    return Student(
        full_name="Nguyễn Hoàng Khánh Linh",
        birth_date="2013-09-25",
        sex="female",
        class_name="6A",
        bhxh_code="0123456789",
        id_type="cccd",
        id_number="001313004567",
        personal_id="001313004567",
        phone="0987654321",
        address="Thôn Lạc Thị",
        commune="Xã Ngọc Hồi",
        district="Huyện Thanh Trì",
        province="Thành phố Hà Nội",
        guardian=Guardian(full_name="Trần Thị Hồng Nhung", relation="mẹ", birth_date="1985", phone="0912345678"),
    )


@pytest.fixture(scope="session")
def printer(templates: Path, guide_2021: RuleSet, school: School) -> Printer:
    return Printer(templates, guide_2021, school, date(2023, 5, 5))


@pytest.fixture(scope="session")
def printer_2026(templates: Path, rules_2026: RuleSet, school: School) -> Printer:
    return Printer(templates, rules_2026, school, date(2026, 11, 23))


@pytest.fixture(scope="session")
def text_of() -> Callable[[bytes], str]:
    """Reads the text of a PDF by poppler, spaces taken out (digit boxes stand apart from each other)."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def read(pdf: bytes) -> str:
        done = subprocess.run([tool, "-", "-"], input=pdf, capture_output=True, check=True)
        return "".join(done.stdout.decode().split())

    return read
