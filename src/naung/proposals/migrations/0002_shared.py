"""What was learned about shared NIKs; it stays as it was written."""

import django.db.models.deletion
from django.db import migrations, models

from naung.office.audit.triggers import keep_append_only


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_road"),
        ("proposals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows", models.CharField(max_length=64)),
                ("outcome", models.CharField(max_length=8)),
                ("holder", models.CharField(blank=True, default="", max_length=64)),
                ("source", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["programme", "rows"], name="proposals_s_program_5da9d8_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["asked", "holds", "same", "out"])),
                        name="shared_note_outcome_known",
                    )
                ],
            },
        ),
        migrations.RunPython(keep_append_only("proposals_sharednote"), migrations.RunPython.noop, elidable=False),
    ]
