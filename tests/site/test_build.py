"""The built site as files: exactly what is expected, complete, safe, linked."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from opencc import OpenCC

from macros.catalog import Catalog
from macros.publish import publish
from macros.site import CONTENT_SECURITY_POLICY, Site
from macros.views import Wording
from tests.conftest import SITE_URL

EXPECTED_FILES = Path(__file__).parent / "expected_files.txt"
THEME_FILES = re.compile(
    r"^assets/(javascripts/(bundle|lunr|workers)|stylesheets/(main|palette))|^assets/images/favicon.png$"
)


@pytest.fixture(scope="module")
def documents(built_site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the built site by its path."""
    return {
        file.relative_to(built_site).as_posix(): BeautifulSoup(file.read_text("utf-8"), "lxml")
        for file in sorted(built_site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(documents: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The pages without the one for unknown addresses, which has no language of its own."""
    return {path: page for path, page in documents.items() if path != "404.html"}


def code_of(catalog: Catalog, path: str) -> str:
    first = path.split("/", maxsplit=1)[0]
    return first if first in {locale.code for locale in catalog.locales} else catalog.locales[0].code


def visible_text(page: BeautifulSoup) -> str:
    return " ".join(
        part for part in page.find_all(string=True) if part.parent and part.parent.name not in ("script", "style")
    )


def test_the_output_is_exactly_these_files(built_site: Path) -> None:
    """Accept a change with `UPDATE=1 make test` and read the diff."""
    files = sorted(file.relative_to(built_site).as_posix() for file in built_site.rglob("*") if file.is_file())
    ours = [file for file in files if not THEME_FILES.match(file)]
    if os.environ.get("UPDATE"):
        EXPECTED_FILES.write_text("\n".join(ours) + "\n", "utf-8")
    assert ours == EXPECTED_FILES.read_text("utf-8").splitlines()


def test_every_page_is_there_in_every_language(built_site: Path, site: Site, catalog: Catalog) -> None:
    for locale in catalog.locales:
        for path in site.pages[catalog.locales[0].code]:
            file = f"{path}.html" if path.endswith("index") else f"{path}/index.html"
            assert (built_site / locale.path / file).exists()


def test_nothing_is_left_over(pages: dict[str, BeautifulSoup], catalog: Catalog) -> None:
    keys = set(catalog.strings[catalog.written_locales[0]].data)
    for path, page in pages.items():
        text = visible_text(page)
        assert re.findall(r"\{\{|\}\}|\{#|#\}|\{%|undefined|\[\[#", text) == [], path
        untranslated = [word for word in re.findall(r"\b[a-z]+_[a-z_]+\b", text) if word in keys]
        assert untranslated == [], path


def test_the_language_of_every_page_is_right(pages: dict[str, BeautifulSoup], catalog: Catalog) -> None:
    for path, page in pages.items():
        assert page.html is not None
        assert page.html["lang"] == catalog.locale(code_of(catalog, path)).html_lang, path


def test_addresses_in_other_languages_are_absolute_and_complete(
    pages: dict[str, BeautifulSoup], catalog: Catalog, built_site: Path
) -> None:
    for path, page in pages.items():
        links = page.select("head > link[rel=alternate][hreflang]")
        assert [link["hreflang"] for link in links] == ["zh-Hans", "x-default", "ko", "en", "zh-Hant"], path
        for link in links:
            address = str(link["href"])
            assert address.startswith(SITE_URL), path
            assert (built_site / address.removeprefix(SITE_URL) / "index.html").exists(), (path, address)
        canonical = page.select_one("head > link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == SITE_URL + path.removesuffix("index.html"), path
        assert canonical["href"] in {link["href"] for link in links}


def test_the_switch_leads_to_the_same_page(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        targets = [urljoin(f"/{path}", str(link["href"])) for link in page.select("[data-language-switch] a[hreflang]")]
        languages = [str(link["hreflang"]) for link in page.select("[data-language-switch] a[hreflang]")]
        alternates = {
            str(link["hreflang"]): "/" + str(link["href"]).removeprefix(SITE_URL)
            for link in page.select("head > link[rel=alternate]")
        }
        assert targets == [alternates[language] for language in languages], path


def test_every_page_has_a_title_and_a_description_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    descriptions: dict[str, str] = {}
    for path, page in pages.items():
        assert page.title is not None
        assert page.title.get_text(strip=True), path
        meta = page.select_one("head > meta[name=description]")
        assert meta is not None, path
        text = str(meta["content"])
        assert 15 <= len(text) <= 200, (path, len(text))
        assert text not in descriptions, (path, descriptions.get(text))
        descriptions[text] = path
        assert len(page.select("h1")) == 1, path


def links_of(page: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for element in page.select("[href], [src]"):
        yield element, str(element.get("href") or element.get("src"))


def test_no_link_and_no_anchor_is_broken(documents: dict[str, BeautifulSoup], built_site: Path) -> None:
    ids = {path: {str(element["id"]) for element in page.select("[id]")} for path, page in documents.items()}
    broken = []
    for path, page in documents.items():
        for _, link in links_of(page):
            target = urlsplit(urljoin(f"https://here.example/{path}", link))
            if target.netloc not in ("here.example", urlsplit(SITE_URL).netloc):
                continue
            file = unquote(target.path).lstrip("/")
            file = file + "index.html" if file.endswith("/") or not file else file
            if not (built_site / file).exists():
                broken.append(f"{path}: {link}")
            elif file in ids and unquote(target.fragment) not in {"", *ids[file]}:
                broken.append(f"{path}: {link} (no such anchor)")
    assert broken == []


def test_no_id_stands_twice(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        ids = [str(element["id"]) for element in page.select("[id]")]
        assert sorted(name for name in set(ids) if ids.count(name) > 1) == [], path


def test_nothing_is_loaded_from_another_host(documents: dict[str, BeautifulSoup], built_site: Path) -> None:
    for path, page in documents.items():
        loading = page.select(
            "script[src], link[rel=stylesheet], link[rel=icon], img, iframe, source, link[rel=preconnect]"
        )
        for element in loading:
            address = str(element.get("src") or element.get("href"))
            assert not urlsplit(address).netloc, (path, address)
    for style in built_site.rglob("*.css"):
        for address in re.findall(r"url\(([^)]*)\)|@import\s+([^;]+)", style.read_text("utf-8")):
            assert not re.search(r"//", "".join(address).split("data:")[0]), (style.name, address)


def test_links_away_tell_the_other_side_nothing(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        policy = page.select_one("head > meta[name=referrer]")
        assert policy is not None
        assert policy["content"] == "no-referrer", path
        for link in page.select("main a[href^=http]"):
            if not str(link["href"]).startswith(SITE_URL):
                assert "noopener" in link.get_attribute_list("rel"), (path, link["href"])


def test_the_policy_allows_nothing_inline(documents: dict[str, BeautifulSoup]) -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    for path, page in documents.items():
        policy = page.select_one("head > meta[http-equiv=Content-Security-Policy]")
        assert policy is not None, path
        assert policy["content"] == CONTENT_SECURITY_POLICY, path
        assert page.select("style, [style]") == [], path
        for script in page.select("script:not([src])"):
            assert script.get("type") == "application/json", path
        for element in page.select("*"):
            assert [name for name in element.attrs if name.startswith("on")] == [], path
            assert not str(element.get("href", "")).startswith("javascript:"), path


def test_every_page_is_valid_enough_to_be_parsed_without_repair(built_site: Path, catalog: Catalog) -> None:
    """Every page in one language, every language with a quarter of the pages; and the page for unknown addresses."""
    files = [built_site / "404.html"]
    for number, path in enumerate(
        sorted(file.relative_to(built_site / "ko") for file in built_site.glob("ko/**/*.html"))
    ):
        files.append(built_site / catalog.locales[number % len(catalog.locales)].path / path)
    faults = []
    for file in files:
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        faults += [f"{file.relative_to(built_site)}: {error[1]} at {error[0]}" for error in parser.errors]
    assert faults == []


def test_every_page_says_what_it_is_not(pages: dict[str, BeautifulSoup], catalog: Catalog) -> None:
    for path, page in pages.items():
        disclaimer = Wording(catalog, code_of(catalog, path)).string("disclaimer")
        footer = page.select_one("footer")
        assert footer is not None
        assert disclaimer in footer.get_text(), path


def test_taiwan_reads_no_simplified_characters(pages: dict[str, BeautifulSoup], catalog: Catalog) -> None:
    to_traditional = OpenCC("s2t").convert
    for path, page in pages.items():
        if code_of(catalog, path) != "zh-TW":
            continue
        for element in page.select("[lang]:not(html)"):
            if not element.decomposed and element["lang"] != "zh-Hant":
                element.decompose()
        chinese = {sign for sign in visible_text(page) if "\u4e00" <= sign <= "\u9fff"}
        simplified = {sign for sign in chinese if to_traditional(sign) != sign}
        assert simplified - ALSO_TRADITIONAL == set(), path


ALSO_TRADITIONAL = set("只台后里出面回群干游准秘吃佣")
"""Written in Traditional Chinese too, so a single one of them does not tell."""


def test_the_sitemap_names_every_page(built_site: Path, pages: dict[str, BeautifulSoup]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (built_site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(SITE_URL + path.removesuffix("index.html") for path in pages)


FAULTS_OF_A_BUILD = {
    "record": ("data/facts/route-proof-deadline.yaml", "confidence: official", "confidence: certain", "is 'certain'"),
    "link": ("docs/en/index.md", "(start/index.md)", "(start/nowhere.md)", "start/nowhere.md"),
    "anchor": ("docs/en/letters/genuine-goods-explanation.md", "(#when)", "(#nowhere)", "#nowhere"),
    "macro": ("overrides/partials/playbook/pages.html", "{{ page.title }}", "{{ page.titel }}", "titel"),
}


def copied(root: Path, project: Path) -> Path:
    """A copy of everything that a build reads, to change."""
    project.mkdir()
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(root / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", project)
    return project


def test_a_reader_is_told_when_the_source_has_moved_on(root: Path, tmp_path: Path) -> None:
    project, target = copied(root, tmp_path / "project"), tmp_path / "site"
    source = project / "docs" / "zh" / "start" / "index.md"
    source.write_text(source.read_text("utf-8").replace("# 先", "# 请先", 1), "utf-8")
    assert publish(project, target, LOCALE="ko") == ""

    told = BeautifulSoup((target / "start/index.html").read_text("utf-8"), "html5lib").select_one(".stale-page")
    assert told is not None and "중국어 원문" in told.text
    link = told.find("a")
    assert isinstance(link, Tag) and (link["href"], link["lang"]) == ("../../start/", "zh-Hans")
    other = BeautifulSoup((target / "index.html").read_text("utf-8"), "html5lib")
    assert other.select_one(".stale-page") is None


@pytest.mark.parametrize("fault", FAULTS_OF_A_BUILD)
def test_with_a_fault_nothing_is_published(root: Path, tmp_path: Path, fault: str) -> None:
    """And what was published before stays as it was."""
    file, old, new, message = FAULTS_OF_A_BUILD[fault]
    project, target = copied(root, tmp_path / "project"), tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("published before", "utf-8")
    broken = (project / file).read_text("utf-8")
    assert old in broken
    (project / file).write_text(broken.replace(old, new, 1), "utf-8")
    assert message in publish(project, target, LOCALE="en")  # one language tells as much in a quarter of the time
    assert [path.name for path in target.iterdir()] == ["index.html"]
    assert (target / "index.html").read_text("utf-8") == "published before"
    assert not (tmp_path / "site.new").exists()
