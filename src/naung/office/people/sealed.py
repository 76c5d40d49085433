"""What the staff's rows keep sealed, told to the vault. Not here: sealing."""

from naung.office.people.models import Human
from naung.office.vault.stored import STORED, Stored

STORED.append(Stored(Human, "nik_sealed", lambda human: human.place("nik"), "nik_index", "nik"))
STORED.append(Stored(Human, "nip_sealed", lambda human: human.place("nip"), "nip_index", "nip"))
