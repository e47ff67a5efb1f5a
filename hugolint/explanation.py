"""`hugolint pages FILE`: what Hugo makes of a content file, and what says so, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from hugolint.columns import Row, lay_out, paint
from hugolint.hugo.nodes import Value
from hugolint.hugo.origins import Origin
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.account import Account, AliasAccount, Clash, account_of, missing_languages
from hugolint.hugo.publishing.fates import Fate, fates_of
from hugolint.hugo.publishing.url_steps import Step
from hugolint.hugo.site import Site
from hugolint.report import Terminal
from hugolint.report.escape import encoding_of, sentence, write

SHOWN = 6
"""How many of one sort are shown unless all are asked for."""


class ExplainedFile(NamedTuple):
    """A content file with its pages and whatever else becomes of it."""

    path: str
    """Relative to the site's root."""
    site: Site
    pages: tuple[Page, ...]
    fates: tuple[Fate, ...]


def explain_file(site: Site, path: str) -> ExplainedFile:
    """A file of a site, by its path relative to the root; without pages and fates it is no content."""
    pages = tuple(page for page in site.pages if page.path == path)
    return ExplainedFile(path, site, pages, tuple(fates_of(site, path)))


def write_explained(files: Iterable[ExplainedFile], stream: TextIO, terminal: Terminal, *, whole: bool = False) -> None:
    """Write files for people, an empty line between two pages; `whole` leaves nothing out of long lists."""
    blocks = [block for file in files for block in _blocks(file, whole)]
    encoding = encoding_of(stream, terminal)
    lines = []
    for number, (path, groups) in enumerate(blocks):
        lines += [""] if number else []
        lines.append(paint(sentence(path, encoding), "path", terminal.color))
        lines += lay_out([[_clean(row, encoding) for row in group] for group in groups], terminal)
    write(stream, "".join(f"{line}\n" for line in lines))


def _blocks(file: ExplainedFile, whole: bool) -> Iterator[tuple[str, list[list[Row]]]]:
    for page in file.pages:
        yield file.path, list(_page_rows(account_of(page), whole))
    if file.fates:
        yield file.path, [[row for fate in file.fates for row in _fate_rows(fate, file)]]


def _fate_rows(fate: Fate, file: ExplainedFile) -> Iterator[Row]:
    yield Row("dropped" if file.pages else "no page", fate.words, place=_place(fate.origin, file.path), style="bad")
    if fate.remedy:
        yield Row("fix", fate.remedy)


def _page_rows(account: Account, whole: bool) -> Iterator[list[Row]]:
    """The rows of a page in groups whose columns are aligned."""
    page, path = account.page, account.page.path

    def place(origin: Origin) -> str:
        return _place(origin, path)

    head = [
        Row("kind", account.kind),
        Row("Hugo's path", page.place.logical),
        Row("language", f"{page.language}, {account.language.words}", place=place(account.language.origin)),
        Row("title", account.title.words or "none", place=place(account.title.origin)),
        *_state_rows(account),
    ]
    yield head
    yield [Row("URL", _url(account), style="bad" if account.problem else "text")]
    yield [_step_row(step, path) for step in account.steps if step.part != "home" or step.origin.spot]
    yield list(_file_rows(account, whole))
    yield list(_aliases(account, whole))
    values = [[Row("", f"{one.key} = {_shown(one.value)}", place=place(one.origin))] for one in account.cascaded]
    yield list(_limited(values, "cascade", "values", whole))
    yield list(_limited(list(_translation_rows(account)), "translation", "pages", whole))
    yield [Row("" if number else "rival", text, style="bad") for number, text in enumerate(account.rivals)]


def _state_rows(account: Account) -> Iterator[Row]:
    state = account.state
    if state.written:
        yield Row("published", "yes", style="good")
        return
    answer = "yes, but without a file" if state.published else "no"
    answer = {"unknown": "unknown", "fails": "no"}.get(state.reason, answer)
    yield Row("published", f"{answer}: {state.words}", place=_place(state.origin, account.page.path), style="bad")
    for one in state.also:
        yield Row("", f"and {one.words}", place=_place(one.origin, account.page.path), style="bad")
    if state.remedy:
        yield Row("", state.remedy)


def _url(account: Account) -> str:
    page = account.page
    if page.renders == "never":
        return "none"
    if page.permalink is None:
        told = account.state.reason in ("fails", "unknown")
        return "unknown" if told else f"unknown: {account.problem}"
    return page.permalink or "none"


def _step_row(step: Step, path: str) -> Row:
    return Row("", step.text, step.says, _place(step.origin, path), level=2 if step.part == "token" else 1)


def _file_rows(account: Account, whole: bool) -> Iterator[Row]:
    outputs = list(dict.fromkeys(account.page.outputs)) if account.state.written else []
    for number, output in enumerate(outputs):
        yield Row("" if number else "file" if len(outputs) == 1 else "files", output)
    if outputs and not account.outputs.is_default:
        yield Row("", "by outputs", place=_place(account.outputs, account.page.path))
    yield from _clash_rows(account.clashes, account.page.path, whole)


def _aliases(account: Account, whole: bool) -> Iterator[Row]:
    """The aliases of a page; a reason why none has a redirect stands once below them all."""
    path = account.page.path
    reasons = {alias.reason for alias in account.aliases}
    (common,) = reasons if len(reasons) == 1 else (None,)
    said = common is not None and common.words != "" and len(account.aliases) > 1
    items = [list(_alias_rows(alias, path, whole, quiet=said)) for alias in account.aliases]
    yield from _limited(items, "alias" if len(items) == 1 else "aliases", "aliases", whole)
    if said and common is not None:
        yield Row("", common.words, place=_place(common.origin, path))


def _alias_rows(alias: AliasAccount, path: str, whole: bool, quiet: bool) -> Iterator[Row]:
    target = ", ".join(alias.outputs)
    yield Row("", _quoted(alias.text), "" if quiet else target or alias.reason.words, _place(alias.origin, path))
    if not quiet and (alias.reason.origin.spot or alias.reason.origin.words):
        yield Row("", "", "set here", _place(alias.reason.origin, path))
    yield from _clash_rows(alias.clashes, path, whole)


def _clash_rows(clashes: tuple[Clash, ...], path: str, whole: bool) -> Iterator[Row]:
    """What else has a file; of many the first."""
    shown = clashes if whole or len(clashes) <= 3 else clashes[:2]
    for clash in shown:
        style = "text" if clash.sort == "own" else "bad"
        yield Row("", "", clash.words, _place(clash.origin, path, brief=clash.path), style)
    if len(shown) < len(clashes):
        yield Row("", "", f"and {len(clashes) - len(shown)} more are written there (shown with -v)", style="bad")


def _translation_rows(account: Account) -> Iterator[list[Row]]:
    for one in account.translations:
        note = f"({one.unpublished})" if one.unpublished else ""
        yield [Row("", f"{one.page.language}  {one.page.path}", note)]
    missing = [language.key for language in missing_languages(account)]
    if missing and (account.translations or len(account.page.site.languages) > 1):
        yield [Row("", f"none in {', '.join(missing)}")]


def _limited(items: list[list[Row]], label: str, noun: str, whole: bool) -> Iterator[Row]:
    """Rows under one label; of many the first."""
    shown = items if whole or len(items) <= SHOWN + 1 else items[:SHOWN]
    rows = [row for rows in shown for row in rows]
    if len(shown) < len(items):
        rows.append(Row("", f"and {len(items) - len(shown)} more {noun} (shown with -v)"))
    for number, row in enumerate(rows):
        yield row if number else row._replace(label=label)


def _quoted(text: str) -> str:
    """A text as it stands; where it is empty or blanks would be lost, in quotes."""
    return f'"{text}"' if text.strip() != text or not text else text


def _shown(value: Value) -> str:
    import json

    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _place(origin: Origin, path: str, brief: str = "") -> str:
    """A place as `path:line:column`; one in the page itself, or in the file that was just named, without the path."""
    if origin.spot is None:
        return origin.words
    source, span = origin.spot
    position = source.position(span.start)
    name = "line " if source.path in (path, brief) else f"{source.path}:"
    return f"{name}{position.line}:{position.column}"


def _clean(row: Row, encoding: str | None) -> Row:
    """Nothing in a row can steer a terminal."""
    return row._replace(
        text=sentence(row.text, encoding), says=sentence(row.says, encoding), place=sentence(row.place, encoding)
    )
