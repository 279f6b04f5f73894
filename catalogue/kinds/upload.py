"""Files handed in with the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Opaque
from catalogue.kinds.base import (
    BLANK,
    Env,
    Example,
    Json,
    Kind,
    Posted,
    Problem,
    Read,
    Says,
    Type,
    Upload,
    Value,
)
from catalogue.kinds.boxes import held, stored
from catalogue.kinds.files import MEDIA, FileType, file_from_json, file_schema, file_to_json
from catalogue.options import one_of, one_or_more, whole_number
from catalogue.record import record


@record
class FileUpload(Kind):
    """The runtime stores the files, builds the value and asks `judge`; the boxes hold nothing."""

    kind: Literal["upload"] = "upload"
    max_files: Annotated[int, whole_number(1, 50), Says("nhiều nhất mấy tệp", "most files")] = 5
    max_size: Annotated[
        int, whole_number(1, 100), Says("dung lượng mỗi tệp (MB)", "size of each file (MB)")
    ] = 10
    types: Annotated[
        tuple[Annotated[FileType, one_of(*MEDIA)], ...],
        one_or_more(),
        Says("loại tệp được nhận", "types of file accepted"),
    ] = ("pdf", "jpg", "png")

    widget: ClassVar[str] = "upload"
    type: ClassVar[Type] = "file"
    about: ClassVar[Says] = Says("Tệp đính kèm", "Attached files")
    problems: ClassVar[Mapping[str, Says]] = {
        "too_many": Says(
            "{label}: xin gửi không quá {max} tệp", "{label}: please send at most {max} files"
        ),
        "too_big": Says(
            "{label}: tệp {name} quá {max} MB, xin gửi tệp nhỏ hơn",
            "{label}: {name} is over {max} MB, please send a smaller file",
        ),
        "not_as_named": Says(
            "{label}: nội dung của {name} không phải là {type}, xin gửi tệp {type} thật",
            "{label}: what {name} holds is not {type}, please send a real {type} file",
        ),
        "wrong_type": Says(
            "{label}: không nhận được tệp {name}, xin gửi tệp loại {types}",
            "{label}: {name} cannot be accepted, please send {types}",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        return BLANK

    def judge(self, files: Sequence[Upload]) -> Problem | None:
        """What is wrong with the stored files, if anything."""
        if len(files) > self.max_files:
            return Problem("too_many", (("max", str(self.max_files)),))
        accepted = {MEDIA[type] for type in self.types}
        types = ", ".join(self.types)
        for file in files:
            claimed = PurePath(file.name).suffix[1:].lower().replace("jpeg", "jpg")
            if file.type not in accepted and claimed in self.types:
                return Problem("not_as_named", (("name", file.name), ("type", claimed)))
            if file.type not in accepted:
                return Problem("wrong_type", (("name", file.name), ("types", types)))
            if file.size > self.max_size * 1024**2:
                return Problem("too_big", (("name", file.name), ("max", str(self.max_size))))
        return None

    def dump(self, value: Value) -> Json:
        return [file_to_json(file) for file in held(value, tuple)]

    def load(self, answer: Json) -> Value:
        return tuple(file_from_json(file) for file in stored(answer, list))

    def show(self, value: Value, env: Env) -> str:
        return "; ".join(it.name for it in held(value, tuple))

    def raw(self, value: Value) -> Mapping[str, str]:
        return {}

    def schema(self, env: Env) -> dict[str, Json]:
        file = file_schema(self.max_size * 1024**2, self.types)
        return {"type": "array", "items": file, "minItems": 1, "maxItems": self.max_files}

    def domain(self) -> Domain:
        return Opaque()

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return ((cls(), (Example({}), Example({"": ["anh.png"]}))), (cls(types=("pdf",)), ()))
