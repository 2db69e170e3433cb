"""The process that reads a file loads what its own kind of file needs, and no more."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exchange.importing.apart import ROOT

CODE = """
import json, sys
from exchange.importing.apart import lines_of
from pathlib import Path
lines = list(lines_of(Path(sys.argv[1]), sys.argv[2], "a.csv"))
print(json.dumps([len(lines), sorted({"flask", "sqlalchemy"} & sys.modules.keys())]))
"""
HEADERS = {
    "notices": "notice_id,asset_description,starting_price_raw,auction_datetime\n",
    "exhibits": "source,line_no,description,quantity,unit,seal_text,kind\n",
}


@pytest.mark.parametrize("kind", list(HEADERS))
def test_lists_are_read_without_the_database_and_without_flask(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "uploaded"
    path.write_text(HEADERS[kind] + "a,b,c,d\n")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(path), kind], cwd=ROOT, capture_output=True, check=True
    )
    lines, loaded = json.loads(done.stdout)
    assert lines > 0
    assert loaded == []
