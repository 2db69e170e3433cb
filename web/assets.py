"""Style sheets, scripts, fonts and drawings as browsers get them; see ``web.asset_build``.

``static("js/page.js")`` in a template is the address of the built file. Built files never change
under their name, so browsers keep them for a year. The build is made by ``script/setup``; a start
that finds it older than the sources makes it anew, or says that it cannot.
"""

import fcntl
import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from web import answering
from web.asset_build import AssetFault, Build, put, state_of
from web.pieces import Piece

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SOURCES = Path(__file__).parents[1] / "static"
BUILT = SOURCES / "built"
PREFIX = "/static/"
YEAR = 365 * 24 * 3600
SPRITE: Final = "vendor/tabler-icons/sprite.svg"
ICON: Final = Piece('<svg class="i"{}><use href="{}#{}"/></svg>')
NAMED: Final = Piece(' role="img" aria-label="{}"')
UNSEEN: Final = Markup(' aria-hidden="true"')
OLD = 7 * 24 * 3600  # seconds that a page may stay open which still names a file of before


def build(sources: Path = SOURCES, built: Path = BUILT) -> dict[str, str]:
    """Return the built files by their sources; builds them first when a source has changed.

    Raises:
        AssetFault: they are not up to date and cannot be built or written.
    """
    state = state_of(sources)
    manifest, files = built / "manifest.json", built / "files"
    if (names := _names(manifest, files, state)) is not None:
        return names
    try:
        for folder in (built, files):
            if not folder.is_dir():
                folder.mkdir()
                folder.chmod(0o755)  # the server reads it, whoever runs it
        with (built / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # one of several starting processes builds
            if (names := _names(manifest, files, state)) is not None:
                return names
            names = Build(sources, files).run()
            put(manifest, json.dumps({"state": state, "names": names}, indent=1).encode())
            _drop_old(files, set(names.values()), manifest.stat().st_mtime)
            return names
    except OSError as error:
        raise AssetFault(
            f"{built} is older than the style sheets and scripts, and cannot be written"
            f" ({error.strerror}). Run script/assets as the owner of the program."
        ) from error


def _names(manifest: Path, files: Path, state: str) -> dict[str, str] | None:
    """Return what a manifest names if it is of this state and every file is there."""
    with suppress(OSError, ValueError, KeyError):
        kept: dict[str, Any] = json.loads(manifest.read_text())
        names: dict[str, str] = kept["names"]
        if kept["state"] == state and all((files / name).is_file() for name in names.values()):
            return names
    return None


def _drop_old(files: Path, used: set[str], now: float) -> None:
    """Delete files of builds before, once no open page can ask for them any more."""
    for path in files.iterdir():
        plain = path.name.removesuffix(".br").removesuffix(".gz")
        if plain not in used and now - path.stat().st_mtime > OLD:
            path.unlink(missing_ok=True)


@cache
def _of_this_process() -> dict[str, str]:
    return build()


class Served(WhiteNoise):  # type: ignore[misc]  # whitenoise ships no types
    """Every file is kept for a year without being asked for again."""

    FOREVER = YEAR


class Files:
    """WSGI middleware: built files are answered here, everything else by the application."""

    def __init__(self, application: "WSGIApplication", *, follows: bool) -> None:
        """``follows``: sources may change while this runs, as on a developer's machine."""
        self.application = application
        self.follows = follows
        self.read()

    def read(self) -> None:
        self.names = build() if self.follows else _of_this_process()
        self.addresses = {name: PREFIX + built for name, built in self.names.items()}
        self.served = Served(
            self.application,
            root=BUILT / "files",
            prefix=PREFIX,
            max_age=YEAR,
            immutable_file_test=lambda _path, _url: True,
            allow_all_origins=False,
        )

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if self.follows and not environ.get("PATH_INFO", "").startswith(PREFIX):
            self.read()
        answer: Iterable[bytes] = self.served(environ, start_response)
        return answer


def init_app(app: Flask) -> None:
    """Answer for the built files and tell templates their addresses."""
    files = Files(app.wsgi_app, follows=app.debug)
    app.wsgi_app = files  # type: ignore[method-assign]  # Flask's documented way

    def static(name: str) -> str:
        return (answering.root() or "") + files.addresses[name]

    def icon(name: str, label: str = "") -> Markup:
        return drawn_icon(static(SPRITE), name, label)

    app.add_template_global(static)
    app.add_template_global(icon, "drawn_icon")


@lru_cache(maxsize=1000, typed=True)
def drawn_icon(sprite: str, name: str, label: str) -> Markup:
    """Draw an icon, each once and not some forty times a page; see components/icon.html."""
    return ICON(NAMED(label) if label else UNSEEN, sprite, name)


if __name__ == "__main__":
    build()
