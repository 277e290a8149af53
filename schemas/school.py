"""The school that enrols its pupils, from ``school.toml``."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

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
    """Name, code, address, receiving BHXH office and representative. ``office`` None: the rule set's own.

    An empty name is left open on the papers.

    ``columns`` names the school's own headings: heading as written → our name of the field.
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
    settings: Settings = Settings()
    columns: dict[str, str] = {}
