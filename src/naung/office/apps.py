"""Tells Django of the office."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "naung.office"
    label = "office"
    verbose_name = "Kantor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Kinds of background work and conditions make themselves known by being imported."""
        from naung.office.audit import jobs
        from naung.office.road import holds
        from naung.office.storage import checks

        assert jobs and holds and checks
