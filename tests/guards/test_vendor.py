"""What is vendored: every file as fetched, with its licence, and nothing that nobody named."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.guards.tree import ROOT, templates

VENDOR = ROOT / "static" / "vendor"
WANTED: dict[str, Any] = json.loads((ROOT / "package.json").read_text())
LOCK: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text())
MANIFEST: list[dict[str, str]] = json.loads((VENDOR / "manifest.json").read_text())
LICENCES = {"MIT", "0BSD", "ISC", "Apache-2.0", "OFL-1.1"}
SOURCES = ("static/css/*.css", "static/css/components/*.css")


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_fetched(entry: dict[str, str]) -> None:
    found = hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest()
    assert found == entry["sha256"], f"{entry['file']} was changed by hand; run npm run vendor"


def test_no_vendored_file_is_missing_from_the_manifest() -> None:
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert there - {"manifest.json"} == {entry["file"] for entry in MANIFEST}


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
    assert {(entry["name"], entry["version"]) for entry in MANIFEST} <= locked
    assert set(pinned) <= {entry["package"] for entry in WANTED["vendor"]}


@pytest.mark.parametrize("entry", WANTED["vendor"], ids=lambda entry: entry["package"])
def test_every_package_comes_with_a_licence_we_may_ship(entry: dict[str, Any]) -> None:
    assert set(entry["licence"].split(" AND ")) <= LICENCES
    assert (VENDOR / entry["into"] / "LICENSE").stat().st_size > 200


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
