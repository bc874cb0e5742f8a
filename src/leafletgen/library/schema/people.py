"""`people.yaml`: who may sign, and the `Person`s that it becomes."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from leafletgen.diagnostics import Diagnostic
from leafletgen.library.schema.fields import Day, Id, Plain, choice, matching_text
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.people import Person, SigningRole
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

KEY_PATTERN = re.compile(r"ssh-ed25519 [A-Za-z0-9+/]{68}={0,2}(?: [^\r\n]*)?")
"""An OpenSSH public key, as ssh-keygen writes it into a .pub file."""


class PersonContent(Keys):
    """Somebody who may sign."""

    WORDS: ClassVar[str] = "a person"
    id: Id = Field(description="A short name for commands, like maria-silva.")
    name: Plain = Field(description="The name, shown as written.")
    roles: list[Annotated[SigningRole, BeforeValidator(choice(SigningRole))]] = Field(
        min_length=1, description="The roles in which the person may sign: clinician, translator, reader."
    )
    body: Plain = Field("", description="Where the person is registered: a professional body.")
    number: Plain = Field("", description="The registration number.")
    until: Day | None = Field(None, description="The last day on which the person may sign.")
    key: Annotated[str, BeforeValidator(matching_text(KEY_PATTERN, "bad-key-file"))] = Field(
        "", description="An OpenSSH public key (ssh-ed25519 …). With it, only signatures made with this key count."
    )


class PeopleFile(Keys):
    """`people.yaml`: everybody who may sign."""

    WORDS: ClassVar[str] = "people.yaml"
    people: list[PersonContent] = Field(min_length=1, description="Everybody who may sign.")


def read_people(document: Document) -> Mapping[str, Person]:
    """The people in a file, by id. Raises Refused."""
    file = checked(document, PeopleFile, duplicate_people)
    return {
        one.id: Person(one.id, one.name, frozenset(one.roles), one.body, one.number, one.until, one.key)
        for one in file.people
    }


def duplicate_people(document: Document) -> list[Diagnostic]:
    """The errors for people with the id of an earlier person."""
    first: dict[str, int] = {}
    found = []
    for trail, place in document.values.items():
        if len(trail) == 3 and trail[0] == "people" and trail[2] == "id":
            value = str(document.at(trail))
            if value in first:
                found.append(problem("duplicate-id", place, value=shown(value), line=first[value]))
            first.setdefault(value, place.line)
    return found
