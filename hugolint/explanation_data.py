"""`hugolint pages FILE --format json`: what Hugo makes of a content file, as data."""

from __future__ import annotations

from hugolint.explanation import ExplainedFile
from hugolint.hugo.nodes import Value
from hugolint.hugo.origins import Origin
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.account import Clash, account_of, missing_languages


def page_facts(page: Page) -> dict[str, object]:
    """The same facts as data, beside those of the list; a place is `path`, `line`, `column`, or `words`, or null.

    - `bundle` (single, leaf, branch), `logical_path`, `title` and `title_at`
    - `language_by`: `says`, `at`
    - `state`: `written`, and where it is false `reason` (draft, future, expired, build, kind, outputs, fails or
      unknown), `says`, `at`, `remedy`, and `also`: what else keeps it from being published, each with `says`, `at`
    - `url_steps`: from the left, each with `part`, `text`, `says`, `at`; `url_problem`: why the link is unknown, or ""
    - `outputs`: all files, `outputs_at`: what says the formats; `clashes`: what else has one of them, each with `sort`
      (page, alias, list, static, own), `says`, `path`, `at`
    - `aliases_explained`: `alias`, `at`, `outputs`, `says` (why none), `says_at`, `clashes`
    - `cascaded`: `key`, `value`, `at`; `translations`: `lang`, `path`, `unpublished`; `missing_languages`
    - `rivals`: sentences about other files that are the same page
    """
    account = account_of(page)
    state = account.state
    facts = {
        "bundle": page.place.bundle,
        "logical_path": page.place.logical,
        "title": account.title.words,
        "title_at": _at(account.title.origin),
        "language_by": {"says": account.language.words, "at": _at(account.language.origin)},
        "state": {
            "written": state.written,
            "reason": state.reason,
            "says": state.words,
            "at": _at(state.origin),
            "remedy": state.remedy,
            "also": [{"says": one.words, "at": _at(one.origin)} for one in state.also],
        },
        "url_steps": [
            {"part": step.part, "text": step.text, "says": step.says, "at": _at(step.origin)} for step in account.steps
        ],
        "url_problem": account.problem,
        "outputs": list(page.outputs),
        "outputs_at": _at(account.outputs),
        "clashes": [_clash(clash) for clash in account.clashes],
        "aliases_explained": [
            {
                "alias": alias.text,
                "at": _at(alias.origin),
                "outputs": list(alias.outputs),
                "says": alias.reason.words,
                "says_at": _at(alias.reason.origin),
                "clashes": [_clash(clash) for clash in alias.clashes],
            }
            for alias in account.aliases
        ],
        "cascaded": [{"key": one.key, "value": _plain(one.value), "at": _at(one.origin)} for one in account.cascaded],
        "translations": [
            {"lang": one.page.language, "path": one.page.path, "unpublished": one.unpublished or None}
            for one in account.translations
        ],
        "missing_languages": [language.key for language in missing_languages(account)],
        "rivals": list(account.rivals),
    }
    cleaned = _without_surrogates(facts)
    assert isinstance(cleaned, dict)
    return cleaned


def file_facts(file: ExplainedFile) -> dict[str, object]:
    """A file that is named: its `path`, in how many languages it is a page, and its `fates`.

    A fate has `sort` (see `Fate`), `says`, `at` and `remedy`.
    """
    fates = [
        {"sort": fate.sort, "says": fate.words, "at": _at(fate.origin), "remedy": fate.remedy} for fate in file.fates
    ]
    cleaned = _without_surrogates({"path": file.path, "pages": len(file.pages), "fates": fates})
    assert isinstance(cleaned, dict)
    return cleaned


def _clash(clash: Clash) -> dict[str, object]:
    return {"sort": clash.sort, "says": clash.words, "path": clash.path, "at": _at(clash.origin)}


def _at(origin: Origin) -> dict[str, object] | None:
    """A place as data; None where there is none."""
    if origin.spot is None:
        return {"words": origin.words} if origin.words else None
    source, span = origin.spot
    line, column = source.position(span.start)
    return {"path": source.path, "line": line, "column": column}


def _plain(value: Value) -> object:
    """A value as JSON can hold it: a date is its text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _without_surrogates(value: object) -> object:
    """Data without the lone surrogates that stand for bytes that are no UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(inner) for key, inner in value.items()}
    return [_without_surrogates(item) for item in value] if isinstance(value, list) else value
