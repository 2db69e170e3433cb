"""What a person may ask for, and where: each permission with the offices it is held in.

A role reaches over its office and what is under it. A permission held in one office says nothing
about another: who keeps the warehouse of one unit and audits a second one keeps nothing there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from accounts.models import FactorRule, Role
from accounts.roles import OUTSIDE, ROLES
from foundation.permissions import Permission
from foundation.sight import Offices

NOWHERE: Final = Offices()


class RoleHeld(NamedTuple):
    """A role held on a day, with one rule about codes of its office or of an office above it."""

    role: Role
    path: str  # of the office
    rule: FactorRule | None  # None: no office of that line has one


SEAT: Final = "seat"
"""What the ledger writes for the role of somebody who has a seat here and works elsewhere."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """An office in which a person holds a role; they may choose to act in its name."""

    id: int
    code: str
    name: str
    path: str
    roles: frozenset[Role]  # held in this office or in one above it
    outside: bool = False  # nobody works here: a seat of an organisation sees its own

    @property
    def role_codes(self) -> str:
        """The roles as the ledger writes them: "keeper", "officer+accountant"; "seat"."""
        if self.outside:
            return SEAT
        return "+".join(sorted(role.value for role in self.roles))

    def covers(self, path: str) -> bool:
        """Whether the office at ``path`` is this one or lies under it."""
        return path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of one person on one day."""

    workplaces: tuple[Workplace, ...] = ()  # the highest office first
    roles: frozenset[Role] = (
        frozenset()
    )  # held anywhere: decides what a home shows, permits nothing
    office_names: Mapping[int, str] = field(default_factory=dict)  # of every office in sight
    _paths: Mapping[int, str] = field(default_factory=dict)  # of every office in sight
    _held: Mapping[Permission, Offices] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        memberships: Sequence[tuple[Role, str]],
        offices: Sequence[tuple[int, str, str, str]],
        *,
        of_all: int,
        seats: Sequence[str] = (),
    ) -> "Rights":
        """Work the rights out.

        Args:
            memberships: role and path of the office, of each role held on the day.
            offices: id, code, name and path of every office at or under one of those paths.
            of_all: how many offices there are.
            seats: paths of the offices in which an organisation of theirs has a seat.
        """
        held: dict[Permission, set[int]] = {}
        for role, above in memberships:
            under = {id_ for id_, _code, _name, path in offices if path.startswith(above)}
            for permission in ROLES[role]:
                held.setdefault(permission, set()).update(under)
        for above in seats:
            under = {id_ for id_, _code, _name, path in offices if path.startswith(above)}
            for permission in OUTSIDE:
                held.setdefault(permission, set()).update(under)
        own = {*seats, *(path for _role, path in memberships)}
        workplaces = tuple(
            Workplace(id_, code, name, path, _roles_over(path, memberships), path in seats)
            for id_, code, name, path in sorted(offices, key=lambda office: office[3])
            if path in own
        )
        return cls(
            workplaces,
            frozenset(role for role, _path in memberships),
            {id_: name for id_, _code, name, _path in offices},
            {id_: path for id_, _code, _name, path in offices},
            {
                permission: Offices(ids, everywhere=len(ids) == of_all)
                for permission, ids in held.items()
            },
        )

    def offices_for(self, permission: Permission) -> Offices:
        """Return the ids of the offices in which ``permission`` is held."""
        return self._held.get(permission, NOWHERE)

    def holds(self, permission: Permission, office_id: int | None = None) -> bool:
        """Whether ``permission`` is held in that office; in any office when none is named."""
        held = self.offices_for(permission)
        return bool(held) if office_id is None else office_id in held

    def acting_for(
        self, permission: Permission, *, chosen: int | None = None, subject: int | None = None
    ) -> Workplace | None:
        """Return the workplace in whose name the person uses ``permission``; None if they may not.

        Args:
            chosen: the office they chose in the header; it counts where it holds the permission.
            subject: the office of the thing acted on; the workplace must reach over it.
        """
        if subject is not None and not self.holds(permission, subject):
            return None
        path = None if subject is None else self._paths[subject]
        fitting = [
            place
            for place in self.workplaces
            if self.holds(permission, place.id) and (path is None or place.covers(path))
        ]
        for place in fitting:
            if place.id == chosen:
                return place
        if not fitting:
            return None
        return fitting[0] if path is None else fitting[-1]  # paths sort the nearest office last


def _roles_over(path: str, memberships: Sequence[tuple[Role, str]]) -> frozenset[Role]:
    return frozenset(role for role, above in memberships if path.startswith(above))
