"""The whole contract once more, slow and plain, for the tests to hold the engine against.

Here belongs what docs/contract.md says, sentence by sentence, in the standard library and PyYAML. Nothing of `naung` is
imported, so that one misreading cannot stand on both sides. Where the contract is silent, the reading taken here is
marked with the word *Reading*.
"""

from .refusals import Overflow, Refused
from .selection import Decision, decide

__all__ = ["Decision", "Overflow", "Refused", "decide"]
