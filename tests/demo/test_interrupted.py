"""Seeding that was killed says so, and begins anew when told."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seeding(folder: Path, *options: str) -> subprocess.Popen[str]:
    environment = os.environ | {"KEBIEN_ENV": "demo", "KEBIEN_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "flask",
            "--app",
            "app",
            "demo",
            "seed",
            "--scale",
            "0.05",
            *options,
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed_when_it_tells(process: subprocess.Popen[str], times: int) -> None:
    """Kill a seeding after so many lines of progress."""
    assert process.stderr is not None
    for line in process.stderr:
        times -= "Đã diễn lại" in line or "Cơ quan" in line
        if not times:
            break
    process.kill()
    process.communicate()


def test_a_seeding_killed_in_the_middle_is_begun_anew(tmp_path: Path) -> None:
    killed_when_it_tells(seeding(tmp_path), 2)

    again = seeding(tmp_path)
    _out, said = again.communicate(timeout=120)
    assert again.returncode == 2
    assert "--reset" in said

    killed_when_it_tells(seeding(tmp_path, "--reset"), 2)
