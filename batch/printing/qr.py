"""QR codes of links as data URIs: one small SVG path each, drawn as vectors."""

import segno


def qr(text: str, error: str = "m") -> str:
    """Give the QR code of a text as an SVG data URI, without a quiet zone (the layout keeps the space around it).

    ``error`` is the level of error correction: "l", "m", "q" or "h". Raises ValueError for a text that does not fit.
    """
    code = segno.make_qr(text, error=error)
    return code.svg_data_uri(border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
