"""Argon2 that costs little, so that tests do not wait for it."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Cheap(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 64
    parallelism = 1
