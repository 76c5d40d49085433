"""What the office's commands share: the settings file's option, the hour."""

import argparse
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from naung.site.config import Config


def add_config(parser: argparse.ArgumentParser) -> None:
    text = "berkas setelan kantor; tanpa ini yang disebut NAUNG_OFFICE, atau kantor.toml di sini"
    parser.add_argument("--config", type=Path, metavar="BERKAS", help=text)


def now() -> datetime:
    return datetime.now().astimezone()


def today(config: Config) -> date:
    return datetime.now(ZoneInfo(config.time_zone)).date()
