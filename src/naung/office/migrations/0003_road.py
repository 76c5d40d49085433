"""Programmes on their road; what was written and what was done there stays."""

import django.db.models.deletion
from django.db import migrations, models

from naung.office.audit.triggers import keep_append_only


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("state", models.CharField(default="collect", max_length=16)),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["collect", "judge", "check", "objections", "freeze", "approve", "draw", "decree"],
                            )
                        ),
                        name="programme_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="office.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="programme_text_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StepTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=24)),
                ("at", models.DateTimeField()),
                ("words", models.TextField(blank=True, default="")),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="office.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "open_judging",
                                    "reopen_lists",
                                    "send_checks",
                                    "judge_again",
                                    "open_objections",
                                    "recheck",
                                    "freeze",
                                    "thaw",
                                    "approve",
                                    "draw",
                                    "void",
                                    "decree",
                                ],
                            )
                        ),
                        name="step_taken_known",
                    )
                ],
            },
        ),
        migrations.RunPython(
            keep_append_only("office_programmetext", "office_steptaken"), migrations.RunPython.noop, elidable=False
        ),
    ]
