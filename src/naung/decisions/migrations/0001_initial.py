"""Runs."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [
        ("office", "0003_road"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("why", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("version", models.PositiveIntegerField(null=True)),
                ("seed", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("digest", models.CharField(default="", max_length=80)),
                ("figures", models.JSONField(default=dict)),
                ("inputs", models.JSONField(default=dict)),
                ("chosen_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.job"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="office.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="run_numbered_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("chosen_at__isnull", False)), fields=("programme",), name="run_chosen_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chosen_at__isnull", True), models.Q(("digest", ""), _negated=True), _connector="OR"
                        ),
                        name="run_chosen_is_there",
                    ),
                ],
            },
        ),
    ]
