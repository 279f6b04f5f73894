"""The field kinds, in the order in which authors meet them: one file each, one line here."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Discriminator, Tag, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from catalogue.kinds.address import Address
from catalogue.kinds.base import Kind
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.computed import Computed
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.email import Email
from catalogue.kinds.integer import Integer
from catalogue.kinds.long_text import LongText
from catalogue.kinds.money import Money
from catalogue.kinds.person_name import PersonName
from catalogue.kinds.personal_id import PersonalId
from catalogue.kinds.phone import Phone
from catalogue.kinds.tax_code import TaxCode
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from catalogue.kinds.yes_no import YesNo
from catalogue.suggest import nearest


def _name(value: object) -> object:
    return value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)


def _tag(value: object) -> str:
    """In angle brackets, so that no key of a catalogue can be taken for a tag."""
    return f"<{_name(value)}>"


def _known(value: object) -> object:
    """Refuse an unknown kind at the place of its name."""
    name = _name(value)
    if not isinstance(name, str) or name in NAMES:
        return value
    near = nearest(name, NAMES)
    args = {"kind": str(name), "kinds": ", ".join(NAMES), "advice": near or ""}
    context = {"slug": "kind-not-known", "start": 0, "end": len(name), "args": args}
    fault = PydanticCustomError("author", "see the message", {**context, "replacement": near})
    raise ValidationError.from_exception_data(
        "kind", [InitErrorDetails(type=fault, loc=("kind",), input=value)]
    )


AnyKind: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")]
    | Annotated[LongText, Tag("<long_text>")]
    | Annotated[Integer, Tag("<integer>")]
    | Annotated[DecimalNumber, Tag("<decimal>")]
    | Annotated[Money, Tag("<money>")]
    | Annotated[CalendarDate, Tag("<date>")]
    | Annotated[YesNo, Tag("<yes_no>")]
    | Annotated[Choice, Tag("<choice>")]
    | Annotated[Choices, Tag("<choices>")]
    | Annotated[Email, Tag("<email>")]
    | Annotated[Phone, Tag("<phone>")]
    | Annotated[PersonalId, Tag("<personal_id>")]
    | Annotated[TaxCode, Tag("<tax_code>")]
    | Annotated[PersonName, Tag("<person_name>")]
    | Annotated[Address, Tag("<address>")]
    | Annotated[FileUpload, Tag("<upload>")]
    | Annotated[Computed, Tag("<computed>")],
    Discriminator(_tag),
    BeforeValidator(_known),
]

KINDS: tuple[type[Kind], ...] = (
    Text,
    LongText,
    Integer,
    DecimalNumber,
    Money,
    CalendarDate,
    YesNo,
    Choice,
    Choices,
    Email,
    Phone,
    PersonalId,
    TaxCode,
    PersonName,
    Address,
    FileUpload,
    Computed,
)

NAMES: tuple[str, ...] = tuple(
    str(option.default) for kind in KINDS for option in fields(kind) if option.name == "kind"
)
