"""What the tools (evidence log, my case) need of the records, in one language."""

from dataclasses import dataclass

from macros.views import GroupView, Wording, group_views


@dataclass(frozen=True)
class ExhibitKindView:
    """A kind of evidence; ``shows``: ready wording, or empty. The Korean of both stands in the Korean list."""

    id: str
    word: str
    shows: str
    korean: str
    korean_shows: str


def exhibit_kinds(wording: Wording) -> list[ExhibitKindView]:
    """All kinds of evidence in the order in which they are offered."""
    kinds = {name: one.record for name, one in wording.catalog.exhibit_kinds.items()}
    ordered = sorted(kinds, key=lambda name: (kinds[name].order, name))
    return [
        ExhibitKindView(
            id=name,
            word=wording.pick(kinds[name].word),
            shows=wording.pick(shows) if (shows := kinds[name].shows) else "",
            korean=kinds[name].word["ko"],
            korean_shows=shows["ko"] if shows else "",
        )
        for name in ordered
    ]


def script_words(wording: Wording, tool: str) -> dict[str, str]:
    """The words of the interface that a tool's script needs: ``script_<tool>_…``, without that beginning."""
    start = f"script_{tool}_"
    return {key.removeprefix(start): text for key, text in wording.strings.items() if key.startswith(start)}


def case_form(wording: Wording) -> tuple[GroupView, ...]:
    """What “My case” asks for. Raises KeyError if the catalog has no such form."""
    form = wording.catalog.case_form
    if form is None:
        raise KeyError("data/case/")
    return group_views(form.record.groups, wording.words(form))
