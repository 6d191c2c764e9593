"""The links of the year: what the catalogue calls them, and where they lie."""

from dataclasses import dataclass

HOSTS = 25
EDITED = 20  # the one that says which edition it is
_THINGS = (
    *("Lighthouses", "Market halls", "Canal locks", "Windmills", "Drystone walls", "Allotments", "Tram sheds"),
    *("Orchards", "Reading rooms", "Bell towers", "Ferry landings", "Herring boats", "Toll bridges", "Bandstands"),
    *("Paper mills", "Ice houses", "Signal boxes", "Walled gardens", "Clay pits", "Village pumps", "Rope works"),
    *("Picture palaces", "Weaving lofts", "Lime kilns", "Deer parks"),
)
_PLACES = (
    *("Hexham", "Whitby", "Ludlow", "Cromarty", "Dunbar", "Kelso", "Penzance", "Lavenham", "Stamford", "Rothesay"),
    *("Conwy", "Ripon", "Tobermory", "Falmouth", "Alnwick", "Settle", "Oban", "Melrose", "Totnes", "Haworth"),
)
MOST = len(_THINGS) * len(_PLACES)


@dataclass(frozen=True, slots=True)
class Page:
    """One catalogued resource by its number: numbers that leave the same rest by `HOSTS` lie on one host. `kind` is `page` or `file`."""

    number: int
    kind: str = "page"

    @property
    def title(self) -> str:
        """Return what the catalogue calls it."""
        name = f"{_THINGS[self.number % len(_THINGS)]} of {_PLACES[self.number // len(_THINGS)]}"
        return f"{name}, 3rd edition" if self.number == EDITED else name

    @property
    def host(self) -> str:
        """Return its host: a public address that only the proxy of the year answers for."""
        return host(self.number % HOSTS)

    @property
    def path(self) -> str:
        """Return its path."""
        return f"/papers/{self.number}" + (".zip" if self.kind == "file" else "")

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://{self.host}{self.path}"


def host(number: int) -> str:
    """Return the address of a host by its number."""
    return f"20.1.0.{number + 1}"
