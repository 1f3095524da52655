"""Every kind of fault in letters, shared fields and ready sentences: found, and told exactly."""

from pathlib import Path

import pytest

from macros.problems import FaultyData
from macros.site import load_site
from tests.unit.test_faults import Fault, break_project

CLAIM = "data/letters/claim/letter.yaml"
WORDS = "data/letters/claim/*.yaml"
KO = "data/letters/claim/ko.yaml"
VISITS = "data/fields/visits.yaml"
PHRASE = "data/phrases/came-by.yaml"
LANGUAGES = ("en", "ko", "zh")


def in_every_language(message: str) -> tuple[str, ...]:
    """The same message for the words of the letter in each language; it begins after the file’s name."""
    return tuple(f"data/letters/claim/{code}.yaml{message}" for code in LANGUAGES)


FAULTS = [
    # --- what letters share
    Fault(
        "shared field that is none",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, case: true}",
        (
            f"{CLAIM}:10: groups.0.fields.1.case: is shared, but there is no data/fields/loss.yaml; "
            "write it, or remove “case”",
        ),
    ),
    Fault(
        "shared field described again",
        CLAIM,
        "{id: visits, case: true,",
        "{id: visits, case: true, different: day,",
        (f"{CLAIM}:12: groups.0.fields.3.different: is said in data/fields/visits.yaml; remove it here",),
    ),
    Fault(
        "shared field without a language",
        VISITS,
        "label: {zh: Visits, ko: Visits, en: Visits}",
        "label: {zh: Visits, en: Visits}",
        (
            "data/case/ko.yaml: fields.visits.label: is missing; add it",
            f"{VISITS}:4: label: has no text in “ko”; write it",
            f"{KO}:4: fields.visits.label: is missing; add it",
        ),
    ),
    Fault(
        "shared field that My case does not ask for",
        "data/case/case.yaml",
        "      - {id: visits, case: true}\n",
        "",
        ("data/case/case.yaml:1: groups: asks 0 times for the shared field “visits”; ask once",),
    ),
    Fault(
        "field that My case asks for and letters do not share",
        "data/case/case.yaml",
        "      - {id: visits, case: true}\n",
        "      - {id: visits, case: true}\n      - {id: mood, type: text}\n",
        ("data/case/case.yaml:1: groups: asks for “mood”, which letters do not share; add “case: true”, or remove it",),
    ),
    Fault(
        "group of My case without words",
        "data/case/case.yaml",
        "id: all",
        "id: none",
        tuple(
            line
            for code in LANGUAGES
            for line in (
                f"data/case/{code}.yaml:1: groups.all: is not declared in the structure; declare it or remove it",
                f"data/case/{code}.yaml:1: groups.none: is declared in the structure but has no words; write them",
            )
        ),
    ),
    Fault(
        "shared row without a language",
        VISITS,
        'ko: "{day}: {reason}[ ({proof})]", ',
        "",
        (
            f"{VISITS}:5: row: has no text in “ko”; write it",
            f"{KO}:4: fields.visits.row: is missing; write the line of the letter for one row",
        ),
    ),
    Fault(
        "field that nobody uses",
        "data/fields/old.yaml",
        "",
        "type: text\nlabel: {zh: Old, ko: Old, en: Old}",
        ("data/fields/old.yaml: no letter uses this field; use it or remove it",),
    ),
    Fault(
        "sentence that nobody uses",
        "data/phrases/old.yaml",
        "",
        "label: {zh: Old, ko: Old, en: Old}\ntext: {zh: Old, ko: Old, en: Old}",
        ("data/phrases/old.yaml: no letter uses this sentence; use it or remove it",),
    ),
    Fault(
        "sentence that does not exist",
        CLAIM,
        "phrases: [came-by], when",
        "phrases: [came-by, went-by], when",
        (
            f"{CLAIM}:13: groups.0.fields.4.phrases: names the ready sentence “went-by”, "
            "which does not exist; add it or correct it",
            *in_every_language(
                ":7: fields.done.options.went-by: is declared in the structure but has no words; write them"
            ),
        ),
    ),
    Fault(
        "sentence in a language that is none",
        PHRASE,
        "en: Came by.}",
        "en: Came by., fr: Venu.}",
        (f"{PHRASE}:2: text.fr: is not a language of mkdocs.yml; remove it",),
    ),
    Fault(
        "field with a name that is none",
        "data/fields/old-one.yaml",
        "",
        "type: text\nlabel: {zh: Old, ko: Old, en: Old}",
        (
            "data/fields/old-one.yaml: its name must be lower-case words joined by underscores; rename it",
            "data/fields/old-one.yaml: no letter uses this field; use it or remove it",
        ),
    ),
    # --- types
    Fault(
        "list without columns",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, type: list}",
        (
            f"{CLAIM}:10: groups.0.fields.1.columns: is missing; a list needs at least one column",
            *in_every_language(":5: fields.loss.row: is missing; write the line of the letter for one row"),
        ),
    ),
    Fault(
        "key of another type",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, type: money, min_length: 5}",
        (f"{CLAIM}:10: groups.0.fields.1.min_length: belongs to fields of type text or long_text; remove it",),
    ),
    Fault(
        "limit of something that is no date",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, type: money, until: today}",
        (f"{CLAIM}:10: groups.0.fields.1.until: belongs to fields of type date; remove it",),
    ),
    Fault(
        "limit by a date that is none",
        CLAIM,
        "required: true, until: today}",
        "required: true, until: loss}",
        (f"{CLAIM}:11: groups.0.fields.2.until: “loss” is no other date of this letter; name one, or today",),
    ),
    Fault(
        "limit by itself",
        CLAIM,
        "required: true, until: today}",
        "required: true, until: since}",
        (f"{CLAIM}:11: groups.0.fields.2.until: “since” is no other date of this letter; name one, or today",),
    ),
    Fault(
        "limit by an amount that is none",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, type: money, at_most: since}",
        (f"{CLAIM}:10: groups.0.fields.1.at_most: “since” is no other amount of this letter; correct it",),
    ),
    Fault(
        "limit by an amount for a date",
        CLAIM,
        "required: true, until: today}",
        "required: true, at_most: loss}",
        (f"{CLAIM}:11: groups.0.fields.2.at_most: belongs to fields of type money; remove it",),
    ),
    Fault(
        "different in a column that is none",
        VISITS,
        "different: reason",
        "different: cause",
        (f"{CLAIM}:12: groups.0.fields.3.different: “cause” is no column of this list; correct it",),
    ),
    Fault(
        "column twice",
        VISITS,
        "  - {id: proof, type: exhibit, label",
        "  - {id: proof, type: exhibit, label: {zh: P, ko: P, en: P}}\n  - {id: proof, type: exhibit, label",
        (f"{CLAIM}:12: groups.0.fields.3.columns: column “proof” stands twice; ids must differ",),
    ),
    Fault(
        "exhibits twice",
        CLAIM,
        "{id: loss, type: money}",
        "{id: loss, type: exhibits, options: [note]}",
        (
            f"{CLAIM}:6: groups: has several fields of type exhibits (loss, papers); exhibits count through",
            *in_every_language(
                ":5: fields.loss.options.note: is declared in the structure but has no words; write them"
            ),
        ),
    ),
    Fault(
        "exhibit column without exhibits",
        CLAIM,
        "type: exhibits, options: [photo, {id: bill, when: {loss: filled}}]}",
        "type: choices, required: true, options: [photo, {id: bill, when: {loss: filled}}]}",
        (
            f"{CLAIM}:12: groups.0.fields.3.columns.2: picks an exhibit, but no field is of type exhibits; add one",
            *in_every_language(":17: passages.photo: “{papers.photo}” names no exhibit of letter.yaml; correct it"),
        ),
    ),
    Fault(
        "option that depends on a later field",
        CLAIM,
        "{id: bill, when: {loss: filled}}",
        "{id: bill, when: {papers: photo}}",
        (f"{CLAIM}:14: groups.0.fields.5.options.1.when.papers: “papers” depends on itself; remove it",),
    ),
    Fault(
        "option called empty",
        CLAIM,
        "options: [photo,",
        "options: [photo, empty,",
        (
            f"{CLAIM}:14: groups.0.fields.5.options: “empty” has a meaning of its own in conditions; "
            "call the option otherwise",
        ),
    ),
    # --- texts
    Fault(
        "slot of a field asked only sometimes",
        CLAIM,
        "when: {loss: filled, done: filled}}",
        "when: {done: filled}}",
        in_every_language(
            ":16: passages.done: shows {done}, which is asked only when {loss: filled}; give the passage that too"
        ),
    ),
    Fault(
        "slot of a field asked less often than its passage shows",
        CLAIM,
        "when: {loss: filled, done: filled}}",
        "when: {loss: [filled, empty], done: filled}}",
        in_every_language(
            ":16: passages.done: shows {done}, which is asked only when {loss: filled}; give the passage that too"
        ),
    ),
    Fault(
        "slot that may be empty",
        CLAIM,
        "{id: loss, when: {loss: filled}}",
        "{id: loss}",
        in_every_language(
            ":15: passages.loss: shows {loss}, which may be empty; in letter.yaml, give the passage "
            "when: {loss: filled}, or make the field required"
        ),
    ),
    Fault(
        "exhibit that may not be attached",
        CLAIM,
        "{id: photo, when: {papers: photo}}",
        "{id: photo, when: {papers: [photo, bill]}}",
        in_every_language(
            ":17: passages.photo: cites {papers.photo}, which may not be attached; in letter.yaml, give it "
            "when: {papers: photo}"
        ),
    ),
    Fault(
        "column that a row does not show",
        VISITS,
        'en: "{day}: {reason}[ ({proof})]"',
        'en: "{day}: {reason}"',
        (
            "data/letters/claim/en.yaml:4: fields.visits.row: does not show the column “proof”; "
            "write {proof} where it belongs",
            "data/letters/claim/en.yaml:4: fields.visits.row: lacks {proof}, which another language has; "
            "add it or remove it there",
        ),
    ),
    Fault(
        "column that may be empty outside brackets",
        VISITS,
        'en: "{day}: {reason}[ ({proof})]"',
        'en: "{day}: {reason} ({proof})"',
        ("data/letters/claim/en.yaml:4: fields.visits.row: “proof” may be empty; put it in brackets: [ … {proof}]",),
    ),
    Fault(
        "row with half a bracket",
        VISITS,
        'en: "{day}: {reason}[ ({proof})]"',
        'en: "{day}: {reason} ({proof})]"',
        (
            "data/letters/claim/en.yaml:4: fields.visits.row: has a “[” or “]” without its partner; "
            "brackets stand around what may be left out",
        ),
    ),
    Fault(
        "spoken Korean",
        KO,
        "loss: The loss is {loss}.",
        "loss: 손해는 {loss}예요.",
        (f"{KO}:15: passages.loss: “손해는 {{loss}}예요.” has a spoken ending; write 합니다체",),
    ),
    Fault(
        "plain Korean in a ready sentence",
        PHRASE,
        "방문하였습니다.",
        "방문하였다.",
        (f"{PHRASE}:2: text.ko: “방문하였다.” does not end in 합니다체 (…니다. …니까? …시오.); rewrite it",),
    ),
    Fault(
        "exclamation",
        KO,
        "loss: The loss is {loss}.",
        "loss: 손해는 {loss}입니다!",
        (f"{KO}:15: passages.loss: “손해는 {{loss}}입니다!” has an exclamation mark; end it with a full stop",),
    ),
    Fault(
        "word to avoid everywhere",
        KO,
        "loss: The loss is {loss}.",
        "loss: The asin lost {loss}.",
        (f"{KO}:15: passages.loss: says “asin”, which we do not use: write the listing id",),
    ),
    Fault(
        "word to avoid in one language",
        "data/letters/claim/en.yaml",
        "loss: The loss is {loss}.",
        "loss: On this issue we sue over {loss}.",
        ("data/letters/claim/en.yaml:15: passages.loss: says “sue”, which no letter may have: leave it out",),
    ),
    Fault(
        "words to avoid in a language that is none",
        "data/words-to-avoid.yaml",
        "  en: {sue",
        "  fr: {sue",
        ("data/words-to-avoid.yaml:4: letters.fr: is not a language of mkdocs.yml; correct it, or write “all”",),
    ),
    # --- how letters are found
    Fault(
        "letter that follows itself",
        CLAIM,
        "next: [reply]",
        "next: [claim]",
        (f"{CLAIM}:5: next: names the letter itself; remove it",),
    ),
    Fault(
        "next letter that does not exist",
        CLAIM,
        "next: [reply]",
        "next: [answer]",
        (f"{CLAIM}:5: next: names the letter “answer”, which does not exist; add it or correct it",),
    ),
    Fault(
        "limit that counts nothing",
        CLAIM,
        "next: [reply]",
        "limit: deadline",
        (f"{CLAIM}:5: limit: the fact “deadline” has no value of the kind count; add one",),
    ),
    Fault(
        "letter without situation",
        "data/situations/stop/situation.yaml",
        "[reply, claim]",
        "[reply]",
        (f"{CLAIM}: no situation names this letter; name it in data/situations/",),
    ),
    Fault(
        "stage that is none",
        CLAIM,
        "stage: outside-help",
        "stage: later",
        (f"{CLAIM}:2: stage: is 'later'; write one of 'first-answer', 'follow-up', 'own-report' or 'outside-help'",),
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name.replace(" ", "-") for fault in FAULTS])
def test_a_fault_of_a_letter_is_told_exactly(mini_project: Path, fault: Fault) -> None:
    break_project(mini_project, fault)
    with pytest.raises(FaultyData) as caught:
        load_site(mini_project)
    assert [str(problem) for problem in caught.value.problems] == sorted(fault.messages)
