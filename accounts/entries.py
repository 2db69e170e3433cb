"""What the ledger says of offices, accounts and signing in."""

from datetime import date, datetime
from typing import Final

from accounts.approvals import ApprovableCode
from accounts.devices import BrowserName
from accounts.models import FactorRule, Role
from audit.entries import (
    BY_NEW_ENTRY,
    NOT_ASKED,
    FileHash,
    Key,
    Kind,
    StreamName,
    by_another,
    by_opposite,
    declare,
    row_id,
)
from foundation.i18n import N_

_CODE: Final = Key(N_("Code"), str)
_NAME: Final = Key(N_("Name"), str)
_ROLE: Final = Key(N_("Role"), Role)
_UNTIL: Final = Key(N_("Last day of the role"), date)
_ADDRESS: Final = Key(N_("Network address"), str)
_COUNT: Final = Key(N_("Wrong passwords"), int)

OFFICE_CREATED: Final = declare(
    Kind(
        "office.created",
        N_("Added the office"),
        keys={"code": _CODE, "name": _NAME, "parent": Key(N_("Under the office"), str).or_none()},
        correctable=by_another(N_("Rename the office")),
    )
)
OFFICE_RENAMED: Final = declare(
    Kind(
        "office.renamed",
        N_("Renamed the office"),
        keys={"code": _CODE.changed(), "name": _NAME.changed()},
        correctable=BY_NEW_ENTRY,
    )
)
LETTERHEAD_SET: Final = declare(
    Kind(
        "office.letterhead",
        N_("Recorded the head of the papers"),
        keys={
            "superior": Key(N_("Body above it"), str).changed().or_absent(),
            "name": _NAME.changed().or_absent(),
            "symbol": Key(N_("Letters in numbers"), str).changed().or_absent(),
            "place": Key(N_("Place before the day"), str).changed().or_absent(),
            "address": Key(N_("Address"), str).changed().or_absent(),
            "phone": Key(N_("Telephone"), str).changed().or_absent(),
            "email": Key(N_("Email"), str).changed().or_absent(),
            "logo": Key(N_("Logo"), FileHash).changed().or_absent(),
        },
        correctable=BY_NEW_ENTRY,
    )
)
_SIGNING: Final = {
    "account": Key(N_("Person"), int, names="account"),
    "capacity": Key(N_("Signing capacity"), str),
    "in_place_of": Key(N_("In place of"), str).or_absent(),
}
SIGNING_ALLOWED: Final = declare(
    Kind(
        "office.signing_allowed",
        N_("Said in which capacity a person signs"),
        keys=_SIGNING,
        correctable=by_opposite(N_("End the capacity")),
    )
)
SIGNING_ENDED: Final = declare(
    Kind(
        "office.signing_ended",
        N_("Ended a capacity to sign"),
        keys=_SIGNING,
        correctable=by_opposite(N_("Say in which capacity a person signs")),
    )
)
ACCOUNT_CREATED: Final = declare(
    Kind(
        "account.created",
        N_("Opened the account"),
        keys={"username": Key(N_("User name"), str)},
        correctable=by_opposite(N_("Disable the account")),
    )
)
ROLE_GRANTED: Final = declare(
    Kind(
        "account.role_granted",
        N_("Granted a role"),
        keys={"role": _ROLE, "until": _UNTIL.or_none().or_absent()},
        correctable=by_opposite(N_("Withdraw the role")),
    )
)
ROLE_LIMITED: Final = declare(
    Kind(
        "account.role_limited",
        N_("Set the last day of a role"),
        keys={"role": _ROLE, "until": _UNTIL.changed()},
        correctable=BY_NEW_ENTRY,
    )
)
ROLE_WITHDRAWN: Final = declare(
    Kind(
        "account.role_withdrawn",
        N_("Withdrew a role"),
        keys={"role": _ROLE},
        correctable=by_opposite(N_("Grant the role again")),
    )
)
ACCOUNT_DISABLED: Final = declare(
    Kind(
        "account.disabled",
        N_("Disabled the account"),
        "warn",
        correctable=by_opposite(N_("Enable the account")),
    )
)
ACCOUNT_ENABLED: Final = declare(
    Kind(
        "account.enabled",
        N_("Enabled the account"),
        correctable=by_opposite(N_("Disable the account")),
    )
)
PASSWORD_CHANGED: Final = declare(
    Kind(
        "account.password_changed",
        N_("Changed the own password"),
        correctable=BY_NEW_ENTRY,
    )
)
PASSWORD_RESET: Final = declare(
    Kind(
        "account.password_reset",
        N_("Set a new password for somebody else"),
        "warn",
        correctable=BY_NEW_ENTRY,
    )
)
ACCOUNT_UNLOCKED: Final = declare(
    Kind("account.unlocked", N_("Forgot the wrong tries"), correctable=NOT_ASKED)
)
SESSIONS_ENDED: Final = declare(
    Kind("account.sessions_ended", N_("Ended all sessions"), correctable=NOT_ASKED)
)
SESSION_ENDED: Final = declare(
    Kind(
        "account.session_ended",
        N_("Ended a session from elsewhere"),
        keys={
            "session": row_id(),
            "browser": Key(N_("Device"), BrowserName),
            "address": _ADDRESS,
            "begun": Key(N_("Signed in"), datetime),
        },
        correctable=NOT_ASKED,
    )
)
SIGNED_IN: Final = declare(
    Kind("account.signed_in", N_("Signed in"), keys={"address": _ADDRESS}, correctable=NOT_ASKED),
)
SIGN_IN_FAILED: Final = declare(
    Kind(
        "account.sign_in_failed",
        N_("Noted a wrong password"),
        "warn",
        keys={"address": _ADDRESS, "count": _COUNT},
        correctable=NOT_ASKED,
    )
)
SIGN_IN_SLOWED: Final = declare(
    Kind(
        "account.sign_in_slowed",
        N_("Noted many wrong passwords from one place"),
        "warn",
        keys={"address": _ADDRESS, "count": _COUNT},
        correctable=NOT_ASKED,
    )
)
SIGN_IN_ATTACKED: Final = declare(
    Kind(
        "account.sign_in_attacked",
        N_("Noted wrong passwords from many places"),
        "danger",
        keys={"places": Key(N_("Number of network places"), int)},
        correctable=NOT_ASKED,
    )
)
UNKNOWN_NAME: Final = declare(
    Kind(
        "sign_in.unknown_name",
        N_("Noted sign-ins under names nobody has"),
        "warn",
        keys={"address": _ADDRESS, "count": _COUNT},
        correctable=NOT_ASKED,
    )
)
FACTOR_RULE_SET: Final = declare(
    Kind(
        "office.factor_rule",
        N_("Decided who needs a confirmation code at sign-in"),
        keys={"rule": Key(N_("Asked for a confirmation code"), FactorRule).changed()},
        correctable=BY_NEW_ENTRY,
    )
)
FACTOR_SET_UP: Final = declare(
    Kind(
        "account.factor_set_up",
        N_("Set up the confirmation code"),
        keys={"again": Key(N_("Set up anew"), bool)},
        correctable=by_opposite(N_("Remove the confirmation code")),
    )
)
FACTOR_REMOVED: Final = declare(
    Kind(
        "account.factor_removed",
        N_("Removed the confirmation code"),
        "warn",
        correctable=by_opposite(N_("Set up the confirmation code")),
    )
)
RECOVERY_CODES_MADE: Final = declare(
    Kind(
        "account.recovery_codes_made",
        N_("Made new recovery codes"),
        keys={"count": Key(N_("Recovery codes made"), int)},
        correctable=BY_NEW_ENTRY,
    )
)
RECOVERY_CODE_USED: Final = declare(
    Kind(
        "account.recovery_code_used",
        N_("Used a recovery code"),
        "warn",
        keys={"left": Key(N_("Recovery codes left"), int)},
        correctable=NOT_ASKED,
    )
)
CODE_FAILED: Final = declare(
    Kind(
        "account.code_failed",
        N_("Noted a wrong confirmation code"),
        "danger",
        keys={"address": _ADDRESS, "count": Key(N_("Wrong tries"), int)},
        correctable=NOT_ASKED,
    )
)

_PROPOSAL: Final = {
    "what": Key(N_("What is proposed"), ApprovableCode),
    "about": Key(N_("About"), StreamName),
}
_PROPOSE: Final = N_("Propose")
APPROVAL_PROPOSED: Final = declare(
    Kind(
        "approval.proposed",
        N_("Proposed"),
        keys={**_PROPOSAL, "reason": Key(N_("Reason"), str)},
        correctable=by_opposite(N_("Withdraw the proposal")),
    )
)
APPROVAL_APPROVED: Final = declare(
    Kind(
        "approval.approved", N_("Approved"), "ok", keys=_PROPOSAL, correctable=by_another(_PROPOSE)
    )
)
APPROVAL_RETURNED: Final = declare(
    Kind(
        "approval.returned",
        N_("Returned the proposal"),
        "warn",
        keys={**_PROPOSAL, "reason": Key(N_("Reason"), str)},
        correctable=by_another(_PROPOSE),
    )
)
APPROVAL_WITHDRAWN: Final = declare(
    Kind(
        "approval.withdrawn",
        N_("Withdrew the proposal"),
        keys=_PROPOSAL,
        correctable=by_another(_PROPOSE),
    )
)
APPROVAL_EXECUTED: Final = declare(
    Kind(
        "approval.executed",
        N_("Carried out what was approved"),
        "ok",
        keys=_PROPOSAL,
        correctable=by_another(_PROPOSE),
    )
)
