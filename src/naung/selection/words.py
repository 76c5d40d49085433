"""A programme's faults in the words of the person who wrote it. Not here: finding them."""

import reprlib
from typing import Any

_SHAPES = {
    "missing": "wajib diisi",
    "extra_forbidden": "kunci ini tidak dikenal",
    "int_type": "harus bilangan bulat",
    "string_type": "harus teks; beri tanda kutip",
    "date_type": "harus tanggal YYYY-MM-DD, tanpa tanda kutip",
    "list_type": "harus daftar (baris-baris berawalan -)",
    "dict_type": "harus berisi kunci: nilai",
    "model_type": "harus berisi kunci: nilai",
    "too_short": "tidak boleh kosong",
    "string_too_short": "tidak boleh kosong",
    "is_instance_of": "harus bulan YYYY-MM",
    "invalid_key": "kunci harus teks; beri tanda kutip",
}


def shape_fault(fault: dict[str, Any]) -> str:
    """One fault found by the file's shape: where, what was found, what is allowed."""
    where = ""
    for part in fault["loc"]:
        if isinstance(part, int):
            where += f"[{part + 1}]"
        elif part not in ("When", "PathOf") and not part.startswith("literal["):
            where += f".{part}" if where else part
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        said = str(context["error"])
    elif kind == "greater_than_equal":
        said = f"harus {context['ge']} atau lebih"
    elif kind == "less_than_equal":
        said = f"harus {context['le']} atau kurang"
    elif kind == "literal_error":
        said = f"harus salah satu dari {context['expected'].replace(' or ', ', ')}"
    elif kind == "string_pattern_mismatch":
        dotted = "." in context["pattern"]
        said = f"hanya huruf, angka{', garis bawah, titik dan tanda hubung' if dotted else ' dan garis bawah'}"
    else:
        said = _SHAPES.get(kind, "bentuknya bukan yang diharapkan")
    found = "" if kind in ("missing", "value_error") else f"; ditemukan {_short(fault['input'])}"
    return f"{where}: {said}{found}" if where else f"{said}{found}"


def _short(value: Any) -> str:
    """A value as found, bounded: a few references can make a small file an endless value."""
    text = reprlib.repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
