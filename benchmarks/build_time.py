"""How the build grows with the number of pages: the real site, and copies of its pages beside it."""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from macros.publish import publish

ROOT = Path(__file__).parent.parent
FACTORS = (1, 4, 16)


def measure() -> Iterator[str]:
    """Rows of a table: pages, seconds, ratio to one time the pages."""
    yield "| pages | files written | seconds | time, relative | pages, relative |"
    yield "|---|---|---|---|---|"
    base = 0.0
    for factor in FACTORS:
        pages, files, seconds = _build(factor)
        base = base or seconds
        yield f"| {factor} × ({pages} in 4 languages) | {files} | {seconds:.1f} | {seconds / base:.1f} × | {factor} × |"


def _build(factor: int) -> tuple[int, int, float]:
    with tempfile.TemporaryDirectory() as folder:
        project, site = Path(folder) / "project", Path(folder) / "site"
        project.mkdir()
        for name in ("data", "docs", "macros", "overrides"):
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        config = (ROOT / "mkdocs.yml").read_text("utf-8")
        nav = []
        for language in sorted((project / "docs").iterdir()):
            originals = [page for page in language.rglob("*.md") if page.parent != language]
            for number in range(2, factor + 1):
                for page in originals:
                    # Elsewhere pages need a record.
                    copy = language / "reference" / f"{page.parent.name}-{page.stem}-copy-{number}.md"
                    # The lists of all records do not grow with the pages, so copies repeat the prose around them.
                    text = re.sub(
                        r"^\{\{ (facts|glossary|institutions|all_signs)\(\) \}\}$",
                        "",
                        page.read_text("utf-8"),
                        flags=re.MULTILINE,
                    )
                    # What stood beside the original stands elsewhere for the copy.
                    text = re.sub(r"\]\(([\w-]+\.md)", rf"](../{page.parent.name}/\1", text)
                    copy.write_text(text, "utf-8")
                    nav.append(copy.relative_to(language).as_posix())
        copies = "".join(f"      - {path}\n" for path in dict.fromkeys(nav))
        config = config.replace("      - reference/about.md\n", f"      - reference/about.md\n{copies}")
        (project / "mkdocs.yml").write_text(config, "utf-8")
        start = time.perf_counter()
        if problem := publish(project, site):
            raise SystemExit(problem)
        seconds = time.perf_counter() - start
        pages = len(list((project / "docs" / "zh").rglob("*.md")))
        return pages, len(list(site.rglob("index.html"))), seconds
