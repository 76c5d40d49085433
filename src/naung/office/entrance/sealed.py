"""What the entrance keeps sealed or as an index, told to the vault. Not here: sealing."""

from naung.office.entrance.actions import place
from naung.office.entrance.models import FactorDevice, RecoveryCode
from naung.office.vault.stored import ONLY_INDEXED, STORED, Stored

STORED.append(Stored(FactorDevice, "secret_sealed", lambda device: place(device.user)))
ONLY_INDEXED.append(Stored(RecoveryCode, "", index="digest", kind="recovery"))
