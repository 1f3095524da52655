"""Find a headless Chromium for the tests, or install one. ``python -m tests.browser.chromium`` does it.

In this order: one that is installed; Playwright's own; Debian's package, where apt is there and allowed.
Korean and Chinese need fonts too, else prints show boxes: Debian's ``fonts-noto-cjk`` is installed the same way.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-gpu",
]
"""For containers that run as root, and so that the browser itself talks to nobody."""


def find() -> str | None:
    """Path of a usable browser: ``$CHROMIUM``, an installed one, or Playwright's own; None if there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named if _starts(named) else None
    installed = next((path for path in (*map(shutil.which, _NAMES), str(_MAC)) if path and _starts(path)), None)
    return installed or _playwrights_own()


def _playwrights_own() -> str | None:
    """Path of the browser that Playwright installed; asked in a process of its own, since tests run another."""
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    path = subprocess.check_output([sys.executable, "-c", ask], text=True).strip()
    return path if _starts(path) else None


def _starts(path: str) -> bool:
    """Whether the program is a browser that runs here, not a stub or one that lacks its libraries."""
    try:
        command = [path, *ARGUMENTS, "--headless", "--dump-dom", "data:text/html,<p>it-starts"]
        result = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"it-starts" in result.stdout


def _run(command: Sequence[str]) -> bool:
    print("+", " ".join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages where apt is there and allowed; whether that worked."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and not shutil.which("sudo"):
        return False
    install = [*prefix, "apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    return _run([*prefix, "apt-get", "update", "--quiet"]) and _run(install)


def _has_cjk_fonts() -> bool:
    if sys.platform == "darwin" or not shutil.which("fc-list"):
        return sys.platform == "darwin"
    languages = ("ko", "zh-cn", "zh-tw")
    return all(subprocess.check_output(["fc-list", f":lang={tag}"]).strip() for tag in languages)


def main() -> int:
    """Install what is missing; say clearly what to do where that is not possible."""
    if not find() and not _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        apt_install(["chromium"])
    if not (path := find()):
        print(
            "No Chromium was found and none could be installed. Install Chromium or Google Chrome,\n"
            "or point to one: CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    if not _has_cjk_fonts() and not apt_install(["fontconfig", "fonts-noto-cjk"]):
        print(
            "No Korean and Chinese fonts were found and none could be installed. Install “Noto Sans CJK”\n"
            "(Debian: fonts-noto-cjk), since the tests look at printed pages.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
