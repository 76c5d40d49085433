"""The marks of a chart: SVG texts, bars, dots and lines, every word escaped. Not here: which chart shows what."""

from collections.abc import Iterable

from markupsafe import Markup, escape

WIDTH = 360  # units; a chart is drawn for a phone and shown at most 30rem wide


def picture(height: float, said: str, marks: Iterable[Markup]) -> Markup:
    """A whole chart; `said` is what it says, for who cannot see it."""
    inner = Markup("").join(marks)
    return Markup('<svg class="cap" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, f"{height:g}", said, inner
    )


def words_at(x: float, y: float, text: str, classes: str = "", size: float = 13) -> Markup:
    return Markup('<text font-size="{}" class="{}" x="{}" y="{}">{}</text>').format(
        f"{size:g}", classes, f"{x:g}", f"{y:g}", escape(text)
    )


def bar(x: float, y: float, width: float, height: float, classes: str) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        classes, f"{x:g}", f"{y:g}", f"{width:.4g}", f"{height:g}"
    )


def line(path: str, classes: str, width: float = 1, dashes: str = "") -> Markup:
    dashed = Markup(' stroke-dasharray="{}"').format(dashes) if dashes else Markup("")
    return Markup('<path class="{}" stroke-width="{}"{} d="{}"/>').format(classes, f"{width:g}", dashed, path)


def area(path: str, classes: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(classes, path)


def dot(x: float, y: float, classes: str, title: str = "", radius: float = 5.5) -> Markup:
    inner = Markup("<title>{}</title>").format(title) if title else Markup("")
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}">{}</circle>').format(
        classes, f"{x:.4g}", f"{y:g}", f"{radius:g}", inner
    )


def width_of(text: str, size: float) -> float:
    """About how wide a text is; a little too wide rather than too narrow."""
    return 0.55 * size * len(text)
