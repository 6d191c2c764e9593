"""Why parts of catalogues could not be read, as `catalogue`, `workbook` and `run` word it: kept in English, said in the reader's language.

`{number}` stands for a number, `{text}` for a stranger's words, `{reason}` and `{more}` for more of these words, `{kind}` for why nothing came. A test holds the list against what the rooms say.
"""

from typing import Final

from crawler.language import later

ROWS: Final = (
    later("this row has neither a title nor a link"),
    later("this item has neither a title nor a link"),
    later("this record has neither a title nor a link"),
    later("this reference has neither a title nor a link"),
    later("this entry has neither a title nor a link"),
    later("this package has neither a title nor a link"),
    later("this data set has neither a title nor a link"),
    later("this row has {number} columns, the first row has {other}"),
    later("this row is longer than {number} characters"),
    later("this row is damaged ({text})"),
    later("this row has a quotation mark that is never closed"),
    later("this row has a formula that nothing was worked out for; open the file in a spreadsheet and save it again"),
    later("this line is longer than {number} bytes"),
    later("this line is no JSON ({text})"),
    later("this line stands outside of a reference (between ER and TY)"),
    later("this record is no mapping of names to values"),
    later("this package is no mapping"),
    later("this part of the sitemap has no address (loc)"),
    later("this sitemap of the index has no web address"),
    later("this entry is damaged: a brace or quotation mark that is never closed, or a comma is missing"),
    later("this file was not read: {reason}"),
    later("only the first {number} files were read"),
    later("only the first {number} pages were read; `pages` says how many are"),
    later(
        "only the beginning of the page was read, {number} tags, lines and brackets: split it, or save the catalogue as CSV, which may be of any length"
    ),
    later("the rest could not be read: {reason}"),
    later("a further page was not read: it {reason}"),
    later("a further page was not read: a file names it; give the catalogue's address as `source` to have it read"),
    later("a further page was not read: {reason}"),
)
"""Rows and parts."""

PAGES: Final = (
    later("is a further page on another host; `follow: any-host` has it read"),
    later("answers {number}"),
    later("could not be fetched ({kind}); where that is meant, name its network in `fetch.allow_networks`"),
    later("could not be fetched ({kind}); check `source`, and whether this machine is online"),
    later("the catalogue's page answers {number}; check `source` in a browser"),
    later("the page is larger than a catalogue may be; save it as CSV and name that file"),
    later("is not a page or a table that could be read as a catalogue"),
    later(
        "is XML of a kind that is not read (its first element is <{text}>). Export the catalogue in another format (docs/catalogues.md has them all), or name with `format` what it is"
    ),
    later("no entry was found; it is called .{text}, but holds {other}: save it once more in the program that made it"),
    later(
        "no entry was found; it was read as {text}: look whether it lists anything, or say with `format` how it is written"
    ),
    later(
        "no entry was found; {reason} ({text}): check that address, or set `format: html` to have the page itself read"
    ),
    later("no entry was found; {reason} ({text}): check that address, or name another as `source`"),
    later("no entry was found; what could not be read begins with line {number}: {reason}"),
    later("no entry was found; what could not be read begins with {reason}"),
    later("lists nothing"),
    later("is no JSON from line {number} on ({text}); look at it in a browser"),
    later(
        "no entry was found; say with `select` which part of the page holds them, or with `format` how it is written"
    ),
    later("nothing on the page matches `select: {text}`; correct it or leave it out"),
    later("`{key}: {text}` is not a CSS selector ({other})"),
    later("the HTML is too damaged to be read ({text}); save the page again"),
    later("the portal refused the question ({text}); check `source` in a browser"),
    later("the archive gave no records ({text}); ask it for {other}"),
    later("the archive refused the question ({text}); ask it for {other}"),
)
"""Further pages, and pages as a whole."""

FILES: Final = (
    later("is empty; check `source`, or save the catalogue into it again"),
    later("the file is empty; save the catalogue into it again"),
    later("is a folder; name the catalogue file inside it"),
    later("there is no such file; check `source`, or the folder it is run in"),
    later("there is no file in it; check `source`, or the folder it is run in"),
    later("may not be read; allow this user to read it (chmod +r)"),
    later("cannot be opened ({text}); check `source`"),
    later("is no pattern of file names ({text}); correct `source`"),
    later("could not be read to its end ({text}); try again, or copy it elsewhere"),
    later("is not text but {reason}; catalogues are read from {more}: save it as one of them"),
    *(later("a binary file"), later("a PDF"), later("a picture"), later("a compressed file"), later("a database")),
    *(later("a ZIP archive or an Office document"), later("an old Office document"), later("a rich text document")),
    later(
        "HTML, plain text, Markdown, DOCX, ODT, CSV, XLSX, ODS, JSON, YAML, feeds and the other formats of docs/catalogues.md"
    ),
    later(
        "HTML, plain text, Markdown, DOCX, CSV, XLSX, ODS, JSON, YAML, feeds and the other formats of docs/catalogues.md"
    ),
    later("HTML, plain text, Markdown, CSV, XLSX, ODS, JSON, YAML, feeds and the other formats of docs/catalogues.md"),
    later("is nested too deeply to be read; name its list with `records` in a flatter copy"),
    later("is nested too deeply to be read"),
    later("is no JSON from line {number} on ({text}); save it once more"),
    later("holds what no JSON reader takes ({text})"),
    later("there is no list at `records: {text}`; name another path, or leave it out"),
    later("is no YAML from {text} on ({other}); mend that line, or put texts with colons in quotes"),
    later("line {number} {reason}; catalogues are read from plain YAML: write it out"),
    later("has a tag ({text})"),
    later("has an alias of what was not named before"),
    later("is nested too deeply"),
    later("holds more than {number} values, aliases counted each time"),
    later("is damaged ({text}); compress it once more, or name it unpacked"),
    later("is damaged ({text}); mend it, or save it once more"),
    later("is damaged ({text}); save it once more, or as CSV"),
    later("is damaged ({text}); save it once more, or in another form"),
    later("holds more than {number} MB of text; split it"),
    later("is no Word document; save it as .docx"),
    later("is {reason}; leave out `format` where it is set, or save it once more as .docx or .odt"),
    *(later("a workbook"), later("a spreadsheet"), later("a presentation"), later("a drawing")),
    *(later("an OpenDocument file"), later("an Office file of another form")),
    *(later("no Word document"), later("no text document")),
    later("unpacks to more than {number} MB; split it"),
    later(
        "is larger than {number} MB, the most that is read of a page or text; split it, or save the catalogue as CSV, which may be of any size"
    ),
    later("is larger than {number} MB, the most that is read of RDF; take its JSON-LD, or split it"),
    later("RDF is read with an extra: {text}; or take its JSON-LD, which needs none"),
    later("declares entities of its own, which are never read; save it without them, or as Turtle or JSON-LD"),
    later("the first row has to name {reason}; the columns found are: {text}"),
    later("one of its tables has to have {reason}, and rows below"),
    later("a column for the title (title, name) or for the link (url, link), or `columns` has to say which they are"),
)
"""Files that are no catalogue."""

XML: Final = (
    later("line {number}: the XML {reason}; mend it there, or save it once more"),
    later("the XML {reason}"),
    later("is damaged ({text})"),
    later("is in an encoding that cannot be read ({text})"),
    later("holds one piece of several megabytes that never ends"),
    later("is nested more than {number} deep"),
    later("holds an element with more than {number} others in it"),
    later("declares entities of its own, which are never read; save it without them"),
)
"""What is wrong with XML."""

WORKBOOKS: Final = (
    later("is protected by a password; save it without one ({text})"),
    later("is protected by a password; save it without one"),
    later("holds far more than a sheet; make a new file with the filled-in rows alone"),
    later("unpacks to far more than a sheet; make a new file with the filled-in rows alone"),
    later("unpacks to far more than a sheet or a text holds; make a new file with what is needed alone"),
    later("defines words of its own, which no spreadsheet does; it is not read"),
    later("defines words of its own, which no office file does; it is not read"),
    later("is {reason}; save it as .xlsx, .ods or .csv"),
    *(later("an .xlsb workbook"), later("no workbook")),
    later("has more than {number} tables; make a new file with the filled-in one alone"),
)
"""What is wrong with workbooks."""

REASONS: Final = (*ROWS, *PAGES, *FILES, *XML, *WORKBOOKS)
"""All of them, those that say more before those that say less."""
