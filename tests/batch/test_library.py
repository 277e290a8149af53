import shutil
from datetime import date
from pathlib import Path

import pytest

from batch import library
from batch.errors import SettingsInvalid, UsageError
from schemas.school import School

TODAY = date(2026, 9, 15)
SAMPLE = Path(__file__).parents[2] / "sample_data" / "school.toml"


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "school.toml"
    path.write_bytes(content)
    return path


def test_the_sample_school_is_valid_and_names_its_office() -> None:
    school = library.school(SAMPLE)
    assert school.office is not None
    assert school.office.code == "00114"


def test_without_a_file_the_school_is_left_open() -> None:
    assert library.school(None) == School()


def test_a_byte_order_mark_of_notepad_is_no_fault(tmp_path: Path) -> None:
    assert library.school(written(tmp_path, 'name = "Trường A"'.encode("utf-8-sig"))).name == "Trường A"


BROKEN = {
    "no name": (b'code = "1"', "thiếu tên trường"),
    "syntax": ('name = "Trường A\n'.encode(), "sai cú pháp TOML ở dòng 1"),
    "cut off": (b'name = ["a",', "sai cú pháp TOML"),
    "another encoding": ('name = "Trường"'.encode("utf-16"), "UTF-8"),
    "unknown key": (b'name = "A"\ntelephone = "1"', r"telephone \(không có mục nào tên này\)"),
    "a number for a text": (b'name = "A"\ncode = 5', r"code \(phải là chữ trong ngoặc kép\)"),
    "a list for a section": (b'name = "A"\noffice = [1]', "office"),
    "a bad code": (b'name = "A"\n[office]\ncode = "12"\nname = "x"', "office"),
    "an unknown choice": (
        b'name = "A"\n[settings]\nconsent_missing = "maybe"',
        r"consent_missing \(không phải một trong các giá trị cho phép\)",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_school_file_is_refused_with_the_place_of_the_fault(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    with pytest.raises(SettingsInvalid, match=sentence):
        library.school(written(tmp_path, content))


def test_the_refusal_does_not_quote_the_values(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        library.school(written(tmp_path, b'name = "A"\nsecret_of_school = "abc123"'))
    assert "abc123" not in refused.value.sentence


@pytest.mark.parametrize("path", [Path("khong-co.toml"), Path(), Path("/proc/self/mem")], ids=str)
def test_a_school_file_that_cannot_be_read_is_refused(path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="tệp cài đặt"):
        library.school(path)


def test_the_rules_are_those_in_force_that_day() -> None:
    names = [library.ruleset(None, date(year, 9, 15), School()).name for year in (1999, 2021, 2026)]
    assert names[0] == names[1] == "guide-2021"
    assert names[2] == "2026"


def test_rules_are_found_by_name_whatever_the_day() -> None:
    assert library.ruleset("guide-2021", date(2026, 9, 15), School()).name == "guide-2021"


@pytest.mark.parametrize("name", ["2099", "", "../rulesets/2026", "2026.toml"])
def test_unknown_rules_are_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"guide-2021, .*2026"):
        library.ruleset(name, date(2026, 9, 15), School())


def test_the_schools_own_office_is_the_one_on_its_papers(tmp_path: Path) -> None:
    text = 'name = "A"\n[office]\ncode = "99999"\nname = "BHXH Ví Dụ"\naddress = "x"\n'
    text += 'parent_code = "001"\nparent_name = "BHXH TP Hà Nội"'
    school = library.school(written(tmp_path, text.encode()))
    assert library.ruleset(None, date(2026, 9, 15), school).office.name == "BHXH Ví Dụ"


def test_every_rule_set_is_whole_and_every_case_of_it_known() -> None:
    for rules in library.rulesets().values():
        assert [case.NUMBER for case in library.cases(rules)] == [rule.number for rule in rules.cases]


def broken_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "moi.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(library, "RULESETS", tmp_path)


@pytest.mark.parametrize("text", ["valid_from = 2026-01-01", "valid_from = ", 'valid_from = "x"'])
def test_a_broken_rule_set_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    broken_rules(tmp_path, monkeypatch, text)
    with pytest.raises(SettingsInvalid, match="moi"):
        library.rulesets()


def test_the_digests_change_with_what_they_are_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = library.templates_digest()
    assert before == library.templates_digest()
    (tmp_path / "a.html").write_text("x")
    monkeypatch.setattr(library, "TEMPLATES", tmp_path)
    one = library.templates_digest()
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    assert len({before, one, library.templates_digest()}) == 3


def test_two_offices_make_two_rules_digests() -> None:
    rules = library.ruleset(None, date(2026, 9, 15), School())
    other = library.ruleset(None, date(2026, 9, 15), library.school(SAMPLE))
    assert library.rules_digest(rules) != library.rules_digest(other)


def test_a_school_names_its_own_headings_in_either_way_of_naming_a_field() -> None:
    school = School(columns={"Mã thẻ": "Mã số BHXH", "Người bảo lãnh": "guardian_name"})
    found = library.columns(school, ["Mã thẻ=Mã thẻ BHYT", "Điểm = TB=Cột không dùng"])
    assert found == {"ma the": "bhyt_card", "nguoi bao lanh": "guardian_name", "diem tb": "ignored"}


def test_a_field_that_is_not_known_is_a_fault_of_the_settings_or_of_the_command() -> None:
    with pytest.raises(SettingsInvalid, match="Không có mục «Mã vạch»"):
        library.columns(School(columns={"Mã thẻ": "Mã vạch"}), [])
    with pytest.raises(UsageError, match="Không có mục «Mã vạch»"):
        library.columns(School(), ["Mã thẻ=Mã vạch"])


@pytest.mark.parametrize("pair", ["Mã thẻ", "=Mã số BHXH", ""])
def test_a_map_without_two_sides_is_refused(pair: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        library.columns(School(), [pair])


def test_the_office_is_that_of_the_schools_commune_unless_the_school_names_it() -> None:
    by_place = library.ruleset("guide-2021", TODAY, School(name="A", district="Quận Hoàng Mai"))
    assert by_place.office.label == "[00108] BHXH quận Hoàng Mai"
    assert any("[00108] BHXH quận Hoàng Mai" in step for step in by_place.case(1).steps)
    own = by_place.office.model_copy(update={"code": "00199", "name": "BHXH Ví Dụ"})
    named = library.ruleset("guide-2021", TODAY, School(name="A", district="Quận Hoàng Mai", office=own))
    assert named.office.code == "00199"
    assert library.ruleset("2026", TODAY, School(name="A", commune="Xã Nam Phù")).office.code == "00114"
    assert library.ruleset("2026", TODAY, School(name="A")).office.code == "00114"


@pytest.mark.parametrize(
    ("school", "sentence"),
    [
        (School(commune="Xã Thường Tín", province="Hà Nội"), r"«Xã Thường Tín, Hà Nội»: ghi phần \[office\]"),
        (School(commune="Xã Tân Lập"), r"đúng một nơi có tên này; xem lại tên, ghi thêm province, hoặc ghi phần \[off"),
        (
            School(commune="Xã Đại Thanh", province="Tỉnh Lào Cai"),
            r"Tỉnh Lào Cai»: không tìm thấy đúng một nơi có tên này ở tỉnh, thành phố đã ghi; xem lại từng tên, hoặc",
        ),
        (School(district="Huyện Thanh Trì"), "không còn cấp huyện"),
        (School(commune="Thị trấn Văn Điển", district="Thanh Trì"), "đã chia cho nhiều nơi"),
    ],
    ids=["unknown office", "many of that name", "not in that province", "a district only", "split"],
)
def test_a_place_without_a_known_office_stops_the_run(school: School, sentence: str) -> None:
    with pytest.raises(SettingsInvalid, match=sentence) as refused:
        library.ruleset("2026", TODAY, school)
    assert refused.value.exit_code == 5


def test_the_rules_digest_covers_the_places_of_the_country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(library.RULESETS, tmp_path / "rulesets")
    monkeypatch.setattr(library, "RULESETS", tmp_path / "rulesets")
    before = library.rules_digest(library.ruleset("2026", TODAY, School()))
    assert before == library.rules_digest(library.ruleset("2026", TODAY, School()))
    table = tmp_path / "rulesets" / "places" / "communes.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("Xã Nam Phù", "Xã Nam Phú"), encoding="utf-8")
    assert library.rules_digest(library.ruleset("2026", TODAY, School())) != before
    table.unlink()
    with pytest.raises(SettingsInvalid, match="thiếu danh mục địa danh"):
        library.ruleset("2026", TODAY, School())
