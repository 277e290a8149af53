"""The script that derives the tables of places, on a country of five communes."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from deploy import places

TODAY = [
    ("01", "00001", "Phường Một", "tinhx", "phuongmot"),
    ("01", "00002", "Phường Hai", "tinhx", "phuonghai"),
]
BEFORE = [
    ("tinha", "huyena", "phuong4", "10", "101", "01001", "Phường 4", "Tỉnh A", "Huyện A"),
    ("tinha", "huyena", "xaban", "10", "101", "01002", "Xã Bản", "Tỉnh A", "Huyện A"),
    ("tinhb", "huyenb", "phuong4", "20", "201", "02001", "Phường 4", "Tỉnh B", "Huyện B"),
    ("tinhb", "huyenb", "xadong", "20", "201", "02002", "Xã Đồng", "Tỉnh B", "Huyện B"),
    ("tinhb", "huyendao", None, "20", "202", None, None, "Tỉnh B", "Huyện Đảo"),
]


PARTS = ({"newWardKey": "phuongmot"}, {"newWardKey": "phuonghai"})
CONVERSIONS = {
    "DICT_PROVINCE": {"tinhx": ["tinha", "tinhb"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhx": {"phuongmot": ["tinha_huyena_xaban"], "phuonghai": ["tinhb_huyendao_"]},
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhx": {key: list(PARTS) for key in ("tinha_huyena_phuong4", "tinhb_huyenb_phuong4", "tinhb_huyenb_xadong")},
    },
}


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    database = tmp_path / "dataset.db"
    with closing(sqlite3.connect(database)) as data, data:
        data.execute("CREATE TABLE admin_units (provinceCode, wardCode, ward, provinceKey, wardKey)")
        data.executemany("INSERT INTO admin_units VALUES (?, ?, ?, ?, ?)", TODAY)
        columns = "provinceKey, districtKey, wardKey, provinceCode, districtCode, wardCode, ward, province, district"
        data.execute(f"CREATE TABLE admin_units_legacy ({columns})")
        data.executemany("INSERT INTO admin_units_legacy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", BEFORE)
    data.close()
    path = tmp_path / "data.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(database, f"{places.DATA}/dataset.db")
        archive.writestr(f"{places.DATA}/converter_2025.json", json.dumps(CONVERSIONS))
    return path


def lines(path: Path) -> list[str]:
    return [line.replace("\t", "|") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]


def test_the_tables_hold_the_places_and_drop_parts_that_only_bear_a_name(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "TARGET", tmp_path)
    places.main(wheel)
    assert lines(tmp_path / "provinces-before.tsv") == ["10|Tỉnh A|01", "20|Tỉnh B|01"]
    assert lines(tmp_path / "districts-before.tsv") == ["10|101|Huyện A", "20|201|Huyện B", "20|202|Huyện Đảo"]
    assert lines(tmp_path / "communes.tsv") == ["01|00001|Phường Một", "01|00002|Phường Hai"]
    assert lines(tmp_path / "communes-before.tsv") == [
        "10|101|01001|Phường 4|00001,00002",
        "10|101|01002|Xã Bản|00001",
        "20|201|02001|Phường 4|00002",  # Phường Một has a whole commune of Tỉnh A: this is not its «Phường 4»
        "20|201|02002|Xã Đồng|00002",
    ]
    first = [(tmp_path / f"{name}.tsv").read_bytes() for name in ("communes", "communes-before")]
    places.main(wheel)
    assert first == [(tmp_path / f"{name}.tsv").read_bytes() for name in ("communes", "communes-before")]
