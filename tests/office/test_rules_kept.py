"""Are the office's own rules kept: field classes, form of the rooms, words on screens, no inline style or script."""

import re
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

from naung.office.vault.classes import CLASSES, load_classes

SOURCE = Path(__file__).parents[2] / "src" / "naung"
ROOMS = [SOURCE / name for name in ("office", "proposals", "decisions")]
TEMPLATES = [path for room in [*ROOMS, SOURCE / "site"] for path in room.rglob("*.html")]


def test_each_stored_field_has_a_class_and_each_class_a_field() -> None:
    models = apps.get_models(include_auto_created=True)
    stored = {(model._meta.db_table, str(one.column)) for model in models for one in model._meta.local_concrete_fields}
    classes = load_classes()
    assert stored - set(classes) == set(), "say in vault/field_classes.csv which class they are"
    assert set(classes) - stored == set()
    assert set(classes.values()) <= set(CLASSES)


def test_what_names_a_person_is_personal() -> None:
    for (table, field), kind in load_classes().items():
        if re.search(r"nik|nip|password|secret|username|ip_address|network|reason", field) and field != "new_password":
            assert kind == "personal", (table, field)


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_pages_carry_no_inline_style_or_script() -> None:
    assert len(TEMPLATES) > 20
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?! src=)|javascript:|hx-on", text), path


def test_every_form_that_writes_carries_its_token() -> None:
    for path in TEMPLATES:
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(encoding="utf-8"), re.DOTALL):
            assert "csrf_token" in form, path


def test_pages_call_the_thing_by_its_name() -> None:
    """Keputusan or Hasil, not Putusan; no tickets; no English buttons."""
    for path in TEMPLATES:
        text = re.sub(r"{[{%].*?[%}]}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(Putusan|tiket|Submit|OK|Proses|Login|Password|Error)\b", text), path


def test_views_hold_no_rule_and_rules_no_database() -> None:
    for path in [one for room in ROOMS for one in room.rglob("rules.py")]:
        assert "django" not in path.read_text(encoding="utf-8").replace("django_otp", ""), path
    for path in [one for room in ROOMS for one in room.rglob("views.py")]:
        assert not re.search(r"\.save\(|\.create\(|\.delete\(\)|\.update\(", path.read_text(encoding="utf-8")), path
