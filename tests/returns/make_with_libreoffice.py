"""Makes the files of ``tests/returns/files`` that LibreOffice saves: ``python -m tests.returns.make_with_libreoffice``.

They differ a little with each version of it, so that they are committed as made. It needs ``soffice`` and the Python
that comes with it (python3-uno).
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.returns.make_files import FILES, HEAD, opened


def by_libreoffice() -> None:
    """Save calculated formulas and durations in each format, encrypted, and with figures from another file."""
    book, sheet = opened(HEAD, ("2.8a", dt.date(2022, 7, 19), "=100+18"), ("2.1a", "Jul 2022", 0.75))
    sheet["C3"].number_format = "0.0%"
    for hours, number_format in ((36.5, "[h]:mm"), (1.5, "[hh]:mm:ss"), (1.5, "h:mm")):
        sheet.append(["5.1", f"{('Jul', 'Aug', 'Sep')[sheet.max_row - 3]} 2022", hours / 24])
        sheet.cell(sheet.max_row, 3).number_format = number_format
    sheet.append(["3.1", "Jul 2022", "=1/0"])
    sheet.append(["3.1", "Aug 2022", True])
    sheet.append(["3.10", "Aug 2022", "(1,234)"])
    sheet.row_dimensions[9].hidden = True
    sheet.merge_cells("D2:E3")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.xlsx"
        book.save(source)
        _convert(source, "xlsx", "libreoffice.xlsx")
        _convert(source, "ods", "libreoffice.ods")
        _encrypt(source)
        _convert(source, "xls:MS Excel 97", "old-format-renamed.xlsx")
        shutil.copy(FILES / "libreoffice.ods", FILES / "open-document-renamed.xlsx")
        other = Path(folder) / "costs.csv"
        other.write_text("Costs,118\n", encoding="utf-8")
        flat = Path(folder) / "linked.fods"
        flat.write_text(_LINKED.format(other.as_uri()), encoding="utf-8")
        _convert(flat, "ods", "figures-from-another-file.ods")
        _convert(flat, "xlsx", "figures-from-another-file-libreoffice.xlsx")


def _convert(source: Path, kind: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [str(shutil.which("soffice")), "--headless", f"-env:UserInstallation={Path(folder).as_uri()}/profile"]
        subprocess.run([*command, "--convert-to", kind, "--outdir", folder, str(source)], check=True, timeout=120)
        (made,) = (path for path in Path(folder).glob(f"{source.stem}.*"))
        shutil.move(made, FILES / name)


def _encrypt(source: Path) -> None:
    """Save a workbook with a password to open it, which only LibreOffice's own Python can ask for."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        office = subprocess.Popen(
            [str(shutil.which("soffice")), "--headless", profile, "--accept=pipe,name=returns;urp"]
        )
        script = [
            shutil.which("python3", path="/usr/bin") or "python3",
            "-c",
            _ENCRYPT,
            source.as_uri(),
            FILES.as_uri(),
        ]
        try:
            subprocess.run(script, check=True, timeout=60)
        finally:
            office.wait(timeout=60)


_ENCRYPT = """
import sys, time, uno
from com.sun.star.beans import NamedValue, PropertyValue
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(50):
    try:
        context = resolver.resolve("uno:pipe,name=returns;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL(sys.argv[1], "_blank", 0, ())
values = NamedValue("OOXPassword", "secret"), NamedValue("CryptoType", "Standard")
secret = uno.Any("[]com.sun.star.beans.NamedValue", values)
for ending, options in (
    ("xlsx", {"FilterName": "Calc MS Excel 2007 XML", "EncryptionData": secret}),
    ("ods", {"FilterName": "calc8", "Password": "secret"}),
):
    named = tuple(PropertyValue(name, 0, value, 0) for name, value in options.items())
    book.storeToURL(sys.argv[2] + "/encrypted." + ending, named)
book.close(True)
desktop.terminate()
"""

_LINKED = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Figures">
<table:table-row><table:table-cell office:value-type="string"><text:p>Ref</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Jul</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>2.8a</text:p></table:table-cell>
<table:table-cell table:formula="of:=['{}'#$costs.B1]" office:value-type="float" office:value="118"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
"""

if __name__ == "__main__":
    by_libreoffice()
