"""The second factor of a person: set up, used at sign-in, replaced, removed."""

import re
from collections.abc import Sequence
from typing import Final

from accounts import entries, passwords, queries, refusals, totp, vault
from accounts.models import FactorRule, RecoveryCode, SecondFactor, UserAccount
from accounts.operations.records import check_reach_over, note
from accounts.operations.sessions import end_all
from accounts.roles import asks_for_factor
from foundation.acts import Act
from foundation.database import db, lock

RECOVERY_CODES: Final = 10


def new_recovery_codes() -> tuple[str, ...]:
    """Return ten codes nobody has, as they are printed."""
    return tuple(passwords.random_groups(3) for _code in range(RECOVERY_CODES))


def set_up(
    account: UserAccount,
    *,
    secret: bytes,
    code: str,
    recovery: Sequence[str],
    by: Act,
    present: str = "",
) -> None:
    """Share a secret with a person's authenticator; every session of theirs ends.

    Args:
        code: what the new authenticator shows: it has the secret, and its clock is right.
        recovery: the codes that replace a lost authenticator from now on.
        present: a code of the factor in use, where there is one.

    Raises:
        WrongCode: the code of the factor in use is wrong, too old or used before.
        NewCodeWrong: the new authenticator shows another code.
    """
    lock(account)
    row = db.session.scalar(queries.factor_of(account.id))
    again = row is not None
    if again:
        use(account, present, by=by)
    step = totp.matching_step(secret, _plain(code), at=by.at)
    if step is None:
        raise refusals.NewCodeWrong
    if row is None:
        row = SecondFactor(account_id=account.id)
        db.session.add(row)
    row.sealed, row.last_step = vault.closed(secret, account.id), step
    row.created_at = by.at
    _keep(account, recovery)
    end_all(account)
    note(account, entries.FACTOR_SET_UP, by, {"again": again})


def use(account: UserAccount, code: str, *, by: Act) -> None:
    """Use up a code: the authenticator's present one, or a recovery code.

    Raises:
        WrongCode: it is wrong, too old, or was used before; or the person has no second factor.
    """
    row = db.session.scalar(queries.factor_of(account.id).with_for_update())
    if row is None:
        raise refusals.WrongCode
    plain = _plain(code)
    if re.fullmatch(r"[0-9]{6}", plain):
        secret = vault.opened(row.sealed, account.id)
        step = totp.matching_step(secret, plain, at=by.at, after=row.last_step)
        if step is None:
            raise refusals.WrongCode
        row.last_step = step
        return
    kept = {each.code_hash: each for each in db.session.scalars(queries.unused_codes(account.id))}
    found = kept.get(vault.marked(plain, account.id))
    if found is None:
        raise refusals.WrongCode
    found.used_at = by.at
    note(account, entries.RECOVERY_CODE_USED, by, {"left": len(kept) - 1})


def replace_recovery_codes(
    account: UserAccount, *, code: str, recovery: Sequence[str], by: Act
) -> None:
    """Give a person new recovery codes; the old ones open nothing any longer.

    Raises:
        WrongCode: the code of the factor in use is wrong, too old or used before.
    """
    lock(account)
    use(account, code, by=by)
    _keep(account, recovery)
    note(account, entries.RECOVERY_CODES_MADE, by, {"count": len(recovery)})


def give_up(account: UserAccount, *, code: str, fixed: FactorRule | None, by: Act) -> None:
    """Remove one's own second factor; every session of the person ends.

    Args:
        fixed: the rule of the server, which holds instead of those of the offices.

    Raises:
        FactorDemanded: the rule asks this person for a code.
        WrongCode: the code of the factor in use is wrong, too old or used before.
    """
    lock(account)
    if _is_demanded(account, fixed, by):
        raise refusals.FactorDemanded
    use(account, code, by=by)
    _remove(account, by)


def remove(account: UserAccount, *, by: Act) -> None:
    """Remove the factor of a person who lost theirs; every session of that person ends.

    Raises:
        OwnAccount: one's own is given up with a code.
        RolesElsewhere: the person works in an office that is not under the one acted for.
        NoSecondFactor: there is none.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    check_reach_over(account, by)
    lock(account)
    if db.session.scalar(queries.factor_of(account.id)) is None:
        raise refusals.NoSecondFactor
    _remove(account, by)


def _is_demanded(account: UserAccount, fixed: FactorRule | None, by: Act) -> bool:
    held = queries.roles_held(account.id, by.day)
    if fixed is None:
        return queries.needs_factor(held)
    return asks_for_factor(fixed, {each.role for each in held})


def _remove(account: UserAccount, by: Act) -> None:
    db.session.delete(db.session.scalars(queries.factor_of(account.id)).one())
    _keep(account, ())
    end_all(account)
    note(account, entries.FACTOR_REMOVED, by, {})


def _keep(account: UserAccount, recovery: Sequence[str]) -> None:
    """Keep these recovery codes of a person and no others."""
    for row in db.session.scalars(queries.recovery_codes(account.id)):
        db.session.delete(row)
    db.session.flush()
    for code in recovery:
        db.session.add(
            RecoveryCode(account_id=account.id, code_hash=vault.marked(_plain(code), account.id))
        )


def _plain(code: str) -> str:
    """Return a code without what people write between its letters."""
    return re.sub(r"[\s.\-]", "", code).lower()
