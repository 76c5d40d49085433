"""Tells Django of the room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "naung.decisions"
    label = "decisions"
    verbose_name = "Keputusan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Background work, conditions, parts and what waits make themselves known by being imported."""
        from naung.decisions.people import jobs as people
        from naung.decisions.runs import jobs, known

        assert people and jobs and known
