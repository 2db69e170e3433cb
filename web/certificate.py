"""What the certificate of the address tells of the health of the installation."""

from datetime import UTC
from pathlib import Path
from typing import Final

from cryptography import x509
from flask import current_app

from foundation import clock
from foundation.health import Line, told_by
from foundation.i18n import N_

TITLE: Final = N_("Certificate of the address")
DAYS_WARN, DAYS_DANGER = 21, 5
ADVICE: Final = N_("Renew the certificate and give the new file to the server in front.")


@told_by
def certificate() -> list[Line]:
    """Tell until when the certificate holds that the settings name (KEBIEN_CERTIFICATE)."""
    file: Path | None = current_app.config["KEBIEN"].certificate
    if file is None:
        value = N_("not named in the settings")
        return [Line("certificate", TITLE, value, "neutral")]
    try:
        ends = x509.load_pem_x509_certificate(file.read_bytes()).not_valid_after_utc
    except (OSError, ValueError):
        value = N_("the file cannot be read as a certificate")
        advice = N_("Name a PEM file that the program may read in KEBIEN_CERTIFICATE.")
        return [Line("certificate", TITLE, value, "warn", advice)]
    left = (ends.astimezone(UTC) - clock.now()).days
    tone = "danger" if left < DAYS_DANGER else "warn" if left < DAYS_WARN else "ok"
    value = N_("until %(moment)s, %(days)s days left")
    return [Line("certificate", TITLE, value, tone, ADVICE, {"moment": ends, "days": left})]
