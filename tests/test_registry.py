"""How rules are found: by lying in a folder. What lies there and is no rule is an error that names it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hugolint.engine import Request, lint
from hugolint.engine_rules import ENGINE_RULES
from hugolint.errors import ConfigError, RuleError
from hugolint.finding import Hugo, Severity
from hugolint.registry import load_rules
from hugolint.rule import Bad, Good
from tests.real_hugo import write_site

ROOT = Path(__file__).resolve().parent.parent

RULE = '''"""A page says TODO.

What is unfinished should not be published. Finish it, or make the page a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hugolint.api import Bad, Finding, Good, Options, Page, PageRule, Span


@dataclass(frozen=True)
class TodoOptions(Options):
    """Which word means that something is left to do."""

    word: str = "TODO"


def check(page: Page, options: TodoOptions) -> Iterator[Finding]:
    """Report the first one."""
    at = page.source.text.find(options.word)
    if at >= 0:
        yield Finding(source=page.source, span=Span(at, at + len(options.word)), message="something is left to do")


RULE = PageRule(
    id="todo-left",
    summary="a page says TODO",
    check=check,
    options=TodoOptions,
    examples=(Good("Done.\\n"), Bad("TODO: write this\\n", at="TODO", says="left to do")),
)
'''


def write_rules(root: Path, **files: str) -> Path:
    """A rules folder with files in the group `house-style`, by stem."""
    group = root / "house_style"
    group.mkdir(parents=True)
    for stem, text in files.items():
        (group / f"{stem}.py").write_text(text, encoding="utf-8")
    return root


def refuse(folder: Path) -> str:
    """The sentence with which a folder of rules is refused."""
    with pytest.raises(RuleError) as caught:
        load_rules(folders=[folder])
    return str(caught.value)


def test_a_file_in_a_folder_is_a_rule(tmp_path: Path) -> None:
    rules = load_rules(folders=[write_rules(tmp_path / "rules", todo_left=RULE)])
    loaded = rules["todo-left"]
    assert (loaded.group, loaded.rule.severity, loaded.rule.hugo) == ("house-style", Severity.ERROR, Hugo.SILENT)
    assert loaded.manual.startswith("A page says TODO.\n\nWhat is unfinished")
    assert loaded.origin == str(tmp_path / "rules" / "house_style" / "todo_left.py")
    assert {*rules} - {"todo-left"} == {*load_rules()}


def test_a_rule_from_a_folder_runs_and_takes_its_options(tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", todo_left=RULE)
    site = write_site(
        tmp_path / "site",
        {
            "content/a.md": "---\ntitle: A\n---\nTODO and FIXME\n",
            ".hugolint.yaml": "rules: {todo-left: {word: FIXME, severity: info}}\n",
        },
    )
    (found,) = lint(Request(source=site, cwd=site, rule_folders=(folder,))).diagnostics
    assert (found.rule, found.group, found.severity) == ("todo-left", "house-style", Severity.INFO)
    assert found.place.start == (4, 10)


def test_a_file_dropped_into_the_checkout_is_found_without_registering_it(tmp_path: Path) -> None:
    for name in ("hugolint", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    write_rules(tmp_path / "rules", todo_left=RULE)
    call = [sys.executable, "-c", "import sys; from hugolint.cli import run; sys.exit(run(['rules']))"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert "\nhouse-style\n  todo-left " in done.stdout
    assert all(f"  {rule} " in done.stdout for rule in load_rules())


def test_our_own_rules_are_the_files_in_the_folder() -> None:
    files = [path for path in (ROOT / "rules").glob("*/*.py") if path.name != "__init__.py"]
    rules = load_rules()
    assert [rule.origin for rule in rules.values()] == [
        f"rules/{path.parent.name}/{path.name}" for path in sorted(files)
    ]
    assert {*rules} & {*ENGINE_RULES} == set()
    for rule in rules.values():
        assert {type(example) for example in rule.rule.examples} == {Good, Bad}
        assert not rule.rule.summary.endswith("."), "a summary is no sentence"
        assert rule.rule.summary[0].islower(), "a summary is no sentence"


CASES = [
    pytest.param("", "not a rule: it has no RULE", id="an empty file"),
    pytest.param("RULE = 'todo-left'\n", "not a rule: it has no RULE", id="a RULE of another type"),
    pytest.param("import no_such_module\n", "cannot be imported: ModuleNotFoundError", id="a file that raises"),
    pytest.param("def check(:\n", "cannot be imported: SyntaxError", id="a file that is no Python"),
    pytest.param(RULE.replace('"todo-left"', '"todo"'), 'the rule "todo" must live in todo.py', id="another file name"),
    pytest.param(RULE.split('"""', 2)[2], "no docstring", id="no manual page"),
    pytest.param(RULE.replace('Good("Done.\\n")', 'Bad("TODO", at="TODO", says="left")'), "at least one Good and one",
                 id="no good example"),
    pytest.param(RULE.replace(', Bad("TODO: write this\\n", at="TODO", says="left to do")', ","), "one Bad example",
                 id="no bad example"),
    pytest.param(RULE.replace('word: str = "TODO"', "word: str"), "every option of a rule needs a default",
                 id="an option without a default"),
    pytest.param(RULE.replace("TodoOptions(Options)", "TodoOptions"), "extends Options", id="options of another kind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), CASES)
def test_a_file_that_is_no_rule_is_named(text: str, says: str, tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", todo_left=text)
    message = refuse(folder)
    assert says in message
    assert message.startswith(f"{folder / 'house_style' / 'todo_left.py'}: ")


@pytest.mark.parametrize("word", ["fails", "warns", "silent", "all"])
def test_a_word_of_the_selector_is_no_id(word: str, tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", **{word: RULE.replace('"todo-left"', f'"{word}"')})
    assert f'"{word}" cannot be the name of a rule' in refuse(folder)


def test_a_word_of_the_selector_is_no_group(tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", todo_left=RULE)
    (folder / "house_style").rename(folder / "all")
    assert 'in the group "all"' in refuse(folder)


def test_an_id_is_no_name_of_its_group(tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", house_style=RULE.replace('"todo-left"', '"house-style"'))
    assert '"house-style" cannot be the name of a rule in the group "house-style"' in refuse(folder)


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "rules", required_keys=RULE.replace('"todo-left"', '"required-keys"'))
    message = refuse(folder)
    assert 'the id "required-keys" is taken by rules/front_matter/required_keys.py' in message
    assert str(folder) in message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("todo_left.py", "a rule lives in the folder of its group", id="a rule outside a group"),
        pytest.param("README.md", "a rule lives in the folder of its group", id="a text outside a group"),
        pytest.param("house_style/notes.txt", "not a rule", id="a text in a group"),
        pytest.param("house_style/deeper/todo_left.py", "not a rule", id="a folder in a group"),
    ],
)
def test_what_lies_among_the_rules_is_a_rule(name: str, says: str, tmp_path: Path) -> None:
    write_site(tmp_path, {name: RULE})
    message = refuse(tmp_path)
    assert says in message
    assert str(tmp_path / name.replace("/deeper/todo_left.py", "/deeper")) in message


@pytest.mark.parametrize(
    "name", [".DS_Store", "house_style/.todo.py.swp", "house_style/__pycache__/todo.cpython-311.pyc"]
)
def test_what_machines_leave_behind_is_no_rule(name: str, tmp_path: Path) -> None:
    write_site(tmp_path, {name: "", "house_style/todo_left.py": RULE, "house_style/__init__.py": ""})
    assert "todo-left" in load_rules(folders=[tmp_path])


def test_a_folder_of_rules_must_exist(tmp_path: Path) -> None:
    assert refuse(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'}: no such folder of rules"


def install_plugins(folder: Path, entry_points: str, **modules: str) -> Path:
    """What pip leaves of a package with entry points, as far as Python looks at it."""
    about = {"METADATA": "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n", "entry_points.txt": entry_points}
    files = {f"acme-1.0.dist-info/{name}": text for name, text in about.items()}
    return write_site(folder, {**files, **{f"{name}.py": text for name, text in modules.items()}})


def test_a_plugin_runs_where_the_config_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = "[hugolint.rules]\nacme-todo = acme_todo\n"
    monkeypatch.syspath_prepend(install_plugins(tmp_path / "lib", points, acme_todo=f"{RULE}\nGROUP = 'acme'\n"))
    site = write_site(tmp_path / "site", {"content/a.md": "---\ntitle: A\n---\nTODO\n"})
    assert lint(Request(source=site, cwd=site)).diagnostics == ()
    write_site(site, {".hugolint.yaml": "plugins: [acme-todo]\n"})
    (found,) = lint(Request(source=site, cwd=site)).diagnostics
    assert (found.rule, found.group) == ("todo-left", "acme")


def test_a_plugin_that_raises_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = "[hugolint.rules]\nacme-broken = acme_broken\n"
    monkeypatch.syspath_prepend(install_plugins(tmp_path, points, acme_broken="raise ValueError('no luck')\n"))
    with pytest.raises(RuleError, match='plugin "acme-broken" cannot be imported: ValueError: no luck'):
        load_rules(plugins=["acme-broken"])


def test_a_plugin_must_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = "[hugolint.rules]\nacme-todo = acme_todo\n"
    monkeypatch.syspath_prepend(install_plugins(tmp_path / "lib", points))
    site = write_site(tmp_path / "site", {"content/a.md": "A\n", ".hugolint.yaml": "plugins:\n  - acme-tood\n"})
    with pytest.raises(ConfigError) as caught:
        lint(Request(source=site, cwd=site))
    says = '.hugolint.yaml:2:5: no plugin "acme-tood" is installed, did you mean "acme-todo"?'
    assert str(caught.value) == says
