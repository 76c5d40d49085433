"""Paper read back: a PDF's pages and text, and the QR codes on a page as a camera sees them at some resolution."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import zxingcpp
from pypdf import PageObject, PdfReader

from naung.report.paper.typeset import ZERO_WIDTH_SPACE, typeset

Gray = np.ndarray[Any, np.dtype[np.uint8]]
A4_POINTS = (595, 842)
MARGIN = 28


def read_pages(path: Path | bytes) -> list[str]:
    """The text of each A4 page, all of it on the paper; what is broken for the line is joined again."""
    reader = PdfReader(io.BytesIO(path) if isinstance(path, bytes) else path)
    return [" ".join(_text(page).replace(ZERO_WIDTH_SPACE, "").split()) for page in reader.pages]


def _text(page: PageObject) -> str:
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS
    heights: list[float] = []

    def see(text: str, within: list[float], placed: list[float], *_: Any) -> None:
        if text.strip():
            heights.append(within[5] + within[3] * placed[5])

    text = page.extract_text(visitor_text=see)
    assert all(MARGIN <= one <= A4_POINTS[1] - MARGIN for one in heights)
    return text


def read_pdf(path: Path | bytes) -> str:
    """The text of a PDF that has one page."""
    (page,) = read_pages(path)
    return page


def codes(template: str, content: dict[str, Any], dpi: int) -> list[str]:
    """What the QR codes of a page say, in no order."""
    return sorted(code.text for code in zxingcpp.read_barcodes(gray(typeset(template, content, "png", dpi))))


def gray(png: bytes) -> Gray:
    """The red of an RGBA picture of eight bits: all there is to see on paper that is black and white."""
    width, height = struct.unpack(">II", png[16:24])
    packed = b"".join(content for kind, content in _chunks(png) if kind == b"IDAT")
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + 4 * width)
    picture = np.zeros((height, width), np.uint8)
    above = np.zeros(width, np.uint8)
    for number, row in enumerate(rows):
        above = picture[number] = _unfiltered(int(row[0]), row[1::4], above)
    return picture


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        found.append((kind, png[at + 8 : at + 8 + size]))
        at += 12 + size
    return found


def _unfiltered(filter_: int, row: Gray, above: Gray) -> Gray:
    """One row of PNG's five filters undone (ISO/IEC 15948, section 9); a colour's bytes need no other colour's."""
    if filter_ == 0:
        return row
    if filter_ == 1:
        return np.cumsum(row, dtype=np.uint8)
    if filter_ == 2:
        return row + above
    done, left, corner = [], 0, 0
    for value, up in zip(row.tolist(), above.tolist(), strict=True):
        guess = (left + up) // 2 if filter_ == 3 else _paeth(left, up, corner)
        left, corner = (value + guess) & 255, up
        done.append(left)
    return np.array(done, np.uint8)


def _paeth(left: int, up: int, corner: int) -> int:
    about = left + up - corner
    return min((left, up, corner), key=lambda one: abs(about - one))
