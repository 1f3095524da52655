"""``python -m macros``: check all records and pages without building the site."""

import sys
from pathlib import Path

from macros.problems import FaultyData
from macros.site import load_site


def main() -> int:
    """Print what is there, or every fault; the exit status says which."""
    try:
        site = load_site(Path.cwd())
    except FaultyData as error:
        print(error, file=sys.stderr)
        return 1
    catalog = site.catalog
    counts = {
        "facts": len(catalog.facts),
        "sources": len(catalog.sources),
        "terms": len(catalog.terms),
        "letters": len(catalog.letters),
        "checklists": len(catalog.checklists),
        "situations": len(catalog.situations),
        "pages": sum(len(pages) for pages in site.pages.values()),
    }
    print("No faults:", ", ".join(f"{count} {name}" for name, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
