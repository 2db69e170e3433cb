"""The style guide: a page for every component, in both languages, and never in production."""

import secrets

import pytest

from app import create_app
from config import Settings
from tests.guards.tree import ROOT

COMPONENTS = sorted(path.stem for path in (ROOT / "templates/components").glob("*.html"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_component_has_a_page_with_living_examples(pages, language):
    visitor = pages.anonymous()
    visitor.client.set_cookie("language", language)
    for name in COMPONENTS:
        assert visitor.get(f"/styleguide/{name}").document.all("section", class_="kb-sheet"), name


def test_the_list_links_every_component(pages):
    links = {a.get("href") for a in pages.anonymous().get("/styleguide").document.all("a")}
    assert links >= {f"/styleguide/{name}" for name in COMPONENTS}


def test_a_component_that_is_none_is_not_there(pages):
    pages.anonymous().get("/styleguide/nothing", 404)


def test_production_has_no_style_guide(tmp_path):
    settings = Settings(
        secret_key=secrets.token_hex(32),
        database_url=f"sqlite:///{tmp_path / 'none.db'}",
        data_dir=tmp_path / "data",
    )
    client = create_app(settings).test_client()
    for address in ("/styleguide", "/styleguide/field"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("environment", "asked", "shown"),
    [
        ("development", "", True),
        ("demo", "", False),
        ("demo", "1", True),
        ("production", "1", False),
    ],
)
def test_who_shows_it(monkeypatch, tmp_path, environment, asked, shown):
    monkeypatch.setenv("KEBIEN_ENV", environment)
    monkeypatch.setenv("KEBIEN_STYLEGUIDE", asked)
    monkeypatch.setenv("KEBIEN_DATA", str(tmp_path))
    assert Settings.from_env(serving=False).styleguide is shown
