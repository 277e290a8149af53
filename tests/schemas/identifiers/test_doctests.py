import doctest
import importlib
import pkgutil

import pytest

import schemas.identifiers

MODULES = sorted(module.name for module in pkgutil.iter_modules(schemas.identifiers.__path__))


@pytest.mark.parametrize("name", sorted(set(MODULES) - {"places"}))
def test_the_examples_of_each_number_hold(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(f"schemas.identifiers.{name}"))
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_every_number_is_found() -> None:
    assert MODULES == ["bhxh", "bhyt", "cccd", "cmnd", "passport", "phone", "places", "spelling"]
