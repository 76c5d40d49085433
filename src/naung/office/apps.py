"""Tells Django of the office."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "naung.office"
    label = "office"
    verbose_name = "Kantor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Kinds of background work, conditions and sealed columns make themselves known by being imported."""
        from naung.office.audit import jobs
        from naung.office.entrance import sealed as phones
        from naung.office.people import sealed as staff
        from naung.office.road import holds
        from naung.office.second import sealed as halves
        from naung.office.storage import checks
        from naung.office.vault import jobs as keys

        assert jobs and holds and checks and keys and staff and phones and halves
