"""What the page was started with."""

from dataclasses import dataclass
from pathlib import Path

from leafletgen.library.library import Library

TEXTS = Path(__file__).with_name("texts")
"""Folder with the texts of the page, a file for each language of the interface."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the page was started with.

    `clinic` is printed where nobody chooses another. `drafts`: also what nobody has signed may be printed, marked.
    `proxy` is the name under which a proxy shows the page, or empty: then it is for this computer alone. `published` is
    the address of a folder that `build` has filled, for QR codes and e-mail, or empty. `texts` has the words of the page.
    """

    library: Library
    port: int
    clinic: str = ""
    drafts: bool = False
    proxy: str = ""
    published: str = ""
    texts: Path = TEXTS / "en.toml"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser may call this page in the `Host` header."""
        own = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        return frozenset({*own, self.proxy.lower()} if self.proxy else own)

    @property
    def origins(self) -> frozenset[str]:
        """What a browser may say a form of ours comes from."""
        return frozenset(f"{scheme}://{host}" for host in self.hosts for scheme in ("http", "https"))

    @property
    def links(self) -> str:
        """The address that links for others begin with; empty where nobody else could open them."""
        if self.published:
            return f"{self.published.rstrip('/')}/"
        return f"https://{self.proxy}/" if self.proxy else ""
