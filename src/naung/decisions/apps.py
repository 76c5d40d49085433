"""Tells Django of the room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "naung.decisions"
    label = "decisions"
    verbose_name = "Hasil"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Kinds of background work make themselves known by being imported."""
        from naung.decisions.people import jobs

        assert jobs
