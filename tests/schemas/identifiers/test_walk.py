"""A walk through all numbers with junk, and the laws that each of them keeps."""

import importlib
import pickle
import pkgutil
import typing
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas.identifiers
from schemas.identifiers import Identifier, InvalidNumber, Reason, bhxh, bhyt, cccd, cmnd, passport, phone

# Named one by one so that the type checker holds every module against the shape.
NUMBERS: dict[str, Identifier] = {
    "bhxh": bhxh,
    "bhyt": bhyt,
    "cccd": cccd,
    "cmnd": cmnd,
    "passport": passport,
    "phone": phone,
}
VALID = {
    "bhxh": "0123456780",
    "bhyt": "HS4010123456780",
    "cccd": "001214012345",
    "cmnd": "011234567",
    "passport": "C1234567",
    "phone": "0912345670",
}
JUNK = [
    "", " ", "\t\n", "\0", "0123456780\0", "😀", "0123😀6780", "NA", "nan", "None", "-", "+", "()", "+84", "84", "0084",
    "1e9", "9.12E+08", "912345678.0", "12345678,00", "=1+1", "<b>0</b>", "%s", "{}", "0" * 10_000, "1" * 10_000,
    "9" * 5_000 + "x", " " * 10_000, "+" * 10_000, "00" * 5_000 + "84", "+84" + "0" * 10_000, "𝟙" * 10,
    "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟘", "٠١٢٣٤٥٦٧٨٠", "①" * 10, "²" * 9, "\ud800" * 10, "ß" * 8, "ı1234567", "Đ1234567", "HỌC SINH",
    "0912345678/79", "091234567O", "không có",
]  # fmt: skip
NO_TEXT: list[Any] = [None, 0, 912345678, 912345678.0, float("nan"), True, b"0123456780", [], {}, object(), Ellipsis]
YES_OR_NO = {"is_valid", "is_written_whole", "is_known_object", "is_landline", "looks_like_filler", "was_migrated"}

each_number = pytest.mark.parametrize("name", NUMBERS)
written = st.one_of(
    st.text(),
    st.text(alphabet="0123456789", min_size=8, max_size=15),
    st.text(alphabet="0189+84 .-()\u00a0\u200b\uff10\uff11HSCa,'", max_size=20),
    st.from_regex(r"(\+84|0084|84|0)?[ .]?[0-9]{9,11}", fullmatch=True),
    st.from_regex(r"[A-Za-z]{1,2}[ -]?[0-9]{7,13}", fullmatch=True),
)


def functions_of(module: Identifier) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    for name, value in vars(module).items():
        if (
            isinstance(value, FunctionType)
            and not name.startswith("_")
            and value.__module__ == vars(module)["__name__"]
        ):
            yield name, cast("Callable[[Any], Any]", value)


def answer(function: Callable[[Any], Any], number: object) -> Any:
    """What the function answers, or the InvalidNumber that it raises; anything else escapes and fails the test."""
    try:
        return function(number)
    except InvalidNumber as refusal:
        return refusal


def test_no_number_is_left_out_of_the_walk() -> None:
    found = {name for _, name, _ in pkgutil.iter_modules(schemas.identifiers.__path__)}
    numbers = {name for name in found if hasattr(importlib.import_module(f"schemas.identifiers.{name}"), "validate")}
    assert numbers == NUMBERS.keys() == VALID.keys()


@each_number
def test_the_sample_is_valid_and_every_function_answers_it(name: str) -> None:
    for _, function in functions_of(NUMBERS[name]):
        assert not isinstance(answer(function, VALID[name]), InvalidNumber)


@each_number
@pytest.mark.parametrize("junk", [*JUNK, *NO_TEXT], ids=lambda junk: ascii(junk)[:20])
def test_junk_is_refused_by_every_function(name: str, junk: Any) -> None:
    for function_name, function in functions_of(NUMBERS[name]):
        result = answer(function, junk)
        if function_name in YES_OR_NO:
            assert result is False
        elif function_name in {"compact", "format"} and isinstance(junk, str):
            assert isinstance(result, str)
        else:
            assert isinstance(result, InvalidNumber)


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        ("bhxh", "", "empty"),
        ("cmnd", "không có", "characters"),
        ("cccd", "01214012345", "length"),
        ("passport", "12345678", "format"),
        ("bhyt", "HS9010123456780", "component"),
        ("bhxh", "1234567890", "placeholder"),
        ("phone", "024 386 12458", "landline"),
    ],
)
def test_each_reason_is_one_that_the_type_names(name: str, number: str, reason: str) -> None:
    assert answer(NUMBERS[name].validate, number).reason == reason
    assert reason in typing.get_args(Reason)


@each_number
@given(number=written)
def test_laws(name: str, number: str) -> None:
    module = NUMBERS[name]
    compacted = module.compact(number)
    assert module.compact(compacted) == compacted
    assert module.compact(module.format(number)) == compacted
    verdict = answer(module.validate, number)
    assert module.is_valid(number) is isinstance(verdict, str)
    if isinstance(verdict, str):
        assert verdict == compacted
        assert module.validate(verdict) == verdict
        assert verdict.isascii()
        assert verdict.isalnum()
    else:
        assert verdict.reason in typing.get_args(Reason)
        assert answer(module.validate, compacted).reason == verdict.reason
    for function_name, function in functions_of(module):
        result = answer(function, number)
        assert function_name not in YES_OR_NO or isinstance(result, bool)


@each_number
@pytest.mark.parametrize(
    "write",
    [
        lambda number: f"  {number}\n",
        lambda number: f"'{number}",
        lambda number: ".".join((number[:4], number[4:7], number[7:])),
        lambda number: "\u00a0".join((number[:4], number[4:])),
        lambda number: "\u202a" + "\u200b".join(number) + "\u202c",
        lambda number: f"({number[:3]}) {number[3:]}",
        lambda number: "–".join((number[:5], number[5:])),
        lambda number: "".join(chr(ord(character) + 0xFEE0) for character in number),
        lambda number: number.lower(),
    ],
    ids=["spaces", "apostrophe", "dots", "nbsp", "invisible", "brackets", "dash", "full width", "lower case"],
)
def test_ways_of_writing_do_not_matter(name: str, write: Callable[[str], str]) -> None:
    assert NUMBERS[name].validate(write(VALID[name])) == VALID[name]


@each_number
@pytest.mark.parametrize("nothing", [None, "", "  \u00a0\u200b", "-", "..."])
def test_nothing_is_empty(name: str, nothing: Any) -> None:
    with pytest.raises(InvalidNumber) as caught:
        NUMBERS[name].validate(nothing)
    assert caught.value.reason == "empty"


@each_number
@pytest.mark.parametrize("position", [2, 4, 7])
@pytest.mark.parametrize("letter", ["O", "l", "I", "*", "/"])
def test_nothing_is_guessed(name: str, position: int, letter: str) -> None:
    number = VALID[name]
    assert not NUMBERS[name].is_valid(number[:position] + letter + number[position + 1 :])


@pytest.mark.parametrize("name", ["bhxh", "cccd", "cmnd", "phone", "bhyt"])
def test_a_lost_zero_is_not_put_back(name: str) -> None:
    number = VALID[name].removeprefix("HS401").removeprefix("0")
    assert answer(NUMBERS[name].validate, number if name != "cccd" else VALID[name][1:]).reason == "length"


def test_an_error_survives_pickling_and_keeps_the_number_to_itself() -> None:
    with pytest.raises(InvalidNumber) as caught:
        bhxh.validate("012345678")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  our own pickle, as between our processes
    assert (type(again), again.reason, str(again)) == (InvalidNumber, "length", "length")
