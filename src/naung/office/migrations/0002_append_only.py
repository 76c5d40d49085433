"""The database itself refuses to change or delete an entry of the chain or of the read log."""

from typing import Any, ClassVar

from django.db import migrations

from naung.office.audit.triggers import statements


def forwards(apps: Any, schema_editor: Any) -> None:
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("office", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(forwards, migrations.RunPython.noop)]
