"""Files that are no list, or are not safe to parse: refused in words, at once, with little memory, before parsing."""

import os
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from naung.intake.sent.gate import Form, find_form
from naung.values.errors import Refusal
from tests.intake.sent import HEAD, column_of, look, parts_of, person, rows_of, save, save_csv, save_ods, save_parts

SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> str:
    """What is said of a file that must be refused within a few seconds of work and 50 MB of Python's memory."""
    tracemalloc.start()
    begun, worked = time.monotonic(), sum(os.times()[:4])
    try:
        with pytest.raises(Refusal) as refusal:
            look(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Work, not the clock: a second on an idle machine, and a busy one makes nobody work more. The clock sees who hangs.
    assert sum(os.times()[:4]) - worked < 8
    assert time.monotonic() - begun < 60
    assert peak < 50_000_000
    assert str(refusal.value).startswith(path.name)
    return str(refusal.value)


@pytest.fixture
def parts(folder: Path) -> dict[str, bytes]:
    """The parts of a workbook in order."""
    return parts_of(save(folder / "baik.xlsx", [list(HEAD), person(1)]))


# --- ZIPs ---


def test_a_part_that_swells(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {SHEET: b"<worksheet>" + b" " * 60_000_000})
    assert "mengembang lebih dari 200 kali" in refused(path)


def test_a_part_that_lies_about_its_size(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {SHEET: b"<worksheet>" + b" " * 60_000_000})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    lie, true = struct.pack("<I", 5000), struct.pack("<I", size)
    assert true in content
    path.write_bytes(bytes(content).replace(true, lie))
    assert "lebih besar daripada yang dikatakannya" in refused(path)


def test_parts_that_lie_upon_each_other(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {"xl/a.xml": b"<a/>" * 100, "xl/b.xml": b"<a/>" * 100})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first, second = archive.getinfo("xl/a.xml"), archive.getinfo("xl/b.xml")
    entry = content.rindex(b"xl/b.xml") - 46
    assert struct.unpack_from("<I", content, entry + 42)[0] == second.header_offset
    struct.pack_into("<I", content, entry + 42, first.header_offset)
    path.write_bytes(bytes(content))
    assert "bertumpuk" in refused(path)


def test_too_many_parts(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {f"xl/{number}.xml": b"<a/>" for number in range(2001)})
    assert "berisi 2.0" in refused(path)


@pytest.mark.parametrize("name", ["xl/embeddings/dalam.xlsx", "dalam.zip", "xl/media/gambar.png"])
def test_a_zip_within(folder: Path, parts: dict[str, bytes], name: str) -> None:
    inner = save_parts(folder / "dalam.zip", {"a": b"a"}).read_bytes()
    assert f"ada berkas lain di dalamnya ({name})" in refused(save_parts(folder / "jahat.xlsx", parts | {name: inner}))


def test_a_zip_of_lists(folder: Path) -> None:
    said = refused(save_parts(folder / "daftar.zip", {"a.csv": b"nik\n1\n"}))
    assert "arsip ZIP; keluarkan berkas di dalamnya" in said


def test_one_name_twice(folder: Path, parts: dict[str, bytes]) -> None:
    path = folder / "jahat.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(SHEET, parts[SHEET])
    assert "ada dua kali di dalamnya" in refused(path)


@pytest.mark.parametrize("cut", [50, 2000, -30])
def test_a_workbook_cut_short(folder: Path, parts: dict[str, bytes], cut: int) -> None:
    path = save_parts(folder / "jahat.xlsx", parts)
    path.write_bytes(path.read_bytes()[:cut])
    assert "rusak atau terpotong" in refused(path)


def test_a_part_with_a_wrong_checksum_or_damaged_bytes(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo(SHEET).header_offset + 60
    content[at : at + 40] = os.urandom(40)
    path.write_bytes(bytes(content))
    assert "rusak" in refused(path)


# --- XML ---

EVIL = (
    b'<!DOCTYPE a [<!ENTITY b "c">]>',
    b'<!doctype a SYSTEM "file:///etc/passwd">',
    b'<!ENTITY lol "lol">',
)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels"]
)
def test_entities_in_any_part(folder: Path, parts: dict[str, bytes], part: str, evil: bytes) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {part: b'<?xml version="1.0"?>' + evil + parts[part]})
    assert f"{part} berisi perintah XML yang berbahaya" in refused(path)


def test_entities_far_down_a_part(folder: Path, parts: dict[str, bytes]) -> None:
    comment = b"<!-- " + os.urandom(200_000).hex().encode() + b" -->"
    path = save_parts(folder / "jahat.xlsx", parts | {SHEET: comment * 3 + EVIL[0] + parts[SHEET]})
    assert "berbahaya" in refused(path)


def test_entities_in_an_ods(folder: Path) -> None:
    ods = parts_of(save_ods(folder / "baik.ods", {"Data": [list(HEAD), person(1)]}))
    path = save_parts(folder / "jahat.ods", ods | {"content.xml": EVIL[0] + ods["content.xml"]})
    assert "content.xml berisi perintah XML yang berbahaya" in refused(path)


def test_xml_in_another_encoding(folder: Path, parts: dict[str, bytes]) -> None:
    path = save_parts(folder / "jahat.xlsx", parts | {SHEET: parts[SHEET].decode().encode("utf-16")})
    assert "bukan UTF-8" in refused(path)


# --- what a workbook must not carry ---


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros(folder: Path, parts: dict[str, bytes], name: str) -> None:
    assert "berisi makro" in refused(save_parts(folder / "jahat.xlsx", parts | {name: b"x"}))


def test_a_workbook_that_says_it_may_hold_macros(folder: Path, parts: dict[str, bytes]) -> None:
    kinds = parts["[Content_Types].xml"].replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    kinds = kinds.replace(b"openxmlformats-officedocument.sheet", b"ms-excel.sheet")
    assert "berisi makro" in refused(save_parts(folder / "a.xlsm", parts | {"[Content_Types].xml": kinds}))


def test_macros_in_an_ods(folder: Path) -> None:
    ods = parts_of(save_ods(folder / "baik.ods", {"Data": [list(HEAD)]}))
    assert "berisi makro" in refused(save_parts(folder / "jahat.ods", ods | {"Basic/Standard/a.xml": b"<a/>"}))


def test_links_to_other_files(folder: Path, parts: dict[str, bytes]) -> None:
    said = refused(save_parts(folder / "a.xlsx", parts | {"xl/externalLinks/externalLink1.xml": b"<a/>"}))
    assert "mengambil isi dari berkas atau sumber lain" in said
    link = b'<Relationships><Relationship Id="r" Type="http://x/oleObject" Target="http://x/" TargetMode="External"/>'
    said = refused(save_parts(folder / "b.xlsx", parts | {"xl/worksheets/_rels/sheet1.xml.rels": link}))
    assert "merujuk berkas atau alamat di luar" in said


def test_a_hyperlink_in_a_cell_is_harmless(folder: Path, parts: dict[str, bytes]) -> None:
    link = b'<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="mailto:a@b" TargetMode="External"/>'
    path = save_parts(folder / "a.xlsx", parts | {"xl/worksheets/_rels/sheet1.xml.rels": link + b"</Relationships>"})
    assert len(rows_of(look(path))) == 1


# --- sizes ---


def test_a_large_dimension_with_few_cells_is_read(folder: Path, parts: dict[str, bytes]) -> None:
    assert b'<dimension ref="A1:E2"' in parts[SHEET]
    sheet = parts[SHEET].replace(b"A1:E2", b"A1:XFD1048576")
    styled = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    laid = look(save_parts(folder / "a.xlsx", parts | {SHEET: styled}))
    assert column_of(laid, "nama") == ["ORANG 1"]


@pytest.mark.parametrize("cell", ["XFD1048576", "A900000", "XFD3"])
def test_a_stray_cell_far_outside_the_table(folder: Path, parts: dict[str, bytes], cell: str) -> None:
    row = "".join(filter(str.isdigit, cell))
    stray = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    path = save_parts(folder / "a.xlsx", parts | {SHEET: parts[SHEET].replace(b"</sheetData>", stray)})
    if cell == "XFD1048576" or cell == "A900000":
        assert f"ada isi jauh di luar tabel, sampai sel {'E900000' if cell[0] == 'A' else cell}" in refused(path)
    else:
        assert column_of(look(path), "nama") == ["ORANG 1"]


def test_one_long_text_that_very_many_cells_point_at(folder: Path, parts: dict[str, bytes]) -> None:
    names = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    many = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(3, 100_000))
    sheet = parts[SHEET].replace(b"</sheetData>", many + b"</sheetData>")
    path = save_parts(folder / "a.xlsx", parts | {SHEET: sheet, "xl/sharedStrings.xml": names % (b"x" * 32_000)})
    assert "terlalu besar untuk dibaca" in refused(path)


def test_a_wide_form_that_is_mostly_empty_is_read(folder: Path) -> None:
    rows = [[*HEAD, *(f"Kolom {number}" for number in range(40))], *(person(number) for number in range(1, 2001))]
    assert len(rows_of(look(save(folder / "a.xlsx", rows)))) == 2000


@pytest.mark.parametrize(("rows", "columns"), [(1048576, 16384), (900_000_000, 1), (1, 900_000_000)])
def test_an_ods_cell_that_stands_for_millions(folder: Path, rows: int, columns: int) -> None:
    ods = parts_of(save_ods(folder / "baik.ods", {"Data": [list(HEAD), person(1)]}))
    many = (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ).encode()
    content = ods["content.xml"].replace(b"</table:table>", many)
    said = refused(save_parts(folder / "a.ods", ods | {"content.xml": content}))
    assert "ada isi jauh di luar tabel" in said or "terlalu besar" in said


# --- what is no workbook ---


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7\n", "ini PDF, bukan daftar"),
        (b"\x89PNG\r\n\x1a\n", "ini gambar PNG"),
        (b"Rar!\x1a\x07", "ini arsip RAR"),
        (b"\x1f\x8b\x08\x00", "ini arsip gzip"),
        (b"MZ\x90\x00", "ini program Windows"),
        (b"<html><table><tr><td>NIK</td></tr></table></html>", "isinya halaman web (HTML)"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table>", "isinya halaman web (HTML)"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "isinya XML"),
        (b"\x00\x01\x02\x03" * 500, "bukan teks dan bukan buku kerja"),
        (bytes(range(1, 32)) * 50, "bukan teks dan bukan buku kerja"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "bukan buku kerja Excel"),
        (b"PK\x03\x04" + b"\x00" * 500, "rusak atau terpotong"),
    ],
)
@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".csv"])
def test_other_files_by_their_content(folder: Path, content: bytes, words: str, suffix: str) -> None:
    (folder / f"a{suffix}").write_bytes(content)
    assert words in refused(folder / f"a{suffix}")


def _ole(*names: str) -> bytes:
    """The names of an old container's parts, which is all that is looked at before a reader takes it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + b"".join(name.encode("utf-16-le") for name in names)


def test_an_encrypted_workbook(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(_ole("EncryptedPackage", "EncryptionInfo"))
    assert "terkunci dengan sandi; buka sandinya" in refused(folder / "a.xlsx")


def test_an_encrypted_ods(folder: Path) -> None:
    ods = parts_of(save_ods(folder / "baik.ods", {"Data": [list(HEAD)]}))
    manifest = ods["META-INF/manifest.xml"].replace(b"</manifest:manifest>", b"<manifest:encryption-data/>")
    assert "terkunci dengan sandi" in refused(save_parts(folder / "a.ods", ods | {"META-INF/manifest.xml": manifest}))


def test_macros_and_damage_in_an_xls(folder: Path) -> None:
    (folder / "a.xls").write_bytes(_ole("Workbook", "_VBA_PROJECT_CUR"))
    assert "berisi makro" in refused(folder / "a.xls")
    (folder / "b.xls").write_bytes(_ole("Workbook"))
    assert "rusak" in refused(folder / "b.xls")


def test_an_xls_damaged_at_many_places_is_read_or_refused(folder: Path) -> None:
    good = save(folder / "a.xls", [list(HEAD), person(1)]).read_bytes()
    for seed in range(12):
        content = bytearray(good)
        for step in range(40):
            content[zlib.crc32(bytes([seed, step])) % (len(content) - 600) + 600] = (seed * 20 + step) % 256
        (folder / "b.xls").write_bytes(bytes(content))
        try:
            look(folder / "b.xls")
        except Refusal as refusal:
            assert str(refusal).startswith("b.xls")


# --- names that mislead are no obstacle ---


@pytest.mark.parametrize("name", ["a.csv", "a", "a.xls", "a.txt"])
@pytest.mark.parametrize("form", [Form.XLSX, Form.ODS, Form.XLS])
def test_a_workbook_under_another_name(folder: Path, name: str, form: Form) -> None:
    made = save(folder / f"x.{form.value.lower()}", [list(HEAD), person(1)])
    path = made.rename(folder / name)
    assert find_form(path) is form
    assert column_of(look(path), "nama") == ["ORANG 1"]


def test_a_csv_that_calls_itself_xls(folder: Path) -> None:
    path = save_csv(folder / "a.xls", [["Judul"], list(HEAD), person(1)], "\t")
    assert look(path).understood.form == "CSV"


def test_folders_and_loops(folder: Path) -> None:
    (folder / "lingkar.xlsx").symlink_to(folder / "lingkar.xlsx")
    (folder / "map.xlsx").mkdir()
    for name in ("lingkar.xlsx", "map.xlsx", "tidak_ada.xlsx"):
        with pytest.raises(Refusal, match=name):
            find_form(folder / name)


@pytest.mark.parametrize("make", [lambda path: path.write_bytes(b"\xff\xfe"), lambda path: path.write_bytes(b"\n\n\n")])
def test_text_without_words(folder: Path, make: Callable[[Path], object]) -> None:
    make(folder / "a.csv")
    assert "tidak ada isi" in refused(folder / "a.csv")


def test_a_quote_that_is_never_closed(folder: Path) -> None:
    (folder / "a.csv").write_text('Judul\nNo. KTP,Nama\n1,"A\n' + "3275010101800001,B\n" * 20_000)
    assert "mungkin tanda kutip tidak ditutup" in refused(folder / "a.csv")
