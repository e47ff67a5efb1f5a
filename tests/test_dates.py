"""Dates: which texts Hugo accepts, which key sets which date, and what is published."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.dates import (
    BAD,
    Dates,
    date_from_name,
    date_handlers,
    hidden_because,
    is_draft,
    page_dates,
    parse_date,
    time_zone,
)
from hugolint.hugo.gotime import EARLIEST, LATEST, ZERO, format_time, is_layout
from tests.real_hugo import run_hugo, write_site

ACCEPTED = (
    *(
        "2024-01-02",
        "2024-01-02T03:04:05",
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05+02:00",
        "2024-01-02T03:04:05+0200",
    ),
    *(
        "2024-01-02T3:04:05",
        "2024-01-02T03:04:05.678",
        "2024-01-02T03:04:05,678Z",
        "2024-01-02T03:04:05.123456789012-05:30",
    ),
    *("2024-01-02 03:04:05", "2024-01-02 03:04:05Z", "2024-01-02 03:04:05+02:00", "2024-01-02 03:04:05+0200"),
    *(
        "2024-01-02 03:04:05 +02:00",
        "2024-01-02 03:04:05 +0200",
        "2024-01-02 03:04:05 +0200 CEST",
        "2024-01-02   03:04:05",
    ),
    *("2024-01-02 03:04:05.5 +0200 UTC", "2024-01-02 03:04:05 +0000 UTC", "2024-01-02 03:04:05 +0200 +02"),
    *("Tue, 02 Jan 2024 03:04:05 +0200", "Tue, 02 Jan 2024 03:04:05 CET", "tue, 02 JAN 2024 3:04:05 GMT"),
    *("02 Jan 24 03:04 +0200", "02 Jan 24 03:04 CET", "02 Jan 70 03:04 UTC", "Tuesday, 02-Jan-24 03:04:05 UTC"),
    *(
        "Tue Jan  2 03:04:05 2024",
        "Tue Jan 2 03:04:05 2024",
        "Tue Jan 12 03:04:05 2024",
        "Tue Jan  2 03:04:05 UTC 2024",
    ),
    *("Tue Jan 02 03:04:05 +0200 2024", "02 Jan 2024", "02 jAN 2024", "Mon, 02 Jan 2024 03:04:05 CEST", "2024-02-29"),
    *(
        "2024-12-31T23:59:59-23:59",
        "2024-01-02T03:04:05+01:60",
        "1900-01-01",
        "2024-01-02T03:04:05+00:00",
        "9999-12-31",
        "2024-01-02T00:00:00Z",
    ),
)
REJECTED = (
    *("2024-1-2", "2024/01/02", "02-01-2024", "20240102", "2024-01", "2024", "2024-01-02T03:04", "2024-01-02 03:04"),
    *(
        "2024-01-02t03:04:05",
        "2024-01-02T03:04:05z",
        "2024-01-02T03:04:05+02",
        "2024-01-02T03:04:05 +02:00",
        "2 Jan 2024",
    ),
    *(
        "2024-01-02T03:04:05 +0200",
        "2024-01-02 03:04:05 CET",
        "02 January 2024",
        "Jan 2, 2024",
        "3:04pm",
        "15:04",
        "13:04PM",
    ),
    *("2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-02T24:00:00", "2024-01-02T03:60:00"),
    *(
        "2024-01-02T03:04:60",
        "2024-01-02T03:04:05+25:00",
        "2024-01-02T03:04:05+01:61",
        "2024-01-02T03:04:05+24:61",
        " 2024-01-02",
        "2024-01-02 ",
        "2024-01-02\n",
        "today",
        "yes",
    ),
    *(
        "2024-01-02T03:04:05Z[UTC]",
        "1704164645",
        "2024−01−02",
        "２０２４-01-02",
        "2024-01-02T03:04:05.",
        "Tue, 2 Jan 2024 03:04:05 CET",
    ),
    *("Foo, 02 Jan 2024 03:04:05 CET", "Tue Jan 2 03:04 2024", "2024-01-02  ", "02 Jan 2024 03:04:05", "+2024-01-02"),
    *(
        "Tue, 02 Jan 2024 03:04:05 cet",
        "2024-01-02 03:04:05 +0200 cest",
        "2024-01-02 03:04:05 +2:00",
        "2024-01-02T",
        "Tue",
    ),
)
VALUES = (2024, 20240102, -1, 0, 253402300799)
BAD_VALUES: tuple[Any, ...] = (1.5, True, False, ["2024-01-02"], {"a": 1})


def listed(root: Path, *arguments: str) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(run_hugo(root, "list", "all", *arguments).stdout))
    return {row["path"]: row for row in rows}


@pytest.mark.parametrize("zone", ["", "Europe/Stockholm", "America/New_York"])
def test_accepted_texts_are_hugos_instants(zone: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/p{number}.md": json.dumps({"date": text}) + "\n" for number, text in enumerate(ACCEPTED)
    }
    files |= {f"content/n{number}.md": f"---\ndate: {value}\n---\n" for number, value in enumerate(VALUES)}
    rows = listed(write_site(tmp_path, {**files, "hugo.toml": f"timeZone = '{zone}'\n"}))
    where = time_zone(zone)
    assert where is not None
    tables: tuple[tuple[str, tuple[Any, ...]], ...] = (("p", ACCEPTED), ("n", VALUES))
    for prefix, values in tables:
        for number, value in enumerate(values):
            ours = parse_date(value, where)
            assert isinstance(ours, datetime), value
            theirs = datetime.fromisoformat(rows[f"content/{prefix}{number}.md"]["date"])
            assert ours.replace(microsecond=0) == theirs, value


def test_rejected_texts_are_those_that_hugo_logs(tmp_path: Path) -> None:
    values: tuple[Any, ...] = (*REJECTED, *BAD_VALUES)
    files: dict[str, str | bytes] = {}
    for number, value in enumerate(values):
        front = json.dumps({"date": value}, ensure_ascii=False) if not isinstance(value, float) else '{"date": 1.5}'
        files[f"content/p{number}.md"] = front + "\n"
    fine = write_site(tmp_path, {**files, "hugo.toml": "", "layouts/all.html": "x"})
    built = run_hugo(fine, "--destination", str(tmp_path / "public"))
    logged = set(
        re.findall(r'"date" front matter field is not a parsable date: see .*/(p\d+)\.md', built.stdout + built.stderr)
    )
    assert logged == {f"p{number}" for number in range(len(values))}
    for value in values:
        assert parse_date(value) is BAD, value


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        pytest.param(None, None, id="null sets nothing"),
        pytest.param("", None, id="nor does empty text"),
        pytest.param(date(2024, 1, 2), datetime(2024, 1, 2, tzinfo=UTC), id="a typed date"),
        pytest.param(datetime(2024, 1, 2, 3), datetime(2024, 1, 2, 3, tzinfo=UTC), id="a typed time of day"),
        pytest.param(time(3, 4), BAD, id="a typed time without a day is bad"),
        pytest.param("0001-01-01", ZERO, id="the zero date"),
        pytest.param("3:04PM", EARLIEST, id="a time without a date is in the year 0"),
        pytest.param("Feb 29 03:04:05.000", EARLIEST, id="which is a leap year"),
        pytest.param("Feb 30 03:04:05", BAD, id="of 366 days"),
        pytest.param(10**15, LATEST, id="seconds past all calendars"),
        pytest.param(-(10**15), EARLIEST, id="or before them"),
        pytest.param("2024-01-02T03:04:05+24:00", datetime(2024, 1, 1, 3, 4, 5, tzinfo=UTC), id="an offset of a day"),
    ],
)
def test_values(value: Any, instant: Any) -> None:
    assert parse_date(value) == instant


D1, D2, D3 = (datetime(2024, 1, day, tzinfo=UTC) for day in (1, 2, 3))
CASES: dict[str, tuple[dict[str, Any], Dates]] = {
    "nothing": ({"title": "x"}, Dates()),
    "date alone": ({"date": "2024-01-01"}, Dates(D1, D1, D1)),
    "lastmod alone": ({"lastmod": "2024-01-01"}, Dates(D1, D1, D1)),
    "publishdate alone": ({"publishdate": "2024-01-01"}, Dates(D1, D1, D1)),
    "pubdate and date": ({"pubdate": "2024-01-02", "date": "2024-01-01"}, Dates(D1, D1, D2)),
    "all": (
        {"date": "2024-01-01", "lastmod": "2024-01-02", "publishdate": "2024-01-03", "expirydate": "2999-01-01"},
        Dates(D1, D2, D3, datetime(2999, 1, 1, tzinfo=UTC)),
    ),
    "aliases": (
        {"modified": "2024-01-02", "published": "2024-01-03", "unpublishdate": "2999-01-01"},
        Dates(D3, D2, D3, datetime(2999, 1, 1, tzinfo=UTC)),
    ),
    "an empty date does not stop the next": ({"date": "", "lastmod": "2024-01-02"}, Dates(D2, D2, None)),
    "the first of two spellings": ({"publishdate": "2024-01-01", "pubdate": "2024-01-02"}, Dates(D1, D1, D1)),
    "expiry alone": ({"expirydate": "2999-01-01"}, Dates(expiry=datetime(2999, 1, 1, tzinfo=UTC))),
}


@pytest.mark.parametrize(("front", "expected"), CASES.values(), ids=CASES)
def test_chains(front: dict[str, Any], expected: Dates) -> None:
    assert page_dates(front) == expected


def test_chains_are_those_of_hugo(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/p{number}.md": json.dumps(front) + "\n" for number, (front, _) in enumerate(CASES.values())
    }
    layout = '{{ $f := "2006-01-02" }}{{ .Date.Format $f }} {{ .Lastmod.Format $f }} {{ .PublishDate.Format $f }} '
    files["layouts/all.html"] = layout + "{{ .ExpiryDate.Format $f }}"
    root = write_site(tmp_path, {**files, "hugo.toml": ""})
    built = run_hugo(root, "-F", "-E", "--destination", str(root / "public"))
    assert built.returncode == 0, built.stdout + built.stderr
    for number, (front, _) in enumerate(CASES.values()):
        ours = " ".join((found or ZERO).strftime("%Y-%m-%d").zfill(10) for found in page_dates(front)[:4])
        assert (root / f"public/p{number}/index.html").read_text("utf-8") == ours, front


@pytest.mark.parametrize(
    ("front", "bad"),
    [
        pytest.param({"date": "2024-01-01", "published": "never"}, ("published",), id="another chain meets it"),
        pytest.param({"published": True}, ("published",), id="a switch is no date"),
        pytest.param({"published": True, "publishdate": "2024-01-01"}, (), id="unless a date comes first"),
        pytest.param({"date": "x", "lastmod": "y"}, ("date", "lastmod"), id="every bad key counts, once"),
        pytest.param({"expirydate": "x"}, ("expirydate",), id="an expiry date too"),
        pytest.param({"started": "x"}, (), id="other keys are no dates"),
    ],
)
def test_bad_dates(front: dict[str, Any], bad: tuple[str, ...], tmp_path: Path) -> None:
    assert page_dates(front).bad == bad
    files: dict[str, str | bytes] = {"content/p.md": json.dumps(front) + "\n", "hugo.toml": "", "layouts/all.html": "x"}
    built = run_hugo(write_site(tmp_path, files), "--destination", str(tmp_path / "public"))
    logged = re.findall(r'the "(\w+)" front matter field is not a parsable date', built.stdout + built.stderr)
    assert set(logged) == set(bad)


def test_keys_of_a_config_are_dates() -> None:
    handlers = date_handlers({"date": [":filename", "Started", ":default"], "expirydate": "ends"})
    assert handlers.date == (
        ":filename",
        "started",
        "date",
        "publishdate",
        "pubdate",
        "published",
        "lastmod",
        "modified",
    )
    assert handlers.expiry == ("ends",)
    assert {"started", "ends", "date"} <= handlers.keys
    assert page_dates({"started": "2024-01-02"}, handlers).date == D2
    assert page_dates({}, handlers, "2024-01-02-my-post") == Dates(D2, D2, D2, slug="my-post")
    assert page_dates({}, date_handlers({"lastmod": [":fileModTime"]}), modified=D3).date is None


NAMES = (
    *(
        "2024-01-02-v1.2",
        "2024-01-02",
        "2024-01-02 03-04-05_Foo Bar",
        "2024-02-30-x",
        "2024-01-04-å_-",
        "2024-01-02T3-04-05Z-x",
    ),
    *(
        "2024-1-2-x",
        "x-2024-01-02",
        "2024-01-02x",
        "2024-01-02_ - y -",
        "0001-01-01-z",
        "2024-01-02T25-00-00-w",
        "20240102-q",
    ),
)


def test_dates_in_names_are_those_of_hugo(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"content/{name}.md": "" for name in NAMES}
    files |= {f"content/b/{name}/index.md": "" for name in NAMES}
    rows = listed(write_site(tmp_path, {**files, "hugo.toml": "[frontmatter]\ndate = [':filename']\n"}))
    for name in NAMES:
        found, slug = date_from_name(name)
        for path in (f"content/{name}.md", f"content/b/{name}/index.md"):
            assert datetime.fromisoformat(rows[path]["date"]) == (found or ZERO), path
            assert rows[path]["slug"] == slug, path


@pytest.mark.parametrize(
    ("front", "switches", "reason"),
    [
        pytest.param({}, {}, None, id="without dates a page is published"),
        pytest.param({"date": "2024-01-01"}, {}, None, id="a past date publishes"),
        pytest.param({"draft": "yes"}, {}, None, id="yes is no switch"),
        pytest.param({"expirydate": "0001-01-01"}, {}, None, id="the zero date expires nothing"),
        pytest.param({"draft": True}, {"drafts": True}, None, id="-D publishes drafts"),
        pytest.param({"date": "2999-01-01"}, {"future": True}, None, id="-F publishes the future"),
        pytest.param({"expirydate": "2020-01-01"}, {"expired": True}, None, id="-E publishes the expired"),
        pytest.param({"publishdate": "2024-01-01", "date": "2999-01-01"}, {}, None, id="publishdate beats date"),
        pytest.param({"draft": "T"}, {}, "draft", id="a draft is hidden"),
        pytest.param({"date": "2999-01-01"}, {}, "future", id="a date to come hides"),
        pytest.param({"lastmod": "2999-01-01"}, {}, "future", id="even of the last change alone"),
        pytest.param({"expirydate": "2020-01-01"}, {}, "expired", id="an expired page is hidden"),
        pytest.param({"unpublishdate": "3:04PM"}, {}, "expired", id="a time of day expired long ago"),
        pytest.param({"draft": True, "date": "2999-01-01"}, {"drafts": True}, "future", id="each switch stands alone"),
    ],
)
def test_what_is_published(
    front: dict[str, Any], switches: dict[str, bool], reason: str | None, tmp_path: Path
) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert hidden_because(is_draft(front), page_dates(front), now, **switches) == reason
    flags = [{"drafts": "-D", "future": "-F", "expired": "-E"}[switch] for switch in switches]
    files: dict[str, str | bytes] = {"content/p.md": json.dumps(front) + "\n", "hugo.toml": "", "layouts/all.html": "x"}
    built = run_hugo(write_site(tmp_path, files), *flags, "--destination", str(tmp_path / "public"))
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "public/p/index.html").exists() == (reason is None)


@pytest.mark.parametrize(
    ("front", "draft"),
    [
        pytest.param({}, False, id="a page is no draft by itself"),
        pytest.param({"published": "2024-01-01"}, False, id="a date is no switch"),
        pytest.param({"published": False}, True, id="not published is a draft"),
        pytest.param({"published": False, "draft": False}, False, id="draft beats published"),
    ],
)
def test_drafts(front: dict[str, Any], draft: bool) -> None:
    assert is_draft(front) == draft


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        pytest.param("2006_01_02", "2024_03_09", id="numbers"),
        pytest.param("Jan", "Mar", id="a short month"),
        pytest.param("Janus", "Janus", id="no month inside a word"),
        pytest.param("_2", " 9", id="a padded day"),
        pytest.param("__2", " 69", id="a padded day of the year"),
        pytest.param("002", "069", id="the day of the year"),
        pytest.param("_2006", "_2024", id="an underscore before a year"),
        pytest.param("3PM", "3PM", id="hours of half a day"),
        pytest.param("MST", "UTC", id="a zone"),
        pytest.param("Z0700", "Z", id="an offset"),
    ],
)
def test_layouts(layout: str, text: str) -> None:
    assert format_time(datetime(2024, 3, 9, 15, 4, 5, tzinfo=UTC), layout) == text


def test_layouts_with_an_offset() -> None:
    at = datetime(2024, 3, 9, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert [format_time(at, layout) for layout in ("MST", "Z07", "Z0700", "pm")] == ["-0330", "-03", "-0330", "am"]


def test_words_that_are_layouts() -> None:
    assert [word for word in ("nope", "PM", "Janus", "Title", "Jan", "a1", "2006") if is_layout(word)] == [
        "Jan",
        "a1",
        "2006",
    ]


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec=None), max_size=40), st.sampled_from(["2024-01-02", "02 Jan ", "Tue, ", "3:04"]))
def test_any_text_is_a_date_or_none(text: str, start: str) -> None:
    for value in (text, start + text):
        assert parse_date(value) is BAD or isinstance(parse_date(value), datetime) or value == ""
        date_from_name(value)


@settings(deadline=None, max_examples=100)
@given(st.integers(), st.sampled_from(["-", "+"]), st.integers(0, 99), st.integers(0, 99))
def test_any_number_and_offset_is_judged(seconds: int, sign: str, hours: int, minutes: int) -> None:
    assert isinstance(parse_date(seconds), datetime)
    for year in ("0000", "0001", "9999"):
        found = parse_date(f"{year}-01-01T00:00:00{sign}{hours:02}:{minutes:02}")
        assert (found is BAD) == (hours > 24 or minutes > 60)
        if isinstance(found, datetime):
            hidden_because(False, Dates(publish=found, expiry=found), datetime.now(UTC))
