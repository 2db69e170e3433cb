"""An unsafe start is refused with a sentence that says what to set."""

import pytest

from config import Settings, UnsafeSettings

KEY = "k" * 40


@pytest.fixture
def environment(monkeypatch, tmp_path):
    for name in ("SECRET_KEY", "FLASK_DEBUG", "DATABASE_URL", "KEBIEN_ENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KEBIEN_DATA", str(tmp_path))
    return monkeypatch


@pytest.mark.parametrize("key", ["", "short"])
def test_production_does_not_start_without_a_long_key(key, environment):
    environment.setenv("SECRET_KEY", key)
    with pytest.raises(UnsafeSettings, match="SECRET_KEY"):
        Settings.from_env()


def test_production_does_not_start_with_the_debugger(environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("FLASK_DEBUG", "1")
    with pytest.raises(UnsafeSettings, match="FLASK_DEBUG"):
        Settings.from_env()


def test_an_environment_that_does_not_exist_is_refused(environment):
    environment.setenv("KEBIEN_ENV", "staging")
    with pytest.raises(UnsafeSettings, match="KEBIEN_ENV"):
        Settings.from_env()


def test_another_database_is_refused(environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("DATABASE_URL", "mysql://x")
    with pytest.raises(UnsafeSettings, match="DATABASE_URL"):
        Settings.from_env()


def test_production_starts_with_a_key_and_secure_cookies(environment):
    environment.setenv("SECRET_KEY", KEY)
    settings = Settings.from_env()
    assert settings.secure_cookies
    assert settings.database_url.startswith("sqlite:///")


def test_development_makes_a_key_of_its_own_and_keeps_it(environment, tmp_path):
    environment.setenv("KEBIEN_ENV", "development")
    first, second = Settings.from_env().secret_key, Settings.from_env().secret_key
    assert first == second
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_command_needs_no_key(environment):
    assert Settings.from_env(serving=False).secret_key == ""


def test_a_plain_postgresql_address_gets_its_driver(environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("DATABASE_URL", "postgresql://u:p@h/d")
    assert Settings.from_env().database_url == "postgresql+psycopg://u:p@h/d"
