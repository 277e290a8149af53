"""Texts in dead encodings (TCVN3, VNI), brought back for a whole sheet before anything else is asked of it.

Each text is decided on its own (`batch.text.legacy`). Some cannot tell: «Bè» is a word, and it is «Bố» in TCVN3. These
follow the sheet, where practically all its other texts stand in one dead encoding, and else stay as they are.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable

from batch.text.legacy import as_if, decode
from schemas.book import Sheet

_LEAST_SURE, _PER_MODERN = 3, 20
"""How many texts must be in the dead encoding for certain, and how many for each one that is Unicode for certain."""


def revived(sheet: Sheet) -> Sheet:
    """Give the sheet with such texts in Unicode; ``legacy`` says of each cell what stands there and by which rule."""
    odd = {value for row in sheet.rows for value in row if type(value) is str and not value.isascii()}
    certain = {text: (found, rule) for text in odd for found, rule in (decode(text),) if rule}
    habit = _habit(certain, odd)
    if habit:
        doubtful = ((text, as_if(text, habit)) for text in odd - certain.keys())
        certain |= {text: (found, habit) for text, found in doubtful if found and found != text}
    if not certain:
        return sheet
    places = {
        (number, column): (value, certain[value][1])
        for number, row in enumerate(sheet.rows, 1)
        for column, value in enumerate(row)
        if type(value) is str and value in certain
    }
    rows = [
        [certain[value][0] if type(value) is str and value in certain else value for value in row] for row in sheet.rows
    ]
    return dataclasses.replace(sheet, rows=rows, legacy=places)


def _habit(certain: dict[str, tuple[str, str]], odd: Iterable[str]) -> str | None:
    """Give the rule that practically all texts of the sheet need."""
    ((rule, sure),) = Counter(rule for _, rule in certain.values()).most_common(1) or [("", 0)]
    if sure < _LEAST_SURE:
        return None
    modern = sum(text not in certain and any(map(str.isalpha, text)) and not as_if(text, rule) for text in odd)
    return rule if modern * _PER_MODERN <= sure else None
