"""One self-contained page: a template, the styles, and the policy that lets nothing else in.

Not here: what stands on a page (laporan, compare), and the marks drawn on it (charts).
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from naung.values import words


def render(template: str, **content: object) -> str:
    """The page of `templates/TEMPLATE`, which extends base.html; everything put in is escaped.

    `trial` (bool) must be among the content: it sets the PERCOBAAN banner and title. Only Markup goes in as it
    stands. The page brings its styles along and may load nothing, run nothing and call nobody.
    """
    return _environment().get_template(template).render(**content)


def policy() -> str:
    """The Content-Security-Policy of every page: its own styles and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_styles().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _styles() -> str:
    text = files("naung.report.page").joinpath("data", "naung.css").read_text(encoding="utf-8")
    if "</" in text or "\r" in text:
        raise ValueError("naung.css: a closing tag or a carriage return would change what the hash is of")
    return text


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("naung.report.page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["styles"] = Markup(_styles())  # our own file, checked above
    environment.globals["policy"] = policy()
    environment.filters["number"] = words.number
    environment.filters["rupiah"] = words.rupiah
    environment.filters["decimal"] = words.decimal
    environment.filters["percent_of"] = words.percent
    environment.filters["day"] = words.day
    environment.filters["joined"] = words.joined
    return environment
