"""Papers by WeasyPrint: the reference that a faster press is measured against."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from html import escape
from itertools import accumulate
from pathlib import Path

import pydyf
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from batch.printing import archive, code
from batch.printing.fetch import TemplatesOnly
from batch.printing.fields import fields
from batch.printing.fonts import FaceName
from batch.printing.forms import FormError, forms
from batch.printing.qr import qr
from batch.printing.seal import paper_hash
from batch.printing.skeleton import shown
from schemas.ruleset import CaseRule, RuleSet
from schemas.school import School
from schemas.student import Student

STYLESHEET = "style.css"
COVER = "class_cover"
_FONT_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_TK1_TS, _TK1_TS_SHOWN = "tk1_ts", "TK1-TS"
_STEP_WIDTH = 52
"""About how many characters of a step fit on a line of its column."""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One pupil on the cover of a class's pack; ``birth_date`` as dd/mm/yyyy, ``pages`` of that pupil's papers.

    ``remark`` stands under the name: where the guardian's TK1-TS is.
    """

    full_name: str
    birth_date: str
    case: int
    pages: int
    remark: str = ""


class Printer:
    """Lays out papers for one rule set and one school; stylesheet, fonts and templates are read once.

    The same arguments give the same bytes in every process. Not for use by several threads at once. ``pages`` is the
    number of pages of the PDF that was given last, ``hash_last`` the digest of the paper that was. ``seal`` stands in
    the papers' digests for all that the papers of a run have in common. Raises FormError when a case of the rule set
    asks for a form that no template declares.
    """

    def __init__(self, templates: Path, rules: RuleSet, school: School, as_of: date, seal: str = "") -> None:
        self.rules = rules
        self.seal = seal
        self.pages = 0
        self.pressed_last = False
        self.hash_last = ""
        self.forms = forms(templates)
        for form in (COVER, *(form for case in rules.cases for form in case.forms)):
            if form not in self.forms:
                raise FormError(f"no template declares the form {form!r}")
        self._base_url = templates.resolve().as_uri() + "/"
        self._fetch = TemplatesOnly(templates)
        self._fonts = FontConfiguration()
        self._style = CSS(
            filename=str(templates / STYLESHEET),
            base_url=self._base_url,
            url_fetcher=self._fetch,
            font_config=self._fonts,
        )
        self.font_files = _font_files(templates)
        self._templates = _compiled(templates, [form.template for form in self.forms.values()])
        self.school = school
        self._links = {link.key: {"label": link.label, "url": link.url, "qr": qr(link.url)} for link in rules.links}
        self._constant = {
            "rules": rules,
            "school": school,
            "office": rules.office,
            "as_of": as_of,
            "id_papers": [paper for paper in rules.identity_papers if rules.accepts(paper.type, as_of)],
        }
        self.as_of = as_of

    def paper(self, student: Student, case: int, student_id: str, forms: tuple[str, ...]) -> bytes:
        """Give one PDF with the named forms in their order.

        ``case`` is the guide's case, ``student_id`` the opaque id that is printed on every page. Raises KeyError for
        a case that the rule set does not have or a form that no template declares.
        """
        texts = fields(student, student_id, self.rules, self.school)
        self.hash_last = self.paper_hash(texts, case, forms)
        reference = code.reference(student_id, self.hash_last)
        picture = code.picture(reference) if code.fits(student_id) else qr(reference)
        return self._pdf(self.pages_of(texts, case, forms, picture))

    def paper_hash(self, texts: Mapping[str, str], case: int, forms: tuple[str, ...]) -> str:
        """Give the digest of what a paper says."""
        return paper_hash(self.seal, case, forms, texts)

    def pages_of(self, texts: Mapping[str, object], case: int, forms: tuple[str, ...], code: object) -> list[str]:
        """Give the HTML of each form with these texts in its slots, and with the address of the id's code."""
        rule = self.rules.case(case)
        context = {
            "f": texts,
            "case": rule,
            "bring": _to_bring(rule, forms),
            "links": self._links_of(rule),
            "steps": in_two_columns(rule.steps),
            "ref_qr": code,
        }
        return [self._html(form, context) for form in forms]

    def laid_out(self, pages: Sequence[str]) -> list[Document]:
        """Lay out some pages of HTML."""
        return [self._laid_out(page) for page in pages]

    def specimen(self, letters: Mapping[FaceName, str]) -> Document:
        """Lay out a page that shows these characters in each face, so that a file's fonts hold them."""
        lines = "".join(
            f'<p style="font: {style} {weight} 10px {family}">{escape(characters)}</p>'
            for (family, weight, style), characters in letters.items()
        )
        return self._laid_out(f"<!DOCTYPE html><html lang=vi><title></title><body>{lines}")

    def joined(self, documents: Sequence[Document], about: Sequence[str]) -> bytes:
        """Write documents into one file, uncompressed objects and all; ``about`` goes into its identifier.

        The page labels count each document anew, as its footer does; a pack reads there where a form begins.
        """
        whole = documents[0].copy([page for document in documents for page in document.pages])
        identifier = sha256("\0".join(about).encode()).hexdigest()[:32].encode()
        starts = [0, *accumulate(len(document.pages) for document in documents[:-1])]
        finish = partial(self._finish, starts)
        pdf: bytes = whole.write_pdf(finisher=finish, pdf_identifier=identifier)
        return pdf

    def class_cover(self, class_name: str, lines: Sequence[CoverLine]) -> bytes:
        """Give the cover of a class's pack: the list on which the receipt of the papers is signed."""
        return self.sheet(COVER, {"class_name": class_name, "lines": lines})

    def sheet(self, form: str, context: Mapping[str, object]) -> bytes:
        """Give the PDF of a form that is about no single pupil. Raises KeyError when no template declares it."""
        return self._pdf([self._html(form, context)])

    def _links_of(self, rule: CaseRule) -> list[dict[str, str]]:
        return [self._links[key] for key in rule.links]

    def _html(self, form: str, context: Mapping[str, object]) -> str:
        return self._templates[self.forms[form].template].render(**self._constant, **context)

    def _pdf(self, pages: Sequence[str]) -> bytes:
        documents = self.laid_out(pages)
        self.pages = sum(len(document.pages) for document in documents)
        return self.joined(documents, pages)

    def _laid_out(self, page: str) -> Document:
        html = HTML(string=page, base_url=self._base_url, url_fetcher=self._fetch)
        return html.render(font_config=self._fonts, stylesheets=[self._style])

    def _finish(self, starts: Sequence[int], document: Document, pdf: pydyf.PDF) -> None:
        archive.finish(pdf, document.metadata.title or "", self.as_of)
        if len(starts) > 1:
            ranges = [part for start in starts for part in (start, pydyf.Dictionary({"S": "/D"}))]
            pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(ranges)})
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _to_bring(rule: CaseRule, forms: Sequence[str]) -> list[str]:
    """Give what the family brings: the guardian's TK1-TS only where it is among the papers, not at the siblings'."""
    lacking = [form for form in rule.forms if form.startswith(_TK1_TS) and form not in forms]
    return [thing for thing in rule.bring if not (lacking and _TK1_TS_SHOWN in thing)]


def _font_files(templates: Path) -> dict[tuple[str, int, str], Path]:
    """Read from the stylesheet which font file is which (family, weight, style)."""
    style = (templates / STYLESHEET).read_text(encoding="utf-8")
    files = {}
    for rule in _FONT_FACE.findall(style):
        said = dict(pair.split(":", 1) for pair in rule.split(";") if ":" in pair)
        found = {name.strip(): value.strip() for name, value in said.items()}
        weight = 700 if found.get("font-weight") == "bold" else 400
        key = found["font-family"].strip("\"'"), weight, found.get("font-style", "normal")
        files[key] = templates / found["src"].removeprefix("url(").split(")")[0].strip("\"'")
    return files


def in_two_columns(steps: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Number the steps and split them where the taller column is shortest; CSS columns would lay out several times."""
    numbered = list(enumerate(steps, 1))
    lines = [-(-len(step) // _STEP_WIDTH) for step in steps]
    at = min(range(len(steps) + 1), key=lambda split: (max(sum(lines[:split]), sum(lines[split:])), -split))
    return [numbered[:at], numbered[at:]]


def _compiled(templates: Path, names: Sequence[str]) -> dict[str, Template]:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    return {name: environment.get_template(name) for name in names}
