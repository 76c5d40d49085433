"""A YAML file of a known shape, its faults in the words of who wrote it. Not here: the shapes themselves."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from naung.selection.words import shape_fault
from naung.selection.yaml_text import YamlFault, read_yaml
from naung.values.errors import Refusal, why

Shape = TypeVar("Shape", bound=BaseModel)


def read_shaped(path: Path, shape: type[Shape], called: str) -> Shape:
    """Read a file as `shape`; a Refusal names the key, what was found and what is allowed.

    `called` is what the file ought to be, in the reader's words.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat dibuka ({why(error)})") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{path.name}: bukan teks UTF-8") from error
    try:
        content = read_yaml(text)
    except YamlFault as fault:
        raise Refusal(f"{path.name}: {fault}") from fault
    if not isinstance(content, dict):
        raise Refusal(f"{path.name}: bukan {called}; isinya harus kunci: nilai")
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        raise Refusal("\n".join(f"{path.name}: {shape_fault(dict(one))}" for one in error.errors())) from error
