"""`naung office check`: what must be true before a programme starts; each trouble a sentence, exit status 1."""

import argparse

from naung.cli.office.parts import add_config, today
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "periksa: petugas cukup untuk empat mata, kunci dan folder tertutup, disk lokal, ruang kosong"
    parser = parts.add_parser("check", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.set_defaults(run=run_check)


def run_check(args: argparse.Namespace) -> int:
    config = start(args.config)
    from naung.office.people.reading import staff_roles
    from naung.office.people.rules import fill, load_acts, smallest_cast
    from naung.office.storage.checks import bulk_troubles, database_troubles, private_troubles, space

    acts = load_acts()
    staff = staff_roles(today(config))
    cast = smallest_cast(acts)
    print(f"Paling sedikit {cast.humans} orang; sekarang {len(staff)} orang bertugas.")
    for number, words in enumerate(cast.words, 1):
        print(f"  Orang {number}: {words}")
    troubles = list(fill(acts, staff).missing)
    troubles += database_troubles(config.sqlite) + private_troubles(config.keys)
    troubles += bulk_troubles(config.bulk, config.bulk_encrypted)
    places = [place for place in (config.folder, config.bulk) if place is not None and place.is_dir()]
    files = {path for place in places for path in place.rglob("*") if path.is_file() and not path.is_symlink()}
    data = sum(path.stat().st_size for path in files)
    told, short = space(places, data)
    troubles += short
    for words in told:
        print(f"{words}.")
    if config.demo:
        print("Ini kantor contoh (demo = true): jangan masukkan data orang sungguhan.")
    for words in troubles:
        print(f"Belum: {words}")
    print("Program belum dapat dimulai." if troubles else "Semua terpenuhi. Program dapat dimulai.")
    return 1 if troubles else 0
