"""The places of the whole country, before and since 1/7/2025: tables that are handed in as text and read as needed.

A table has one line a place, its columns parted by tabs, sorted, so that the lines of a province stand together. Only
the provinces that are asked for are read: a roster knows one or two. Where the tables come from: rulesets/places.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from schemas.place_names import Index


class FormerProvince(NamedTuple):
    """A province before, with the code of the province of today that it is or became part of."""

    code: str
    name: str
    today: str
    aliases: tuple[str, ...] = ()


class FormerDistrict(NamedTuple):
    """A district before."""

    province: str
    code: str
    name: str
    aliases: tuple[str, ...] = ()


class FormerCommune(NamedTuple):
    """A commune before, with the codes of the communes of today that it went to: one when all of it went there."""

    province: str
    district: str
    code: str
    name: str
    today: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class Commune(NamedTuple):
    """A commune of today."""

    province: str
    code: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """The four tables as text, and their digest; places are told apart by the codes of the state's list."""

    provinces_before: str = field(repr=False)
    districts_before: str = field(repr=False)
    communes_before: str = field(repr=False)
    communes: str = field(repr=False)
    digest: str = ""
    _read: dict[tuple[str, str], Index[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def former_provinces(self) -> Index[FormerProvince]:
        """Every province before."""
        return Index(FormerProvince(code, name, today) for code, name, today in _lines(self.provinces_before))

    @cached_property
    def all_former_districts(self) -> Index[FormerDistrict]:
        """Every district before."""
        return Index(_districts(self.districts_before))

    def former_districts(self, province: str) -> Index[FormerDistrict]:
        """Give the districts of a province before; none for a code that is not in the table."""
        return self._index("districts", province, lambda: _districts(_part(self.districts_before, province)))

    def former_communes(self, province: str) -> Index[FormerCommune]:
        """Give the communes of a province before; none for a code that is not in the table."""
        return self._index("former communes", province, lambda: _former_communes(_part(self.communes_before, province)))

    def communes_of(self, province: str) -> Index[Commune]:
        """Give the communes of a province of today; none for a code that is not in the table."""
        return self._index("communes", province, lambda: _communes(_part(self.communes, province)))

    def province_of_former(self, commune: str) -> str:
        """Give the code of the province before that had the commune of this code, or ""."""
        return _province_of(self.communes_before, commune)

    def district_of_former(self, commune: str) -> str:
        """Give the code of the district that had the commune of this code, or ""."""
        province = self.province_of_former(commune)
        return next((one.district for one in self.former_communes(province).places if one.code == commune), "")

    def province_of(self, commune: str) -> str:
        """Give the code of the province of today that has the commune of this code, or ""."""
        return _province_of(self.communes, commune)

    def _index(self, table: str, province: str, read: Callable[[], Iterator[Any]]) -> Index[Any]:
        """Read a province's part of a table once."""
        key = (table, province)
        if key not in self._read:
            self._read[key] = Index(read())
        return self._read[key]


def _districts(lines: str) -> Iterator[FormerDistrict]:
    return (FormerDistrict(province, code, name) for province, code, name in _lines(lines))


def _former_communes(lines: str) -> Iterator[FormerCommune]:
    for province, district, code, name, today in _lines(lines):
        yield FormerCommune(province, district, code, name, tuple(today.split(",")))


def _communes(lines: str) -> Iterator[Commune]:
    return (Commune(province, code, name) for province, code, name in _lines(lines))


def _lines(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def _part(table: str, province: str) -> str:
    """Cut the lines of one province out of a sorted table."""
    mark = f"\n{province}\t"
    begin = table.find(mark)
    return "" if begin < 0 else table[begin : table.find("\n", table.rfind(mark) + 1)]


def _province_of(table: str, commune: str) -> str:
    """Give the first column of the line that has this code in a column of its own."""
    found = table.find(f"\t{commune}\t")
    if found < 0:
        return ""
    begin = table.rfind("\n", 0, found) + 1
    return table[begin : table.find("\t", begin)]
