"""Every no about a copy."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NoSuchCopy(Refusal):
    """No copy has this name."""

    text = N_("There is no copy %(name)s in %(folder)s.")


class CopyIncomplete(Refusal):
    """A copy has no manifest that can be read, or a file of it is gone."""

    text = N_("The copy %(name)s is not complete: %(what)s is missing or cannot be read.")


class CopyChanged(Refusal):
    """A copy is no longer what was made."""

    text = N_("The copy %(name)s was changed since it was made: %(what)s.")


class CopyOfNewerVersion(Refusal):
    """A copy was made by a later version of the program."""

    text = N_("The copy %(name)s was made by a newer version of Kê Biên. Update the program first.")


class BackupKeyMissing(Refusal):
    """Copies are locked with a key, and it is not at hand."""

    text = N_("The key of the copies is missing. Set KEBIEN_BACKUP_KEY to its file.")


class BackupKeyUnfit(Refusal):
    """The file of the key holds no key, or the key of other copies."""

    text = N_("The key in KEBIEN_BACKUP_KEY does not open this. It must be 64 hexadecimal digits.")


class BackupRunning(Refusal):
    """One copy is made at a time."""

    text = N_("Another copy is being made at this moment. Wait until it has ended.")


class DatabaseBehind(Refusal):
    """The database is not at this version's revision."""

    text = N_("The database belongs to another version. Run: flask --app app db upgrade")


class OfficeNotEmpty(Refusal):
    """A copy is put where nothing is yet."""

    text = N_(
        "The database already holds %(entries)s entries. Restore into an empty one, or say"
        " --replace: the present one is then kept aside."
    )


class DatabaseNotReplaced(Refusal):
    """A server's database is not put aside by the program."""

    text = N_(
        "The database already holds %(entries)s entries. Make an empty database on the server and"
        " set DATABASE_URL to it."
    )


class LedgerKeyMissing(Refusal):
    """What is restored cannot be proved without the ledger's key."""

    text = N_(
        "The ledger's key is not at %(path)s. Put its copy there first, or say --without-key."
    )


class NotFromSqlite(Refusal):
    """Only a database in a file is moved to a server."""

    text = N_("This office is on PostgreSQL already.")


class NotToPostgresql(Refusal):
    """The address is no address of a PostgreSQL database."""

    text = N_("Give the address of an empty database: postgresql://user:password@host/database")
