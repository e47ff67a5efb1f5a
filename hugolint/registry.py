"""Which rules there are: ours, those of named entry points, and those of a folder somebody points at.

Our own rules live in the top-level folder `rules/`, which a wheel carries as `hugolint/rules`. In a checkout that
folder is not inside the package, so the first import of `hugolint.rules` maps it there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from hugolint.errors import RuleError
from hugolint.rule import Bad, Good, LoadedRule, Options, PageRule, SiteRule

RESERVED = frozenset({"fails", "warns", "silent", "all"})
"""Words of the selector; no rule and no group can have them as a name."""


def load_rules(plugins: Iterable[str] = (), folders: Iterable[Path] = ()) -> dict[str, LoadedRule]:
    """All rules by id, in the order of group and id.

    `plugins` are names of entry points of the group `hugolint.rules`; `folders` are laid out like `rules/`.
    Entry points must be installed: `plugin_names` tells. Raises RuleError where a file is no rule, or an id is taken
    twice.
    """
    found = list(_own_rules())
    for name in plugins:
        found.append(_from_entry_point(name))
    for folder in folders:
        found.extend(_from_folder(folder))
    rules: dict[str, LoadedRule] = {}
    for loaded in sorted(found, key=lambda one: (one.group, one.id)):
        if loaded.id in rules:
            raise RuleError(f'the id "{loaded.id}" is taken by {rules[loaded.id].origin}', loaded.origin)
        rules[loaded.id] = loaded
    return rules


def plugin_names() -> frozenset[str]:
    """The entry points that are installed, and that a config may name."""
    from importlib.metadata import entry_points

    return frozenset(entry_points(group="hugolint.rules").names)


def _own_rules() -> Iterable[LoadedRule]:
    package = _package()
    root = Path(next(iter(package.__path__)))
    for group, path in _rule_files(root):
        module = import_module(f"hugolint.rules.{group}.{path.stem}")
        yield _examine(module, group, path.stem, f"rules/{group}/{path.name}")


def _rule_files(root: Path) -> Iterable[tuple[str, Path]]:
    """Every rule file below a rules folder. Anything else there is an error that names it."""
    for entry in sorted(os.scandir(root), key=lambda one: one.name):
        if entry.name.startswith((".", "__")):
            continue
        if not entry.is_dir():
            raise RuleError(f"a rule lives in the folder of its group: {root.name}/<group>/{entry.name}", entry.path)
        for file in sorted(os.scandir(entry.path), key=lambda one: one.name):
            if file.name.startswith((".", "__")):
                continue
            if file.is_dir() or not file.name.endswith(".py"):
                raise RuleError("not a rule: only Python files with one rule each belong here", file.path)
            yield entry.name, Path(file.path)


def _package() -> ModuleType:
    """The package `hugolint.rules`: as installed, or mapped from the checkout's `rules/`."""
    try:
        return import_module("hugolint.rules")
    except ModuleNotFoundError as error:
        if error.name != "hugolint.rules":
            raise
    checkout = Path(__file__).resolve().parent.parent
    # Without this guard a stranger's top-level package `rules` in site-packages would be taken for ours.
    if not (checkout / "pyproject.toml").is_file():
        raise RuleError("the rules are missing from this installation of hugolint")
    return _import_folder("hugolint.rules", checkout / "rules")


def _import_folder(name: str, folder: Path) -> ModuleType:
    from importlib.machinery import ModuleSpec
    from importlib.util import module_from_spec, spec_from_file_location

    init = folder / "__init__.py"
    spec: ModuleSpec | None
    if init.is_file():
        spec = spec_from_file_location(name, init, submodule_search_locations=[str(folder)])
    else:
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [str(folder)]
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return module


def _from_folder(folder: Path) -> Iterable[LoadedRule]:
    """Rules from a folder laid out like ours. Its code runs, so it is only ever named on the command line."""
    if not folder.is_dir():
        raise RuleError("no such folder of rules", str(folder))
    from zlib import crc32

    real = folder.resolve()
    name = f"hugolint_rules_{crc32(os.fsencode(real)):08x}"
    files = list(_rule_files(folder))
    _guarded(lambda: _import_folder(name, real), folder / "__init__.py")
    for group, path in files:
        module = _guarded(lambda: import_module(f"{name}.{group}.{path.stem}"), path)  # noqa: B023
        yield _examine(module, group, path.stem, str(path))


def _guarded(load: Callable[[], ModuleType], path: Path) -> ModuleType:
    """Import a stranger's file, which may raise anything."""
    try:
        return load()
    except (Exception, SystemExit) as error:
        raise RuleError(f"cannot be imported: {type(error).__name__}: {error}", str(path)) from error


def _from_entry_point(name: str) -> LoadedRule:
    from importlib.metadata import entry_points

    point = entry_points(group="hugolint.rules")[name]
    try:
        module = point.load()
    except (Exception, SystemExit) as error:  # a plugin may raise anything
        raise RuleError(f'plugin "{name}" cannot be imported: {type(error).__name__}: {error}') from error
    group = getattr(module, "GROUP", "site")
    rule = getattr(module, "RULE", None)
    stem = rule.id.replace("-", "_") if isinstance(rule, PageRule | SiteRule) else ""
    return _examine(module, str(group), stem, f"plugin {name}")


def _examine(module: ModuleType, group: str, stem: str, origin: str) -> LoadedRule:
    """Check what a rule file must have, and say in one sentence what it lacks."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, PageRule | SiteRule):
        raise RuleError("not a rule: it has no RULE = PageRule(…) or SiteRule(…)", origin)
    if rule.id.replace("-", "_") != stem:
        raise RuleError(f'the rule "{rule.id}" must live in {rule.id.replace("-", "_")}.py', origin)
    group = group.replace("_", "-")
    if rule.id in RESERVED or group in RESERVED or rule.id == group:
        raise RuleError(f'"{rule.id}" cannot be the name of a rule in the group "{group}"', origin)
    if not (module.__doc__ or "").strip():
        raise RuleError("the rule has no docstring, which is its manual page", origin)
    if not isinstance(rule.examples, tuple) or {type(example) for example in rule.examples} != {Good, Bad}:
        raise RuleError("the rule needs at least one Good and one Bad example", origin)
    if not (isinstance(rule.options, type) and issubclass(rule.options, Options)):
        raise RuleError("the rule's options must be a frozen dataclass that extends Options", origin)
    try:
        rule.options()
    except TypeError as error:
        raise RuleError("every option of a rule needs a default", origin) from error
    return LoadedRule(rule=rule, group=group, manual=(module.__doc__ or "").strip(), origin=origin)
