"""`naung office keys`: the keys shown, renewed, and everything sealed anew under the newest."""

import argparse

from naung.cli.office.parts import add_config, now
from naung.office.vault.keys import NOUNS
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    whole = parts.add_parser("keys", help="kunci kantor: lihat, perbarui, sandikan ulang")
    acts = whole.add_subparsers(required=True, metavar="TINDAKAN")
    text = "tiap kunci: untuk apa, dan berapa nilai yang masih memakainya"
    parser = acts.add_parser("show", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.set_defaults(run=run_show)
    text = "buat versi baru dari satu kunci; yang lama masih membaca"
    parser = acts.add_parser("renew", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("noun", choices=list(NOUNS), metavar="KUNCI", help=f"salah satu: {', '.join(NOUNS)}")
    add_config(parser)
    parser.set_defaults(run=run_renew)
    text = "sandikan ulang semua nilai dengan kunci terbaru, di latar; boleh terputus dan diulang"
    parser = acts.add_parser("reseal", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.set_defaults(run=run_reseal)


def run_show(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.vault.actions import key_lines

    for line in key_lines():
        print(line)
    return 0


def run_renew(args: argparse.Namespace) -> int:
    config = start(args.config)
    from naung.office.vault.actions import renew_key

    print(renew_key(args.noun, now()))
    print(f"Simpan salinan {config.keys} sekarang juga, terpisah dari cadangan.")
    return 0


def run_reseal(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.jobs.actions import ask
    from naung.office.vault.jobs import RESEAL

    job = ask(RESEAL, "Menyandikan ulang dengan kunci terbaru", now(), None)
    print(f"Pekerjaan {job.pk} menunggu pekerja latar. Kemajuannya di halaman Pekerjaan.")
    print("Bila tidak ada pekerja yang berjalan: naung office work --once")
    return 0
