"""Contacts for help or advice, in a section's body."""

from typing import ClassVar

from pydantic import Field, model_validator

from leafletgen.library.schema.fields import EmailAddress, ProseText, WebAddress, refuse
from leafletgen.library.schema.links import dialled, in_written_order, linked
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Contact, Contacts


class ContactKeys(Keys):
    """Somebody to turn to."""

    WORDS: ClassVar[str] = "a contact"
    name: ProseText = Field(description="Who it is: Ward 7, Your pharmacist.")
    telephone: ProseText | None = Field(
        None, description="The telephone number, printed as written. It can be dialled from the file."
    )
    hours: ProseText | None = Field(None, description="The hours when somebody is there.")
    web: WebAddress | None = Field(None, description="The address of a web page, with or without https://.")
    email: EmailAddress | None = Field(None, description="The e-mail address.")
    note: ProseText | None = Field(None, description="What to have ready, or what to ask for.")

    @model_validator(mode="after")
    def _can_be_reached(self) -> "ContactKeys":
        if not (self.telephone or self.hours or self.web or self.email or self.note):
            raise refuse("missing-key", what=self.WORDS, key="'telephone'")
        return self

    def noun(self, origin: Origin) -> Contact:
        """The contact."""
        telephone, hours = origin.key("telephone").optional(self.telephone), origin.key("hours").optional(self.hours)
        web, email = origin.key("web").optional(self.web), origin.key("email").optional(self.email)
        return Contact(
            origin.id,
            origin.key("name").text(self.name),
            telephone and in_written_order(dialled(telephone)),
            hours and in_written_order(hours),
            web and linked(web, web.plain if "://" in web.plain else f"https://{web.plain}"),
            email and linked(email, f"mailto:{email.plain}"),
            origin.key("note").optional(self.note),
        )


class ContactsBlock(BlockKeys):
    """Whom to turn to, and how."""

    WORDS: ClassVar[str] = "contacts"
    contacts: list[ContactKeys] = Field(
        min_length=1,
        description="People and services to contact, each with name, telephone, hours, web, email or note.",
    )

    def noun(self, origin: Origin) -> Contacts:
        """The list."""
        every = enumerate(self.contacts)
        return Contacts(origin.id, tuple(one.noun(origin.key("contacts").at(str(at), at)) for at, one in every))
