"""Tells Django of the proposals."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "naung.proposals"
    label = "proposals"
    verbose_name = "Usulan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Conditions, parts and what waits make themselves known by being imported."""
        from naung.proposals.matches import holds

        assert holds
