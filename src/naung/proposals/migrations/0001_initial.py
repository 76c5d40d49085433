"""Files that came in for a programme's lists."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("office", "0003_road"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=16)),
                ("office", models.CharField(max_length=120)),
                ("file_name", models.CharField(max_length=200)),
                ("stored", models.CharField(max_length=90)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="reading", max_length=16)),
                ("sheet", models.CharField(blank=True, default="", max_length=120)),
                ("header_row", models.PositiveIntegerField(null=True)),
                ("columns", models.JSONField(default=dict)),
                ("turn", models.PositiveIntegerField(default=1)),
                ("read_at", models.DateTimeField(null=True)),
                ("milliseconds", models.PositiveIntegerField(default=0)),
                ("against", models.CharField(blank=True, default="", max_length=64)),
                ("refusal", models.TextField(blank=True, default="")),
                ("total", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("ignored", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("gone", models.PositiveIntegerField(default=0)),
                ("cells", models.PositiveIntegerField(default=0)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True, default="")),
                ("path", models.CharField(blank=True, default="", max_length=120)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="office.job"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="office.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["reading", "read", "unread", "accepted", "replaced", "rejected"])
                        ),
                        name="upload_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["proposal", "covered", "other"])), name="upload_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("new"), "+", models.F("known")
                                            ),
                                            "+",
                                            models.F("changed"),
                                        ),
                                        "+",
                                        models.F("ignored"),
                                    ),
                                    "+",
                                    models.F("waiting"),
                                ),
                            )
                        ),
                        name="upload_counts_add_up",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["rejected", "replaced"]), _negated=True),
                        fields=("programme", "name", "sha256"),
                        name="upload_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "accepted")),
                        fields=("programme", "name"),
                        name="upload_one_in_force",
                    ),
                ],
            },
        ),
    ]
