"""Application factory: wires the rooms together and decides nothing."""

import gc
import importlib
import secrets
from typing import Any, Final

import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from accounts import sessions, vault
from accounts.cli.setup import announce
from accounts.operations.sessions import SESSION_SECRET, sessions_secret
from audit import keys
from backups import place as backups
from config import Settings
from foundation.blobs import BlobStore
from foundation.connections import engine_options
from foundation.database import db, migrate
from web import (
    access,
    addresses,
    assets,
    belonging,
    bodies,
    busy,
    compression,
    cookies,
    crumbs,
    drawing,
    errors,
    formatting,
    help,
    i18n,
    lawful,
    logs,
    navigation,
    panels,
    requests,
    security,
    telling,
    tokens,
    whose,
)
from web.lists import cells

COLLECTED: Final = (10_000, 10, 10)
"""New objects before cycles are looked for; a page makes thousands, and Python begins at 700."""

BLUEPRINTS = (
    "web.views",
    "audit.views",
    "accounts.views",
    "organisations.views",
    "papers.views",
    "corrections.views",
    "cases.views",
    "warehouse.views",
    "auctions.views",
    "sales.views",
    "backlog.views",
    "review.views",
    "seats.views",
    "exchange.views",
    "api.views",
)
MODELS = (
    "foundation.once",
    "foundation.numbering",
    "foundation.search",
    "audit.models",
    "accounts.models",
    "organisations.models",
    "papers.models",
    "papers.drafting.models",
    "corrections.models",
    "cases.models",
    "warehouse.models",
    "auctions.models",
    "sales.models",
    "review.models",
    "exchange.models",
    "jobs.models",
)
WORDING = (
    "audit",
    "accounts",
    "organisations",
    "papers",
    "corrections",
    "cases",
    "warehouse",
    "auctions",
    "sales",
    "backlog",
    "review",
    "exchange",
)
WIRING = (
    "web.own_help",
    "web.moments",
    "web.certificate",
    "backups.health",
    "audit.help",
    "audit.views.ways",
    "accounts.help",
    "organisations.help",
    "papers.help",
    "corrections.help",
    "cases.help",
    "warehouse.help",
    "warehouse.care.help",
    "warehouse.discrepancies.help",
    "warehouse.hand_overs.help",
    "warehouse.counts.help",
    "warehouse.book.help",
    "warehouse.stays.help",
    "auctions.help",
    "sales.help",
    "backlog.help",
    "review.help",
    "seats.help",
    "exchange.help",
    "accounts.subjects",
    "organisations.subjects",
    "organisations.choosing",
    "organisations.seating",
    "papers.subjects",
    "cases.subjects",
    "cases.mistakes.gone",
    "cases.holidays.in_force",
    "cases.bonds",
    "cases.correcting",
    "cases.correcting_stops",
    "cases.correcting_told",
    "corrections.operations",
    "warehouse.subjects",
    "warehouse.discrepancies.locking",
    "warehouse.counts.locking",
    "auctions.subjects",
    "sales.subjects",
    "review.subjects",
    "review.refreshing",
    "review.news",
    "exchange.subjects",
    "cases.choosing",
    "warehouse.choosing",
    "warehouse.correcting",
    "warehouse.drafting.templates",
    "warehouse.drafting.count_sheet",
    "warehouse.drafting.minutes",
    "auctions.finding",
    "auctions.hold_listener",
    "auctions.kind_listener",
    "auctions.bonds",
    "auctions.correcting",
    "auctions.correcting_steps",
    "auctions.correcting_told",
    "auctions.correcting_contracts",
    "auctions.correcting_registrants",
    "auctions.drafting.templates",
    "auctions.locks",
    "sales.finding",
    "sales.locks",
    "sales.listeners",
    "sales.bonds",
    "sales.correcting",
    "sales.correcting_attempts",
    "sales.correcting_below",
    "sales.correcting_steps",
    "exchange.sources",
    "exchange.news",
    "jobs.health",
)  # rooms above that rooms below do not know
COMMANDS = (
    ("audit.cli", "ledger"),
    ("backups.cli", "backup"),
    ("backups.cli", "move_to_postgresql"),
    ("accounts.cli.offices", "office"),
    ("accounts.cli.setup", "setup"),
    ("accounts.cli.users", "users"),
    ("cases.cli", "lawbook"),
    ("warehouse.cli", "labels"),
    ("review.cli", "finding"),
    ("exchange.cli", "exchange"),
    ("demo.cli", "demo"),
    ("jobs.cli", "jobs"),
)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application for ``settings``, or for the environment's.

    Raises:
        UnsafeSettings: see :class:`config.Settings`.
    """
    is_alone = settings is None  # this process serves it, or runs a command of it
    settings = settings or Settings.from_env(serving=_is_serving())
    app = Flask(__name__, static_folder=None)  # web.assets
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key or secrets.token_hex(32),
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=options_of_engine(settings),
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        TRUSTED_HOSTS=list(settings.hosts) or None,
        # the prefix keeps a neighbour on the same domain from setting it
        SESSION_COOKIE_NAME="__Host-session" if settings.secure_cookies else "session",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        TESTING=settings.environment == "test",
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        KEBIEN=settings,
    )
    drawing.init_app(app)  # before anything asks for the templates, as ``debug`` does
    app.debug = settings.debug
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    app.extensions["blobs"] = BlobStore(settings.data_dir / "blobs")
    for name in MODELS:
        importlib.import_module(name)
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True)
    for name in WIRING:
        importlib.import_module(name)
    for name in WORDING:
        importlib.import_module(f"{name}.wording")
    compression.init_app(app)  # first of all, so that it is the last to see an answer
    addresses.init_app(app)
    i18n.init_app(app)
    logs.init_app(app)
    errors.init_app(app)
    requests.init_app(app)
    bodies.init_app(
        app, bodies.Limits(settings.max_upload_bytes, settings.body_wait, settings.body_rate)
    )
    cookies.init_app(app)
    busy.init_app(app)
    sessions.init_app(app)
    whose.init_app(app)
    access.init_app(app)
    assets.init_app(app)
    security.init_app(app)
    navigation.init_app(app)
    crumbs.init_app(app)
    help.init_app(app)
    lawful.init_app(app)
    tokens.init_app(app)
    belonging.init_app(app)
    for name in BLUEPRINTS:
        app.register_blueprint(importlib.import_module(name).bp)
    cells.init_app(app)
    telling.init_app(app)
    panels.init_app(app)
    formatting.init_app(app)  # after the pages, which may bring filters of their own
    for module, name in COMMANDS:
        app.cli.add_command(getattr(importlib.import_module(module), name))
    if settings.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]  # Flask's documented way
    if is_alone and _is_serving():
        announce(app)
    if is_alone:
        # What is loaded by now stays. Looking through it for garbage takes a tenth of a second, and
        # whoever holds the database's lock at that moment would hold it as long.
        gc.freeze()
        gc.set_threshold(*COLLECTED)
    return app


def options_of_engine(settings: Settings) -> dict[str, Any]:
    """Return what the engine is made with: what code with a connection alone must find."""
    return engine_options(
        settings.database_url,
        lock_wait=settings.lock_wait,
        data_dir=settings.data_dir,
        **{
            keys.OPTION: settings.ledger_key,
            vault.OPTION: settings.factor_key,
            SESSION_SECRET: sessions_secret(settings.secret_key),
            backups.OPTION: backups.BackupPlace(
                settings.backup_folder,
                settings.backup_key,
                backups.Kept(*settings.backups_kept),
            ),
        },
    )


def _is_serving() -> bool:
    """Whether pages will be served: by a WSGI server, or by `flask run`, not by a command."""
    context = click.get_current_context(silent=True)
    return context is None or context.info_name == "run"
