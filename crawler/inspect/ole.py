"""Legacy Office files (DOC, XLS, PPT): is the frame whole, and is the main stream there."""

from crawler.inspect.ole_directory import Damaged, is_encrypted, main_stream, read_frame, stream_names
from crawler.records import Document


def read_ole(body: bytes) -> Document:
    """Tell whether a legacy Office file is whole: its highest used sector must begin inside the file."""
    try:
        frame = read_frame(body)
        ended = (frame.last_used + 1) * frame.sector < len(body)
        names = stream_names(body, frame)
    except Damaged as fault:
        return Document(opens=False, damage=str(fault))
    if not ended:
        return Document(opens=False, ended=False, damage="sectors in use lie beyond the end")
    if is_encrypted(names):
        return Document(ended=True, encrypted=True)
    if main_stream(names) is None:
        return Document(ended=True, damage="no main stream of a known kind")
    return Document(opens=True, ended=True)
