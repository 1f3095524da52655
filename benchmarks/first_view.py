"""What a browser loads for the first view of each type of page, each file compressed with gzip."""

import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Response, sync_playwright

from macros.publish import publish
from tests.browser import chromium
from tests.browser.server import serve

ROOT = Path(__file__).parent.parent
TYPES = {
    "home": "",
    "start": "start/",
    "playbook": "respond/submit-appeal/",
    "situation": "situations/counterfeit-report/",
    "index of letters": "letters/",
    "letter": "letters/genuine-goods-explanation/",
    "letter, the heaviest": "letters/trademark-explanation/",
    "index of checklists": "checklists/",
    "checklist": "checklists/first-hour/",
    "evidence log": "tools/evidence-log/",
    "deadlines": "tools/deadlines/",
    "my case": "tools/case/",
    "glossary": "reference/glossary/",
    "law": "reference/law/",
    "all facts": "reference/facts/",
}
LANGUAGES = {"zh": "", "ko": "ko/", "en": "en/", "zh-TW": "zh-TW/"}


def measure() -> Iterator[str]:
    """Rows of a table: type of page, KB in each language, number of requests."""
    yield f"| page type | {' | '.join(f'{code}, KB' for code in LANGUAGES)} | requests |"
    yield "|---|" + "---|" * (len(LANGUAGES) + 1)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        if problem := publish(ROOT, site):
            raise SystemExit(problem)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        with serve(site) as address:
            for name, path in TYPES.items():
                loaded = [_files(browser, address + home + path, site) for home in LANGUAGES.values()]
                sizes = [sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000 for files in loaded]
                yield f"| {name} | {' | '.join(f'{size:.0f}' for size in sizes)} | {len(loaded[0])} |"
        browser.close()


def _files(browser: Browser, address: str, folder: Path) -> set[Path]:
    """The files of the built site that the browser asks for until it is idle."""
    paths: list[str] = []

    def note(response: Response) -> None:
        paths.append(unquote(urlsplit(response.url).path).lstrip("/"))

    page = browser.new_page()
    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.close()
    return {folder / path / "index.html" if (folder / path).is_dir() else folder / path for path in paths}
