"""Makes the sample rosters and the outcomes they must give: ``python sample_data/generate.py [FOLDER]``.

The truth comes from the decisions on paper, never from running the software: these files judge it. The seed is fixed,
so the same files come out byte for byte.
"""

import sys
from pathlib import Path

from sample_data.compose import Rosters, ninth_grade
from sample_data.files import write_csv, write_expected, write_workbook
from sample_data.grid import Grid

SEED = 20260915
HERE = Path(__file__).parent


def build() -> dict[str, list[Grid]]:
    """Build every roster in memory, by file name."""
    rosters = Rosters(SEED)
    return {
        "mau-phan-mem-khoi-9.xlsx": ninth_grade(rosters),
        "mau-phan-mem-12A1.xlsx": [rosters.grade_12()],
        "csdl-nganh-12-6.xlsx": [rosters.ministry("12.6", 12, 4, with_code=False)],
        "csdl-nganh-10-2-them-ma-bhxh.xlsx": [rosters.ministry("10.2", 10, 20, with_code=True)],
        "danh-sach-chu-nhiem-khoi-7.xlsx": rosters.homeroom(),
        "lop-6B.csv": [rosters.simple()],
        "lop-6C-excel-dao-ngay.xlsx": [rosters.swapped()],
    }


def fault_table(files: dict[str, list[Grid]]) -> str:
    """List every fault with its place and what must come of it, as Markdown."""
    lines = ["# Các lỗi cố ý trong dữ liệu mẫu", "", "Tệp này do `generate.py` viết ra.", ""]
    lines += ["| lỗi | tệp, trang, dòng | trường hợp | kết quả | mã vấn đề |", "|---|---|---|---|---|"]
    for name, grids in files.items():
        for grid in grids:
            for row, entry in grid.people:
                if entry.fault:
                    codes = ", ".join(f"`{code}`" for code, _, _ in entry.problems)
                    place = " › ".join(part for part in (name, grid.name, str(row)) if part)
                    case = str(entry.case) if entry.case else "–"
                    lines.append(f"| {entry.fault} | {place} | {case} | `{entry.status}` | {codes} |")
    return "\n".join(lines) + "\n"


def write(folder: Path) -> dict[str, list[Grid]]:
    """Write all files below the folder: ``rosters/`` and ``FAULTS.md``."""
    files = build()
    rosters = folder / "rosters"
    rosters.mkdir(parents=True, exist_ok=True)
    for name, grids in files.items():
        if name.endswith(".csv"):
            write_csv(rosters / name, grids[0])
        else:
            write_workbook(rosters / name, grids)
        write_expected(rosters / name, grids)
    (folder / "FAULTS.md").write_text(fault_table(files), encoding="utf-8", newline="\n")
    return files


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    made = write(target)
    people = [entry for grids in made.values() for grid in grids for _, entry in grid.people]
    print(f"{target / 'rosters'}: {len(made)} tệp, {len(people)} học sinh.")
