"""The staff as the rules want to see them: plain values out of models. Not here: writing."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet

from naung.office.people import rules
from naung.office.people.models import Account, Grant
from naung.office.permissions.rules import Actor, Areas, Held


def held_of(grant: Grant) -> Held:
    codes = frozenset(area.kelurahan_id for area in grant.areas.all())
    return Held(grant.role, Areas(grant.whole_city, codes), grant.valid_from, grant.valid_until)


def in_force(on: date, prefix: str = "") -> Q:
    """The condition under which a grant holds on a day; one that waits for a second admin does not."""
    return Q(**{f"{prefix}asked": False, f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": on})
    )


def actor_of(account: Account, on: date, verified: bool) -> Actor:
    """Read anew for each request, so that a role that ended today is gone today."""
    grants: QuerySet[Grant] = account.grants.filter(in_force(on)).prefetch_related("areas")
    return Actor(
        account.pk,
        account.human_id,
        account.human.name,
        account.username,
        tuple(held_of(grant) for grant in grants),
        verified,
        account.devices.filter(confirmed=True).exists(),
        account.new_password,
    )


def missing_without(on: date, gone: Q) -> tuple[str, ...]:
    """What the staff would lack without these grants, in sentences; said before somebody ends them."""
    rows = Grant.objects.filter(in_force(on), account__is_active=True).exclude(gone)
    return rules.fill(rules.load_acts(), _by_human(rows)).missing


def staff_roles(on: date) -> dict[int, frozenset[str]]:
    """The roles of each human today, all active accounts together."""
    return _by_human(Grant.objects.filter(in_force(on), account__is_active=True))


def _by_human(grants: QuerySet[Grant]) -> dict[int, frozenset[str]]:
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for human, role in grants.values_list("account__human_id", "role"):
        roles[human].add(role)
    return {human: frozenset(held) for human, held in roles.items()}
