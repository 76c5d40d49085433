"""Where Django looks for the office's models; each lives in the folder of its noun."""

from naung.office.audit.models import AuditEvent
from naung.office.entrance.models import FactorDevice, FactorReset, RecoveryCode
from naung.office.jobs.models import Job
from naung.office.looks.models import Alarm, Look
from naung.office.people.models import Account, Grant, GrantArea, Human, Kelurahan
from naung.office.road.models import Programme, ProgrammeText, StepTaken
from naung.office.second.models import Wish

__all__ = [
    "Account",
    "Alarm",
    "AuditEvent",
    "FactorDevice",
    "FactorReset",
    "Grant",
    "GrantArea",
    "Human",
    "Job",
    "Kelurahan",
    "Look",
    "Programme",
    "ProgrammeText",
    "RecoveryCode",
    "StepTaken",
    "Wish",
]
