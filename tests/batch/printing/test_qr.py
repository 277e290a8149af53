import base64
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from batch.printing.qr import qr


def drawing(uri: str) -> str:
    head, _, body = uri.partition(",")
    assert head.startswith("data:image/svg+xml")
    return base64.b64decode(body).decode() if head.endswith("base64") else unquote(body)


def test_a_code_is_one_drawing_without_scripts_or_links() -> None:
    root = ET.fromstring(drawing(qr("https://example.org/#/dang-ky")))  # noqa: S314 — drawn just now, here
    assert [child.tag.rpartition("}")[2] for child in root] == ["path"]
    assert root.get("viewBox")


def test_each_text_has_its_code_and_always_the_same() -> None:
    assert qr("7f3a9c21") == qr("7f3a9c21") != qr("7f3a9c22")


def test_a_text_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="No QR Code"):
        qr("x" * 5000)
