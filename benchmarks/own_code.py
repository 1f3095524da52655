"""Size of the scripts and styles we wrote, as they are and compressed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"


def measure() -> Iterator[str]:
    """Rows of a table: what, files, bytes, bytes with gzip."""
    yield "| what | files | KB | KB compressed |"
    yield "|---|---|---|---|"
    for name, folder in (("scripts", ASSETS / "javascripts"), ("styles", ASSETS / "stylesheets")):
        contents = [file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()]
        compressed = sum(len(gzip.compress(content)) for content in contents)
        yield f"| {name} | {len(contents)} | {sum(map(len, contents)) / 1000:.1f} | {compressed / 1000:.1f} |"
