"""What can be done without building the site: ``python -m macros`` checks all records and pages.

``python -m macros translations [page …]`` reports how current translations are, or marks those of pages as current;
``python -m macros reading`` shows the sentences that are hardest to read.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from macros import reading, translations
from macros.problems import FaultyData
from macros.site import load_site


def check(root: Path) -> int:
    """Print what is there, or every fault; the exit status says which."""
    try:
        site = load_site(root)
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
        "playbooks": len(catalog.playbooks),
        "institutions": len(catalog.institutions),
        "pages": sum(len(pages) for pages in site.pages.values()),
    }
    print("No faults:", ", ".join(f"{count} {name}" for name, count in counts.items()))
    for code in catalog.written_locales[1:]:
        if stale := [path for path in site.pages[code] if site.is_stale(code, path)]:
            print(f"Stale in {code}, readers are told: {', '.join(stale)}")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands; returns the exit status."""
    root = Path.cwd()
    match arguments:
        case []:
            return check(root)
        case ["reading"]:
            print("\n".join(reading.report(root)))
            return 0
        case ["translations"]:
            print("\n".join(translations.report(root)))
            return 0
        case ["translations", *paths]:
            if unknown := translations.mark_all(root, paths):
                print(f"No such page: {', '.join(unknown)}. Write it as respond/submit-appeal.", file=sys.stderr)
            return 1 if unknown else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
