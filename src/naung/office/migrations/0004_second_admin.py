"""A second human agrees to accounts, sensitive roles and passwords; the database refuses the same one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_road"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("first_sealed", models.TextField(blank=True, default="")),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("granted", models.BooleanField(null=True)),
            ],
            options={
                "ordering": ["-asked_at"],
            },
        ),
        migrations.AddField(
            model_name="account",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="asked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="grant",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("made_by", models.F("confirmed_by")), _negated=True), name="account_four_eyes"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_active", False), ("made_by__isnull", True), ("confirmed_by__isnull", False), _connector="OR"
                ),
                name="account_counts_when_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_by", models.F("confirmed_by")), _negated=True), name="grant_four_eyes"
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked", True),
                    models.Q(("role__in", ["admin", "approver", "exporter", "inspector"]), _negated=True),
                    ("given_by__isnull", True),
                    ("confirmed_by__isnull", False),
                    _connector="OR",
                ),
                name="grant_counts_when_confirmed",
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="asked_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"),
        ),
        migrations.AddField(
            model_name="wish",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.human"
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="grant",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wish", to="office.grant"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["account", "role", "password"])), name="wish_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_by", models.F("decided_by")), _negated=True), name="wish_four_eyes"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("granted", True), _negated=True), ("decided_by__isnull", False), _connector="OR"
                ),
                name="wish_granted_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at__isnull", True), ("grant__isnull", True)),
                fields=("account", "kind"),
                name="one_open_wish",
            ),
        ),
    ]
