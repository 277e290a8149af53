"""Places as models: provinces, communes, and what became of a commune when the communes were redrawn."""

from pydantic import BaseModel, ConfigDict, Field


class Place(BaseModel):
    """A place by its official name, its code in the state's list ("" when not known), and other ways to write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    code: str = ""
    aliases: tuple[str, ...] = ()


class Province(Place):
    """A province; ``formerly`` names the older provinces, beside one of the same name, that became part of it."""

    formerly: tuple[str, ...] = ()


class CommunePart(Place):
    """A commune of today that took in an older one; ``whole`` when all of its people went there."""

    whole: bool
    note: str = ""


class CommuneChange(BaseModel):
    """What became of a commune when the communes were redrawn: the communes of today that took in its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: str
    old_code: str = Field(pattern=r"^\d{5}$")
    district: str
    province: str
    new: tuple[CommunePart, ...] = Field(min_length=1)
