"""Write the pages of this folder that are made from the catalogue: `make docs`."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from batch import library  # noqa: E402 - the checkout must be found first
from schemas.catalogue import REASONS, REPAIRS, TOPICS, Entry  # noqa: E402
from schemas.catalogue.entry import in_general  # noqa: E402
from schemas.problem import Severity  # noqa: E402
from schemas.ruleset import RuleSet  # noqa: E402

PAGE = HERE / "ma-loi.md"
_SEVERITIES: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Ghi nhận"}
_SPECIAL = re.compile(r"([\\`*_<>|~\[\]])")
_ADDRESS = re.compile(r"(https://[^\s;,]+)")

_HEAD = """\
<!-- Trang này do docs/generate.py viết ra từ schemas/catalogue: sửa ở đó rồi chạy «make docs». -->

# Mã lỗi

Mỗi điều phần mềm báo về một danh sách có một mã. Trang này nêu mọi mã: nghĩa là gì, cần làm gì, căn cứ vào đâu. Trên
máy: `vssid-batch explain <mã>`.

**Lỗi**: không lập giấy tờ cho dòng đó cho đến khi sửa. **Cảnh báo**: vẫn lập giấy tờ, nhưng cần người xem lại. **Ghi
nhận**: chỉ để biết.

<a id="muc-do"></a>

## Nâng hoặc hạ mức độ

Trường đổi mức độ của một mã trong `school.toml`:

```toml
[severity]
photo-none = "error"      # không lập giấy tờ khi chưa có ảnh
class-unclear = "info"    # chỉ để biết
```

Giá trị: `"error"` (lỗi), `"warning"` (cảnh báo), `"info"` (ghi nhận). Không hạ được dưới mức mà hướng dẫn hoặc pháp
luật đòi hỏi (ghi ở từng mã); mã nói về cả tệp không nâng được lên lỗi, vì giấy tờ được lập theo từng dòng. Phần mềm từ
chối tệp cài đặt trái những điều này (mã thoát 5).

Điều chỉ liên quan đến người giám hộ thì với em tự đăng ký (trường hợp 1) luôn là ghi nhận, dù trường nâng mức: em
không cần người giám hộ. Em đã có tài khoản thì không có gì nặng hơn cảnh báo.
"""


def page(rulesets: Mapping[str, RuleSet]) -> str:
    """Give the whole page; the rule sets tell where they make another thing of a problem than the catalogue."""
    return "\n".join((_HEAD, *_contents(), *_topics(rulesets), *_words())) + "\n"


def _contents() -> Iterator[str]:
    yield "## Mục lục"
    yield ""
    for number, (topic, entries) in enumerate(TOPICS.items(), 1):
        yield f"{number}. [{topic}](#phan-{number}) ({len(entries)} mã)"
    yield f"{len(TOPICS) + 1}. [Những gì phần mềm tự sửa khi đọc](#tu-sua)"
    yield f"{len(TOPICS) + 2}. [Lý do quyết định trường hợp](#ly-do)"
    yield ""


def _topics(rulesets: Mapping[str, RuleSet]) -> Iterator[str]:
    for number, (topic, entries) in enumerate(TOPICS.items(), 1):
        yield f'<a id="phan-{number}"></a>'
        yield ""
        yield f"## {topic}"
        yield ""
        rows = ((f"[`{entry.code}`](#{entry.code})", _SEVERITIES[entry.severity], entry.title) for entry in entries)
        yield from _table(("mã", "mức độ", "ý nghĩa"), rows)
        for entry in entries:
            yield from _entry(entry, rulesets)


def _entry(entry: Entry, rulesets: Mapping[str, RuleSet]) -> Iterator[str]:
    yield f'<a id="{entry.code}"></a>'
    yield ""
    yield f"### {_plain(entry.title)}"
    yield ""
    yield f"`{entry.code}` · **{_SEVERITIES[entry.severity]}**{_by_rules(entry, rulesets)} · {_bounds(entry)}"
    yield ""
    yield f"- Báo rằng: {_plain(in_general(entry.sentence))}"
    yield f"- Cần làm: {_plain(in_general(entry.advice))}"
    yield f"- Căn cứ: {_plain(entry.source)}"
    yield f"- Ví dụ: {_plain(entry.example)}"
    yield ""


def _by_rules(entry: Entry, rulesets: Mapping[str, RuleSet]) -> str:
    own = {name: rules.severity_of(entry.code) for name, rules in rulesets.items()}
    told = [f"{_SEVERITIES[severity].lower()} theo {name}" for name, severity in own.items()]
    return f" ({', '.join(told)})" if set(own.values()) - {entry.severity} else ""


def _bounds(entry: Entry) -> str:
    """Say what a school may make of the problem, and who demands the least of it."""
    because = "" if entry.floor_source == entry.source else f" ({_plain(entry.floor_source)})"
    if entry.floor == entry.ceiling:
        return f"trường không đổi được{because}"
    least, most = _SEVERITIES[entry.floor].lower(), _SEVERITIES[entry.ceiling].lower()
    return f"trường đổi được từ {least} đến {most}{because if entry.floor != 'info' else ''}"


def _words() -> Iterator[str]:
    yield '<a id="tu-sua"></a>'
    yield ""
    yield "## Những gì phần mềm tự sửa khi đọc"
    yield ""
    yield "Không giá trị nào bị sửa mà không ghi lại: mỗi lần sửa ghi quy tắc ở bảng này, ô, giá trị trước và sau."
    yield ""
    yield from _table(("quy tắc", "việc đã làm"), ((f"`{rule}`", words) for rule, words in REPAIRS.items()))
    yield '<a id="ly-do"></a>'
    yield ""
    yield "## Lý do quyết định trường hợp"
    yield ""
    yield from _table(("lý do", "nghĩa là"), ((f"`{reason}`", words) for reason, words in REASONS.items()))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for first, *rest in rows:
        yield f"| {' | '.join((first, *map(_plain, rest)))} |"
    yield ""


def _plain(text: str) -> str:
    """Write a text so that nothing in it is markup, but for addresses, which become links."""
    parts = _ADDRESS.split(text)
    return "".join(f"<{part}>" if place % 2 else _SPECIAL.sub(r"\\\1", part) for place, part in enumerate(parts))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(library.rulesets()), encoding="utf-8")


if __name__ == "__main__":
    main()
