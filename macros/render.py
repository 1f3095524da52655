"""Views become HTML here, through the partials in ``overrides/partials/playbook/``.

The environment escapes everything and refuses undefined names.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from macros import views
from macros.views import Wording


@dataclass(frozen=True)
class Link:
    """A page to link to: its address relative to the page that is drawn, title and description."""

    url: str
    title: str
    description: str


class Renderer:
    """Draws widgets in one language for one page.

    ``link`` maps a page's path (``reference/facts``) to a :class:`Link`; ``paths`` are those of the pages that exist;
    ``address`` is the absolute address of the page, printed on paper.
    """

    def __init__(
        self, root: Path, wording: Wording, link: Callable[[str], Link], paths: Collection[str], address: str
    ) -> None:
        self.wording = wording
        self.link = link
        self.paths = paths
        self.address = address
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
        """Cards for all situations, with the line by which a seller recognises each.

        A situation without a page of its own leads to its letters.
        """
        links = []
        for situation_id in views.ordered_situations(self.wording.catalog):
            words = views.situation_words(self.wording, situation_id)
            page = f"situations/{situation_id}"
            url = self.link(page).url if page in self.paths else f"{self.link('letters/index').url}#{situation_id}"
            links.append(Link(url, words.title, words.recognise))
        return self._draw("pages", links=links)

    def letters(self, order: str) -> str:
        """The index of letters by ``situation``, ``stage`` or ``recipient``."""
        return self._draw("letters", order=order, groups=views.letter_groups(self.wording, order, self.paths))

    def situation(self, situation_id: str) -> str:
        """Cards for what answers a situation: its letters, checklists and playbooks."""
        return self.pages(views.situation_pages(self.wording, situation_id))

    def letter(self, letter_id: str) -> str:
        """A letter: form, text to send, reader's copy."""
        return self._draw("letter", letter=views.letter_view(self.wording, letter_id))

    def checklist(self, checklist_id: str) -> str:
        """A checklist for screen and paper."""
        checklist = views.checklist_view(self.wording, checklist_id)
        return self._draw("checklist", checklist=checklist, address=self.address, qr_code=_qr_code(self.address))

    def glossary(self) -> str:
        """All terms."""
        return self._draw("glossary", terms=views.all_terms(self.wording))

    def facts(self) -> str:
        """All facts with their sources."""
        return self._draw("facts", facts=views.all_facts(self.wording))

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
