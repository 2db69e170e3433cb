"""How long a phone on a slow network waits for five pages: Lighthouse, the middle of several runs.

Lighthouse reckons with its "slow 4G" (150 ms there and back, 1.6 Mbit/s) and a processor four times
slower; every run begins with an empty browser.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import func, select

from app import create_app
from auctions.models import Lot, Round
from bench.serving import ROOT, Person, environment, served
from config import Settings
from demo.people import PASSWORD
from foundation.database import db

LIGHTHOUSE: Final = ROOT / "bench" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
RUNS: Final = 5
TRIES: Final = 3
LEAST, LCP, CLS, KB = 95, 2.0, 0.02, 150  # points, seconds, share, kilobytes: the targets


@dataclass(frozen=True, slots=True)
class Seen:
    """What one run, or the middle of several, says of a page."""

    page: str
    points: float
    lcp: float  # seconds until the largest thing is there
    cls: float  # how much of the picture moved by itself
    kilobytes: float  # over the network, with headers
    requests: float

    @property
    def met(self) -> bool:
        return self.points >= LEAST and self.lcp <= LCP and self.cls <= CLS and self.kilobytes <= KB


def look(page: str, url: str, cookie: str, folder: Path) -> Seen:
    """Run Lighthouse once."""
    report = folder / "report.json"
    command = [str(LIGHTHOUSE), url, "--quiet", "--only-categories=performance", "--output=json"]
    command += [f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
    if cookie:
        command.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    browser = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    for _ in range(TRIES):  # a browser sometimes does not start
        report.unlink(missing_ok=True)
        done = subprocess.run(
            command,
            env=os.environ | {"CHROME_PATH": browser},
            capture_output=True,
            text=True,
            check=False,
        )
        if report.exists() and done.returncode == 0:
            break
    else:
        raise SystemExit(f"Lighthouse failed on {url}: {done.stderr[-500:]}")
    found: dict[str, Any] = json.loads(report.read_text())
    audits = found["audits"]
    asked = audits["network-requests"]["details"]["items"]
    if found["finalDisplayedUrl"] != url:
        raise SystemExit(f"{url} led to {found['finalDisplayedUrl']}")
    return Seen(
        page,
        100 * found["categories"]["performance"]["score"],
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
        sum(item["transferSize"] for item in asked) / 1000,
        len(asked),
    )


def middle(seen: list[Seen]) -> Seen:
    """Return the median of each figure."""
    figures = {
        name: round(median(getattr(one, name) for one in seen), 3)
        for name in ("points", "lcp", "cls", "kilobytes", "requests")
    }
    return Seen(seen[0].page, **figures)


def pages(data: Path) -> list[tuple[str, str, str]]:
    """Return the pages: name, who looks, address. The lot is the one offered most often."""
    app = create_app(
        Settings(
            secret_key="",
            database_url=f"sqlite:///{data / 'kebien.db'}",
            data_dir=data,
            environment="demo",
        )
    )
    with app.app_context():
        lot = db.session.scalar(
            select(Lot.code).join(Round).group_by(Lot.id).order_by(func.count().desc()).limit(1)
        )
    return [
        ("sign-in", "", "/sign-in"),
        ("home of the head", "thutruong", "/"),
        ("scan, keeper", "thukho", "/warehouse/scan"),
        ("stalled list", "thutruong", "/review/stalled"),
        ("one lot", "thutruong", f"/auctions/lots/{lot}"),
    ]


def main() -> None:
    """Print a line a page and the targets; exit 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a demonstration office; without: seeded first")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder) / "office"
        if options.data is None:
            data.mkdir()
            seed = [sys.executable, "-m", "flask", "--app", "app", "demo", "seed"]
            subprocess.run(
                seed, check=True, cwd=ROOT, env=environment(data, ""), stdout=subprocess.DEVNULL
            )
        with served(data, "") as server:
            for page, who, address in pages(data):
                cookie = ""
                if who:
                    person = Person(server.port)
                    person.sign_in(who, PASSWORD)
                    cookie = person.cookie
                url = f"http://127.0.0.1:{server.port}{address}"
                line = middle([look(page, url, cookie, Path(folder)) for _ in range(options.runs)])
                lines.append(line)
                print(
                    f"{line.page:18} {line.points:4.0f} points  LCP {line.lcp:5.2f} s "
                    f" CLS {line.cls:5.3f}  {line.kilobytes:4.0f} kB in {line.requests:.0f}"
                    f" requests  {'met' if line.met else 'MISSED'}",
                    flush=True,
                )
    print(f"targets: {LEAST} points, LCP {LCP} s, CLS {CLS}, {KB} kB; the middle of {options.runs}")
    if options.json:
        said = [asdict(line) | {"met": line.met} for line in lines]
        options.json.write_text(json.dumps(said, indent=1))
    raise SystemExit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
