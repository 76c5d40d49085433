"""Tells Django of the room."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "naung.proposals"
    label = "proposals"
    verbose_name = "Daftar masuk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What makes itself known by being imported."""
        from naung.proposals.incoming import jobs, waiting
        from naung.proposals.matches import holds

        assert jobs and waiting and holds
