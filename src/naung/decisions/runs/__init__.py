"""Runs of a programme: asked for, made, looked at, compared, one of them taken on."""
