"""Fetch the fonts of `fonts/fonts.yaml` from their packages, cut the large ones, and write their hashes.

    python tools/fetch_fonts.py            fetch, check, write what differs
    python tools/fetch_fonts.py --check    the same, writing nothing; status 1 when a file would differ

Needs the npm client, and Debian's package `unicode-data` 15.0 for the cut. Each package must have the SHA-512 that stands in `PACKAGES`, so a run gives the same files
wherever and whenever it is made. To take a new version, change the family's `origin` in fonts.yaml; the run then says
which hash to write here, once the change has been looked at.
"""

import argparse
import base64
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from cut_cjk import RARE, cut, is_cut

FONTS = Path(__file__).resolve().parent.parent / "fonts"
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}

# Version that `origin` names: SHA-512 of the package, as npm writes it.
PACKAGES: dict[str, str] = {
    "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1": "sha512-tA5NUQCrb4GnQ8kvghyF6Kqw72zr4zSNmMwhCTcHlsu/jE5JoF8Fje5/WwL44y17Lue99pG9cyq3PW5X/7ZDng==",
    "@expo-google-fonts/noto-nastaliq-urdu@0.4.2": "sha512-ciSPIxljdusLFb66Ov5uP8vXNuP2/CPAxwHqF2lIHqQwxZ8YtYf1B9VGiK0hcwp4XqmX6/hog8QNgViWoY9KGg==",
    "@expo-google-fonts/noto-sans@0.4.2": "sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
    "@expo-google-fonts/noto-sans-arabic@0.4.3": "sha512-YvtxyuegxPegu2g5urXJ+gQxRp8i798nQswTmEjwXOWR/fqy0Gvey6h5IoNRBrc43SxRxPezqCiR9ivpfPAXSg==",
    "@expo-google-fonts/noto-sans-bengali@0.4.4": "sha512-Ya58tLTEdP4P5EF3ZXTM829/g57mbfW8OrD16MMZr2sC3nIKItl/3J9tZlk1nrtqfFGzIgxb+zt/hLjAaTAQgQ==",
    "@expo-google-fonts/noto-sans-devanagari@0.4.1": "sha512-26boYPNKGP1r4R5MxsMAY/zCQOwiXLOJzX8sh1a2oEWyQurQsyniaCv4992c+9jjwshEEt2NNVv5GcnyzaL7QQ==",
    "@expo-google-fonts/noto-sans-ethiopic@0.4.2": "sha512-puS0u1/7b0kZ6fqOYaSlCdai8zHuD9CQY2qlyJEtYzUC5Nd1fH3QENmQc0a1Gcqe0q9s3n7440eNJSLK2mGouw==",
    "@expo-google-fonts/noto-sans-gujarati@0.4.2": "sha512-KtJySkho6C2Yf28dZx1SYwAs671hncIpBpIlTDzxLv7i7iOFJ2p74nzyP23aY04HUm28ELX7r86Dmui/qpLpMg==",
    "@expo-google-fonts/noto-sans-gurmukhi@0.4.1": "sha512-yAaWoUawvVD/50HnZWN1lABWOy9eNcbS3i9bRjoXwEueaoI7E2dTd7liA2BcJ/uTkFUgYWd5QOjIfoCXnTo44Q==",
    "@expo-google-fonts/noto-sans-hebrew@0.4.1": "sha512-NR3vP6GT/hSINLrk4JHJBQnuzh/C1mlMrphNlI2dQaO53a3oTjSRoG4JyYb1B6bHadjsGh0wPZbT4kMJBKjT/w==",
    "@expo-google-fonts/noto-sans-jp@0.4.3": "sha512-Fl+Z6vtD24HFAYsvzB0S9Nery1ly16B9PesdY0wBd+wEHAvkNglnkTUspU0HqGOubkmoa8zusJrKv6vDx1o70A==",
    "@expo-google-fonts/noto-sans-khmer@0.4.3": "sha512-vBG7J/w4j+tPTPA53a43zb/s/K3AjHRTDbEG4omn/xs4dThknBh4aVRJ4zwROLy7OeZnhQPDkGRUEPAi8C/btg==",
    "@expo-google-fonts/noto-sans-kr@0.4.3": "sha512-EVS/uJPcf1TgJtjmQmrFr0oGdcl7ml09CSu0E/AyGzR0UfzdR2pBbzWWPsnuzZiGUl643ODYwYiXK5+B+fLjhQ==",
    "@expo-google-fonts/noto-sans-math@0.4.2": "sha512-Kgj0kKibznTLYcbpR8Tk2ybr76uMOyrlyoP5F9G+0UiJzAMA4zG/XIlrgXKzfFGERhA0Rc3vbwDeeTxwXPlaYg==",
    "@expo-google-fonts/noto-sans-myanmar@0.4.2": "sha512-qG8DHmy+7xFvW5z8lN3r5jjEXoQBhjpjoxXR/Y8/WcywirPIBZnFpAy5IlwCRSobJdCw3+i7gvmIz1bl6mp7bg==",
    "@expo-google-fonts/noto-sans-sc@0.4.3": "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    "@expo-google-fonts/noto-sans-symbols@0.4.1": "sha512-LlXM1nLfz0FO1UA/COHlVau8DcDsvex3uWVA/BqeT8tJt+Hk8ju5XfmoShdjiW8IP4Z3ukKp7VFh4DDmNImYKA==",
    "@expo-google-fonts/noto-sans-symbols-2@0.4.1": "sha512-jFymG5s4OLlXpy9E9FQvSXpSnf43BIYcJiPXEHSw6LFNvbahkjmUWb/cj4vsX/KdUksGLTPbjB9iRuu8L3yJ8A==",
    "@expo-google-fonts/noto-sans-tamil@0.4.3": "sha512-1TBkwJ8gJPnt1UIC+um987hYb/QmRDATGKbtwDW6dajISxr8b7+EVjwMESMJaQxfNS8VWE4IBT2jYmpBGw4D+w==",
    "@expo-google-fonts/noto-sans-tc@0.4.3": "sha512-69XAOTLPz0WlAxL6qJEKlDMxHsBd4J1M39HjV0gPF2o1xWVALOsVWvDgistnecVockA9wbU/tH5C/gyS2PdnHg==",
    "@expo-google-fonts/noto-sans-thai-looped@0.4.2": "sha512-KA8ypgtqCpg3fBxVzQau9Us8KnxAWcVpgIT/uv5TSQpQoBILeofOIf/T0ygfTAqsah2PTKL2M5cWnLD0j+YQQQ==",
}


class Unfit(Exception):  # noqa: N818 - what the package is
    """A package is not what fonts.yaml and `PACKAGES` say."""


def main() -> int:
    """Run the command; the exit status is 1 when something is wrong or, with --check, would change."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; say what would differ")
    check = options.parse_args().check
    try:
        files = {name: data for family in families() for name, data in files_of(family)}
    except Unfit as problem:
        print(problem, file=sys.stderr)
        return 1
    changed = [name for name, data in files.items() if read(FONTS / name) != data]
    for name in changed:
        print("differs:" if check else "writing:", name)
    if check:
        return int(bool(changed))
    for name in changed:
        (FONTS / name).parent.mkdir(parents=True, exist_ok=True)
        (FONTS / name).write_bytes(files[name])
    write_hashes({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})
    return 0


def families() -> list[dict[str, Any]]:
    """The entries of fonts.yaml, every scalar a string."""
    text = (FONTS / "fonts.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, yaml.BaseLoader)["families"])  # noqa: S506 - this loader makes strings only


def files_of(family: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The files of a family, by their name in fonts/: the licence text and one or two fonts."""
    package, version = family["origin"].split(",", 1)[0].split()
    with tarfile.open(fileobj=io.BytesIO(fetch(f"{package}@{version}"))) as archive:
        yield family["licence_file"], member(archive, "LICENSE_FONT")
        for name in dict.fromkeys((family["regular"]["file"], family["bold"]["file"])):
            stem, weight = Path(name).stem.replace(RARE.replace(" ", "-"), "").rsplit("-", 1)
            font = member(archive, f"{WEIGHTS[weight]}/{stem}_{WEIGHTS[weight]}.ttf")
            yield name, cut(font, family["family"]) if is_cut(family["family"]) else font


def fetch(package: str) -> bytes:
    """The package file, once its SHA-512 is the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        data = next(Path(folder).iterdir()).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")
    if found != PACKAGES.get(package):
        raise Unfit(f"{package} is {found}; PACKAGES in this file promises {PACKAGES.get(package, 'nothing')}")
    return data


def member(archive: tarfile.TarFile, name: str) -> bytes:
    """The contents of one file of a package."""
    try:
        file = archive.extractfile(f"package/{name}")
    except KeyError:
        file = None
    if file is None:
        raise Unfit(f"a package of fonts.yaml has no file {name}")
    return file.read()


def read(path: Path) -> bytes | None:
    """The bytes of a file, None when there is no such file."""
    return path.read_bytes() if path.exists() else None


def write_hashes(hashes: dict[str, str]) -> None:
    """Put each file's SHA-256 into its `{file: …, sha256: …}` of fonts.yaml; everything else stays as written."""
    path = FONTS / "fonts.yaml"
    text = path.read_text(encoding="utf-8")
    for name, value in hashes.items():
        text = re.sub(rf"(file: {re.escape(name)}, sha256: )\w*", rf"\g<1>{value}", text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
