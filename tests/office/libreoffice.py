"""Find LibreOffice for the tests of Word files, or install Debian's package. ``python -m tests.office.libreoffice``."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.browser.chromium import apt_install

_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def find() -> str | None:
    """Path of LibreOffice, or None."""
    return next((path for name in ("soffice", "libreoffice", _MAC) if (path := shutil.which(name))), None)


def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """Convert files to PDF; the order is kept.

    Raises:
        subprocess.CalledProcessError: LibreOffice failed.
    """
    program = find()
    assert program, "no LibreOffice: run `make office`, which installs it"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.pdf" for file in files]


def main() -> int:
    """Install what is missing; say clearly what to do where that is not possible."""
    if not find() and not (apt_install(["libreoffice-writer-nogui"]) and find()):
        print("No LibreOffice was found and none could be installed. Install LibreOffice Writer.", file=sys.stderr)
        return 1
    print(f"LibreOffice for the tests: {find()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
