"""Every kind of fault in records and pages: found, and told exactly."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.problems import FaultyData
from macros.site import load_site
from macros.translations import mark_all


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
SOURCE = "data/sources/faq.yaml"
STRINGS = "data/ui/ko.yaml"
DICTIONARY = "data/zh-TW.yaml"
MKDOCS = "mkdocs.yml"
SITUATION = "data/situations/stop/situation.yaml"
PLAYBOOK = "data/playbooks/calm.yaml"
COURT = "data/institutions/court.yaml"
TERM = "data/glossary/explanation.yaml"
HOME = "docs/en/index.md"
HOMES = ("docs/en/index.md", "docs/ko/index.md", "docs/zh/index.md")
ALL_HOMES = "docs/*/index.md"
UNCITED = 'has no citation in its sentence; add {{ fact("…") }} after it'
NO_HASH = (
    f"{HOME}:1: source_hash: is missing or no hash: the page it was translated from is not known; "
    "run make translations PAGES=index"
)


def no_call(shown: str) -> tuple[str, ...]:
    """What is told of something in braces on line 10 of every home that is no macro call."""
    message = 'is no macro call; write {{ name("id") }} on one line, or remove it'
    return tuple(f"{home}:11: “{shown}” {message}" for home in HOMES)


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
    Fault(
        "impossible date",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: 2026-02-30",
        (f"{DEADLINE}:4: “2026-02-30” cannot be read (day is out of range for month); correct it or put it in quotes",),
    ),
    Fault(
        "month that is none",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: 2026-13-01",
        (f"{DEADLINE}:4: “2026-13-01” cannot be read (month must be in 1..12); correct it or put it in quotes",),
    ),
    Fault(
        "unknown tag",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: !day 2026-11-22",
        (f"{DEADLINE}:4: the tag !day is refused; remove it",),
    ),
    Fault(
        "standard tag",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: !!int abc",
        (f"{DEADLINE}:4: the tag !!int is refused; remove it",),
    ),
    Fault(
        "control character",
        DEADLINE,
        "official",
        "offici\aal",
        (f"{DEADLINE}:1: is not valid YAML: it has a control character; correct the syntax near this line",),
    ),
    Fault(
        "key that is a list",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: 2026-11-22\n? [a, b]\n: c",
        (f"{DEADLINE}:5: the key “…” is not a text; put it in quotes or correct it",),
    ),
    Fault(
        "anchor",
        DEADLINE,
        "[faq]",
        "&all [faq]",
        (f"{DEADLINE}:3: anchors and aliases (& *) are refused; write the value out",),
    ),
    Fault(
        "recursive alias",
        DEADLINE,
        "[faq]",
        "&all [*all]",
        (f"{DEADLINE}:3: anchors and aliases (& *) are refused; write the value out",),
    ),
    Fault(
        "merge key",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: 2026-11-22\n<<: {a: b}",
        (f"{DEADLINE}:5: the key “<<” is not a text; put it in quotes or correct it",),
    ),
    Fault(
        "key that is no text",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: 2026-11-22\nno: a",
        (f"{DEADLINE}:5: the key “no” is not a text; put it in quotes or correct it",),
    ),
    Fault(
        "nested too deeply",
        DEADLINE,
        "",
        "a: " + "[" * 2000,
        (f"{DEADLINE}: is not valid YAML: it is nested too deeply; correct the syntax near this line",),
    ),
    Fault(
        "list instead of keys",
        DEADLINE,
        "",
        "- a",
        (f"{DEADLINE}: must be keys with values; write them as “key: value”",),
    ),
    Fault(
        "folder named as a record",
        "data/facts/folder.yaml/note",
        "",
        "a",
        ("data/facts/folder.yaml: cannot be read (Is a directory); make it a readable file",),
    ),
    Fault(
        "generic message",
        "data/checklists/first/checklist.yaml",
        "minutes: 5",
        "minutes: 0",
        (
            "data/checklists/first/checklist.yaml:7: groups.0.items.0.minutes: is 0: input should be "
            "greater than 0; correct it",
        ),
    ),
    Fault(
        "file name that is no id",
        "data/glossary/Bad_Name.yaml",
        "",
        "word: {ko: a, zh: a, en: a}\ndefinition: {ko: a, zh: a, en: a}",
        (
            "data/glossary/Bad_Name.yaml: its name must be lower-case words joined by hyphens; rename it",
            "data/glossary/Bad_Name.yaml: no page and no sign of a situation uses this term; use it or remove it",
        ),
    ),
    Fault(
        "file among folders",
        "data/letters/note.txt",
        "",
        "note",
        ("data/letters/note.txt: does not belong here; a letter is a folder with letter.yaml and its words",),
    ),
    Fault(
        "folder that does not belong",
        "data/notes/a.txt",
        "",
        "note",
        (
            "data/notes: does not belong here; expected case, checklists, deadlines, exhibit-kinds, facts, fields, "
            "glossary, holidays, institutions, letters, phrases, playbooks, situations, sources, ui, "
            "words-to-avoid.yaml, zh-TW.yaml",
        ),
    ),
    Fault(
        "byte order mark",
        DEADLINE,
        "confidence: official",
        "\ufeffconfidence: certain",
        (
            f"{DEADLINE}:1: confidence: is 'certain'; write one of 'official', 'statute', 'professional', "
            "'press', 'community', 'inference' or 'unknown'",
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
            *(f"{home}:11: value: the fact “deadline” has no value; add one or use words" for home in HOMES),
            *(
                f"{COURT}:7: time.text.{code}: has the slot {{deadline}}, but that fact has no value; write words"
                for code in ("ko", "zh", "en")
            ),
        ),
    ),
    Fault(
        "source date",
        "data/sources/faq.yaml",
        "2023-06-23",
        "June 2023",
        ("data/sources/faq.yaml:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
    ),
    Fault(
        "text that is none",
        DEADLINE,
        "en: Due within {value} of the e-mail.",
        "en: {value}",
        (f"{DEADLINE}:9: statement.en: is {{'value': None}}, which is not a text; put it in quotes",),
    ),
    Fault(
        "text that is empty",
        DEADLINE,
        "en: Due within {value} of the e-mail.",
        "en: ''",
        (f"{DEADLINE}:9: statement.en: is empty; write the text",),
    ),
    Fault(
        "text where a list belongs",
        DEADLINE,
        "[faq]",
        "faq",
        (f"{DEADLINE}:3: sources: is 'faq', which is not a list; write it in square brackets",),
    ),
    Fault(
        "text where a date belongs",
        DEADLINE,
        "checked: 2026-11-22",
        "checked: '2026-11-22'",
        (f"{DEADLINE}:4: checked: is '2026-11-22', which is not a date; write it as 2026-11-22, without quotes",),
    ),
    Fault(
        "text where a number belongs",
        DEADLINE,
        "amount: 10",
        "amount: '10'",
        (f"{DEADLINE}:2: value.amount: is '10', which is not a whole number; correct it",),
    ),
    Fault(
        "text where yes or no belongs",
        LETTER,
        "required: true",
        "required: 'yes'",
        (f"{LETTER}:8: groups.0.fields.0.required: is 'yes'; write true or false",),
    ),
    Fault(
        "pattern that does not match",
        SOURCE,
        "https:",
        "ftp:",
        (f"{SOURCE}:5: url: is 'ftp://publisher.example/faq', which does not look like ^https?://\\S+$; correct it",),
    ),
    Fault(
        "unknown kind of value",
        DEADLINE,
        "kind: duration",
        "kind: time",
        (f"{DEADLINE}:2: value: is of the kind “time”; write one of 'duration', 'money', 'count', 'phone', 'email'",),
    ),
    Fault(
        "value without kind",
        DEADLINE,
        "kind: duration, ",
        "",
        (f"{DEADLINE}:2: value: has no kind; add it",),
    ),
    Fault(
        "slot besides the value",
        DEADLINE,
        "Due within {value} of",
        "Due within {value} of {name}",
        (f"{DEADLINE}:9: statement.en: has a brace that is not of {{value}}; remove it",),
    ),
    Fault(
        "slot in advice",
        DEADLINE,
        "statement:",
        "advice: {zh: a, ko: b, en: 'in {value}'}\nstatement:",
        (f"{DEADLINE}:6: advice.en: has a slot, which only a statement may; write words",),
    ),
    Fault(
        "source month that is none",
        SOURCE,
        "2023-06-23",
        "2023-13",
        (f"{SOURCE}:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
    ),
    Fault(
        "source date that is none",
        SOURCE,
        "2023-06-23",
        "'2023-02-30'",
        (f"{SOURCE}:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
    ),
    Fault(
        "source year that is none",
        SOURCE,
        "2023-06-23",
        "'0000-01-01'",
        (f"{SOURCE}:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
    ),
    Fault(
        "source date that is a fraction",
        SOURCE,
        "2023-06-23",
        "2023.5",
        (f"{SOURCE}:4: date: is not a date; write 2023-06-23, 2023-06, 2023 or null",),
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
        "      - {id: name, type: text, required: true}\n      - {id: route,",
        (f"{LETTER}: field “name” stands 2 times; ids must differ",),
    ),
    Fault(
        "condition on an unknown field",
        LETTER,
        "when: {route: reseller}",
        "when: {road: reseller}",
        (f"{LETTER}:15: expects.0.when.road: “road” is not a field of this letter; declare it or correct it",),
    ),
    Fault(
        "condition on an unknown option",
        LETTER,
        "when: {route: reseller}",
        "when: {route: shop}",
        (
            f"{LETTER}:15: expects.0.when.route: “shop” is not an option of it; "
            "write one of brand, reseller, filled, empty",
        ),
    ),
    Fault(
        "choice without options",
        LETTER,
        "{id: name, type: text, required: true}",
        "{id: name, type: choice, required: true}",
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
    Fault(
        "pattern only Python knows",
        LETTER,
        "{id: name, type: text,",
        "{id: name, type: identifier, pattern: '(?P<a>b)',",
        (f"{LETTER}:8: groups.0.fields.0.pattern: has “(?P”, which browsers may not know; write it another way",),
    ),
    Fault(
        "escape only Python knows",
        LETTER,
        "{id: name, type: text,",
        "{id: name, type: identifier, pattern: '\\Ab',",
        (f"{LETTER}:8: groups.0.fields.0.pattern: has “\\A”, which browsers may not know; write it another way",),
    ),
    Fault(
        "field before the field it depends on",
        LETTER,
        "{id: papers, type: exhibits,",
        "{id: note, type: text, when: {papers: filled}}\n      - {id: papers, type: exhibits,",
        (
            *(
                f"data/letters/reply/{code}.yaml:4: fields.note: "
                "is declared in the structure but has no words; write them"
                for code in ("en", "ko", "zh")
            ),
            f"{LETTER}:10: groups.0.fields.2.when.papers: “note” must stand after “papers”; move it",
        ),
    ),
    Fault(
        "field that depends on itself",
        LETTER,
        "options: [invoice, contract]}",
        "options: [invoice, contract], when: {papers: invoice}}",
        (f"{LETTER}:10: groups.0.fields.2.when.papers: “papers” depends on itself; remove it",),
    ),
    Fault(
        "option twice",
        LETTER,
        "[invoice, contract]",
        "[invoice, contract, invoice]",
        (f"{LETTER}:10: groups.0.fields.2.options: “invoice” stands twice; options must differ",),
    ),
    Fault(
        "option called filled",
        LETTER,
        "[invoice, contract]",
        "[invoice, filled]",
        (
            f"{LETTER}:10: groups.0.fields.2.options: “filled” has a meaning of its own in conditions; call "
            "the option otherwise",
        ),
    ),
    Fault(
        "escape after a double backslash",
        LETTER,
        "{id: name, type: text,",
        "{id: name, type: identifier, pattern: '\\\\\\Z',",
        (f"{LETTER}:8: groups.0.fields.0.pattern: has “\\Z”, which browsers may not know; write it another way",),
    ),
    Fault(
        "expectation without condition",
        LETTER,
        "when: {route: reseller}",
        "when: {}",
        (f"{LETTER}:15: expects.0.when: is empty; add at least one",),
    ),
    Fault(
        "option without words",
        KO,
        "      brand: {label: Brand, text: the brand}\n",
        "",
        (
            (f"{KO}:8: fields.route.options.brand: is declared in the structure but has no words; write them"),
            (f"{KO}:8: fields.route.options.brand: is missing here but stands in en, zh; write it or remove it there"),
        ),
    ),
    Fault(
        "unknown language to send in",
        LETTER,
        "[ko]",
        "[fr]",
        (f"{LETTER}:2: send_in: names the language “fr”, which does not exist; add it or correct it",),
    ),
    # --- checklists, situations, interface
    Fault(
        "unknown page of an item",
        "data/checklists/first/checklist.yaml",
        "letters/reply",
        "letters/answer",
        (
            "data/checklists/first/checklist.yaml:7: groups.0.items.0.page: "
            "names the page “letters/answer”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "unknown letter of an item",
        "data/checklists/first/checklist.yaml",
        "page: letters/reply",
        "letter: answer",
        (
            "data/checklists/first/checklist.yaml:7: groups.0.items.0.letter: "
            "names the letter “answer”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "kind of evidence without a language",
        "data/exhibit-kinds/mail.yaml",
        "ko: 메일, ",
        "",
        ("data/exhibit-kinds/mail.yaml:2: word: has no text in “ko”; write it",),
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
        "letters: [reply, claim]",
        "letters: [reply, claim, answer]",
        (
            "data/situations/stop/situation.yaml:1: letters: "
            "names the letter “answer”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "situation without page",
        "data/situations/theft/situation.yaml",
        "",
        "order: 2\ngroup: listing\nplaybooks: [calm]\nsigns: [{id: a, ko: 가}]",
        (
            "data/situations/theft/en.yaml: is missing; write it",
            "data/situations/theft/ko.yaml: is missing; write it",
            "data/situations/theft/situation.yaml: has no page docs/zh/situations/theft.md; write it",
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
        ("data/zh-TW.yaml:1: replace: must be keys with values; write them as “key: value”",),
    ),
    Fault(
        "page of another language",
        "data/checklists/first/checklist.yaml",
        "page: letters/reply",
        "page: ../en/letters/reply",
        (
            "data/checklists/first/checklist.yaml:7: groups.0.items.0.page: names the page "
            "“../en/letters/reply”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "unknown playbook of a situation",
        "data/situations/stop/situation.yaml",
        "playbooks: [calm]",
        "playbooks: [calm, storm]",
        (
            "data/situations/stop/situation.yaml:3: playbooks: names the playbook “storm”, "
            "which does not exist; add it or correct it",
        ),
    ),
    # --- situations, playbooks, institutions and what links them
    Fault(
        "situation without playbook",
        SITUATION,
        "playbooks: [calm]",
        "playbooks: []",
        (f"{SITUATION}:3: playbooks: is empty; add at least one",),
    ),
    Fault(
        "situation without sign",
        SITUATION,
        "signs: [{id: stopped, ko: 판매중지, fact: deadline, term: explanation}]",
        "signs: []",
        (f"{SITUATION}:5: signs: is empty; add at least one",),
    ),
    Fault(
        "unknown institution of a situation",
        SITUATION,
        "[court]",
        "[court, king]",
        (f"{SITUATION}:4: institutions: names the institution “king”, which does not exist; add it or correct it",),
    ),
    Fault(
        "unknown fact and term of a sign",
        SITUATION,
        "fact: deadline, term: explanation",
        "fact: wish, term: dream",
        (
            f"{SITUATION}:5: signs.0.fact: names the fact “wish”, which does not exist; add it or correct it",
            f"{SITUATION}:5: signs.0.term: names the term “dream”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "situation with two titles",
        "data/situations/stop/en.yaml",
        "title: Stopped",
        "title: Halted",
        (
            "data/situations/stop/en.yaml:1: title: is “Halted”, but docs/en/situations/stop.md is titled “Stopped”; "
            "make them equal",
        ),
    ),
    Fault(
        "sign twice",
        SITUATION,
        "term: explanation}]",
        "term: explanation}, {id: again, ko: 판매중지}]",
        (
            f"{SITUATION}: sign “판매중지” stands 2 times; ids must differ",
            *(
                f"data/situations/stop/{code}.yaml:3: signs.again: is declared in the structure but has no words; "
                "write them"
                for code in ("en", "ko", "zh")
            ),
        ),
    ),
    Fault(
        "unknown letter and checklist of a playbook",
        PLAYBOOK,
        "letters: [reply]\nchecklists: [first]",
        "letters: [answer]\nchecklists: [second]",
        (
            f"{PLAYBOOK}:3: letters: names the letter “answer”, which does not exist; add it or correct it",
            f"{PLAYBOOK}:4: checklists: names the checklist “second”, which does not exist; add it or correct it",
        ),
    ),
    Fault(
        "playbook nobody needs",
        "data/playbooks/storm.yaml",
        "",
        "kind: respond\norder: 2",
        (
            "data/playbooks/storm.yaml: has no page docs/zh/respond/storm.md; write it",
            "data/playbooks/storm.yaml: no situation names this playbook; name it in data/situations/",
        ),
    ),
    Fault(
        "institution nobody needs",
        SITUATION,
        "institutions: [court]",
        "institutions: []",
        (f"{COURT}: no situation names this institution; name it in data/situations/",),
    ),
    Fault(
        "term nobody uses",
        "data/glossary/other.yaml",
        "",
        "word: {ko: 가, zh: 甲, en: a}\ndefinition: {ko: 가, zh: 甲, en: a}",
        ("data/glossary/other.yaml: no page and no sign of a situation uses this term; use it or remove it",),
    ),
    Fault(
        "fact nobody cites",
        "data/facts/other.yaml",
        "",
        "confidence: unknown\nsources: []\nchecked: 2026-11-22\nreview_by: 2027-05-22\n"
        "statement: {zh: 甲, ko: 가, en: a}",
        ("data/facts/other.yaml: no page and no record cites this fact; cite it or remove it",),
    ),
    Fault(
        "row of an institution without fact",
        COURT,
        "does: {facts: [deadline]",
        "does: {facts: []",
        (f"{COURT}:4: does.facts: is empty; add at least one",),
    ),
    Fault(
        "row of an institution left empty",
        COURT,
        "cost: unknown",
        "cost:",
        (f"{COURT}:6: cost: is empty; write what is known, or unknown",),
    ),
    Fault(
        "slot of an institution that is not among its facts",
        COURT,
        "time: {facts: [deadline], text: {ko",
        "time: {facts: [hotline], text: {ko",
        tuple(
            f"{COURT}:7: time.text.{code}: has the slot {{deadline}}, which is not among its facts; name it there"
            for code in ("en", "ko", "zh")
        ),
    ),
    Fault(
        "institution without words",
        COURT,
        ", en: It decides.",
        "",
        (f"{COURT}:4: does.text: has no text in “en”; write it",),
    ),
    Fault(
        "playbook page that does not draw its record",
        "docs/*/respond/calm.md",
        '{{ playbook("calm") }}\n',
        "",
        ('docs/zh/respond/calm.md: does not draw its record; add {{ playbook("calm") }}',),
    ),
    Fault(
        "playbooks of a kind that is none",
        "docs/*/respond/calm.md",
        '{{ playbook("calm") }}\n',
        '{{ playbook("calm") }}\n\n{{ playbooks("attack") }}\n',
        tuple(
            f"docs/{code}/respond/calm.md:11: playbooks: names “attack”, which does not exist; add it or correct it"
            for code in ("en", "ko", "zh")
        ),
    ),
    # --- what pages claim, and how
    Fault(
        "claims without citation",
        ALL_HOMES,
        "Reply in time",
        "Wait 30 days. Wait 30 天。 30개월 기다립니다. See the Civil Act. 「민법」. Write to a@b.kr. Reply in time",
        (
            f"docs/en/index.md:11: “30 days” {UNCITED}",
            f"docs/en/index.md:11: “Act” {UNCITED}",
            f"docs/en/index.md:11: “a@b.kr” {UNCITED}",
            f"docs/ko/index.md:11: “30개월” {UNCITED}",
            f"docs/ko/index.md:11: “「민법」” {UNCITED}",
            f"docs/ko/index.md:11: “a@b.kr” {UNCITED}",
            f"docs/zh/index.md:11: “30 天” {UNCITED}",
            f"docs/zh/index.md:11: “「민법」” {UNCITED}",
            f"docs/zh/index.md:11: “a@b.kr” {UNCITED}",
        ),
    ),
    Fault(
        "claim in a table cell without citation",
        "docs/en/index.md",
        "Reply in time{{ fact(",
        "| a | b |\n|---|---|\n| ₩50,000 | free |\n\nReply in time{{ fact(",
        (f"docs/en/index.md:13: “₩50,000” {UNCITED}",),
    ),
    Fault(
        "value typed by hand",
        "docs/en/index.md",
        "Reply in time",
        "Reply in 10 business days",
        ('docs/en/index.md:11: types “10 business days” by hand; write {{ value("deadline") }}',),
    ),
    Fault(
        "sentence too long to read",
        "docs/en/index.md",
        "Reply in time",
        "Word " * 31 + ". Reply in time",
        ("docs/en/index.md:11: “Word Word Word Word Word Word …” has 31 words, we aim at 20; split it",),
    ),
    Fault(
        "forbidden claim on a page",
        "docs/en/index.md",
        "Reply in time",
        "Give the ASIN. Reply in time",
        ("docs/en/index.md:11: says “ASIN”, which we do not use: write the listing id",),
    ),
    Fault(
        "forbidden claim in a fact",
        DEADLINE,
        "en: Due",
        "en: The ASIN is due",
        (f"{DEADLINE}:9: statement.en: says “ASIN”, which we do not use: write the listing id",),
    ),
    Fault(
        "another word for a term",
        TERM,
        "definition:",
        "avoid: {en: [reply in time]}\ndefinition:",
        ("docs/en/index.md:11: says “Reply in time”, which we do not use: write “explanation”, as the glossary does",),
    ),
    Fault(
        "another word for a term in a language that is none",
        TERM,
        "definition:",
        "avoid: {fr: [mot]}\ndefinition:",
        (f"{TERM}:2: avoid.fr: is not a language of mkdocs.yml; correct it",),
    ),
    # --- translations
    Fault("translation without hash", HOME, 'source_hash: "', 'template: "', (NO_HASH,)),
    Fault("translation with a hash that is none", HOME, 'source_hash: "', 'source_hash: "x', (NO_HASH,)),
    Fault(
        "hash in the source",
        "docs/zh/index.md",
        "search: {boost: 1}",
        'source_hash: "0123456789ab"',
        ("docs/zh/index.md:1: source_hash: belongs to translations, this is the source; remove it",),
    ),
    Fault(
        "interface that is a list",
        STRINGS,
        "",
        "- a",
        (f"{STRINGS}: must be keys with values; write them as “key: value”",),
    ),
    Fault(
        "interface that is a text",
        STRINGS,
        "",
        "a",
        (f"{STRINGS}: must be keys with values; write them as “key: value”",),
    ),
    Fault(
        "interface that is null",
        STRINGS,
        "",
        "null",
        (f"{STRINGS}: must be keys with values; write them as “key: value”",),
    ),
    Fault(
        "placeholder without end",
        STRINGS,
        "{name}",
        "{name",
        (f"{STRINGS}:1: greeting: has a brace that is not of a {{placeholder}}; write {{lower_case_words}}",),
    ),
    Fault(
        "placeholder with a lone brace",
        STRINGS,
        "{name}",
        "{name} }",
        (f"{STRINGS}:1: greeting: has a brace that is not of a {{placeholder}}; write {{lower_case_words}}",),
    ),
    Fault(
        "placeholder without name",
        STRINGS,
        "{name}",
        "{name} {}",
        (f"{STRINGS}:1: greeting: has a brace that is not of a {{placeholder}}; write {{lower_case_words}}",),
    ),
    Fault(
        "placeholder with an attribute",
        STRINGS,
        "{name}",
        "{name} {name.x}",
        (f"{STRINGS}:1: greeting: has a brace that is not of a {{placeholder}}; write {{lower_case_words}}",),
    ),
    Fault(
        "unknown interface file",
        "data/ui/fr.yaml",
        "",
        "greeting: a",
        ("data/ui/fr.yaml: does not belong here; expected en.yaml, ko.yaml, zh-TW.yaml, zh.yaml",),
    ),
    Fault(
        "dictionary key that is no text",
        DICTIONARY,
        "舉報: 檢舉",
        "no: 檢舉",
        (f"{DICTIONARY}:2: replace: the key “no” is not a text; put it in quotes or correct it",),
    ),
    Fault(
        "dictionary key that is empty",
        DICTIONARY,
        "舉報: 檢舉",
        "'': 檢舉",
        (f"{DICTIONARY}:2: replace.: is empty; write the text",),
    ),
    Fault(
        "dictionary with an unknown key",
        DICTIONARY,
        "replace:",
        "protect: {}\nreplace:",
        (f"{DICTIONARY}:1: protect: unknown key; remove it or correct its spelling",),
    ),
    # --- languages
    Fault(
        "languages not YAML",
        MKDOCS,
        "site_name: mini",
        "site_name: [mini",
        (f"{MKDOCS}:3: is not valid YAML: expected ',' or ']', but got ':'; correct the syntax near this line",),
    ),
    Fault(
        "languages in an empty file",
        MKDOCS,
        "",
        "",
        (f"{MKDOCS}: is empty; fill it or remove it",),
    ),
    Fault(
        "no plugins",
        MKDOCS,
        "",
        "site_name: mini",
        (f"{MKDOCS}: plugins: is missing; add it",),
    ),
    Fault(
        "no i18n plugin",
        MKDOCS,
        "",
        "plugins: [search]",
        (f"{MKDOCS}:1: plugins: has no i18n with the list of languages; add it",),
    ),
    Fault(
        "i18n without languages",
        MKDOCS,
        "",
        "plugins: [i18n: {}]",
        (f"{MKDOCS}:1: plugins.0.i18n.languages: is missing; add it",),
    ),
    Fault(
        "no language tag",
        MKDOCS,
        "extra: {html_lang: ko}",
        "extra: {}",
        (f"{MKDOCS}:7: plugins.0.i18n.languages.1.extra.html_lang: is missing; add it",),
    ),
    Fault(
        "no extra",
        MKDOCS,
        ", extra: {html_lang: ko}",
        "",
        (f"{MKDOCS}:7: plugins.0.i18n.languages.1.extra: is missing; add it",),
    ),
    Fault(
        "derived from an unknown language",
        MKDOCS,
        "derived_from: zh",
        "derived_from: fr",
        (
            f"{MKDOCS}:9: plugins.0.i18n.languages.3.extra.derived_from: is “fr”, which is not a language "
            "written by hand; write one of zh, ko, en",
        ),
    ),
    Fault(
        "derived from itself",
        MKDOCS,
        "derived_from: zh",
        "derived_from: zh-TW",
        (
            f"{MKDOCS}:9: plugins.0.i18n.languages.3.extra.derived_from: is “zh-TW”, which is not a language "
            "written by hand; write one of zh, ko, en",
        ),
    ),
    Fault(
        "first language is not the default",
        MKDOCS,
        "default: true, ",
        "",
        (f"{MKDOCS}:6: plugins.0.i18n.languages.0.default: must be true for the first language and for no other",),
    ),
    Fault(
        "first language is derived",
        MKDOCS,
        "html_lang: zh-Hans",
        "html_lang: zh-Hans, derived_from: ko",
        (
            (
                f"{MKDOCS}:6: plugins.0.i18n.languages.0.extra.derived_from: must not be in the first language; "
                "remove it"
            ),
            (
                f"{MKDOCS}:9: plugins.0.i18n.languages.3.extra.derived_from: is “zh”, which is not a language "
                "written by hand; write one of ko, en"
            ),
        ),
    ),
    Fault(
        "language twice",
        MKDOCS,
        "locale: en",
        "locale: ko",
        (
            f"{MKDOCS}:7: plugins.0.i18n.languages.1.locale: “ko” stands twice; languages must differ",
            f"{MKDOCS}:8: plugins.0.i18n.languages.2.locale: “ko” stands twice; languages must differ",
        ),
    ),
    Fault(
        "no mkdocs.yml",
        MKDOCS,
        "",
        None,
        (f"{MKDOCS}: cannot be read (No such file or directory); make it a readable file",),
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
            f"{HOME}:9: heading 2 should be “## … {{#now}}” as on line 9 of docs/zh/index.md, "
            "found “## … {#then}”; make the headings equal",
        ),
    ),
    Fault(
        "heading missing",
        HOME,
        "## Sources {#sources}\n",
        "",
        (
            f"{HOME}: heading 3 should be “## … {{#sources}}” as on line 15 of docs/zh/index.md, "
            "found none; make the headings equal",
        ),
    ),
    Fault(
        "heading without id",
        ALL_HOMES,
        " {#now}",
        "",
        tuple(f"{home}:9: this heading has no id; add {{#english-words}} after it" for home in HOMES),
    ),
    Fault(
        "heading id twice",
        ALL_HOMES,
        "{#sources}",
        "{#now}",
        tuple(f"{home}:{line}: the id “now” stands twice; ids must differ" for home in HOMES for line in (9, 15)),
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
        tuple(f"{home}:11: fact: names “dead-line”, which does not exist; add it or correct it" for home in HOMES),
    ),
    Fault(
        "unknown macro",
        ALL_HOMES,
        'fact("deadline")',
        'facct("deadline")',
        tuple(f"{home}:11: facct: is not a macro; see “Write a page” in CONTRIBUTING.md" for home in HOMES),
    ),
    Fault(
        "block macro in a sentence",
        HOME,
        '{{ pages("letters/reply") }}',
        'See {{ pages("letters/reply") }}',
        (f"{HOME}:13: pages: must stand alone on its line, at column 0",),
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
        (f'{HOME}:11: types “1600-0000” by hand; write {{{{ value("hotline") }}}}',),
    ),
    Fault(
        "front matter with a colon",
        HOME,
        "title: Home",
        "title: Home: sweet",
        (f"{HOME}:2: is not valid YAML: mapping values are not allowed here; correct the syntax near this line",),
    ),
    Fault(
        "front matter with a bracket",
        HOME,
        "title: Home",
        "title: [Home",
        (f"{HOME}:3: is not valid YAML: expected ',' or ']', but got ':'; correct the syntax near this line",),
    ),
    Fault(
        "front matter with a tab",
        HOME,
        "title: Home",
        "\ttitle: Home",
        (
            f"{HOME}:2: is not valid YAML: found character '\\t' that cannot start any token; correct the "
            "syntax near this line",
        ),
    ),
    Fault(
        "front matter with an impossible date",
        HOME,
        "title: Home",
        "title: 2026-02-30",
        (f"{HOME}:2: “2026-02-30” cannot be read (day is out of range for month); correct it or put it in quotes",),
    ),
    Fault(
        "title that is no text",
        HOME,
        "title: Home",
        "title: 2026",
        (f"{HOME}:2: title: is not a text; put it in quotes",),
    ),
    Fault(
        "unknown key in front matter",
        HOME,
        "title: Home",
        "title: Home\ntags: [a]",
        (
            f"{HOME}:3: tags: is not a key of the front matter; remove it or write one of title, "
            "description, hide, search, source_hash, template",
        ),
    ),
    Fault(
        "macro in front matter",
        HOME,
        "title: Home",
        "title: 'Home {{ fact(\"deadline\") }}'",
        (f"{HOME}:2: calls a macro in the front matter; write words instead",),
    ),
    Fault(
        "no front matter",
        HOME,
        "---\ntitle: Home",
        "title: Home",
        (f"{HOME}:1: has no front matter; begin it with title and description between ---",),
    ),
    Fault(
        "page that is not UTF-8",
        HOME,
        "Home",
        "Hom\udce9",
        (f"{HOME}: is not UTF-8; save it as UTF-8",),
    ),
    Fault(
        "call without quotes",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact(deadline) }}",
        no_call("{{ fact(deadline) }}"),
    ),
    Fault(
        "call of a number",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact(1) }}",
        no_call("{{ fact(1) }}"),
    ),
    Fault(
        "call with one quote",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact(\"a') }}",
        no_call("{{ fact(\"a') }}"),
    ),
    Fault(
        "call in single quotes",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact('deadline') }}",
        no_call("{{ fact('deadline') }}"),
    ),
    Fault(
        "call without brackets",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact }}",
        no_call("{{ fact }}"),
    ),
    Fault(
        "call of an unknown name",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ foo }}",
        no_call("{{ foo }}"),
    ),
    Fault(
        "call that trims",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        '{{- fact("deadline") -}}',
        no_call('{{- fact("deadline") -}}'),
    ),
    Fault(
        "call with a space",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        '{{ fact ("deadline") }}',
        no_call('{{ fact ("deadline") }}'),
    ),
    Fault(
        "call over two lines",
        HOME,
        '{{ fact("deadline") }}',
        '{{ fact(\n"deadline") }}',
        (
            (
                f'{HOME}: section “now” lacks {{{{ fact("deadline") }}}}, which docs/zh/index.md has; add it or '
                "remove it there"
            ),
            f'{HOME}:11: “{{{{” is no macro call; write {{{{ name("id") }}}} on one line, or remove it',
            f'{HOME}:12: “}}}}” is no macro call; write {{{{ name("id") }}}} on one line, or remove it',
        ),
    ),
    Fault(
        "comment of Jinja",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        '{{ fact("deadline") }}[[# later #]]',
        no_call("[[#"),
    ),
    Fault(
        "statement of Jinja",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        '{{ fact("deadline") }}{% if true %}',
        no_call("{% if true %}"),
    ),
    Fault(
        "no id",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        "{{ fact() }}",
        tuple(f"{home}:11: fact: takes 1 id, has 0; correct it" for home in HOMES),
    ),
    Fault(
        "too many ids",
        ALL_HOMES,
        '{{ fact("deadline") }}',
        '{{ fact("deadline", "hotline") }}',
        tuple(f"{home}:11: fact: takes 1 id, has 2; correct it" for home in HOMES),
    ),
    Fault(
        "id that is too many",
        ALL_HOMES,
        "{{ sources() }}",
        '{{ sources("x") }}',
        tuple(f"{home}:17: sources: takes no ids, has 1; correct it" for home in HOMES),
    ),
    Fault(
        "no path",
        ALL_HOMES,
        '{{ pages("letters/reply") }}',
        "{{ pages() }}",
        tuple(f"{home}:13: pages: takes one path or more, has none; add one" for home in HOMES),
    ),
    Fault(
        "heading id in capitals",
        ALL_HOMES,
        "{#now}",
        "{#Now_1}",
        tuple(
            f"{home}:9: the id “Now_1” must be lower-case English words joined by hyphens; correct it" for home in HOMES
        ),
    ),
    Fault(
        "page without record",
        "docs/zh/letters/other.md",
        "",
        "---\ntitle: T\ndescription: D\n---\n\n# T\n",
        (
            "docs/en/letters/other.md: is missing, but docs/zh/letters/other.md exists; write it",
            "docs/ko/letters/other.md: is missing, but docs/zh/letters/other.md exists; write it",
            "docs/zh/letters/other.md: has no record data/letters/other/; add it or remove the page",
        ),
    ),
    Fault(
        "page that does not draw its record",
        "docs/*/letters/reply.md",
        '{{ letter("reply") }}\n',
        "",
        ('docs/zh/letters/reply.md: does not draw its record; add {{ letter("reply") }}',),
    ),
    Fault(
        "letter twice",
        "docs/*/letters/reply.md",
        '{{ letter("reply") }}\n',
        '{{ letter("reply") }}\n\n{{ letter("reply") }}\n',
        tuple(
            f'docs/{code}/letters/reply.md: {{{{ letter("reply") }}}} stands 2 times; keep one'
            for code in ("en", "ko", "zh")
        ),
    ),
    Fault(
        "sources before a fact",
        ALL_HOMES,
        "{{ sources() }}",
        '{{ sources() }}\n\nLate{{ fact("deadline") }}.',
        tuple(f"{home}:17: sources: stands before the last fact of the page; move it to the end" for home in HOMES),
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
    names = ("missing key", "words missing", "unknown language", "page missing", "unknown letter of a situation")
    for name in names:
        break_project(mini_project, next(fault for fault in FAULTS if fault.name == name))
    with pytest.raises(FaultyData) as caught:
        load_site(mini_project)
    assert str(caught.value).splitlines() == [
        "4 faults found:",
        f"  {DEADLINE}: checked: is missing; add it",
        f"  {KO}: is missing; write it",
        "  data/situations/stop/situation.yaml:1: letters: "
        "names the letter “answer”, which does not exist; add it or correct it",
        f"  {HOME}: is missing, but docs/zh/index.md exists; write it",
    ]


def test_the_same_korean_means_the_same_in_every_situation(mini_project: Path) -> None:
    shutil.copytree(mini_project / "data/situations/stop", mini_project / "data/situations/halt")
    for page in mini_project.glob("docs/*/situations/stop.md"):
        page.with_name("halt.md").write_text(page.read_text("utf-8").replace('"stop"', '"halt"'), "utf-8")
    mark_all(mini_project, ["all"])
    load_site(mini_project)

    words = mini_project / "data/situations/stop/en.yaml"
    words.write_text(words.read_text("utf-8").replace("meaning: stopped", "meaning: banned"), "utf-8")
    with pytest.raises(FaultyData) as caught:
        load_site(mini_project)
    assert [str(problem) for problem in caught.value.problems] == [
        "data/situations/stop/en.yaml:4: signs.stopped.meaning: means “banned” here, but data/situations/halt/en.yaml "
        "says “stopped” of the same Korean; write one"
    ]


@pytest.mark.parametrize("name", ["data/.DS_Store", "data/facts/.deadline.yaml.swp", "data/letters/.DS_Store"])
def test_hidden_files_are_no_fault(mini_project: Path, name: str) -> None:
    (mini_project / name).write_bytes(b"\0")
    load_site(mini_project)


@pytest.mark.parametrize("file", [DEADLINE, HOME])
def test_a_byte_order_mark_is_no_fault(mini_project: Path, file: str) -> None:
    text = (mini_project / file).read_text("utf-8")
    (mini_project / file).write_text(text, "utf-8-sig")
    load_site(mini_project)
