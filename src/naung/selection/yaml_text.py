"""A programme's YAML as plain values, strictly read, its faults in words. Not here: what the keys mean (programme)."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

UNREAD = "tidak terbaca sebagai YAML"
LONGEST = 40
_UNQUOTED = "di luar tanda kutip; beri tanda kutip pada seluruh nilai"

# What the parser finds (its context and problem), the likely cause in words, and whether the cause lies where what
# it was reading begins; else it lies where the parser stopped. The first that fits is told.
_CAUSES = (
    (r"found character '\\t'", "ada tab; pakai spasi", False),
    (r"found character '(.+)' that cannot start", rf"\1 {_UNQUOTED}", False),
    (r"could not find expected ':'", "titik dua (:) sesudah kunci ini tidak ada", True),
    (
        "sequence entries are not allowed",
        "tanda - di tempat yang salah; tiap isi daftar di barisnya sendiri, jarak awalnya sama",
        False,
    ),
    (
        "mapping values are not allowed",
        "titik dua (:) di tempat yang salah; samakan jarak awal baris, dan beri tanda kutip pada teks yang memuat ': '",
        False,
    ),
    ("mapping keys are not allowed", f"? {_UNQUOTED}", False),
    ("a quoted scalar, found unexpected", "tanda kutip yang dibuka di sini tidak ditutup", True),
    (
        "a double-quoted scalar, ",
        r"garis miring terbalik (\\) di dalam tanda kutip ganda; pakai tanda kutip tunggal",
        False,
    ),
    (
        "expected <block end>",
        "jarak awal baris tidak sama dengan baris lain di bagiannya, atau ada tulisan sesudah tanda kutip penutup",
        False,
    ),
    (r"expected ',' or '(.)', but got '<stream end>'", r"kurung yang dibuka di sini tidak ditutup dengan \1", True),
    (r"expected ',' or '(.)'", r"koma atau \1 tidak ada", False),
    ("expected the node content", "di sini harus ada nilai", False),
    ("expected '<document start>'", "tulisan ini tidak termasuk kunci mana pun; isinya harus kunci: nilai", False),
    ("found another document", "--- memulai isi kedua; satu berkas untuk satu program", False),
    ("an (?:alias|anchor), |undefined alias|duplicate anchor|recursive", f"* atau & {_UNQUOTED}", False),
    ("2002:(?:merge|value)'", f"<< atau = {_UNQUOTED}", False),
    (r"\b(?:tag|URI)\b", f"! {_UNQUOTED}", False),
    ("a block scalar, ", f"> atau | {_UNQUOTED}", True),
    ("a directive, ", f"% {_UNQUOTED}", True),
)
_ELSE = "periksa jarak awal baris, tanda kutip dan titik dua"
_NO_SUCH = {"timestamp": "tanggal {} tidak ada", "int": "bilangan {} tidak dapat dibaca"}
# What PyYAML lets through of a value that only looks like one of its kind.
_UNMADE = (ValueError, TypeError, LookupError, AttributeError)


class YamlFault(Exception):
    """Why a text does not read, and where."""


class _Said(yaml.MarkedYAMLError):
    """A fault found here, its problem in words already."""


class _Loader(yaml.SafeLoader):
    """YAML without a key that stands twice, a date that no calendar has, or a key that is no single value."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except _UNMADE as error:
            words = _NO_SUCH.get(node.tag.rpartition(":")[2], "{} tidak dapat dibaca")
            raise _Said(None, None, words.format(_short(str(node.value))), node.start_mark) from error


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise _Said(None, None, "kunci harus satu kata", key_node.start_mark)
        if key in seen:
            raise _Said(None, None, f"kunci {_short(str(key))} ada dua kali", key_node.start_mark)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(text: str) -> Any:
    """The values of a YAML text; raises YamlFault."""
    try:
        return yaml.load(text, _Loader)  # a SafeLoader, stricter still
    except RecursionError as error:
        raise YamlFault("terlalu banyak tingkat di dalam tingkat") from error
    except yaml.reader.ReaderError as error:
        raise YamlFault(_odd_character(text, error)) from error
    except yaml.MarkedYAMLError as error:
        raise YamlFault(_marked(error)) from error
    except yaml.YAMLError as error:
        raise YamlFault(f"{UNREAD}; {_ELSE}") from error


def _marked(error: yaml.MarkedYAMLError) -> str:
    if isinstance(error, _Said):
        return f"{_place(error.problem_mark)}{error.problem}"
    found = ", ".join(part for part in (error.context, error.problem) if part)
    for pattern, words, at_start in _CAUSES:
        if match := re.search(pattern, found):
            mark = error.context_mark if at_start and error.context_mark else error.problem_mark
            return f"{_place(mark)}{UNREAD}: {match.expand(words)}"
    return f"{_place(error.problem_mark)}{UNREAD}; {_ELSE}"


def _place(mark: yaml.Mark | None) -> str:
    return f"baris {mark.line + 1}, kolom {mark.column + 1}: " if mark else ""


def _odd_character(text: str, error: yaml.reader.ReaderError) -> str:
    before = text[: error.position]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"baris {line}, kolom {column}: {UNREAD}: tanda yang tidak tampak (U+{ord(text[error.position]):04X}); hapus"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
