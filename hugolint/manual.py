"""What rules say of themselves: the list, a rule's page, the JSON Schema of `.hugolint.yaml`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from hugolint.config import FAIL_ON, SEVERITIES, option_fields
from hugolint.rule import Bad, Good, LoadedRule

_SILENCE = """Silence it
  the next line of the body:    <!-- hugolint-disable-next-line {rule} -->
  a part of the body:           <!-- hugolint-disable {rule} --> … <!-- hugolint-enable -->
  a line of the front matter:   # hugolint-disable-line {rule}
  a page, from front matter:    # hugolint-disable {rule}
  some files or the whole site: overrides or rules in .hugolint.yaml, {rule}: "off\""""


def rules_text(rules: Mapping[str, LoadedRule]) -> str:
    """One line a rule, under its group."""
    width = max(map(len, rules))
    lines: list[str] = []
    group = ""
    for rule in rules.values():
        if rule.group != group:
            group = rule.group
            lines += ["", group] if lines else [group]
        off = "" if rule.rule.enabled else " (off by default)"
        lines.append(
            f"  {rule.id:{width}}  {rule.rule.severity.value:7}  {rule.rule.hugo.value:6}  {rule.rule.summary}{off}"
        )
    return "\n".join(lines)


def rules_json(rules: Mapping[str, LoadedRule]) -> str:
    """The rules for programs."""
    data = [
        {
            "id": rule.id,
            "group": rule.group,
            "severity": rule.rule.severity.value,
            "hugo": rule.rule.hugo.value,
            "enabled": rule.rule.enabled,
            "summary": rule.rule.summary,
            "options": {
                name: {"type": type_name(kind), "default": default}
                for name, (_, kind, default) in option_fields(rule.rule.options).items()
            },
        }
        for rule in rules.values()
    ]
    return json.dumps({"schema_version": 1, "rules": data}, indent=2)


def rules_table(rules: Mapping[str, LoadedRule]) -> str:
    """The rules as a Markdown table, for README."""
    rows = ["| rule | group | default | Hugo | what is wrong |", "|---|---|---|---|---|"]
    for rule in rules.values():
        severity = rule.rule.severity.value if rule.rule.enabled else "off"
        rows.append(f"| `{rule.id}` | {rule.group} | {severity} | {rule.rule.hugo.value} | {rule.rule.summary} |")
    return "\n".join(rows)


def rule_page(loaded: LoadedRule) -> str:
    """A rule's manual page."""
    rule = loaded.rule
    state = "on" if rule.enabled else "off"
    head = f"{loaded.id} ({loaded.group})\n{state} by default, {rule.severity.value}; Hugo: {rule.hugo.value}"
    parts = [head, loaded.manual, *_options(loaded), *_examples(loaded)]
    if loaded.origin != "engine":
        parts.append(_SILENCE.format(rule=loaded.id))
    return "\n\n".join(parts)


def _options(loaded: LoadedRule) -> Iterator[str]:
    fields = option_fields(loaded.rule.options)
    if fields:
        lines = [f"  {name}: {type_name(kind)} = {_shown(default)}" for name, (_, kind, default) in fields.items()]
        yield "Options\n" + "\n".join(lines)


def _examples(loaded: LoadedRule) -> Iterator[str]:
    for example in sorted(loaded.rule.examples, key=lambda one: isinstance(one, Good)):  # the mistakes first
        verdict = f"found: {example.says}" if isinstance(example, Bad) else "nothing is found"
        options = f", with {_shown(dict(example.options))}" if example.options else ""
        yield f"Example{options} ({verdict})\n{_example_text(example)}"


def _example_text(example: Good | Bad) -> str:
    files = {"": example.files} if isinstance(example.files, str) else example.files
    blocks = []
    for name, text in files.items():
        body = "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))
        blocks.append(f"  {name}\n{body}" if name else body)
    return "\n".join(blocks)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=dict)


def type_name(kind: Any) -> str:
    """An option's type in the words of a config's author."""
    origin = get_origin(kind)
    if origin is Literal:
        return " | ".join(get_args(kind))
    if origin is tuple:
        return "list of words"
    if origin is not None:
        return "map of lists"
    return {bool: "true or false", int: "whole number", str: "word"}[kind]


def schema_json(rules: Mapping[str, LoadedRule]) -> str:
    """The JSON Schema of `.hugolint.yaml`."""
    configurable = {rule.id: _rule_schema(rule) for rule in rules.values()}
    rule_map = {"type": ["object", "null"], "properties": configurable, "additionalProperties": False}
    words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    override = {
        "type": "object",
        "properties": {"files": words, "rules": {"$ref": "#/$defs/rules"}},
        "required": ["files", "rules"],
        "additionalProperties": False,
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hugolint",
        "type": ["object", "null"],
        "properties": {
            "required-version": {"type": "string", "description": "The versions of hugolint that may judge this site."},
            "hugo-version": {"type": "string", "description": "The Hugo that builds the site."},
            "exclude": {**words, "description": "Files whose findings are never reported; patterns as in .gitignore."},
            "fail-on": {"enum": list(FAIL_ON), "description": "The least severity that makes the exit code 1."},
            "rules": {"$ref": "#/$defs/rules"},
            "overrides": {"type": "array", "items": override, "description": "Settings for some files only."},
            "plugins": {**words, "description": "Entry points of the group hugolint.rules to load, by name."},
        },
        "additionalProperties": False,
        "$defs": {"rules": rule_map},
    }
    return json.dumps(schema, indent=2)


def _rule_schema(loaded: LoadedRule) -> dict[str, Any]:
    level = {"enum": [*SEVERITIES, "on", "off", True, False]}
    fields = option_fields(loaded.rule.options)
    properties = {"severity": level, **{name: _type_schema(kind) for name, (_, kind, _) in fields.items()}}
    full = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"description": loaded.rule.summary, "anyOf": [level, full]}


def _type_schema(kind: Any) -> dict[str, Any]:
    origin = get_origin(kind)
    words: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        return words
    if origin is not None:
        return {"type": "object", "additionalProperties": words}
    return {"type": {bool: "boolean", int: "integer", str: "string"}[kind]}
