"""Handing out a document of labels."""

from flask import Response

from warehouse.sheets import Printed


def download(printed: Printed, name: str) -> Response:
    """Answer with the labels as a file called ``name``; scripts read how many there are."""
    response = Response(printed.content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["X-Labels"] = str(printed.labels)
    return response
