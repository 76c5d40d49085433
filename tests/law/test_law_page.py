"""docs/law.md is fresh and shows every value with its source."""

from pathlib import Path

from naung.law.dated import codes, load
from naung.law.page import GROUPS, page

DOCS = Path(__file__).parents[2] / "docs" / "law.md"


def test_docs_law_is_fresh() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "run: python -m naung.law.page > docs/law.md"


def test_every_value_stands_on_the_page_with_its_source() -> None:
    text = page()
    for code in codes():
        assert f"`{code}`" in text
        for value in load(code).values:
            assert all(part in text for part in (value.source.link, value.source.article, value.source.note))
            assert all(doubt.text in text for doubt in value.doubts)
    assert "| Rp20.200.000 | dan seterusnya | Rp20.700.000 | Rp207.000 |" in text
    assert "dasar Rp1.000.000 dipakai untuk wadah" in text


def test_every_file_of_the_law_stands_in_one_group() -> None:
    assert sorted(code for group in GROUPS.values() for code in group) == list(codes())


def test_cells_read_as_a_lawyer_writes_them() -> None:
    text = page()
    assert "| ruas_telunjuk_kanan | Ruas pertama telunjuk kanan | 4,5 % |" in text
    assert "| 13 | dan seterusnya | 50 |" in text
    assert "| Perlu dipastikan | Tabel cacat PP 82/2019 belum terlihat" in text
