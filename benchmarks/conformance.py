"""``make conformance``: rosters with their truth through the real reader and core; what was found, and every miss.

Prints precision and recall by subject and the cost of reading a big workbook; exit code 1 when a figure is missed.
Options: ``--mixes N`` rosters of two to four quirks, ``--seed N`` of the chance that mixes them.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import cost
from benchmarks.judging import LEAST, Score, judge
from sample_data.conformance_make import build, corpus

_MIXES, _SEED = 1500, 2026
_SHOWN = 200


def reading(folder: Path) -> bool:
    """Print what reading a big workbook costs, and say whether that is in bounds."""
    spent = cost.of_reading(folder)
    print(
        f"{cost.ROWS} dòng: {spent.cpu:.2f} giây CPU (cho phép {cost.MOST_SECONDS:.0f}), {spent.wall:.2f} giây đồng hồ"
        f"\nbộ nhớ cao nhất {spent.child_mb:.0f} MB ở tiến trình đọc, {spent.own_mb:.0f} MB ở tiến trình chính "
        f"(cho phép {cost.MOST_MB:.0f})"
    )
    return spent.holds()


def table(score: Score) -> str:
    """Lay the figures out, one line a subject."""
    lines = [f"{'':10} {'đúng':>7} {'thừa':>5} {'sót':>5} {'độ đúng':>9} {'độ đủ':>9}   cần đạt"]
    for subject, (precision, recall) in LEAST.items():
        counts = f"{score.right[subject]:7} {score.false[subject]:5} {score.missed[subject]:5}"
        shares = f"{score.precision(subject):9.3%} {score.recall(subject):9.3%}   {precision:.1%}, {recall:.1%}"
        lines.append(f"{subject:10} {counts} {shares}")
    return "\n".join(lines)


def main() -> int:
    """Judge everything and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mixes", type=int, default=_MIXES)
    options.add_argument("--seed", type=int, default=_SEED)
    given = options.parse_args()
    score = Score()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cheap = reading(folder)  # first, before anything else raises the peak
        kept = judge(corpus.kept(), corpus.HERE, score, write=False)
        locked = judge((roster for roster in build.contained() if roster.password), folder, score)
        mixed = judge(build.together(given.seed, given.mixes), folder, score)
    files, people = (sum(counts) for counts in zip(kept, locked, mixed, strict=True))
    print(f"{files} tệp ({kept[0]} trong kho, {locked[0] + mixed[0]} sinh lúc chạy), {people} học sinh\n")
    print(table(score))
    for miss in score.misses[:_SHOWN]:
        print(f"\n{miss.file} › {miss.sheet or '–'} › {miss.cell} ({miss.subject})")
        print(f"  cần: {miss.expected}\n  được: {miss.got}")
    if len(score.misses) > _SHOWN:
        print(f"\n… và {len(score.misses) - _SHOWN} chỗ nữa.")
    return 0 if score.holds() and cheap else 1


if __name__ == "__main__":
    sys.exit(main())
