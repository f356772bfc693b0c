"""Office files with the same bytes on every run: they hold the time of writing in many places."""

import io
import re
import zipfile
from datetime import date

# The first moment that a zip file can hold: what is in it says when it was published.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def same_bytes(office: bytes, day: date) -> bytes:
    """Return an office file with a fixed day in place of every time of writing.

    Files within it, such as the workbook of a chart, are treated alike.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xlsx", ".docx", ".pptx")):
                content = same_bytes(content, day)
            elif name == "docProps/core.xml":
                content = _WRITTEN.sub(
                    rb"\g<1>%sT00:00:00Z\g<3>" % day.isoformat().encode(), content
                )
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
