"""A real browser on the built site, which watches for what must never happen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from macros.catalog import Catalog
from macros.views import Wording
from tests.browser import chromium
from tests.browser.server import serve

LETTER = "letters/genuine-goods-explanation/"
CHECKLIST = "checklists/first-hour/"


@pytest.fixture(scope="session")
def base_url(built_site: Path) -> Iterator[str]:
    """Address of a server for the built site."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium.find()
    assert path, "no browser: run `make test`, which installs one, or `python -m tests.browser.chromium`"
    browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
    yield browser
    browser.close()


@dataclass
class Watch:
    """What happened in a context that must not happen anywhere; checked when the test ends."""

    host: str
    problems: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(f"error on {page.url}: {error}"))
        page.on("console", lambda message: self._console(page, message.type, message.text))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, page: Page, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.problems.append(f"{kind} on {page.url}: {text}")

    def _request(self, address: str) -> None:
        target = urlsplit(address)
        if target.scheme not in ("data", "blob", "file") and target.netloc != self.host:
            self.problems.append(f"request to another host: {address}")


NewContext = Callable[..., BrowserContext]


Say = Callable[..., str]


@pytest.fixture
def english(catalog: Catalog) -> Say:
    """The words of the interface in English, as data has them."""
    return Wording(catalog, "en").string


@pytest.fixture
def watch(base_url: str) -> Watch:
    return Watch(urlsplit(base_url).netloc)


@pytest.fixture
def new_context(browser: Browser, base_url: str, watch: Watch) -> Iterator[NewContext]:
    """Contexts with options of one's own; errors, violations of the policy and foreign requests fail the test."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=base_url, **options)  # type: ignore[arg-type]
        context.on("page", watch.follow)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert watch.problems == []


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """A page on a wide screen, with scripts and storage."""
    return new_context(viewport={"width": 1300, "height": 900}).new_page()
