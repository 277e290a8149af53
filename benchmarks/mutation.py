"""``make mutate``: changes the rules by one small thing at a time and demands that a test of theirs notices.

mutmut makes the mutants; they are run here and not by ``mutmut run``, which changes only the insides of functions:
much of what we know stands in tables and patterns, and in what is worked out when a module is imported. No mutant is
ever written to disk: a child process imports it in place of the module, runs the tests that mirror the module, and
ends. What no test noticed must be listed, with the reason why nobody could notice it, in ``tests/mutants.toml``, and
nothing else may be listed there. Exit code 1 where the two differ.

Arguments: the modules to change (all that the list names); ``--jobs N`` children at a time.
"""

import argparse
import gc
import os
import signal
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import libcst
import pytest
from mutmut.mutation.file_mutation import ChildReplacementTransformer, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests" / "mutants.toml"
_LOADED_BEFORE = ("phonenumbers", "pydantic.main", "pydantic.types")  # what every child would import again
_PYTEST = (
    *("-x", "-q", "--noconftest", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:unraisableexception"),
)
_EXAMPLES = 60
_FIRST, _TIMES, _MORE = 600.0, 5, 10  # seconds of CPU: at first; then so many times what the tests took, and more

Key = tuple[str, str, str, str]


class Mutant(NamedTuple):
    """One change: the module's path, the function («» outside of any), the lines it alters, the whole source."""

    module: str
    where: str
    old: str
    new: str
    source: str

    @property
    def key(self) -> Key:
        """What it is known by in the list; it does not change when lines move."""
        return self[:4]


class _Everything(MutationVisitor):
    """Changes decorated functions as well: only mutmut's own runner cannot."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        return not isinstance(node, libcst.FunctionDef) and bool(super()._skip_node_and_children(node))


class _Mutated(SourceFileLoader):
    """Gives a mutant's source for the module's file."""

    source = ""

    def get_code(self, fullname: str) -> Any:
        return compile(self.source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self._loader = _Mutated(self._name, str(ROOT / mutant.module))
        self._loader.source = mutant.source

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def mutants(module: str) -> Iterator[Mutant]:
    """Make every mutant of a module, each source once."""
    source = (ROOT / module).read_text(encoding="utf-8")
    visitor = _Everything(mutation_operators, IgnoredCode(set(), set(), set()))
    tree = libcst.MetadataWrapper(libcst.parse_module(source)).visit(visitor)
    seen = {source}
    for change in visitor.mutations:
        changed = tree.visit(ChildReplacementTransformer(change.original_node, change.mutated_node)).code
        if changed not in seen:
            seen.add(changed)
            inside = change.contained_by_top_level_function
            where = inside.name.value if isinstance(inside, libcst.FunctionDef) else ""
            yield Mutant(module, where, *_lines(source, changed), changed)


def _lines(source: str, changed: str) -> tuple[str, str]:
    before, after = source.splitlines(), changed.splitlines()
    blocks = [block for block in SequenceMatcher(None, before, after, False).get_opcodes() if block[0] != "equal"]
    first, last = blocks[0], blocks[-1]
    return " ".join(map(str.strip, before[first[1] : last[2]])), " ".join(map(str.strip, after[first[3] : last[4]]))


def start(mutant: Mutant | None, tests: Sequence[Sequence[str]], limit: float) -> int:
    """Run the tests over a mutant (None: over the code as it is) in a child, and give its process id."""
    child = os.fork()
    if child:
        return child
    signal.setitimer(signal.ITIMER_PROF, limit)  # kills; counts the time of this process, however busy the machine is
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    if mutant:
        sys.meta_path.insert(0, _Finder(mutant))
    os._exit(any(pytest.main([*_PYTEST, *stage]) for stage in tests))


def unnoticed(found: Sequence[Mutant], tests: Sequence[str], jobs: int) -> Iterator[Mutant]:
    """Run the tests over every mutant, those of its own module first, and give the mutants that none noticed."""
    own = {folder / f"test_{Path(one.module).stem}.py" for folder in map(Path, tests) for one in found}
    stages = [list(map(str, filter(Path.exists, own))), tests]
    _, status, spent = os.wait4(start(None, [tests], _FIRST), 0)
    if status:
        sys.exit(f"Kiểm thử không đạt khi mã nguồn còn nguyên: {' '.join(tests)}")
    limit = _TIMES * (spent.ru_utime + spent.ru_stime) + _MORE
    waiting, running = list(reversed(found)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[start(mutant, [stage for stage in stages if stage], limit)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:  # anything else was noticed: a test failed, an import broke, or there was no end to it
            yield mutant


def told(wanted: Sequence[str]) -> tuple[dict[str, list[str]], Counter[Key]]:
    """Read the list: module → its tests, and the mutants that nobody could notice."""
    book = tomllib.loads(LIST.read_text(encoding="utf-8"))
    tests = {module: mirror["tests"] for mirror in book["mirror"] for module in _modules(mirror["modules"])}
    if unknown := set(wanted) - tests.keys():
        sys.exit(f"tests/mutants.toml không nêu: {', '.join(sorted(unknown))}")
    chosen = {module: paths for module, paths in tests.items() if not wanted or module in wanted}
    survivors = book.get("survivor", [])
    if blank := [one for one in survivors if not one["reason"].strip()]:
        sys.exit(f"tests/mutants.toml thiếu lý do: {blank}")
    keys = [(one["module"], one["where"], one["old"], one["new"]) for one in survivors]
    return chosen, Counter(key for key in keys if key[0] in chosen or key[0] not in tests)


def _modules(patterns: Sequence[str]) -> Iterator[str]:
    for pattern in patterns:
        found = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(pattern))
        if not found:
            sys.exit(f"tests/mutants.toml nêu mô-đun không có: {pattern}")
        yield from found


def main() -> int:
    """Run all mutants and say which of them the list and the tests disagree about."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("modules", nargs="*")
    options.add_argument("--jobs", type=int, default=1)
    given = options.parse_args()
    tests, excused = told(given.modules)
    prepare()
    total, differing, begun = 0, 0, time.monotonic()
    for module, mirror in tests.items():
        found = list(mutants(module))
        left = Counter(one.key for one in unnoticed(found, mirror, given.jobs))
        listed = Counter({key: times for key, times in excused.items() if key[0] == module})
        figures = f"{len(found):5} biến thể, {left.total():3} không bị phát hiện, {listed.total():3} có lý do"
        print(f"{module:40} {figures}", flush=True)
        tell("Chưa có kiểm thử nào phát hiện", left - listed)
        tell("Có trong danh sách nhưng không còn", listed - left)
        total, differing = total + len(found), differing + (left != listed)
    print(f"{total} biến thể trong {(time.monotonic() - begun) / 60:.1f} phút")
    strayed = Counter({key: times for key, times in excused.items() if key[0] not in tests})
    tell("Mô-đun không có", strayed)
    return 1 if differing or strayed else 0


def prepare() -> None:
    """Load what all children need, and make the tests repeatable: the same examples each time, none told in detail."""
    os.chdir(ROOT)
    for name in _LOADED_BEFORE:
        import_module(name)
    hypothesis.settings.register_profile(
        "mutation",
        derandomize=True,
        max_examples=_EXAMPLES,
        deadline=None,
        database=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutation")
    gc.freeze()  # or each child looks through all of this for garbage


def tell(title: str, keys: Counter[Key]) -> None:
    """Print mutants under a title, as a change is usually shown."""
    for module, where, old, new in keys.elements():
        print(f"\n{title}: {module} {where}\n  - {old}\n  + {new}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
