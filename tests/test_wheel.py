"""What is shipped: the rules that lie in a checkout, and a program that finds them without it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

from hugolint import __version__
from hugolint.registry import load_rules

ROOT = Path(__file__).resolve().parent.parent


def run(*call: str | Path, cwd: Path) -> str:
    """The standard output of a program that must leave with 0; it sees nothing of the checkout."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run([*map(str, call)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def build(target: Path, *options: str) -> Path:
    """The wheel that lies in a folder after building there."""
    run(sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", target, ROOT, cwd=target)
    (wheel,) = target.glob("*.whl")
    return wheel


def shipped(wheel: Path, folder: str) -> dict[str, bytes]:
    """The files of a wheel below a folder, by their path in it."""
    with ZipFile(wheel) as archive:
        return {name.removeprefix(folder): archive.read(name) for name in archive.namelist() if name.startswith(folder)}


def in_checkout(folder: str) -> dict[str, bytes]:
    """The files of the checkout below a folder, by their path in it, without what Python leaves behind."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT / folder).as_posix(): path.read_bytes() for path in files}


def install(wheel: Path, home: Path) -> Path:
    """The folder of programs of a new environment with a wheel in it, and our own dependencies borrowed."""
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    offline = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, "install", *offline, wheel, cwd=home)
    site_packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    # Behind the environment's own packages: hugolint comes from the wheel, the packages it needs from here.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site_packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    where = run(python, "-c", "import hugolint; print(hugolint.__file__)", cwd=home).strip()
    assert Path(where).is_relative_to(site_packages)
    return programs


def test_a_wheel_ships_the_rules_and_runs_without_the_checkout(tmp_path: Path) -> None:
    wheel = build(tmp_path, "--wheel")
    assert wheel.name == f"hugolint-{__version__}-py3-none-any.whl"
    assert shipped(wheel, "hugolint/rules/") == in_checkout("rules")
    with ZipFile(wheel) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {
            "hugolint",
            f"hugolint-{__version__}.dist-info",
        }
        assert "hugolint/py.typed" in archive.namelist()
    hugolint = install(wheel, tmp_path / "home") / "hugolint"
    assert run(hugolint, "--version", cwd=tmp_path) == f"hugolint {__version__}\n"
    listed = json.loads(run(hugolint, "rules", "--format", "json", cwd=tmp_path))["rules"]
    assert [(rule["group"], rule["id"]) for rule in listed if rule["group"] != "site"] == [
        (rule.group, rule.id) for rule in load_rules().values() if rule.group != "site"
    ]
    site = shutil.copytree(ROOT / "examples" / "site", tmp_path / "site")
    report = json.loads(run(hugolint, "check", "--format", "json", "--fail-on", "never", cwd=site))
    assert {finding["rule"] for finding in report["findings"]} >= {"alias-collision", "mailto-mismatch"}


def test_a_source_distribution_builds_the_same_wheel(tmp_path: Path) -> None:
    wheel = build(tmp_path)
    assert [path.name for path in tmp_path.glob("*.tar.gz")] == [f"hugolint-{__version__}.tar.gz"]
    assert shipped(wheel, "hugolint/rules/") == in_checkout("rules")
    package = shipped(wheel, "hugolint/")
    assert {name: data for name, data in package.items() if not name.startswith("rules/")} == in_checkout("hugolint")
