"""Every record in every language, through the real partials."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros import views
from macros.catalog import Catalog
from macros.locales import read_locales
from macros.render import Link, Renderer
from macros.views import Wording

ROOT = Path(__file__).parent.parent.parent
CODES = [locale.code for locale in read_locales(ROOT)]
LETTERS = sorted(path.name for path in (ROOT / "data" / "letters").iterdir())
CHECKLISTS = sorted(path.name for path in (ROOT / "data" / "checklists").iterdir())

LEFTOVERS = re.compile(r"\{\{|\}\}|\{[a-z_]+\}|undefined")


def renderer(catalog: Catalog, code: str) -> Renderer:
    def link(path: str) -> Link:
        return Link(f"../{path}/", f"Title of {path}", f"About {path}")

    uses = {term: ["respond/submit-appeal"] for term in catalog.terms}
    return Renderer(catalog.root, Wording(catalog, code), link, lambda _: "https://playbook.example/x/", uses)


def parsed(html: str) -> BeautifulSoup:
    page = BeautifulSoup(html, "html5lib")
    assert not re.search(r">None<|\"None\"|=None", html)
    text = " ".join(part for part in page.find_all(string=True) if part.parent and part.parent.name != "script")
    assert LEFTOVERS.findall(text) == []
    return page


@pytest.mark.parametrize("code", CODES)
def test_every_fact_is_cited_and_listed(catalog: Catalog, code: str) -> None:
    page = parsed(renderer(catalog, code).facts())
    by_id = {element["id"]: element for element in page.find_all(id=True)}
    for fact_id in catalog.facts:
        record = by_id.get(f"fact-{fact_id}")
        view = views.fact_view(Wording(catalog, code), fact_id)
        assert record is not None
        assert view.statement in record.get_text()
        for source in view.sources:
            assert record.find("a", href=f"#source-{source.id}") is not None
            listed = by_id.get(f"source-{source.id}")
            assert listed is not None
            assert source.title in listed.get_text()
        citation = parsed(renderer(catalog, code).citation(fact_id)).find("a")
        assert citation is not None
        assert citation["data-fact"] == fact_id
        assert citation["href"] == f"../reference/facts/#fact-{fact_id}"
        assert view.confidence_label in citation.get_text()


@pytest.mark.parametrize("code", CODES)
def test_a_citation_stays_on_one_line_so_that_markdown_keeps_it(catalog: Catalog, code: str) -> None:
    for fact_id in catalog.facts:
        assert "\n" not in renderer(catalog, code).citation(fact_id)


@pytest.mark.parametrize("code", CODES)
def test_every_term_is_explained_and_linked(catalog: Catalog, code: str) -> None:
    page = parsed(renderer(catalog, code).glossary())
    for term_id, term in catalog.terms.items():
        entry = page.find(id=f"term-{term_id}")
        assert entry is not None
        assert term.record.word["ko"] in entry.get_text()
        inline = parsed(renderer(catalog, code).term(term_id)).find("a")
        assert inline is not None
        assert inline["href"] == f"../reference/glossary/#term-{term_id}"
        assert inline["title"] == Wording(catalog, code).pick(term.record.definition)
        assert "\n" not in renderer(catalog, code).term(term_id)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("letter_id", LETTERS)
def test_every_letter_has_its_form_and_its_texts(catalog: Catalog, letter_id: str, code: str) -> None:
    letter = catalog.letters[letter_id].record
    html = renderer(catalog, code).letter(letter_id)
    page = parsed(html)
    opened = html.replace("<template", "<div").replace("</template", "</div")  # its content is no part of the page
    boxes = BeautifulSoup(opened, "html.parser").select("form [data-field]")
    assert [box["data-field"] for box in boxes] == [field.id for field in letter.fields]
    for box, field in zip(boxes, letter.fields, strict=True):
        columns = [element["data-column"] for element in box.select("[data-column]")]
        assert columns == [column.id for column in field.columns]
        names = {str(element["name"]) for element in box.select("[name]")}
        assert names == ({f"{field.id}.{column}" for column in columns} or {field.id})
    languages = [element["lang"] for element in page.select("[data-letter-text]")]
    reader = catalog.locale(code).html_lang
    sent = [catalog.locale(sent_in).html_lang for sent_in in letter.send_in]
    assert languages == list(dict.fromkeys([*sent, reader]))
    for text in page.select("[data-letter-text]"):
        passages = [element["data-passage"] for element in text.select("[data-passage]")]
        assert passages == ["subject", *(passage.id for passage in letter.passages)]
    for label in page.select("label[for]"):
        assert page.find(id=str(label["for"])) is not None


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("letter_id", LETTERS)
def test_without_scripts_a_condition_is_written_out(catalog: Catalog, letter_id: str, code: str) -> None:
    page = parsed(renderer(catalog, code).letter(letter_id))
    conditional = [passage for passage in catalog.letters[letter_id].record.passages if passage.when]
    sheets = page.select("[data-letter-text]")
    assert len(page.select("[data-condition]")) == len(conditional) * len(sheets)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("checklist_id", CHECKLISTS)
def test_every_checklist_has_its_items_and_its_address(catalog: Catalog, checklist_id: str, code: str) -> None:
    checklist = catalog.checklists[checklist_id].record
    page = parsed(renderer(catalog, code).checklist(checklist_id))
    boxes = page.select(f"[data-checklist={checklist_id}] input[type=checkbox][data-item]")
    assert [box["data-item"] for box in boxes] == [item.id for item in checklist.items]
    assert page.select_one("svg.qr-code") is not None
    assert "https://playbook.example/x/" in page.get_text()


@pytest.mark.parametrize("code", CODES)
def test_every_sign_leads_to_its_situations_and_stands_on_their_pages(catalog: Catalog, code: str) -> None:
    start = parsed(renderer(catalog, code).all_signs())
    rows = {row.find("td").get_text(): row for row in start.select("tbody tr")}  # type: ignore[union-attr]
    signs = [(name, sign) for name, one in catalog.situations.items() for sign in one.record.signs]
    assert set(rows) == {sign.ko for _, sign in signs}
    for name, sign in signs:
        assert rows[sign.ko].find("a", href=f"../situations/{name}/") is not None
        row = parsed(renderer(catalog, code).signs(name)).find(string=sign.ko)
        assert row is not None and row.parent is not None and row.parent["lang"] == "ko"
        cited = parsed(renderer(catalog, code).signs(name)).select(f"[data-fact={sign.fact}]")
        assert bool(cited) is bool(sign.fact)


@pytest.mark.parametrize("code", CODES)
def test_links_run_in_both_directions(catalog: Catalog, code: str) -> None:
    """A situation shows what answers it, and each of these shows the situation; likewise playbooks."""
    draw = renderer(catalog, code)

    @cache
    def hrefs(kind: str, name: str, inside: str) -> set[str]:
        html = draw.institutions() if kind == "institution" else getattr(draw, kind)(name)
        return {str(link["href"]) for link in parsed(html).select(f"{inside} a[href]")}

    named = Counter(name for one in catalog.situations.values() for name in one.record.institutions)
    for name, situation in catalog.situations.items():
        answers, here = hrefs("situation", name, ".related"), f"../situations/{name}/"
        for letter in situation.record.letters:
            assert f"../letters/{letter}/" in answers
            assert here in hrefs("letter", letter, ".back-links")
        for checklist in situation.record.checklists:
            assert f"../checklists/{checklist}/" in answers
            assert here in hrefs("checklist", checklist, ".back-links")
        for playbook in situation.record.playbooks:
            assert f"../{catalog.playbooks[playbook].record.kind}/{playbook}/" in answers
            assert here in hrefs("playbook", playbook, ".related")
        for institution in situation.record.institutions:
            assert f"../reference/institutions/#institution-{institution}" in answers
            back = hrefs("institution", institution, f"#institution-{institution} .institution__situations")
            assert back == {"../start/index/"} if named[institution] > 8 else here in back  # too many to list
    for name, playbook in catalog.playbooks.items():  # type: ignore[assignment]
        for letter in playbook.record.letters:  # type: ignore[attr-defined]
            assert f"../{playbook.record.kind}/{name}/" in hrefs("letter", letter, ".back-links")  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", CODES)
def test_every_institution_says_what_is_known_and_what_is_not(catalog: Catalog, code: str) -> None:
    page = parsed(renderer(catalog, code).institutions())
    wording = Wording(catalog, code)
    for name, institution in catalog.institutions.items():
        section = page.find(id=f"institution-{name}")
        assert isinstance(section, Tag)
        rows = section.select("dd")
        assert len(rows) == len(institution.record.rows)
        for shown, known in zip(rows, institution.record.rows.values(), strict=True):
            assert (wording.string("not_known") in shown.get_text()) is (known is None)
            facts = [str(citation["data-fact"]) for citation in shown.select("[data-fact]")]
            assert facts == (known.facts if known else [])


@pytest.mark.parametrize("code", CODES)
def test_contradictions_are_shown_on_both_sides(catalog: Catalog, code: str) -> None:
    page = parsed(renderer(catalog, code).facts())
    disputed = Wording(catalog, code).string("disputed")
    pairs = [(name, other) for name, fact in catalog.facts.items() for other in fact.record.contradicts]
    assert pairs
    for one, two in pairs:
        for here, there in ((one, two), (two, one)):
            record = page.find(id=f"fact-{here}")
            assert isinstance(record, Tag)
            assert record.has_attr("data-contradicted")
            assert record.select_one(f"a[href='#fact-{there}']")
            assert disputed in parsed(renderer(catalog, code).citation(here)).get_text()


@pytest.mark.parametrize("code", CODES)
def test_letters_are_addressed_to_a_reader_of_the_language_they_are_sent_in(catalog: Catalog, code: str) -> None:
    """Slots of the text to send show Korean blanks, those of the reader's copy the reader's."""
    for letter_id in catalog.letters:
        view = views.letter_view(Wording(catalog, code), letter_id)
        for sheet in view.sheets:
            words = Wording(catalog, sheet.code).words(catalog.letters[letter_id])
            for passage in sheet.passages:
                for node in passage.nodes:
                    if node.field and not node.option:
                        field = words.fields[node.field]
                        labels = {cell.label for cell in field.columns.values()} or {field.label}
                        assert set(re.findall("【(.*?)】", node.text)) == labels
