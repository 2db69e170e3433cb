"""A second factor as a person's authenticator has it."""

from datetime import timedelta

from accounts import totp, vault
from accounts.operations import second_factor
from accounts.operations.tries import Origin
from foundation import clock
from foundation.database import db

SECRET = b"12345678901234567890"
HERE, THERE = Origin("10.0.0.1"), Origin("10.0.0.2")
STEP = timedelta(seconds=totp.PERIOD)


def shown(later=0, secret=SECRET):
    """What the authenticator shows so many steps from now."""
    return totp.code_of(secret, totp.step_at(clock.now()) + later)


def set_up(account, by, *, recovery=None, **given):
    """Set a factor up and commit it; return the recovery codes."""
    vault.prepare()
    codes = recovery or second_factor.new_recovery_codes()
    values = {"secret": SECRET, "code": shown(), "recovery": codes, "by": by} | given
    second_factor.set_up(account, **values)
    db.session.commit()
    return codes
