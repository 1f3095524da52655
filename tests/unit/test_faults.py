"""Every kind of fault in records and pages: found, and told exactly."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.problems import FaultyData
from macros.site import load_site


@dataclass(frozen=True)
class Fault:
    """Replace ``old`` by ``new`` in the mini project's ``file``, a path or a pattern.

    An empty ``old`` means all of the file; ``new`` None removes the file.
    """

    name: str
    file: str
    old: str
    new: str | None
    messages: tuple[str, ...]


DEADLINE = "data/facts/deadline.yaml"
LETTER = "data/letters/reply/letter.yaml"
KO = "data/letters/reply/ko.yaml"
HOME = "docs/en/index.md"
HOMES = ("docs/en/index.md", "docs/ko/index.md", "docs/zh/index.md")
ALL_HOMES = "docs/*/index.md"

FAULTS = [
    # --- reading
    Fault(
        "duplicate key",
        DEADLINE,
        "checked: 2026-11-22\n",
        "checked: 2026-11-22\nchecked: 2026-11-23\n",
        (f"{DEADLINE}:5: checked: duplicate key, first given on line 4; keep one of the two",),
    ),
    Fault(
        "unknown key",
        DEADLINE,
        "checked:",
        "cheked: 2026-11-22\nchecked:",
        (f"{DEADLINE}:4: cheked: unknown key; remove it or correct its spelling",),
    ),
    Fault("missing key", DEADLINE, "checked: 2026-11-22\n", "", (f"{DEADLINE}: checked: is missing; add it",)),
    Fault(
        "not YAML",
        DEADLINE,
        "sources: [faq]",
        "sources: [faq",
        (f"{DEADLINE}:4: is not valid YAML: expected ',' or ']', but got ':'; correct the syntax near this line",),
    ),
    Fault("empty file", DEADLINE, "", "", (f"{DEADLINE}: is empty; fill it or remove it",)),
    Fault(
        "not UTF-8",
        DEADLINE,
        "official",
        "offici\udce9l",
        (f"{DEADLINE}: is not UTF-8; save it as UTF-8",),
    ),
    Fault(
        "file that does not belong",
        "data/facts/notes.txt",
        "",
        "note",
        ("data/facts/notes.txt: does not belong here; records end in .yaml",),
    ),
    Fault(
        "folder file that does not belong",
        "data/letters/reply/fr.yaml",
        "",
        "title: Titre",
        (
            "data/letters/reply/fr.yaml: does not belong here; "
            "expected en.yaml, ko.yaml, letter.yaml, zh-TW.yaml, zh.yaml",
        ),
    ),
    # --- facts and sources
    Fault(
        "unknown confidence",
        DEADLINE,
        "confidence: official",
        "confidence: certain",
        (
            f"{DEADLINE}:1: confidence: is 'certain'; write one of 'official', 'statute', 'professional', 'press', "
            "'community', 'inference' or 'unknown'",
        ),
    ),
    Fault(
        "unknown unit",
        DEADLINE,
        "business-days",
        "workdays",
        (
            f"{DEADLINE}:2: value.unit: is 'workdays'; "
            "write one of 'hours', 'days', 'business-days', 'months' or 'years'",
        ),
    ),
    Fault(
        "unknown source",
        DEADLINE,
        "[faq]",
        "[faq, mail]",
        (f"{DEADLINE}:3: sources: names the source “mail”, which does not exist; add it or correct it",),
    ),
    Fault(
        "fact without source",
        DEADLINE,
        "[faq]",
        "[]",
        (
            "data/sources/faq.yaml: no fact rests on this source; use it or remove it",
            f"{DEADLINE}:3: sources: is empty; name a source, or call it inference or unknown",
        ),
    ),
    Fault(
        "review before check",
        DEADLINE,
        "2027-05-22",
        "2026-05-22",
        (f"{DEADLINE}:5: review_by: is not after “checked”; give a later date",),
    ),
    Fault(
        "missing language",
        DEADLINE,
        "  en: Due within {value} of the e-mail.\n",
        "",
        (f"{DEADLINE}:6: statement: has no text in “en”; write it",),
    ),
    Fault(
        "unknown language",
        DEADLINE,
        "  en: Due",
        "  fr: Dans {value}.\n  en: Due",
        (f"{DEADLINE}:9: statement.fr: is not a language of mkdocs.yml; remove it",),
    ),
    Fault(
        "value not used",
        DEADLINE,
        "within {value} of",
        "within ten days of",
        (f"{DEADLINE}:9: statement.en: does not use {{value}}; write it where the value belongs",),
    ),
    Fault(
        "value repeated by hand",
        DEADLINE,
        "within {value} of",
        "within {value} (10 days) of",
        (f"{DEADLINE}:9: statement.en: repeats 10 by hand; leave it to {{value}}",),
    ),
    Fault(
        "slot without value",
        DEADLINE,
        "value: {kind: duration, amount: 10, unit: business-days}\n",
        "",
        (
            f"{DEADLINE}:6: statement.zh: has a slot, but the fact has no value; add value, or write words",
            f"{DEADLINE}:7: statement.ko: has a slot, but the fact has no value; add value, or write words",
            f"{DEADLINE}:8: statement.en: has a slot, but the fact has no value; add value, or write words",
            *(f"{home}:10: value: the fact “deadline” has no value; add one or use words" for home in HOMES),
        ),
    ),
    Fault(
        "source date",
        "data/sources/faq.yaml",
        "2023-06-23",
        "June 2023",
        ("data/sources/faq.yaml:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
    ),
    # --- letters
    Fault("words missing", KO, "", None, (f"{KO}: is missing; write it",)),
    Fault(
        "undeclared field in a text",
        KO,
        "Subject {name}",
        "Subject {name} {brand}",
        (
            f"{KO}:2: subject: uses the field “brand”, which letter.yaml does not declare; declare it",
            "data/letters/reply/en.yaml:2: subject: lacks {brand}, which another language has; "
            "add it or remove it there",
            "data/letters/reply/zh.yaml:2: subject: lacks {brand}, which another language has; "
            "add it or remove it there",
        ),
    ),
    Fault(
        "slot missing in one language",
        KO,
        "I am {name|은/는}, from {route}.",
        "I am {name|은/는}.",
        (f"{KO}:17: passages.greeting: lacks {{route}}, which another language has; add it or remove it there",),
    ),
    Fault(
        "unknown particle pair",
        KO,
        "은/는",
        "은/은",
        (
            f"{KO}:17: passages.greeting: “은/은” is not a particle pair; "
            "write one of 은/는 이/가 을/를 과/와 으로/로 이나/나 이라는/라는",
        ),
    ),
    Fault(
        "lone brace",
        KO,
        "from {route}.",
        "from {route}}.",
        (f"{KO}:17: passages.greeting: a lone “}}” near “}}.”; write {{field}}, or remove the brace",),
    ),
    Fault(
        "unknown exhibit",
        KO,
        "{papers.invoice}",
        "{papers.receipt}",
        (
            f"{KO}:18: passages.invoice: “{{papers.receipt}}” names no exhibit of letter.yaml; correct it",
            f"{KO}:18: passages.invoice: lacks {{papers.invoice}}, which another language has; "
            "add it or remove it there",
            "data/letters/reply/en.yaml:18: passages.invoice: lacks {papers.receipt}, which another language has; "
            "add it or remove it there",
            "data/letters/reply/zh.yaml:18: passages.invoice: lacks {papers.receipt}, which another language has; "
            "add it or remove it there",
        ),
    ),
    Fault(
        "field without words",
        LETTER,
        "      - {id: route,",
        "      - {id: brand, type: text}\n      - {id: route,",
        tuple(
            f"data/letters/reply/{code}.yaml:4: fields.brand: is declared in the structure but has no words; write them"
            for code in ("en", "ko", "zh")
        ),
    ),
    Fault(
        "words without field",
        LETTER,
        "  - {id: invoice, when: {papers: invoice}}\n",
        "",
        tuple(
            f"data/letters/reply/{code}.yaml:18: passages.invoice: "
            "is not declared in the structure; declare it or remove it"
            for code in ("en", "ko", "zh")
        ),
    ),
    Fault(
        "key missing in one language",
        KO,
        "expects: {contract: Add the contract.}\n",
        "",
        (
            f"{KO}: expects: is missing here but stands in en, zh; write it or remove it there",
            f"{KO}: expects.contract: is declared in the structure but has no words; write them",
        ),
    ),
    Fault(
        "field twice",
        LETTER,
        "      - {id: route,",
        "      - {id: name, type: text}\n      - {id: route,",
        (f"{LETTER}: field “name” stands 2 times; ids must differ",),
    ),
    Fault(
        "condition on an unknown field",
        LETTER,
        "when: {papers: invoice}",
        "when: {paper: invoice}",
        (f"{LETTER}:13: passages.1.when.paper: “paper” is not a field of this letter; declare it or correct it",),
    ),
    Fault(
        "condition on an unknown option",
        LETTER,
        "when: {route: reseller}",
        "when: {route: shop}",
        (f"{LETTER}:15: expects.0.when.route: “shop” is not an option of it; write one of brand, reseller, filled",),
    ),
    Fault(
        "choice without options",
        LETTER,
        "{id: name, type: text, required: true, case: true}",
        "{id: name, type: choice}",
        (f"{LETTER}:8: groups.0.fields.0.options: a field of type choice needs options",),
    ),
    Fault(
        "pattern on a text",
        LETTER,
        "{id: name, type: text,",
        "{id: name, type: text, pattern: '[0-9]+',",
        (f"{LETTER}:8: groups.0.fields.0.pattern: belongs to fields of type identifier; remove it",),
    ),
    Fault(
        "pattern that is none",
        LETTER,
        "{id: name, type: text,",
        "{id: name, type: identifier, pattern: '[0-9',",
        (
            f"{LETTER}:8: groups.0.fields.0.pattern: is not a regular expression: "
            "unterminated character set at position 0",
        ),
    ),
    Fault(
        "unknown fact in a letter",
        LETTER,
        "facts: [deadline]",
        "facts: [dead-line]",
        (f"{LETTER}:4: facts: names the fact “dead-line”, which does not exist; add it or correct it",),
    ),
    # --- checklists, situations, interface
    Fault(
        "unknown page of an item",
        "data/checklists/first/checklist.yaml",
        "letters/reply",
        "letters/answer",
        (
            "data/checklists/first/checklist.yaml:6: groups.0.items.0.page: "
            "names the page “letters/answer”, which does not exist; write it or correct it",
        ),
    ),
    Fault(
        "item without words",
        "data/checklists/first/checklist.yaml",
        "{id: mail, minutes: 5",
        "{id: mails, minutes: 5",
        tuple(
            sorted(
                f"data/checklists/first/{code}.yaml:{line}: items.{item}"
                for code in ("en", "ko", "zh")
                for line, item in (
                    (4, "mails: is declared in the structure but has no words; write them"),
                    (5, "mail: is not declared in the structure; declare it or remove it"),
                )
            )
        ),
    ),
    Fault(
        "unknown letter of a situation",
        "data/situations/stop/situation.yaml",
        "letters: [reply]",
        "letters: [answer]",
        (
            "data/situations/stop/situation.yaml:1: letters: "
            "names the letter “answer”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "situation without page",
        "data/situations/theft/situation.yaml",
        "",
        "letters: []",
        (
            "data/situations/theft/en.yaml: is missing; write it",
            "data/situations/theft/ko.yaml: is missing; write it",
            "data/situations/theft/zh.yaml: is missing; write it",
        ),
    ),
    Fault(
        "record without page",
        "docs/*/situations/stop.md",
        "",
        None,
        ("data/situations/stop/situation.yaml: has no page docs/zh/situations/stop.md; write it",),
    ),
    Fault(
        "interface string missing",
        "data/ui/ko.yaml",
        "",
        "farewell: bye",
        (
            "data/ui/en.yaml: farewell: is missing here but stands in ko; write it or remove it there",
            "data/ui/ko.yaml: greeting: is missing here but stands in en, zh; write it or remove it there",
            "data/ui/zh.yaml: farewell: is missing here but stands in ko; write it or remove it there",
        ),
    ),
    Fault(
        "interface placeholder missing",
        "data/ui/ko.yaml",
        "{name}",
        "",
        ("data/ui/ko.yaml:1: greeting: lacks {name}, which another language has; add it",),
    ),
    Fault(
        "interface string that is no text",
        "data/ui/ko.yaml",
        '"ko {name}"',
        "no",
        ("data/ui/ko.yaml:1: greeting: is not a text; write one, in quotes if YAML takes it for something else",),
    ),
    Fault(
        "dictionary",
        "data/zh-TW.yaml",
        "  舉報: 檢舉",
        "  - 舉報",
        ("data/zh-TW.yaml:1: replace: must map each word to its replacement",),
    ),
    # --- pages
    Fault("page missing", HOME, "", None, (f"{HOME}: is missing, but docs/zh/index.md exists; write it",)),
    Fault(
        "page too many",
        "docs/en/extra.md",
        "",
        "---\ntitle: T\ndescription: D\n---\n\n# T\n",
        ("docs/zh/extra.md: is missing, but docs/en/extra.md exists; write it",),
    ),
    Fault(
        "front matter",
        HOME,
        "description: The home page.\n",
        "",
        (f"{HOME}:1: description: is missing from the front matter; add it",),
    ),
    Fault(
        "heading id differs",
        HOME,
        "{#now}",
        "{#then}",
        (
            f"{HOME}:8: heading 2 should be “## … {{#now}}” as on line 8 of docs/zh/index.md, "
            "found “## … {#then}”; make the headings equal",
        ),
    ),
    Fault(
        "heading missing",
        HOME,
        "## Sources {#sources}\n",
        "",
        (
            f"{HOME}: heading 3 should be “## … {{#sources}}” as on line 14 of docs/zh/index.md, "
            "found none; make the headings equal",
        ),
    ),
    Fault(
        "heading without id",
        ALL_HOMES,
        " {#now}",
        "",
        tuple(f"{home}:8: this heading has no id; add {{#english-words}} after it" for home in HOMES),
    ),
    Fault(
        "heading id twice",
        ALL_HOMES,
        "{#sources}",
        "{#now}",
        tuple(f"{home}:{line}: the id “now” stands twice; ids must differ" for home in HOMES for line in (8, 14)),
    ),
    Fault(
        "second title",
        ALL_HOMES,
        "## Now {#now}",
        "# Now {#now}",
        tuple(f"{home}: must have exactly one “# ” heading" for home in HOMES),
    ),
    Fault(
        "unknown fact in prose",
        ALL_HOMES,
        'fact("deadline")',
        'fact("dead-line")',
        tuple(f"{home}:10: fact: names “dead-line”, which does not exist; add it or correct it" for home in HOMES),
    ),
    Fault(
        "unknown macro",
        ALL_HOMES,
        'fact("deadline")',
        'facct("deadline")',
        tuple(f"{home}:10: facct: is not a macro; see “Write a page” in CONTRIBUTING.md" for home in HOMES),
    ),
    Fault(
        "block macro in a sentence",
        HOME,
        '{{ pages("letters/reply") }}',
        'See {{ pages("letters/reply") }}',
        (f"{HOME}:12: pages: must stand alone on its line, at column 0",),
    ),
    Fault(
        "macro call missing in one language",
        HOME,
        '{{ pages("letters/reply") }}\n',
        "",
        (
            f'{HOME}: section “now” lacks {{{{ pages("letters/reply") }}}}, which docs/zh/index.md has; '
            "add it or remove it there",
        ),
    ),
    Fault(
        "sources missing",
        ALL_HOMES,
        "{{ sources() }}",
        "",
        tuple(f"{home}: cites facts but has no {{{{ sources() }}}}; end the page with it" for home in HOMES),
    ),
    Fault(
        "value typed by hand",
        HOME,
        "Reply in time",
        "Call 1600-0000 in time",
        (f'{HOME}:10: types “1600-0000” by hand; write {{{{ value("hotline") }}}}',),
    ),
]


def break_project(project: Path, fault: Fault) -> None:
    for path in list(project.glob(fault.file)) or [project / fault.file]:
        if fault.new is None:
            path.unlink()
            continue
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        assert fault.old in before, "the mini project has changed; correct this fault"
        path.parent.mkdir(exist_ok=True)
        after = before.replace(fault.old, fault.new, 1) if fault.old else fault.new
        path.write_text(after, encoding="utf-8", errors="surrogateescape")


def test_the_mini_project_has_no_faults(mini_project: Path) -> None:
    load_site(mini_project)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_fault_is_told_exactly(mini_project: Path, fault: Fault) -> None:
    break_project(mini_project, fault)
    with pytest.raises(FaultyData) as caught:
        load_site(mini_project)
    told = [str(problem) for problem in caught.value.problems]
    assert sorted(told) == sorted(fault.messages)


def test_all_faults_are_told_at_once(mini_project: Path) -> None:
    for name in ("missing key", "words missing", "unknown language", "page missing"):
        break_project(mini_project, next(fault for fault in FAULTS if fault.name == name))
    with pytest.raises(FaultyData) as caught:
        load_site(mini_project)
    assert str(caught.value).splitlines() == [
        "3 faults found:",
        f"  {DEADLINE}: checked: is missing; add it",
        f"  {KO}: is missing; write it",
        f"  {HOME}: is missing, but docs/zh/index.md exists; write it",
    ]
