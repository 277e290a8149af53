"""What WeasyPrint may fetch: the files of the templates folder and data URIs, nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

from weasyprint.urls import URLFetcher, URLFetcherResponse

MEDIA_TYPES = {".css": "text/css", ".ttf": "font/ttf"}


class Refused(ValueError):
    """An address that a printed form may not load."""


class TemplatesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Fetches stylesheets and fonts under one folder, and data URIs; refuses every other address.

    Pupils' data cannot put an address into a page (the templates escape it): this is the second lock.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self.folder = folder.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the content of an allowed address. Raises Refused for any other one."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return _inline(url)
        if parts.scheme != "file" or parts.netloc:
            raise Refused(f"address not allowed in a form: {parts.scheme}:")
        path = Path(unquote(parts.path)).resolve()
        if not path.is_relative_to(self.folder) or path.suffix not in MEDIA_TYPES:
            raise Refused(f"file not allowed in a form: {path.name}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})


def _inline(url: str) -> URLFetcherResponse:
    with urlopen(url) as answer:  # noqa: S310 — the caller has seen that the scheme is data:
        return URLFetcherResponse(url, answer.read(), {"Content-Type": answer.headers.get_content_type()})
