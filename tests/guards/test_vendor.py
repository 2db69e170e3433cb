"""What is vendored: every file as fetched, with its licence, and nothing that nobody named."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.guards.tree import ROOT, templates

VENDOR = ROOT / "static" / "vendor"
OF_TESTS = ROOT / "tests" / "vendor"
WANTED: dict[str, Any] = json.loads((ROOT / "package.json").read_text())
LOCK: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text())
# The entries of both manifests, each with the folder that it is in.
MANIFEST: list[tuple[Path, dict[str, str]]] = [
    (folder, entry)
    for folder in (VENDOR, OF_TESTS)
    for entry in json.loads((folder / "manifest.json").read_text())
]
LICENCES = {"MIT", "0BSD", "ISC", "Apache-2.0", "OFL-1.1"}
NOT_SHIPPED = {"MPL-2.0"}  # what only tests use
SOURCES = ("static/css/*.css", "static/css/components/*.css")


@pytest.mark.parametrize(("folder", "entry"), MANIFEST, ids=lambda part: str(part)[-60:])
def test_a_vendored_file_is_the_one_fetched(folder: Path, entry: dict[str, str]) -> None:
    found = hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest()
    assert found == entry["sha256"], f"{entry['file']} was changed by hand; run npm run vendor"


@pytest.mark.parametrize("folder", [VENDOR, OF_TESTS], ids=["static", "tests"])
def test_no_vendored_file_is_missing_from_the_manifest(folder: Path) -> None:
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    named = {entry["file"] for where, entry in MANIFEST if where == folder}
    assert there - {"manifest.json"} == named


def test_every_package_is_pinned_and_vendored_at_that_version() -> None:
    pinned: dict[str, str] = WANTED["devDependencies"]
    loose = {name: version for name, version in pinned.items() if not version[0].isdigit()}
    assert not loose, f"pin one version: {loose}"
    locked = {
        (path.rpartition("node_modules/")[2], package["version"])
        for path, package in LOCK["packages"].items()
        if path
    }
    assert set(pinned.items()) <= locked
    assert {(entry["name"], entry["version"]) for _folder, entry in MANIFEST} <= locked
    assert set(pinned) <= {entry["package"] for entry in WANTED["vendor"]}


@pytest.mark.parametrize("entry", WANTED["vendor"], ids=lambda entry: entry["package"])
def test_every_package_comes_with_a_licence_we_may_ship(entry: dict[str, Any]) -> None:
    of_tests = entry.get("of") == "tests"
    allowed = LICENCES | NOT_SHIPPED if of_tests else LICENCES
    assert set(entry["licence"].split(" AND ")) <= allowed
    folder = OF_TESTS if of_tests else VENDOR
    assert (folder / entry["into"] / "LICENSE").stat().st_size > 200


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    drawn = set(
        re.findall(r'<symbol id="([^"]+)"', (VENDOR / "tabler-icons/sprite.svg").read_text())
    )
    named = {
        (str(path), icon)
        for path in templates()
        for icon in re.findall(
            r"\bicon\(\s*[\"']([a-z0-9-]+)[\"']", (ROOT / "templates" / path).read_text()
        )
    }
    missing = sorted((path, icon) for path, icon in named if icon not in drawn)
    assert not missing, f"add to the sprite in package.json and run npm run vendor: {missing}"


def test_every_file_a_style_sheet_asks_for_is_ours() -> None:
    missing = []
    for pattern in SOURCES:
        for sheet in ROOT.glob(pattern):
            for url in re.findall(r"url\([\"']?([^)\"']+)[\"']?\)", sheet.read_text()):
                if not url.startswith("data:") and not _beside(sheet, url).is_file():
                    missing.append((sheet.name, url))
    assert not missing


def _beside(sheet: Path, url: str) -> Path:
    return (sheet.parent / url.split("#")[0]).resolve()
