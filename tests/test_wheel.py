"""The installed package: what `pip install leafletgen` gives is what a checkout has."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from processes import without_progress

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[1]
NAMES = ["scrotal-calcinosis", "-l", "en", "-l", "ar", "-L", "a4", "-L", "trifold-a4"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(TOP)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a fresh environment that has the wheel, and this one's libraries, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    packages = Path(paths["purelib"])
    # An editable install's own .pth file, which leads to the checkout, is not followed from a .pth file.
    (packages / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(packages)]
    subprocess.run([*pip, "--no-compile", str(wheel)], check=True, capture_output=True)
    return Path(paths["scripts"], "python.exe" if os.name == "nt" else "python")


def run(python: Path | str, folder: Path, *arguments: str, path: str = "") -> str:
    """Run Python in a folder, with this module path and no other; what it printed."""
    environment = {**os.environ, "PYTHONPATH": path}
    ran = subprocess.run(
        [str(python), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, without_progress(ran.stderr)) == (0, "")
    return ran.stdout


def test_the_wheel_holds_the_library_and_all_licences(wheel: Path) -> None:
    """The wheel has every file of the library, the marker for type checkers, and the licence of every font."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("leaflets", "layouts", "languages", "clinics", "fonts"):
        for path in (TOP / folder).rglob("*"):
            if path.is_file():
                assert f"leafletgen/shipped/{path.relative_to(TOP).as_posix()}" in names
    assert "leafletgen/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_installed_program_is_the_wheel(installed: Path, tmp_path: Path) -> None:
    """What runs in the fresh environment is the installed copy, not the checkout."""
    where = run(installed, tmp_path, "-c", "import leafletgen; print(leafletgen.__file__)")
    assert Path(where.strip()).is_relative_to(installed.parents[1])


def test_it_builds_the_same_bytes_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """In a folder without leaflets the installed program builds those that it ships, the same as the checkout does, manifest included."""
    build = ["-m", "leafletgen", "build", *NAMES]
    assert "4 made" in run(installed, tmp_path, *build)
    run(sys.executable, TOP, *build, "-o", str(tmp_path / "checkout"), path=str(TOP / "src"))
    made = sorted(path.relative_to(tmp_path / "dist") for path in tmp_path.glob("dist/*/*.pdf"))
    assert len(made) == 4
    for name in (*made, Path("manifest.json")):
        assert (tmp_path / "dist" / name).read_bytes() == (tmp_path / "checkout" / name).read_bytes()


def test_it_installs_a_command(wheel: Path) -> None:
    """The wheel installs `leafletgen` as a command."""
    archive = zipfile.ZipFile(wheel)
    (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "leafletgen = leafletgen.cli.app:main" in archive.read(entry_points).decode("utf-8")
