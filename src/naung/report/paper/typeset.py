"""A template and its content made into a PDF, the same bytes everywhere. Not here: what stands on a page.

Content goes in as JSON and is shown as plain text: nothing that a person wrote is ever read as Typst. No package is
fetched, no font of the machine is used.
"""

import io
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from naung.values.errors import Refusal

LONGEST = 120
UNBROKEN = 24  # no real name has a longer word
PIECE = 12
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
QUIET_ZONE = 4  # modules of white around a code, as ISO/IEC 18004 wants


def typeset(template: str, content: Mapping[str, Any], form: Literal["pdf", "png"] = "pdf", dpi: int = 300) -> bytes:
    """The PDF of `templates/TEMPLATE`, or a picture of its one page; `content` is anything that JSON holds."""
    root = Path(str(files("naung.report.paper"))) / "templates"
    made = typst.compile(
        root / template,
        root=root,
        ignore_system_fonts=True,
        format=form,
        ppi=dpi,
        sys_inputs={"content": json.dumps(content)},
    )
    if not isinstance(made, bytes):
        raise ValueError(f"{template}: a picture holds one page")
    return made


def qr(text: str, error: Literal["l", "m"] = "m") -> str:
    """A QR code as SVG; at level m a seventh of it may be lost to a fold or a stain, at level l half as much.

    A Refusal where no code holds so much.
    """
    drawn = io.BytesIO()
    try:
        code = segno.make(text, error=error, micro=False)
    except segno.DataOverflowError as overflow:
        raise Refusal(f"{len(text)} tanda tidak muat dalam satu kode QR; pakai berkas JSON-nya") from overflow
    plain_svg = {"xmldecl": False, "omitsize": True, "svgclass": None, "lineclass": None}
    code.save(drawn, kind="svg", border=QUIET_ZONE, light="#fff", **plain_svg)
    return drawn.getvalue().decode()


def plain(text: str, longest: int = LONGEST) -> str:
    """What somebody wrote, fit for a line of print: no control characters, no word wider than a column, cut where
    it is too long for a page that must stay one."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(shown) > longest:
        shown = shown[: longest - 1].rstrip() + "…"
    return " ".join(_breakable(word) for word in shown.split())


def _breakable(word: str) -> str:
    if len(word) <= UNBROKEN:
        return word
    return ZERO_WIDTH_SPACE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def grouped(digits: str, size: int = 4, line: int | None = None) -> str:
    """Hex digits in blocks for the eye, `line` blocks to a line."""
    blocks = [digits[at : at + size] for at in range(0, len(digits), size)]
    wide = line or len(blocks)
    return "\n".join(" ".join(blocks[at : at + wide]) for at in range(0, len(blocks), wide))
