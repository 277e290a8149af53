"""The numbers that stand on a roster: one file per number, all of one shape.

A module here explains its number to a layman in its docstring, cites where that knowledge comes from and how sure
it is (S sure, P probable, U unknown: the marks of the project's field notes), and offers

- ``compact(number)``: the number without what is only a way of writing: spaces (also U+00A0), zero-width and
  direction marks, dots, commas, dashes, brackets, quotes; full-width digits and letters become plain ones;
- ``validate(number)``: the compact form, or `InvalidNumber` with its reason;
- ``is_valid(number)``: the same as a yes or no, for anything whatsoever;
- ``format(number)``: as the number is printed for people; what is not valid comes back compact, ungrouped;

and functions for what the number tells (``cccd.birth_year``, ``bhyt.bhxh_code``, ``phone.was_migrated``, …), which
raise `InvalidNumber` for an invalid number unless they answer yes or no.

Three rules. Nothing is guessed: a letter O is not turned into a zero and no lost zero is put back; that is a repair,
is recorded, and belongs to those who know the cell. Calling a valid number invalid is the worse error: what is only
improbable (a province that nobody knows) is valid. An error never carries the number: it may be logged.

To add a number: one file here with the four functions, its examples as doctests in the module's docstring, and its
table of valid and invalid numbers in the tests, which find the module by themselves.
"""

from typing import Literal, Protocol

Reason = Literal["empty", "characters", "length", "format", "component", "placeholder", "landline"]
"""Why a number is refused.

empty: nothing there · characters: one that this number cannot hold · length: too many or too few · format: the right
characters in an order that this number does not have · component: one part has a value that does not exist ·
placeholder: written to fill the cell (0000000000, 1234567890) · landline: a fixed telephone, where a mobile is needed.
"""


class InvalidNumber(ValueError):
    """The number cannot be right; ``reason`` tells why. The number itself is left out on purpose."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; it is the only argument, so that the error survives pickling."""
        super().__init__(reason)
        self.reason: Reason = reason


class Identifier(Protocol):
    """The shape of every module here. Anything else that a function takes has a default."""

    def compact(self, number: str) -> str:
        """Strip what is only a way of writing. InvalidNumber for what is no text at all."""

    def validate(self, number: str) -> str:
        """Give the compact form, or raise InvalidNumber."""

    def is_valid(self, number: str) -> bool:
        """Whether `validate` would accept it; never raises."""

    def format(self, number: str) -> str:
        """Write it as it is printed for people. InvalidNumber for what is no text at all."""
