"""Stored files inside an answer: their types, their JSON form and its schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from catalogue.kinds.base import Json, Upload
from catalogue.kinds.boxes import stored

FileType = Literal["pdf", "jpg", "png", "docx", "xlsx"]
MEDIA: Mapping[FileType, str] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TEXTS = ("id", "sha256", "name", "type")


def file_to_json(file: Upload) -> Json:
    return {
        "id": file.id,
        "sha256": file.sha256,
        "name": file.name,
        "size": file.size,
        "type": file.type,
    }


def file_from_json(answer: Json) -> Upload:
    file = stored(answer, dict)
    texts = {name: stored(file.get(name), str) for name in TEXTS}
    return Upload(size=stored(file.get("size"), int), **texts)


def file_schema(largest: int, types: Iterable[FileType]) -> dict[str, Json]:
    text: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": 255}
    size: dict[str, Json] = {"type": "integer", "minimum": 0, "maximum": largest}
    media: dict[str, Json] = {"enum": [MEDIA[type] for type in types]}
    return {
        "type": "object",
        "properties": {**dict.fromkeys(TEXTS, text), "size": size, "type": media},
        "required": [*TEXTS, "size"],
        "additionalProperties": False,
    }
