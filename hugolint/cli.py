"""The command line: options become a Request, results become text and an exit code. Only click is imported at start.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 hugolint could not do its job, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from hugolint import __version__
from hugolint.streams import guard_streams, printable, printable_lines, printing, silence_stdout

if TYPE_CHECKING:
    from hugolint.engine import Request

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "azure")
NEWEST = "newest"


def main() -> NoReturn:
    """Run the command line and leave with one of the four exit codes."""
    import gc

    # What is read lives until the end; looking for garbage among it costs a tenth of the time and finds none.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code. Nothing that goes wrong leaves as an exception."""
    verbose = any(word in ("-v", "--verbose") for word in arguments)
    guard_streams()
    try:
        return int(cli.main(list(arguments), prog_name="hugolint", standalone_mode=False) or 0)
    except click.ClickException as error:
        return _explain_usage(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("hugolint: interrupted", err=True)
        return 130
    except SystemExit:
        # click's way out when the reader of a help page has gone.
        silence_stdout()
        return 0
    except Exception as error:
        return _explain_failure(error, verbose=verbose)


def _explain_usage(error: click.ClickException) -> int:
    """click's message on one line, with where to read more."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    more = f"; see {context.command_path} -h" if context else ""
    click.echo(f"hugolint: {printable(message)}{more}", err=True)
    return 2


def _explain_failure(error: Exception, *, verbose: bool) -> int:
    from hugolint.errors import HugolintError
    from hugolint.hugo.errors import SiteError

    if verbose:
        import traceback

        click.echo(printable_lines(traceback.format_exc().rstrip("\n")), err=True)
    if isinstance(error, HugolintError | SiteError):
        from hugolint.delivery import annotate

        click.echo(f"hugolint: {printable(str(error))}", err=True)
        with suppress(OSError):
            annotate(error, Path.cwd(), sys.stdout, os.environ)
    else:
        hint = "" if verbose else "; run again with -v for the traceback"
        click.echo(f"hugolint: internal error: {type(error).__name__}: {printable(str(error))}{hint}", err=True)
    return 2


@click.group(context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(__version__, "-V", "--version", prog_name="hugolint", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> int:
    """Find the mistakes in a Hugo site's content: those that stop the build, and those that Hugo hides."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


def _site_options(command: Any) -> Any:
    """The options that say which site is read, and how."""
    for option in reversed(
        (
            click.option("--source", metavar="DIR", help="The site's root, instead of looking for it."),
            click.option("-e", "--environment", metavar="NAME", help="Hugo's environment.  [default: production]"),
            click.option("-D", "--build-drafts", is_flag=True, help="Take drafts for published, as Hugo's -D."),
            click.option("-F", "--build-future", is_flag=True, help="Take future pages for published, as Hugo's -F."),
            click.option("-E", "--build-expired", is_flag=True, help="Take expired pages for published, as Hugo's -E."),
            click.option("--now", metavar="DATE", help="Judge dates as of this moment (2026-01-31 or with a time)."),
            click.option("--hugo-version", metavar="VERSION", help="Judge as this Hugo would, such as 0.168.0."),
            click.option(
                "--outside", is_flag=True, help="Read themes and mounts that lie outside of the repository, too."
            ),
            click.option("--config", metavar="FILE", help="Read this file instead of the site's .hugolint.yaml."),
            click.option("--rules", "rule_folders", metavar="DIR", multiple=True, help="Load more rules (runs code)."),
        )
    ):
        command = option(command)
    return command


_paths = click.argument("paths", nargs=-1, metavar="[PATHS]...")
_verbose = click.option(
    "-v", "--verbose", is_flag=True, help="Show every place of a collision, and tracebacks of crashes."
)
_select = click.option(
    "--select", metavar="RULE", multiple=True, help="Only these: rules, groups, fails|warns|silent, all."
)
_ignore = click.option("--ignore", metavar="RULE", multiple=True, help="Not these.")


@cli.command()
@_paths
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help=f"How findings are shown on stdout: {', '.join(FORMATS)}.  [default: full; on GitHub Actions and GitLab "
    "what these show]",
)
@click.option("--output", metavar="FORMAT:FILE", multiple=True, help="Also write a report to a file; repeatable.")
@_select
@_ignore
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    help="The least severity that makes the exit code 1.  [default: the config's, else error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also where something is found.")
@_site_options
@click.option(
    "--upgrade",
    metavar="[VERSION]",
    is_flag=False,
    flag_value=NEWEST,
    help="Show only what a newer Hugo would break: this one, else the newest known.",
)
@click.option(
    "--changed-since", metavar="REF", help="Report only what has come since this branch left REF, such as origin/main."
)
@click.option("--no-baseline", is_flag=True, help="Report the findings of the site's baseline, too.")
@click.option(
    "--include-untracked", is_flag=True, help="Under pre-commit, take files that git does not track for the site, too."
)
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named (for hooks).")
@click.option(
    "--stdin-filename", metavar="FILE", help="Read this page's text from stdin and report on it alone, for editors."
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option(
    "--max-findings",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="Draw so many findings in the full report, and count the rest.",
)
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colour in the full report; auto follows NO_COLOR, FORCE_COLOR and the terminal.",
)
@click.option("-q", "--quiet", is_flag=True, help="One line a finding, and no summary.")
@_verbose
def check(
    format_: str | None,
    output: tuple[str, ...],
    exit_zero: bool,
    statistics: bool,
    max_findings: int,
    color: Literal["auto", "always", "never"],
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> int:
    """Check a site. PATHS choose what is reported; the whole site is always read."""
    request = _request(options)
    targets = [_target(text) for text in output]
    from dataclasses import replace

    from hugolint.delivery import Delivery, deliver, deliver_files
    from hugolint.engine import lint
    from hugolint.report import describe_terminal

    delivery = Delivery(format_ or "", targets, statistics)
    result = lint(replace(request, verdict=not delivery.formats.isdisjoint(("json",)) and not statistics))
    terminal = describe_terminal(sys.stdout, color, os.environ)
    terminal = replace(terminal, verbose=-1 if quiet else int(verbose), max_findings=max_findings)
    with printing():
        deliver(result, delivery, sys.stdout, terminal, os.environ)
    deliver_files(result, delivery, request.cwd, os.environ)
    if result.crashed:
        click.echo(f"hugolint: {_crashes(result.crashed, verbose)}", err=True)
    code = exit_code(result)
    return 0 if exit_zero and code == 1 else code


def _crashes(crashed: Sequence[str], verbose: bool) -> str:
    """The first crash in a line and how many there are; or all of them, whole."""
    if verbose:
        return "\n".join(printable_lines(text) for text in crashed)
    first = printable(crashed[0].partition("\n")[0])
    more = f" (and {len(crashed) - 1} more)" if len(crashed) > 1 else ""
    return f"{first}{more}; run again with -v for the traceback"


def exit_code(result: Any) -> int:
    """2 where a rule crashed, 1 where something at or above the fail level was found, else 0."""
    from hugolint.engine import FAIL_RANK

    if result.crashed:
        return 2
    floor = FAIL_RANK[result.fail_on]
    if any(diagnostic.severity.rank >= floor for diagnostic in result.diagnostics):
        return 1
    # An upgrade that breaks the build is no good, however mild the config takes the mistake.
    upgrade = result.fail_on != "never" and any(site.upgrade_from for site in result.sites)
    return int(upgrade and any(diagnostic.hugo.value == "fails" for diagnostic in result.diagnostics))


@cli.command()
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--rules", "rule_folders", metavar="DIR", multiple=True, help="Load more rules (runs code).")
def rules(format_: str, rule_folders: tuple[str, ...]) -> int:
    """List the rules."""
    from hugolint.manual import rules_json, rules_text

    known = _all_rules(rule_folders)
    _say(rules_json(known) if format_ == "json" else rules_text(known))
    return 0


@cli.command(short_help="Explain a rule, with its options and examples.")
@click.argument("rule")
@click.option("--rules", "rule_folders", metavar="DIR", multiple=True, help="Load more rules (runs code).")
def explain(rule: str, rule_folders: tuple[str, ...]) -> int:
    """Explain a rule: what is wrong, why it matters, how to put it right, its options and examples."""
    from hugolint.errors import UsageError, nearest
    from hugolint.manual import rule_page

    known = _all_rules(rule_folders)
    if rule not in known:
        raise UsageError(f'no rule is called "{rule}"{nearest(rule, known)}')
    _say(rule_page(known[rule]))
    return 0


def _all_rules(folders: tuple[str, ...]) -> dict[str, Any]:
    from hugolint.engine_rules import ENGINE_RULES
    from hugolint.registry import load_rules

    known = {**load_rules(folders=[Path(folder) for folder in folders]), **ENGINE_RULES}
    return dict(sorted(known.items(), key=lambda item: (item[1].group, item[0])))


@cli.group(short_help="Keep a list of old findings, so that only new ones are reported.")
def baseline() -> None:
    """Keep a site's old findings in .hugolint-baseline.json, at its root: `check` then reports only new ones.

    A finding is known by what it is, not by its line. A collision is new again when another page joins it.
    """


def _baseline_options(command: Any) -> Any:
    return _site_options(_select(_ignore(_verbose(click.argument("path", required=False, metavar="[SITE]")(command)))))


@baseline.command("write")
@_baseline_options
def baseline_write(verbose: bool, path: str | None, **options: Any) -> int:
    """Take all that is found now into the baseline."""
    from hugolint.baseline_command import write

    _say(write(_request({**options, "paths": (path,) if path else ()})))
    return 0


@baseline.command("prune")
@_baseline_options
def baseline_prune(verbose: bool, path: str | None, **options: Any) -> int:
    """Take what is no longer found out of the baseline, and follow files to their new names. Nothing is added."""
    from hugolint.baseline_command import prune

    _say(prune(_request({**options, "paths": (path,) if path else ()})))
    return 0


@baseline.command("show")
@_baseline_options
def baseline_show(verbose: bool, path: str | None, **options: Any) -> int:
    """Show what the baseline holds, and what of it is no longer found."""
    from hugolint.baseline_command import show

    _say(show(_request({**options, "paths": (path,) if path else ()})))
    return 0


@cli.command(short_help="List the site's pages with their URLs; explain those that are named.")
@_paths
@click.option("--format", "format_", type=click.Choice(("table", "json", "csv")), default="table", show_default=True)
@_site_options
@_verbose
def pages(format_: str, verbose: bool, **options: Any) -> int:
    """List a site's pages as Hugo lays them out: path, language, kind, link, and why one is not published.

    Where PATHS are files, each is explained: what gives it its language, URL, aliases and values, line by line, or why
    it is no page. CSV and JSON have the columns path, lang, kind, permalink, output, published and aliases; JSON of
    named files has all that is explained, too.
    """
    from hugolint.listing import answer, write_answer
    from hugolint.report import describe_terminal

    request = _request(options)
    found = answer(request)
    if not found.refused or len(found.refused) < len(request.paths):
        with printing():
            terminal = describe_terminal(sys.stdout, "auto", os.environ)
            write_answer(found, format_, sys.stdout, terminal, whole=verbose)
    for path in found.bare if found.pages or not sys.stdout.isatty() else ():
        click.echo(f"hugolint: {printable(str(path))}: no pages", err=True)
    for error in found.refused:
        click.echo(f"hugolint: {printable(str(error))}", err=True)
    return 2 if found.refused else 0


@cli.command()
@_paths
@_site_options
@_select
@_ignore
@_verbose
def config(verbose: bool, **options: Any) -> int:
    """Show what holds for a site: each value, and where it comes from."""
    from hugolint.effective import describe

    _say(printable_lines(describe(_request(options))))
    return 0


@cli.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print what makes a shell complete hugolint's options; for example: eval "$(hugolint completion bash)"."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    _say(kind(cli, {}, "hugolint", "_HUGOLINT_COMPLETE").source())
    return 0


@cli.command()
def schema() -> int:
    """Print the JSON Schema of .hugolint.yaml, for editors."""
    from hugolint.manual import schema_json

    _say(schema_json(_all_rules(())))
    return 0


def _say(text: str) -> None:
    with printing():
        sys.stdout.write(f"{text}\n")


def _request(options: dict[str, Any]) -> Request:
    """The options of a command as a Request. Raises UsageError for a date or version that is none."""
    from hugolint.config import parse_version
    from hugolint.engine import Request
    from hugolint.errors import UsageError
    from hugolint.hugo.site import BuildOptions

    if "" in options.get("paths", ()):
        raise UsageError("a path is empty: name a file or a folder, or nothing for the site that you are in")
    stdin = options.get("stdin_filename")
    # `-` is how other tools are told to read from stdin.
    given = [path for path in options.get("paths", ()) if not (stdin and path == "-")]
    if stdin is not None and (given or not stdin):
        raise UsageError("--stdin-filename names the one file that is reported on")
    paths = [Path(path) for path in ([stdin] if stdin else given)]
    upgrade = options.get("upgrade")
    if upgrade and upgrade != NEWEST and not parse_version(upgrade) and os.path.lexists(upgrade):
        # The value may be left out, and then what follows is a path.
        paths.append(Path(upgrade))
        upgrade = NEWEST
    build = BuildOptions(
        environment=options.get("environment") or os.environ.get("HUGO_ENVIRONMENT") or "production",
        drafts=options.get("build_drafts", False),
        future=options.get("build_future", False),
        expired=options.get("build_expired", False),
        now=_moment(options.get("now")),
        inside=not options.get("outside"),
    )
    return Request(
        cwd=_working_directory(),
        paths=tuple(paths),
        source=Path(options["source"]) if options.get("source") else None,
        config=Path(options["config"]) if options.get("config") else None,
        select=tuple(options.get("select", ())),
        ignore=tuple(options.get("ignore", ())),
        rule_folders=tuple(Path(folder) for folder in options.get("rule_folders", ())),
        force_exclude=options.get("force_exclude", False),
        build=build,
        hugo_version=_version("--hugo-version", options.get("hugo_version")),
        upgrade=NEWEST if upgrade == NEWEST else _version("--upgrade", upgrade),
        fail_on=options.get("fail_on") or "",
        stdin=_read_stdin() if stdin else None,
        changed_since=options.get("changed_since") or "",
        baseline=not options.get("no_baseline"),
        tracked_only=bool(os.environ.get("PRE_COMMIT")) and not options.get("include_untracked"),
    )


def _read_stdin() -> bytes:
    from hugolint.errors import UsageError

    if sys.stdin is None:  # closed by the caller
        raise UsageError("--stdin-filename wants a text on stdin, which is closed")
    return sys.stdin.buffer.read()


def _version(option: str, text: str | None) -> str:
    """A version as given on the command line; empty where there is none."""
    from hugolint.config import parse_version
    from hugolint.errors import UsageError

    if text is None:
        return ""
    version = parse_version(text)
    if version is None:
        raise UsageError(f'{option} wants a version such as 0.168.0, not "{text}"')
    return version


def _working_directory() -> Path:
    from hugolint.errors import UsageError

    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(f"the working directory cannot be used: {error.strerror or error}") from error


def _moment(text: str | None) -> Any:
    """`--now` as a moment in time; without an offset it is UTC, as Hugo takes its dates."""
    if not text:
        return None
    from datetime import UTC, datetime

    from hugolint.errors import UsageError

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--now wants a date such as 2026-01-31 or 2026-01-31T12:00:00Z, not "{text}"') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _target(text: str) -> tuple[str, Path]:
    from hugolint.errors import UsageError, nearest

    format_, colon, path = text.partition(":")
    if not colon or not path:
        raise UsageError(f'--output wants FORMAT:FILE, not "{text}"')
    if format_ not in FORMATS:
        raise UsageError(f'--output knows no format "{format_}"{nearest(format_, FORMATS)}')
    return format_, Path(path)
