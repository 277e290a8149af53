"""What a template may do with a text so that a plate can stand for all pupils, and what it may not."""

import pytest
from jinja2 import Environment, StrictUndefined

from batch.printing.skeleton import Blank, NotPressableError, blanks, filled, require_slots, shown

MARKUP = Environment(autoescape=True, undefined=StrictUndefined, finalize=shown)


def page(source: str, asked: dict[str, None] | None = None, **lengths: int) -> str:
    return MARKUP.from_string(source).render(f=blanks(lengths, {} if asked is None else asked))


def test_a_shown_blank_takes_any_text_afterwards() -> None:
    blank = page('<b data-field="phone">{{ f.phone }}</b>', phone=10)
    require_slots(blank)
    assert filled(blank, {"phone": "09"}.__getitem__) == '<b data-field="phone">09</b>'


def test_boxes_are_as_many_as_the_text_is_long_and_the_length_was_asked() -> None:
    asked: dict[str, None] = {}
    source = '{% for d in f.phone %}<i data-field="phone.{{ loop.index0 }}">{{ d }}</i>{% endfor %}'
    blank = page(source, asked, phone=2, email=7)
    require_slots(blank)
    assert list(asked) == ["phone"]
    assert filled(blank, str) == '<i data-field="phone.0">phone.0</i><i data-field="phone.1">phone.1</i>'


def test_whether_a_text_is_empty_may_be_asked() -> None:
    asked: dict[str, None] = {}
    source = "{% if f.email %}yes{% else %}no{% endif %}"
    assert [page(source, asked, email=length) for length in (0, 3)] == ["no", "yes"]
    assert list(asked) == ["email"]


@pytest.mark.parametrize(
    "source",
    [
        "{% if f.sex == 'Nam' %}x{% endif %}",
        "{% if 'Nam' == f.sex %}x{% endif %}",
        "{% if f.sex != '' %}x{% endif %}",
        "{% if f.sex in ['Nam'] %}x{% endif %}",
        "{% if 'N' in f.sex %}x{% endif %}",
        "{{ {'Nam': 1}[f.sex] }}",
        "{% if f.sex | lower == 'nam' %}x{% endif %}",
        "{% if f.sex.startswith('N') %}x{% endif %}",
        "{{ f.sex ~ ', ' ~ f.sex }}",
        "{{ f.sex | upper }}",
        "{{ f.sex | int }}",
        "{{ f.sex | float }}",
        "{{ f.sex | safe }}",
        "{{ '%s' | format(f.sex) }}",
        "{{ '{}'.format(f.sex) }}",
        "{{ f.sex[1:] }}",
        "{{ f.sex[:2] }}",
        "{{ f.sex[-1] }}",
        "{{ f.sex | wordcount }}",
    ],
)
def test_what_a_text_says_may_not_be_asked(source: str) -> None:
    with pytest.raises(NotPressableError):
        page(source, sex=3)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ f.name }}</p>",
        "<title>{{ f.name }}</title>",
        '<p data-field="email">{{ f.name }}</p>',
        '<p data-field="name">Ông {{ f.name }}</p>',
        '<p data-field="name">{{ f.name }} (ký)</p>',
        '<p data-field="name">{{ f.name }}{{ f.email }}</p>',
        '<p data-field="name"><b>{{ f.name }}</b></p>',
        '<p class="{{ f.name }}">Họ và tên</p>',
        '<img src="{{ f.name }}" data-field="ref_qr">',
        '<p data-field="name.1">{{ f.name[0] }}</p>',
    ],
)
def test_a_text_outside_its_own_slot_is_refused(source: str) -> None:
    with pytest.raises(NotPressableError):
        require_slots(page(source, name=3, email=3))


def test_the_code_of_the_id_stands_in_its_picture_only() -> None:
    code = Blank("ref_qr", 1, {})
    for source in ('<img src="{{ c }}" alt="" data-field="ref_qr">', '<img data-field="ref_qr" src="{{ c }}">'):
        require_slots(MARKUP.from_string(source).render(c=code))
    with pytest.raises(NotPressableError):
        require_slots(MARKUP.from_string('<img src="{{ c }}" alt="">').render(c=code))


def test_a_blank_ends_where_its_text_ends() -> None:
    blank = Blank("phone", 2, {})
    assert [len(blank[0:1]), len(blank[1:2]), len(blank[2:3])] == [1, 1, 0]
    with pytest.raises(IndexError):
        blank[2]
