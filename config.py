"""Settings: read once from the environment; an unsafe start is refused with a sentence."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

BODY_WAIT, LOCK_WAIT = 30.0, 10.0
BACKUPS_KEPT = (7, 4, 12)
FACTOR_RULES = ("nobody", "leaders", "everyone")
ENVIRONMENTS = ("production", "development", "demo", "test")


class UnsafeSettings(SystemExit):
    """The application may not start with these settings; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the application reads from outside."""

    secret_key: str  # signs sessions and forms
    database_url: str  # SQLAlchemy URL
    data_dir: Path  # database file, photos
    environment: str = "production"  # one of ENVIRONMENTS
    debug: bool = False
    secure_cookies: bool = True  # cookies over HTTPS only
    label_host: str = ""  # host in label links; empty prints bare codes
    max_upload_bytes: int = 16 * 1024 * 1024
    body_wait: float = BODY_WAIT  # seconds a body may stand still, and its start
    body_rate: int = 8 * 1024  # bytes a second it must arrive at, after its start
    lock_wait: float = LOCK_WAIT  # seconds anyone waits for the database's lock
    hosts: tuple[str, ...] = ()  # names people reach it by; empty answers to any
    behind_proxy: bool = False  # one reverse proxy in front sets X-Forwarded-*
    idle_minutes: int = 60  # a browser that asks for nothing for so long is signed out
    ledger_key: Path | None = None  # file of the key of the ledger; none: entries go without
    second_factor: str = ""  # one of FACTOR_RULES for every office; empty: as each office has it
    styleguide: bool = False  # shows the components at /styleguide; never in production
    backups: Path | None = None  # folder of the copies; None: `backups` beside the data
    backup_key: Path | None = None  # file of the key that locks copies; None: they are not locked
    backups_kept: tuple[int, int, int] = BACKUPS_KEPT  # days, weeks and months
    certificate: Path | None = None  # PEM file of the address, to tell when it ends
    own_worker: bool = True  # pages start a process for imports; else `flask jobs run` does them

    @classmethod
    def from_env(cls, *, serving: bool = True) -> "Settings":
        """Read the environment.

        Args:
            serving: pages will be served; a command signs nothing and needs no key.

        Raises:
            UnsafeSettings: outside development and demonstration there is no SECRET_KEY, or it is
                shorter than 32 characters, or debug is on; or a value is not understood.
        """
        env = os.environ
        environment = env.get("KEBIEN_ENV", "production")
        if environment not in ENVIRONMENTS:
            raise UnsafeSettings(
                f"KEBIEN_ENV is {environment!r}; set it to one of {', '.join(ENVIRONMENTS)}."
            )
        os.umask(0o077)  # whatever we make is nobody else's
        data_dir = _made(Path(env.get("KEBIEN_DATA", "var")).absolute())
        secret_key = env.get("SECRET_KEY", "")
        debug = env.get("FLASK_DEBUG", "").lower() in {"1", "true", "yes", "on"}
        relaxed = environment in {"development", "demo"}
        if not secret_key and relaxed:
            secret_key = _kept_key(data_dir)
        if not relaxed and serving:
            if len(secret_key) < 32:
                raise UnsafeSettings(
                    "SECRET_KEY is missing or shorter than 32 characters. Set it, for example: "
                    "SECRET_KEY=\"$(python3 -c 'import secrets; print(secrets.token_hex(32))')\""
                    " — or set KEBIEN_ENV=development on your own machine."
                )
            if debug:
                raise UnsafeSettings(
                    "FLASK_DEBUG is on. Unset it, or set KEBIEN_ENV=development on your own"
                    " machine: the debugger lets anyone run code."
                )
        return cls(
            secret_key=secret_key,
            database_url=_database_url(env.get("DATABASE_URL", ""), data_dir),
            data_dir=data_dir,
            environment=environment,
            debug=debug,
            secure_cookies=not relaxed and env.get("KEBIEN_PLAIN_HTTP", "") != "1",
            label_host=env.get("KEBIEN_LABEL_HOST", ""),
            hosts=tuple(name for name in env.get("KEBIEN_HOSTS", "").replace(",", " ").split()),
            body_wait=_seconds("KEBIEN_BODY_WAIT", default=BODY_WAIT),
            lock_wait=_seconds("KEBIEN_LOCK_WAIT", default=LOCK_WAIT),
            behind_proxy=env.get("KEBIEN_BEHIND_PROXY", "") == "1",
            idle_minutes=_minutes("KEBIEN_IDLE_MINUTES", env.get("KEBIEN_IDLE_MINUTES", "60")),
            ledger_key=Path(
                env.get("KEBIEN_CHECKPOINT_KEY", "") or data_dir / "keys" / "ledger"
            ).absolute(),
            second_factor=_factor_rule(env.get("KEBIEN_SECOND_FACTOR", "")),
            styleguide=environment == "development"
            or (environment == "demo" and env.get("KEBIEN_STYLEGUIDE", "") == "1"),
            backups=_path(env.get("KEBIEN_BACKUPS", "")),
            backup_key=_path(env.get("KEBIEN_BACKUP_KEY", "")),
            backups_kept=_kept(env.get("KEBIEN_BACKUPS_KEPT", "")),
            certificate=_path(env.get("KEBIEN_CERTIFICATE", "")),
            own_worker=env.get("KEBIEN_OWN_WORKER", "1") == "1",
        )

    @classmethod
    def for_tests(cls, *, database_url: str, data_dir: Path) -> "Settings":
        """Return settings of a test: a fixed key, plain cookies, nothing from outside."""
        return cls(
            secret_key="only-for-tests-" + "k" * 32,
            database_url=database_url,
            data_dir=data_dir,
            environment="test",
            secure_cookies=False,
            ledger_key=data_dir.with_name(f"{data_dir.name}-ledger-key"),
            styleguide=True,
            own_worker=False,
        )

    @property
    def backup_folder(self) -> Path:
        """The folder of the copies."""
        return self.backups or self.data_dir / "backups"

    @property
    def factor_key(self) -> Path:
        """The file of the key of second factors: beside the ledger's."""
        beside = self.ledger_key or self.data_dir / "keys" / "ledger"
        return beside.with_name(f"{beside.name}.second-factor")

    def as_env(self) -> dict[str, str]:
        """Return what a command started by this process needs to find the same data."""
        return {
            "KEBIEN_ENV": self.environment,
            "KEBIEN_DATA": str(self.data_dir),
            "DATABASE_URL": self.database_url,
            "KEBIEN_LOCK_WAIT": str(self.lock_wait),
            "KEBIEN_CHECKPOINT_KEY": str(self.ledger_key or ""),
            "KEBIEN_BACKUPS": str(self.backup_folder),
        }


def _path(text: str) -> Path | None:
    return Path(text).absolute() if text else None


def _kept(text: str) -> tuple[int, int, int]:
    """Return for how many days, weeks and months a copy each is kept."""
    if not text:
        return BACKUPS_KEPT
    numbers = [int(part) for part in text.split(",") if part.isascii() and part.strip().isdigit()]
    if len(numbers) != 3 or len(text.split(",")) != 3 or max(numbers) > 1000:
        raise UnsafeSettings(
            f"KEBIEN_BACKUPS_KEPT is {text!r}; set it to the days, weeks and months to keep, for"
            " example 7,4,12."
        )
    return (numbers[0], numbers[1], numbers[2])


def _seconds(name: str, *, default: float) -> float:
    """Return a setting in seconds, between a tenth and ten minutes."""
    text = os.environ.get(name, "")
    try:
        seconds = float(text) if text else default
    except ValueError:
        seconds = 0
    if not 0.1 <= seconds <= 600:
        raise UnsafeSettings(f"{name} is {text!r}; set it to seconds between 0.1 and 600.")
    return seconds


def _database_url(url: str, data_dir: Path) -> str:
    if not url:
        return f"sqlite:///{data_dir / 'kebien.db'}"
    if url.startswith(("sqlite:", "postgresql+psycopg:")):
        return url
    if url.startswith(("postgres:", "postgresql:")):
        return "postgresql+psycopg:" + url.split(":", 1)[1]
    raise UnsafeSettings(
        "DATABASE_URL is not understood. Use postgresql+psycopg://user:password@host/database,"
        " or leave it unset for SQLite in KEBIEN_DATA."
    )


def _factor_rule(text: str) -> str:
    if text not in {"", *FACTOR_RULES}:
        raise UnsafeSettings(
            f"KEBIEN_SECOND_FACTOR is {text!r}; set it to one of {', '.join(FACTOR_RULES)}, or"
            " leave it unset: each office then has its own rule."
        )
    return text


def _minutes(name: str, text: str) -> int:
    """Return a time span of a setting in minutes, from five minutes to twelve hours."""
    if not (text.isascii() and text.isdigit() and 5 <= int(text) <= 720):
        raise UnsafeSettings(f"{name} is {text!r}; set it to a number of minutes from 5 to 720.")
    return int(text)


def _made(data_dir: Path) -> Path:
    """Return the data folder, made if it was missing."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        _close_to_others(data_dir)
    except OSError as error:
        raise UnsafeSettings(
            f"The data folder {data_dir} cannot be made ({error.strerror}). Set KEBIEN_DATA to a"
            " folder that can be written."
        ) from error
    return data_dir


def _close_to_others(data_dir: Path) -> None:
    """Take from others what an earlier start, or a copy, has left open to them."""
    for path in (data_dir, *data_dir.glob("*")):
        present = path.stat()
        if present.st_uid == os.geteuid() and present.st_mode & 0o077:
            path.chmod(present.st_mode & 0o700)


def _kept_key(data_dir: Path) -> str:
    """Return this data folder's own key, made at the first start, readable by its owner only."""
    path = data_dir / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text().strip()
