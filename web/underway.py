"""How far a long act is: counted for who waits for its answer, who may also stop it.

The act runs in the request that its form sent. What it has done so far stands in a small file of
the data folder, named by the person and by the ``act_id`` of the form; the page asks for it once a
second (``static/js/busy.js``). A second file beside it asks the act to stop.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.acts import ACT_ID
from foundation.database import data_dir
from foundation.failures import Failure, told
from foundation.i18n import N_
from foundation.permissions import Permission
from web.access import permission_required, person

bp = Blueprint("underway", __name__, url_prefix="/underway")

FOLDER: Final = "underway"
EVERY: Final = 0.2  # seconds between two counts that are written
OLD: Final = 86_400  # seconds: of an act that broke off


class Stopped(Failure):
    """Who waited for a long act stopped it."""

    text = N_("Stopped. Nothing was recorded; send it again to begin anew.")
    status = 409


@contextmanager
def underway(whole: int) -> Iterator[Callable[[int], None]]:
    """Give a function that says how much of ``whole`` is done.

    Raises:
        Stopped: out of that function, once who waits asked for it.
    """
    place = _place(request.form.get("act_id", ""))
    if place is None:
        yield lambda _done: None
        return
    stop, last = place.with_suffix(".stop"), [0.0]

    def tell(done: int) -> None:
        now = time.monotonic()
        if now - last[0] < EVERY:
            return
        last[0] = now
        if stop.exists():
            raise Stopped
        _write(place, f"{done} {whole}")

    with told():
        _clear(place.parent)
    try:
        tell(0)
        yield tell
    finally:
        place.unlink(missing_ok=True)
        stop.unlink(missing_ok=True)


@bp.get("/<token>")
@permission_required(Permission.USE)
def show(token: str) -> ResponseReturnValue:
    """Say how much of this person's act is done; nothing of one that is not under way."""
    place = _place(token)
    try:
        done, _, whole = place.read_text().partition(" ") if place is not None else ("", "", "")
    except FileNotFoundError:
        done = whole = ""
    return jsonify({"done": int(done), "whole": int(whole)} if whole else {})


@bp.post("/<token>/stop")
@permission_required(Permission.USE)
def stop(token: str) -> ResponseReturnValue:
    """Ask this person's act to stop; one that is over already stays as it is."""
    place = _place(token)
    under_way = place is not None and place.exists()
    if place is not None and under_way:
        with told():
            place.with_suffix(".stop").touch(mode=0o600)
    return jsonify(stops=under_way)


def _place(act_id: str) -> Path | None:
    who = person()
    if who is None or not ACT_ID.fullmatch(act_id):
        return None
    return data_dir() / FOLDER / f"{who.id}-{act_id}"


def _write(place: Path, text: str) -> None:
    with told():
        half = place.with_suffix(".new")
        half.write_text(text)
        os.replace(half, place)


def _clear(folder: Path) -> None:
    """Make the folder; drop what acts left behind that broke off."""
    before = clock.now().timestamp() - OLD
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in folder.iterdir():
        try:
            if file.stat().st_mtime < before:
                file.unlink()
        except FileNotFoundError:
            continue
