"""The school that enrols its pupils, from ``school.toml``."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.problem import Severity
from schemas.ruleset import Office


class Settings(BaseModel):
    """What a school may decide for itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    consent_missing: Literal["warning", "error"] = "warning"


class Representative(BaseModel):
    """Who signs for the school."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    title: str = "Hiệu trưởng"


class School(BaseModel):
    """Name, code, address, receiving BHXH office and representative.

    ``office`` None: the one that serves ``commune`` (in ``district`` and ``province`` where they are given), or the
    rule set's own when no place is named either.

    An empty name is left open on the papers.

    ``columns`` names the school's own headings: heading as written → our name of the field.
    ``severity`` is what the school makes of a problem: code → severity, within what the catalogue and the rules allow.
    ``id_key`` is a secret word of the school that goes into the opaque ids of its pupils.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    code: str = ""
    id_key: str = ""
    address: str = ""
    phone: str = ""
    place: str = ""
    parent_body: str = ""
    representative: Representative = Representative()
    office: Office | None = None
    commune: str = ""
    district: str = ""
    province: str = ""
    settings: Settings = Settings()
    columns: dict[str, str] = {}
    severity: dict[str, Severity] = {}
