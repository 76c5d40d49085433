"""How a file that is sent comes in: onto the disk at once, and only so much of it. Not here: what it is."""

from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from naung.proposals.incoming.rules import LARGEST


class Bounded(TemporaryFileUploadHandler):
    """What is larger than any list may be is read past, so that the page can say it in words."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        if start + len(raw_data) > LARGEST:
            raise SkipFile
        return super().receive_data_chunk(raw_data, start)
