"""Size of the scripts and styles we wrote, as they are and compressed, and of the libraries beside them."""

import gzip
from collections.abc import Iterator
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"


def measure() -> Iterator[str]:
    """Rows of a table: what, files, bytes, bytes with gzip."""
    yield "| what | files | KB | KB compressed |"
    yield "|---|---|---|---|"
    scripts, vendor = ASSETS / "javascripts", ASSETS / "javascripts" / "vendor"
    kinds = {
        "scripts": [file for file in scripts.rglob("*.js") if vendor not in file.parents],
        "styles": list((ASSETS / "stylesheets").rglob("*.css")),
        "libraries for Word files and SHA-256, on request": list(vendor.glob("*.js")),
    }
    for name, files in kinds.items():
        contents = [file.read_bytes() for file in sorted(files)]
        compressed = sum(len(gzip.compress(content)) for content in contents)
        yield f"| {name} | {len(contents)} | {sum(map(len, contents)) / 1000:.1f} | {compressed / 1000:.1f} |"
