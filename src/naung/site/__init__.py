"""The Django project: settings, addresses, shared templates and styles. Not here: any rule, any record."""
