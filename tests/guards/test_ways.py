"""A refusal that says something is there already gives the way to that thing."""

import ast
import re

import pytest

from tests.guards.test_refusals import refusals
from tests.guards.tree import name_of, parsed, sources

pytestmark = pytest.mark.usefixtures("app")  # made, the application has imported every refusal

SAYS_SO = re.compile(r"\balready\b|\bwas merged into\b|something stands on it")
"""Words by which a refusal says that something stands in the way."""
HERE = {
    *("AlreadyRegistered", "CertificateRecorded", "CreditorAnswered", "DepositAsBefore"),
    *("KnownAlready", "NoticeAsRecorded"),  # of the lot or the round on the page
    *("DeliveryIsKnown", "DepositAsRecorded", "DepositFromRound", "LongestExtension"),
    *("MoneyReversed", "VoucherUsed"),  # of the sale on the page
    *("ClaimKnown", "ClaimOfCreditorKnown", "KindUnchanged", "MovementReversed"),
    *("NoAppraisalDue", "NothingToLookAt"),  # of the case or the asset on the page
    *("HalfSignedAlready", "HandOverSigned"),
    *("LineSettledAlready", "OrderBegun", "PrinterUnchanged"),
    *("ScanSettled", "DiscrepancyDecided"),  # of the thing on the page
    *("CapacityEnded", "CapacityHeldAlready", "RoleHeldAlready", "RoleUntilUnchanged"),
    *("NoSuchSession", "TooManyViews"),  # of the person on the page
    *("EndedBefore", "OrganisationClosedBefore", "SameName"),  # of the organisation on the page
    *("DayIsThatAlready", "ThresholdUnchanged"),  # listed on the page
    *("OfficeHasPeople", "OfficeNamedAlready"),  # the first visit: nothing else is there yet
    *("ImportHasBegun", "DueBeforeToday"),  # the thing itself, a day
    *("AlreadyThere", "CarePlanned", "CountsAlready", "FindingSettled", "SeenAlready"),  # itself
    *("DocumentHasFile", "DirectiveDueInThePast", "GroundNeeded"),  # of itself
    *("DatabaseNotReplaced", "NotFromSqlite", "OfficeNotEmpty"),  # of the installation
    "ActIdReused",  # the form itself
}
"""Refusals about the very thing whose page shows them."""


def test_a_refusal_that_names_another_thing_gives_the_way_to_it() -> None:
    say = {kind.__name__ for kind in refusals() if SAYS_SO.search(vars(kind).get("text", ""))}
    assert HERE - say == set()
    dumb = []
    for path in sources():
        for node in ast.walk(parsed(path)):
            raised = node.exc if isinstance(node, ast.Raise) else None
            called = node.func if isinstance(node, ast.Call) else raised
            if called is None or isinstance(called, ast.Call):
                continue
            gives = isinstance(node, ast.Call) and any(k.arg == "see" for k in node.keywords)
            if name_of(called) in say - HERE and not gives:
                dumb.append(f"{path}:{node.lineno}: {name_of(called)}")
    assert not dumb
