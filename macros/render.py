"""Views become HTML here, through the partials in ``overrides/partials/playbook/``.

The environment escapes everything and refuses undefined names.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from macros import deadline_views, tool_views, views
from macros.models import CONFIDENCES
from macros.views import Wording


@dataclass(frozen=True)
class Link:
    """A page to link to: its address relative to the page that is drawn, title and description."""

    url: str
    title: str
    description: str


class Renderer:
    """Draws widgets in one language for one page.

    ``link`` maps a page's path (``reference/facts``) to a :class:`Link`; ``address`` maps a language to the absolute
    address of the page in it, printed on paper; ``uses`` maps a term to the paths of the pages that use it.
    """

    def __init__(
        self,
        root: Path,
        wording: Wording,
        link: Callable[[str], Link],
        address: Callable[[str], str],
        uses: Mapping[str, Sequence[str]],
    ) -> None:
        self.wording = wording
        self.link = link
        self.address = address(wording.code)
        self.korean_address = address("ko")
        self.uses = uses
        self._environment = _environment(root)

    def citation(self, fact_id: str) -> str:
        """The mark after a claim: confidence and date, linked to the record."""
        return self._draw("citation", fact=views.fact_view(self.wording, fact_id)).strip()

    def value(self, fact_id: str) -> str:
        """A fact's value, which stays on one line."""
        return str(Markup('<span class="value">{}</span>').format(views.fact_view(self.wording, fact_id).value))

    def term(self, term_id: str) -> str:
        """A term with the Korean word beside it, linked to the glossary."""
        return self._draw("term", term=views.term_view(self.wording, term_id)).strip()

    def sources(self, fact_ids: Sequence[str]) -> str:
        """The sources of these facts, each once, in the order of first use."""
        facts = [views.fact_view(self.wording, fact_id) for fact_id in fact_ids]
        sources = {source.id: source for fact in facts for source in fact.sources}
        return self._draw("sources", sources=list(sources.values()), count=len(facts))

    def pages(self, paths: Sequence[str]) -> str:
        """Cards that link to pages."""
        return self._draw("pages", links=[self.link(path) for path in paths])

    def situations(self) -> str:
        """Cards for all situations in their groups, with the line by which a seller recognises each."""
        return self._draw("situations", groups=views.situation_groups(self.wording))

    def all_signs(self) -> str:
        """From the Korean words in a notice to the situation."""
        return self._draw("all_signs", signs=views.all_signs(self.wording))

    def signs(self, situation_id: str) -> str:
        """The signs of a situation: Korean, meaning, what it tells."""
        return self._draw("signs", situation=views.situation_view(self.wording, situation_id))

    def situation(self, situation_id: str) -> str:
        """What answers a situation: letters, checklists, playbooks, institutions."""
        catalog = self.wording.catalog
        names = catalog.situations[situation_id].record.institutions
        institutions = [(name, self.wording.pick(catalog.institutions[name].record.name)) for name in names]
        groups = views.situation_links(catalog, situation_id)
        return self._draw("related", groups=groups, institutions=institutions)

    def playbooks(self, kind: str) -> str:
        """Cards for the playbooks of one kind, numbered as the article behind the project names them."""
        return self.pages(views.ordered_playbooks(self.wording.catalog, kind))

    def playbook(self, playbook_id: str) -> str:
        """What a playbook uses, and the situations that need it."""
        groups = views.playbook_links(self.wording.catalog, playbook_id)
        return self._draw("related", groups=groups, institutions=[])

    def letters(self, order: str) -> str:
        """The index of letters by ``situation``, ``stage`` or ``recipient``."""
        return self._draw("letters", order=order, groups=views.letter_groups(self.wording, order))

    def letter(self, letter_id: str) -> str:
        """A letter: form, text to send, reader's copy; then the situations and playbooks it belongs to."""
        back = views.links_back(self.wording.catalog, "letters", letter_id)
        return self._draw("letter", letter=views.letter_view(self.wording, letter_id), back=back)

    def checklist(self, checklist_id: str) -> str:
        """A checklist for screen and paper; then the situations and playbooks it belongs to."""
        return self._draw(
            "checklist",
            checklist=views.checklist_view(self.wording, checklist_id),
            back=views.links_back(self.wording.catalog, "checklists", checklist_id),
            address=self.address,
            qr_code=_qr_code(self.address),
        )

    def checklists(self) -> str:
        """The index of checklists by the moment at which each is taken."""
        groups = [
            (self.wording.string(f"moment_{moment.replace('-', '_')}"), links)
            for moment, paths in views.checklists_by_moment(self.wording.catalog)
            if (links := [self.link(path) for path in paths])
        ]
        return self._draw("checklists", groups=groups)

    def evidence_log(self) -> str:
        """The evidence log, with its printed list in Korean and in the reader's language."""
        korean = Wording(self.wording.catalog, "ko")
        kinds = tool_views.exhibit_kinds(self.wording)
        return self._draw(
            "evidence_log",
            kinds=kinds,
            kind_words={kind.id: dataclasses.asdict(kind) for kind in kinds},
            korean=korean.string,
            korean_address=self.korean_address,
            words=tool_views.script_words(self.wording, "evidence"),
            korean_words=tool_views.script_words(korean, "evidence"),
            address=self.address,
            qr_code=_qr_code(self.address),
        )

    def my_case(self) -> str:
        """All that was typed, ticked, listed and noted, in one place."""
        catalog = self.wording.catalog

        def linked(path: str) -> dict[str, object]:
            page = self.link(path)
            return {"id": path.partition("/")[2], "title": page.title, "url": page.url}

        return self._draw(
            "my_case",
            groups=tool_views.case_form(self.wording),
            words=tool_views.script_words(self.wording, "case"),
            letters=[linked(f"letters/{name}") for name in catalog.letters],
            checklists=[
                {**linked(f"checklists/{name}"), "items": [item.id for item in checklist.record.items]}
                for name, checklist in catalog.checklists.items()
            ],
            due=deadline_views.for_my_case(self.wording),
            address=self.address,
            qr_code=_qr_code(self.address),
        )

    def glossary(self) -> str:
        """All terms, each with the pages that use it."""
        return self._draw(
            "glossary",
            terms=views.all_terms(self.wording),
            uses={term: self.uses.get(term, ()) for term in self.wording.catalog.terms},
        )

    def facts(self) -> str:
        """All facts with their sources."""
        facts = views.all_facts(self.wording)
        sources = {source.id: source for fact in facts for source in fact.sources}
        return self._draw(
            "facts",
            facts=facts,
            sources=sorted(sources.values(), key=lambda source: source.publisher.lower()),
            confidences=[(name, self.wording.string(f"confidence_{name}")) for name in CONFIDENCES],
        )

    def institutions(self) -> str:
        """All institutions by group."""
        return self._draw("institutions", groups=views.institution_groups(self.wording))

    def deadlines(self) -> str:
        """The deadline tool, the periods we know, and the holidays we count with."""
        view = deadline_views.deadlines_view(self.wording)
        return self._draw("deadlines", view=view, address=self.address, qr_code=_qr_code(self.address))

    def _draw(self, partial: str, **context: object) -> str:
        template = self._environment.get_template(f"{partial}.html")
        return template.render(
            t=self.wording.string, strings=self.wording.strings, wording=self.wording, link=self.link, **context
        )


_environments: dict[Path, Environment] = {}


def _environment(root: Path) -> Environment:
    if root not in _environments:
        _environments[root] = Environment(
            loader=FileSystemLoader(root / "overrides" / "partials" / "playbook"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        _environments[root].policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return _environments[root]


def json_block(data: object) -> Markup:
    """Data for a ``<script type="application/json">``, safe inside HTML, with its letters readable."""
    return htmlsafe_json_dumps(data, ensure_ascii=False)


def _qr_code(address: str) -> Markup:
    """The address as an SVG without styles of its own; sized by the style sheet."""
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, svgclass="qr-code", lineclass=None, border=2))
