"""The browser of the page tests, for the files that letters are downloaded as."""

from tests.browser.conftest import base_url, browser, new_context, page, playwright, watch

__all__ = ["base_url", "browser", "new_context", "page", "playwright", "watch"]
