from pathlib import Path

import pytest

from batch.printing.fetch import Refused, TemplatesOnly


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "templates"
    inside.mkdir()
    (inside / "style.css").write_text("p { color: red }", encoding="utf-8")
    (inside / "form.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "secret.css").write_text("secret", encoding="utf-8")
    (inside / "link.css").symlink_to(tmp_path / "secret.css")
    return inside


def test_a_stylesheet_of_the_folder_is_given(folder: Path) -> None:
    answer = TemplatesOnly(folder).fetch((folder / "style.css").as_uri())
    assert answer.read() == b"p { color: red }"
    assert answer.content_type == "text/css"


def test_data_is_given() -> None:
    answer = TemplatesOnly(Path()).fetch("data:image/svg+xml,%3Csvg/%3E")
    assert (answer.read(), answer.content_type) == (b"<svg/>", "image/svg+xml")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/style.css",
        "http://127.0.0.1/style.css",
        "ftp://example.org/style.css",
        "file://example.org/style.css",
        "file:///etc/passwd",
        "style.css",
    ],
)
def test_every_other_address_is_refused(folder: Path, url: str) -> None:
    with pytest.raises(Refused):
        TemplatesOnly(folder).fetch(url)


@pytest.mark.parametrize("name", ["../secret.css", "%2e%2e/secret.css", "link.css", "form.html"])
def test_no_way_leads_out_of_the_folder_or_to_its_other_files(folder: Path, name: str) -> None:
    with pytest.raises(Refused):
        TemplatesOnly(folder).fetch(f"{folder.as_uri()}/{name}")
