"""A field of one file that is kept when it is sent, so that no later page of the form loses it.

The page that answers (a refusal, a page of answers to be checked) carries the kept file as a signed
text under the name of the field. What nobody records in the end is deleted at night.
"""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any, Final

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage
from wtforms import FileField

from foundation.kept import KeptFile
from web.access import person

MARK: Final = "kept."
KEPT_AGE: Final = 12 * 3600  # seconds; what no row names is deleted after a day

Keep = Callable[[bytes, str], KeptFile]


class KeptFileField(FileField):
    """One file; its data is the :class:`KeptFile`, or None.

    Args:
        keep: reads what was sent, keeps it, or refuses it; called with the bytes and the name.
    """

    data: KeptFile | None

    def __init__(
        self, label: Any, validators: list[Any] | None = None, *, keep: Keep, **kwargs: Any
    ) -> None:
        self._keep = keep
        self.sent: FileStorage | None = None
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        files = [each for each in valuelist if isinstance(each, FileStorage) and each.filename]
        kept = [read_kept(each) for each in valuelist if isinstance(each, str)]
        self.sent = files[0] if files else None
        self.data = None if files else next((each for each in kept if each is not None), None)

    def keep_sent(self) -> None:
        """Keep what was sent; never inside a transaction.

        Raises:
            Refusal: it is no file of a kind that is taken.
            Failure: it could not be written.
        """
        if self.sent is None:
            return
        sent, self.sent = self.sent, None
        content = sent.stream.read()
        sent.stream.seek(0)
        self.data = self._keep(content, sent.filename or "")

    @property
    def kept(self) -> str:
        """What a page carries for the kept file; "" when there is none."""
        return f"{MARK}{_signer().dumps([_owner(), *astuple(self.data)])}" if self.data else ""


def read_kept(text: object) -> KeptFile | None:
    """Return the kept file that a text stands for; None when it is not ours, not theirs, or old."""
    if not isinstance(text, str) or not text.startswith(MARK):
        return None
    try:
        owner, *values = _signer().loads(text.removeprefix(MARK), max_age=KEPT_AGE)
    except (BadData, RecursionError):
        return None
    return KeptFile(*values) if owner == _owner() else None


def _owner() -> int | None:
    who = person()
    return who.id if who is not None else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept-file")
