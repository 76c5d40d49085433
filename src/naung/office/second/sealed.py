"""The halves of passwords that wait, told to the vault. Not here: sealing."""

from naung.office.second.actions import place
from naung.office.second.models import Wish
from naung.office.vault.stored import STORED, Stored

STORED.append(Stored(Wish, "first_sealed", lambda wish: place(wish.account_id)))
