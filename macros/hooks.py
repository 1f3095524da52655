"""MkDocs events: derived pages, section titles, and what the theme's templates need on every page."""

import json
import sys
from pathlib import Path
from typing import Any

# MkDocs loads hooks by file, without the project folder on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros import bundles
from macros.problems import FaultyData
from macros.render import json_block
from macros.site import CONTENT_SECURITY_POLICY, Site, load_site
from macros.tables import StackableTables
from macros.views import Wording

_SCRIPTED = frozenset({"letter", "checklist", "facts", "all_signs", "evidence_log", "deadlines", "my_case"})
"""Macros whose pages load the script of the same name."""

_command = "build"
_sites: dict[Path, Site] = {}
"""The site of each project, read anew when a build begins; looking at every file for every page would take long."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is ``serve``."""
    global _command
    _command = command


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop before anything is published if records or pages have faults."""
    try:
        _sites[_root(config)] = load_site(_root(config))
    except FaultyData as error:
        raise PluginError(str(error)) from None
    extensions: list[Any] = config.markdown_extensions
    if not any(isinstance(extension, StackableTables) for extension in extensions):
        extensions.append(StackableTables())
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of derived languages, which have no files of their own."""
    _remove_parts(files, config)
    for locale in _site(config).catalog.locales:
        if not locale.derived_from:
            continue
        for file in list(files.documentation_pages()):
            folder, _, rest = file.src_uri.partition("/")
            derived = f"{locale.code}/{rest}"
            if folder == locale.derived_from and files.get_file_from_path(derived) is None:
                files.append(File(derived, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _bundles(config: MkDocsConfig) -> dict[str, list[str]]:
    """What is published in one file each: names of the parts by the file's path in the site."""
    found: dict[str, list[str]] = config.extra["bundles"]
    return found


def _remove_parts(files: Files, config: MkDocsConfig) -> None:
    """The parts of bundles are not published themselves."""
    root = _root(config)
    for target, names in _bundles(config).items():
        for part in bundles.parts(root, target, names):
            if (file := files.get_file_from_path(part.relative_to(root / bundles.ASSETS).as_posix())) is not None:
                files.remove(file)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Convert the source page of a derived page; other pages are read as usual."""
    if page.file.abs_src_path and Path(page.file.abs_src_path).exists():
        return None
    return _site(config).page(_code(page), _path(page)).text


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give home and letters the whole width: a letter's form and text stand side by side.

    Runs before the macros are expanded, since it looks for the call.
    """
    if _path(page) == "index" or _widgets(page, config) & {"letter", "letters"}:
        page.meta["hide"] = ["navigation", "toc"]
    return markdown


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Title the sections, which ``mkdocs.yml`` names by their folder."""
    code: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    strings = Wording(_site(config).catalog, code).strings
    for item in nav.items:
        if isinstance(item, Section):
            item.title = strings[f"section_{item.title.lower()}"]
    return nav


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What the templates in ``overrides/`` use under the name ``playbook``."""
    site = _site(config)
    wording = Wording(site.catalog, _code(page))
    context["playbook"] = {
        "html_lang": wording.html_lang,
        "kind": _path(page).partition("/")[0],
        "widgets": sorted(_widgets(page, config) & _SCRIPTED),
        "t": wording.string,
        "stale": site.is_stale(wording.code, _path(page)),
        "policy": _policy(),
        "alternates": site.alternates(_path(page), wording.code, config.site_url or ""),
        "browser_strings": json_block(
            {key.removeprefix("browser_"): text for key, text in wording.strings.items() if key.startswith("browser_")}
        ),
    }
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for unknown addresses speaks every language."""
    if template_name == "404.html":
        catalog = _site(config).catalog
        context["policy"] = _policy()
        context["languages"] = [
            {"html_lang": locale.html_lang, "path": locale.path, "t": Wording(catalog, locale.code).string}
            for locale in catalog.locales
        ]
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Bundle scripts and styles, split the search index. Runs after static-i18n, which builds all languages in its."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    for target, names in _bundles(config).items():
        # Not minified under `mkdocs serve`, where one reads them.
        try:
            text = bundles.content(_root(config), target, names, minified=_command != "serve")
        except FaultyData as error:
            raise PluginError(str(error)) from None
        Path(config.site_dir, target).write_text(text, encoding="utf-8")
    _split_search_index(config, i18n)


def _split_search_index(config: MkDocsConfig, i18n: Any) -> None:
    """One set of documents per language."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if not index.exists():
        return
    built = json.loads(index.read_text(encoding="utf-8"))
    languages = [language for language in i18n.config.languages if language.build]
    others = tuple(f"{language.locale}/" for language in languages if not language.default)
    for language in languages:
        home = "" if language.default else f"{language.locale}/"
        documents = [
            {**document, "location": document["location"].removeprefix(home)}
            for document in built["docs"]
            if document["location"].startswith(home or others) is bool(home)
        ]
        folder = Path(config.site_dir) / home / "search"
        folder.mkdir(exist_ok=True)
        (folder / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
        # What the theme fetches with every page stays empty; its worker gets the documents when somebody searches.
        (folder / "search_index.json").write_text(json.dumps({"config": built["config"], "docs": []}), encoding="utf-8")


def _policy() -> str:
    """The Content-Security-Policy; none under `mkdocs serve`, whose live reload is an inline script."""
    return CONTENT_SECURITY_POLICY if _command != "serve" else ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _site(config: MkDocsConfig) -> Site:
    """The site as it was when this build began."""
    return _sites[_root(config)]


def _widgets(page: Page, config: MkDocsConfig) -> set[str]:
    """Names of the macros that a page calls."""
    return {call.name for call in _site(config).page(_code(page), _path(page)).calls}


def _code(page: Page) -> str:
    """Language code of a page; static-i18n adds the attribute to its files."""
    code: str = page.file.locale  # type: ignore[attr-defined]
    return code


def _path(page: Page) -> str:
    normalised: str = page.file.norm_src_uri  # type: ignore[attr-defined]
    return normalised.removesuffix(".md")
