"""The playbook's macros: wiring between MkDocs and the domain code.

Only this module and :mod:`macros.hooks` know MkDocs.
"""

from pathlib import Path
from typing import Any

from macros.render import Link, Renderer
from macros.site import load_site
from macros.views import Wording

__all__ = ["define_env"]


def define_env(env: Any) -> None:
    """Register the macros. Called by mkdocs-macros-plugin once per language, before the language is known."""
    site = load_site(Path(env.project_dir))
    catalog = site.catalog
    cited: dict[str, list[str]] = {}
    """Facts cited so far, by page file, in order."""

    def path() -> str:
        """Path of the page that is drawn, without locale and ending."""
        normalised: str = env.page.file.norm_src_uri
        return normalised.removesuffix(".md")

    def renderer() -> Renderer:
        code = env.page.file.locale
        up = "../" * len(path().removesuffix("index").rstrip("/").split("/")) if path() != "index" else ""

        def link(target: str) -> Link:
            page = site.page(code, target)
            return Link(f"{up}{target.removesuffix('index')}".rstrip("/") + "/", page.title, page.description)

        def address(code: str) -> str:
            alternates = site.alternates(path(), code, env.conf["site_url"] or "")
            return next(one.absolute_url for one in alternates if one.is_current)

        return Renderer(catalog.root, Wording(catalog, code), link, address, site.term_uses)

    def cite(*facts: str) -> None:
        seen = cited.setdefault(env.page.file.src_uri, [])
        seen.extend(name for name in facts if name not in seen)

    @env.macro  # type: ignore[untyped-decorator]
    def fact(fact_id: str) -> str:
        cite(fact_id)
        return renderer().citation(fact_id)

    @env.macro  # type: ignore[untyped-decorator]
    def value(fact_id: str) -> str:
        return renderer().value(fact_id)

    @env.macro  # type: ignore[untyped-decorator]
    def term(term_id: str) -> str:
        return renderer().term(term_id)

    @env.macro  # type: ignore[untyped-decorator]
    def sources() -> str:
        return renderer().sources(cited.pop(env.page.file.src_uri, []))

    @env.macro  # type: ignore[untyped-decorator]
    def pages(*paths: str) -> str:
        return renderer().pages(paths)

    @env.macro  # type: ignore[untyped-decorator]
    def all_signs() -> str:
        return renderer().all_signs()

    @env.macro  # type: ignore[untyped-decorator]
    def situations() -> str:
        return renderer().situations()

    @env.macro  # type: ignore[untyped-decorator]
    def situation(situation_id: str) -> str:
        return renderer().situation(situation_id)

    @env.macro  # type: ignore[untyped-decorator]
    def signs(situation_id: str) -> str:
        cite(*(sign.fact for sign in catalog.situations[situation_id].record.signs if sign.fact))
        return renderer().signs(situation_id)

    @env.macro  # type: ignore[untyped-decorator]
    def playbooks(kind: str) -> str:
        return renderer().playbooks(kind)

    @env.macro  # type: ignore[untyped-decorator]
    def playbook(playbook_id: str) -> str:
        return renderer().playbook(playbook_id)

    @env.macro  # type: ignore[untyped-decorator]
    def letter(letter_id: str) -> str:
        cite(*catalog.letters[letter_id].record.facts)
        return renderer().letter(letter_id)

    @env.macro  # type: ignore[untyped-decorator]
    def letters(order: str) -> str:
        return renderer().letters(order)

    @env.macro  # type: ignore[untyped-decorator]
    def checklist(checklist_id: str) -> str:
        cite(*(name for item in catalog.checklists[checklist_id].record.items for name in item.facts))
        return renderer().checklist(checklist_id)

    @env.macro  # type: ignore[untyped-decorator]
    def checklists() -> str:
        return renderer().checklists()

    @env.macro  # type: ignore[untyped-decorator]
    def evidence_log() -> str:
        return renderer().evidence_log()

    @env.macro  # type: ignore[untyped-decorator]
    def my_case() -> str:
        return renderer().my_case()

    @env.macro  # type: ignore[untyped-decorator]
    def glossary() -> str:
        return renderer().glossary()

    @env.macro  # type: ignore[untyped-decorator]
    def facts() -> str:
        return renderer().facts()

    @env.macro  # type: ignore[untyped-decorator]
    def institutions() -> str:
        rows = (row for one in catalog.institutions.values() for row in one.record.rows.values() if row)
        cite(*(fact for row in rows for fact in row.facts))
        return renderer().institutions()

    @env.macro  # type: ignore[untyped-decorator]
    def deadlines() -> str:
        cite(*(one.record.fact for records in (catalog.deadlines, catalog.holidays) for one in records.values()))
        return renderer().deadlines()
