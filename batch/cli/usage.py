"""What is wrong with the words of a command, in Vietnamese: the library that reads them speaks English.

It is told apart by the names of the library's exceptions, for the library keeps its classes private.
"""

import re
from typing import Any

import typer

WRONG: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
"""What the library raises for a command that it cannot read."""


def sentence(wrong: Exception) -> str:
    """Say what is wrong with the command, and where to read how it is used."""
    if type(wrong).__name__ == "NoArgsIsHelpError":
        return str(wrong)
    say = _SENTENCES.get(type(wrong).__name__, _other)
    return f"{say(wrong)}\nXem cách dùng: {_command(wrong)} --help"


def _command(wrong: Any) -> str:
    """Name the command whose words are wrong, as it is typed; the program where it is none of its commands."""
    context = getattr(wrong, "ctx", None)
    return f"vssid-batch {context.info_name}" if context is not None and context.parent else "vssid-batch"


def _no_such_option(wrong: Any) -> str:
    near = f" Có phải: {', '.join(wrong.possibilities)}?" if wrong.possibilities else ""
    return f"Không có tùy chọn «{wrong.option_name}».{near}"


def _bad_option(wrong: Any) -> str:
    if "does not take" in wrong.message:
        return f"Tùy chọn «{wrong.option_name}» không đi kèm giá trị."
    return f"Tùy chọn «{wrong.option_name}» cần một giá trị đi kèm."


def _missing(wrong: Any) -> str:
    return f"Lệnh còn thiếu «{_name(wrong.param)}»: {wrong.param.help}"


def _bad_value(wrong: Any) -> str:
    return f"Giá trị của «{_name(wrong.param)}» chưa đúng: {wrong.param.help}"


def _other(wrong: Any) -> str:
    command = re.search(r"No such command '(.*?)'\.", wrong.message)
    if command:
        return f"Không có lệnh «{command[1]}»."
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", wrong.message)
    return f"Lệnh có phần thừa: «{extra[1]}»." if extra else "Lệnh gọi chưa đúng."


def _name(param: Any) -> str:
    """Name an option as it is typed and an argument as the usage line shows it."""
    if param is None:
        return "?"
    wanted = param.metavar or ""
    return f"{param.opts[0]} {wanted}".strip() if param.opts[0].startswith("-") else wanted or param.name


_SENTENCES = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
}
