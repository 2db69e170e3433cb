"""An unsafe start is refused with a sentence that says what to set."""

import os

import pytest

from config import Settings, UnsafeSettings

KEY = "k" * 40


@pytest.fixture
def environment(monkeypatch, tmp_path):
    for name in ("SECRET_KEY", "FLASK_DEBUG", "DATABASE_URL", "KEBIEN_ENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KEBIEN_DATA", str(tmp_path))
    mask = os.umask(0o022)
    yield monkeypatch
    os.umask(mask)


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


def test_what_is_made_is_the_owners_only_and_what_was_left_open_is_closed(environment, tmp_path):
    environment.setenv("SECRET_KEY", KEY)
    (tmp_path / "kebien.db").write_text("")
    tmp_path.chmod(0o755)
    Settings.from_env()
    (tmp_path / "kebien.db-wal").write_text("")
    (tmp_path / "blobs").mkdir()
    assert {path.name for path in tmp_path.iterdir() if path.stat().st_mode & 0o077} == set()
    assert tmp_path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["soon", "0", "-1", "nan", "601"])
def test_a_wait_that_is_no_number_of_seconds_is_refused(text, environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("KEBIEN_LOCK_WAIT", text)
    with pytest.raises(UnsafeSettings, match="KEBIEN_LOCK_WAIT"):
        Settings.from_env()


def test_hosts_are_read_with_commas_or_blanks(environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("KEBIEN_HOSTS", "kho.example.vn, 10.0.0.7")
    assert Settings.from_env().hosts == ("kho.example.vn", "10.0.0.7")


def test_a_rule_on_second_factors_that_does_not_exist_is_refused(environment):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("KEBIEN_SECOND_FACTOR", "heads")
    with pytest.raises(UnsafeSettings, match="KEBIEN_SECOND_FACTOR"):
        Settings.from_env()
    environment.setenv("KEBIEN_SECOND_FACTOR", "leaders")
    assert Settings.from_env().second_factor == "leaders"


def test_the_key_of_second_factors_lies_beside_the_key_of_the_ledger(environment, tmp_path):
    environment.setenv("SECRET_KEY", KEY)
    environment.setenv("KEBIEN_CHECKPOINT_KEY", "/safe/ledger")
    assert str(Settings.from_env().factor_key) == "/safe/ledger.second-factor"
    environment.delenv("KEBIEN_CHECKPOINT_KEY")
    assert Settings.from_env().factor_key == tmp_path / "keys" / "ledger.second-factor"
