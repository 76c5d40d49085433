"""A programme read and edited as forms. Not here: its versions (office.road), its runs."""
