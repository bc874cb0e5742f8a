"""Signatures made with a key. OpenSSH signs and verifies them (ssh-keygen(1), -Y)."""

import json
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from leafletgen.diagnostics import Place, Refused
from leafletgen.model.people import Person, Signature
from leafletgen.problems.catalogue import problem

SIGNATURE_NAMESPACE = "leafletgen"
"""The purpose of a signature (namespace). Signatures for other purposes do not count here."""
KEYGEN_PATIENCE = 20.0
"""Seconds that ssh-keygen may take, including the time to type a passphrase."""


def message(leaflet: str, language: str, signature: Signature) -> bytes:
    """The bytes that are signed: every fact of a signature, in canonical JSON."""
    facts = {
        "leaflet": leaflet,
        "language": language,
        "by": signature.by,
        "role": signature.role.value,
        "on": signature.on.isoformat(),
        "text": signature.text,
        "source": signature.source,
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode("ascii")


def key_signature(leaflet: str, language: str, signature: Signature, key: Path) -> Signature:
    """The signature, made with a private key. Raises Refused when OpenSSH refuses, or is not there."""
    arguments = ["-Y", "sign", "-n", SIGNATURE_NAMESPACE, "-f", str(key)]
    done = ssh_keygen(arguments, message(leaflet, language, signature), key)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(problem("key-refused", Place(str(key)), reason=reason[-1] if reason else "no reason given"))
    return replace(signature, sig=done.stdout.decode("ascii"))


def confirms(leaflet: str, language: str, signature: Signature, person: Person) -> bool:
    """True when a signature was made with the key of the person, for this leaflet and language. Raises Refused."""
    if not signature.sig:
        return False
    with tempfile.TemporaryDirectory(prefix="leafletgen-") as folder:
        known, made = Path(folder, "people"), Path(folder, "signature")
        known.write_text(f'{person.id} namespaces="{SIGNATURE_NAMESPACE}" {person.key}\n', "utf-8")
        made.write_text(signature.sig, "utf-8")
        arguments = ["-Y", "verify", "-f", str(known), "-I", person.id, "-n", SIGNATURE_NAMESPACE, "-s", str(made)]
        return ssh_keygen(arguments, message(leaflet, language, signature), made).returncode == 0


def ssh_keygen(arguments: list[str], data: bytes, about: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run OpenSSH's ssh-keygen. Raises Refused when there is none, or it does not end."""
    command = ["ssh-keygen", *arguments]
    try:
        return subprocess.run(command, input=data, capture_output=True, timeout=KEYGEN_PATIENCE, check=False)  # noqa: S603 - OpenSSH's own program, with arguments of ours
    except FileNotFoundError:
        raise Refused(problem("no-ssh-keygen", Place(str(about)))) from None
    except subprocess.TimeoutExpired:
        raise Refused(problem("key-refused", Place(str(about)), reason="ssh-keygen did not answer")) from None
