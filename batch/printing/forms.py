"""The registry of printed forms: a template that declares a ``form-id`` in its head is a form."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

DECLARED = ("form-id", "form-title", "form-version", "form-basis")


class FormError(ValueError):
    """A template that cannot be used as a form, or a form that no template declares."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a template declares of itself in its meta tags; ``template`` is its file name.

    ``basis`` names the decision that the layout follows, or the data that it shows when no layout is published.
    ``handed_in`` is False for a paper that the family keeps (``<meta name="form-kept-by" content="family">``).
    """

    id: str
    title: str
    version: str
    basis: str
    template: str
    handed_in: bool = True


class _Meta(HTMLParser):
    """Collects ``<meta name=… content=…>``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one meta tag."""
        values = dict(attrs)
        name = values.get("name")
        if tag == "meta" and name:
            self.found[name] = (values.get("content") or "").strip()


def declared(source: str, template: str) -> Form | None:
    """Read the meta tags of one template; None when it declares no form (a part).

    Raises FormError when a form leaves one of the four declarations out, or states it by an expression.
    """
    meta = _Meta()
    meta.feed(source)
    if "form-id" not in meta.found:
        return None
    for name in DECLARED:
        value = meta.found.get(name, "")
        if not value or "{{" in value:
            raise FormError(f"{template}: <meta name={name!r}> is missing, empty or not plain text")
    form_id, title, version, basis = (meta.found[name] for name in DECLARED)
    return Form(form_id, title, version, basis, template, meta.found.get("form-kept-by") != "family")


def forms(templates: Path) -> dict[str, Form]:
    """Give every form of the folder by its id, in the order of their file names.

    Raises FormError when two templates declare the same id or one declares too little; OSError when unreadable.
    """
    found: dict[str, Form] = {}
    for path in sorted(templates.glob("*.html")):
        form = declared(path.read_text(encoding="utf-8"), path.name)
        if form is None:
            continue
        if form.id in found:
            raise FormError(f"{path.name}: form-id {form.id!r} is already declared by {found[form.id].template}")
        found[form.id] = form
    return found
