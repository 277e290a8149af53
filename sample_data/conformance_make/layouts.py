"""The twenty layouts that were collected from schools, made again with people who do not exist."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from sample_data.conformance_make.page import Roster
from sample_data.people import People, Pupil

Truth = dict[str, str | None]
Make = Callable[["Cast"], Roster]
LAYOUTS: dict[str, Make] = {}


class Cast:
    """The people of one layout, and how their values are written."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.people = People(self.random)

    def pupils(self, count: int, grade: int) -> list[Pupil]:
        """Draw pupils of a grade in the school year 2026-2027; those of 18 and more are students."""
        return [self.people.pupil(date(2021 - grade, 1, 1), date(2021 - grade, 12, 28)) for _ in range(count)]


def layout(name: str) -> Callable[[Make], Make]:
    """Put the decorated function on the list under the name of the layout."""

    def listed(make: Make) -> Make:
        LAYOUTS[name] = make
        return make

    return listed


def name_of(pupil: Pupil) -> str:
    """The whole name."""
    return pupil.person.name


def halves(pupil: Pupil) -> tuple[str, str]:
    """Họ đệm and tên."""
    family, _, given = pupil.person.name.rpartition(" ")
    return family, given


def day(pupil: Pupil) -> str:
    """The birthday as text."""
    return f"{pupil.person.born:%d/%m/%Y}"


def sex(pupil: Pupil) -> str:
    """Nam or Nữ."""
    return "Nam" if pupil.person.sex == "male" else "Nữ"


def truth(pupil: Pupil, **more: str | None) -> Truth:
    """What every list with name, birthday and sex says."""
    born = pupil.person.born.isoformat()
    return {"full_name": pupil.person.name, "birth_date": born, "sex": pupil.person.sex, **more}


def rosters() -> Iterator[Roster]:
    """Every layout, each from a seed of its own."""
    for number, make in enumerate(LAYOUTS.values()):
        yield make(Cast(5000 + number))
