"""What holds for every output, and for one that is added tomorrow."""

import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from batch.outputs import annotated, consolidated, exceptions, exceptions_page, records
from schemas.report import Report

OUTPUTS = (annotated, consolidated, exceptions, exceptions_page, records)
_WRITE = """
import pickle, sys
from pathlib import Path
from batch.outputs import annotated, consolidated, exceptions, exceptions_page, records
report = pickle.loads(Path(sys.argv[1]).read_bytes())
for output in (annotated, consolidated, exceptions, exceptions_page, records):
    output.write(Path(sys.argv[2]), report)
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def run(tmp_path: Path, mixed: Report) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    for output in OUTPUTS:
        output.write(folder, mixed)
    return folder


def test_each_output_names_the_files_that_it_wrote(tmp_path: Path, mixed: Report) -> None:
    for output in OUTPUTS:
        folder = tmp_path / output.__name__
        folder.mkdir()
        assert sorted(output.write(folder, mixed)) == sorted(_files(folder))


def test_the_same_report_gives_the_same_bytes_in_another_process(tmp_path: Path, run: Path, mixed: Report) -> None:
    kept = tmp_path / "report.pickle"
    kept.write_bytes(pickle.dumps(mixed))
    first = _files(run)
    assert len(first) == 8
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/New_York")):
        again = tmp_path / f"again-{seed}"
        again.mkdir()
        known = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", _WRITE, str(kept), str(again)], check=True, env=known)
        assert {name: data == first[name] for name, data in _files(again).items()} == dict.fromkeys(first, True)


def test_no_clock_is_in_a_workbook(run: Path) -> None:
    for path in run.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            assert {member.date_time[0] for member in archive.infolist()} == {1980}
        properties = openpyxl.load_workbook(path).properties
        assert {f"{properties.created:%Y-%m-%d %H:%M}", f"{properties.modified:%Y-%m-%d %H:%M}"} == {"2026-09-15 00:00"}


def test_no_workbook_holds_a_formula_or_a_link_to_the_outside(run: Path) -> None:
    workbooks = list(run.rglob("*.xlsx"))
    assert len(workbooks) == 4
    texts: set[str] = set()
    for path in workbooks:
        for sheet in openpyxl.load_workbook(path):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert cell.data_type in ("s", "n"), (path.name, sheet.title, cell.coordinate)
                assert cell.hyperlink is None or cell.hyperlink.target is None
                texts.add(str(cell.value))
    assert {"=1+1", "+84", "@x", "-x"} <= texts


def test_no_xml_of_a_workbook_knows_a_formula(run: Path) -> None:
    for path in run.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            assert sheets
            for name in sheets:
                content = archive.read(name)
                assert b"<f>" not in content
                assert b"<f " not in content
