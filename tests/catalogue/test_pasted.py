"""Lists of stanzas, fields, columns and references, as they are pasted into text or written in Markdown."""

from typing import Any

import pytest

_LISTS = (
    pytest.param(
        """Bees: where to start

* Bee Society (UK)
  http://www.bees.example
  Training days, a journal, and advice on hives.
* Hives (https://hives.example/start): a guide for beginners, in parts
* Wax Sounds
  http://wax.example
  (some recordings only in libraries)
""",
        ["Bee Society (UK)", "Hives", "Wax Sounds"],
        id="the address between the name and words about it",
    ),
    pytest.param(
        """Karl von Frisch, Martin Lindauer
The Waggle Dance
Zeitschrift für Bienen, 1948
https://bees.example/dance

Ann Hill and Bob Lake
A History of Hives
In Proceedings of Hives 2001
https://bees.example/history

Dora Field
Wax for Everyone
Hive Press, 1999
https://bees.example/wax
""",
        ["The Waggle Dance", "A History of Hives", "Wax for Everyone"],
        id="authors first",
    ),
    pytest.param(
        """https://bees.example/dance
The Waggle Dance
Karl von Frisch, Martin Lindauer

https://bees.example/history
A History of Hives
Ann Hill and Bob Lake

https://bees.example/wax
Wax for Everyone
Dora Field
""",
        ["The Waggle Dance", "A History of Hives", "Wax for Everyone"],
        id="the address first",
    ),
    pytest.param(
        """7.  References

   [RFC2119]  Bradner, S., "Key words for use in RFCs to Indicate
              Requirement Levels", BCP 14, RFC 2119, March 1997,
              <https://www.rfc-editor.org/info/rfc2119>.

   [RFC3986]  Berners-Lee, T., Fielding, R., and L. Masinter, "Uniform
              Resource Identifier (URI): Generic Syntax", STD 66,
              RFC 3986, January 2005,
              <https://www.rfc-editor.org/info/rfc3986>.

   [HTML]     WHATWG, "HTML Living Standard",
              <https://html.spec.whatwg.org/>.

   [RFC5234]  Crocker, D., Ed. and P. Overell, "Augmented BNF for Syntax
              Specifications: ABNF", STD 68, RFC 5234, January 2008.
""",
        [
            "Key words for use in RFCs to Indicate Requirement Levels",
            "Uniform Resource Identifier (URI): Generic Syntax",
            "HTML Living Standard",
            "Augmented BNF for Syntax Specifications: ABNF",
        ],
        id="references of a standard",
    ),
    pytest.param(
        """Books we liked

The Goal by Eliyahu Goldratt - https://goal.example
Bees and Wax by Ann Hill
Hives of the World by Tom Low - https://hives.example
Honey by Jo Fox
""",
        ["The Goal", "Bees and Wax", "Hives of the World", "Honey"],
        id="books by their authors, with an address or without",
    ),
    pytest.param(
        """# Papers

- **The Waggle Dance**, Karl von Frisch, *Zeitschrift* 1948. [[pdf]](https://bees.example/dance.pdf) [[code]](https://code.example/d)
- **A History of Hives**, Ann Hill, *Hives* 2001. [[pdf]](https://bees.example/h.pdf)
- **Wax for Everyone**, Dora Field, *Press* 1999. [[pdf]](https://bees.example/w.pdf)
""",
        ["The Waggle Dance", "A History of Hives", "Wax for Everyone"],
        id="a title in bold type, authors, and a journal in italics",
    ),
    pytest.param(
        """# Papers

- Karl von Frisch, Martin Lindauer. [The Waggle Dance](https://bees.example/dance). Zeitschrift, 1948.
- Ann Hill. [A History of Hives](https://bees.example/h). Hives, 2001.
- Dora Field, Tom Low, Jo Fox. [Wax for Everyone](https://bees.example/w). Press, 1999.
""",
        ["The Waggle Dance", "A History of Hives", "Wax for Everyone"],
        id="authors before a title that is a link",
    ),
    pytest.param(
        """> Useful sites:
>
> Mind - http://www.mind.example
> Samaritans - http://sam.example
> Shelter - http://shelter.example
""",
        ["Mind", "Samaritans", "Shelter"],
        id="quoted in a mail",
    ),
    pytest.param(
        """Useful sites

► Mind - http://www.mind.example
► Samaritans - http://sam.example
► Shelter - http://shelter.example
""",
        ["Mind", "Samaritans", "Shelter"],
        id="a bullet of office programs",
    ),
    pytest.param(
        """Name: Mind
Website: www.mind.example
Phone: 0300 123 3393

Name: Samaritans
Website: www.sam.example
Phone: 116 123

Name: Shelter
Website: www.shelter.example
Phone: 0808 800 4444
""",
        ["Mind", "Samaritans", "Shelter"],
        id="fields with labels",
    ),
    pytest.param(
        """Help

Mind
Website: www.mind.example
Tel: 0300 123 3393
For anyone with a mental health problem.

Samaritans
Website: www.sam.example
Tel: 116 123
For anyone in distress.

Shelter
Website: www.shelter.example
Tel: 0808 800 4444
For housing advice.
""",
        ["Mind", "Samaritans", "Shelter"],
        id="labels below names",
    ),
    pytest.param(
        """Links

Mind: www.mind.example \u2013 help for everybody with a problem
Samaritans: www.sam.example \u2013 they listen to you
Shelter: www.shelter.example \u2013 advice on homes
""",
        ["Mind", "Samaritans", "Shelter"],
        id="an address between name and words",
    ),
    pytest.param(
        """PARISH COUNCIL

Clerk to the Council	Mrs A Hill	clerk@parish.example
Village Hall	bookings	www.hall.example
Footpaths	county map	https://paths.example/map
Bus timetable	route 7	https://bus.example/7
""",
        ["Clerk to the Council", "Village Hall", "Footpaths", "Bus timetable"],
        id="columns",
    ),
    pytest.param(
        """# Groups

- Editors
  - Text
    - Vim
    - [Emacs](https://emacs.example)
  - Pictures
    - Gimp
    - Krita
- Players
  - [Vlc](https://vlc.example)
""",
        ["Vim", "Emacs", "Gimp", "Krita", "Vlc"],
        id="groups inside groups",
    ),
    pytest.param(
        """Newsletters

Pond Weekly: https://pond.example/ - about ponds and frogs
Frog News: https://frog.example/news - all about frogs
The Newt: https://newt.example/
""",
        ["Pond Weekly", "Frog News", "The Newt"],
        id="a name with nothing behind its address",
    ),
    pytest.param(
        """Mersey Care
Mental Health
www.mersey.example

Sefton Carers
Carers Support
www.sefton.example

Liverpool Direct
Council Services
www.direct.example
""",
        ["Mersey Care", "Sefton Carers", "Liverpool Direct"],
        id="names of services that look like persons",
    ),
    pytest.param(
        """Books for the group

Ann Hill - Bees and Wax
Tom Low - Hives of the World
Jo Fox - Honey
David Boyle - The Tyranny of Numbers
""",
        ["Bees and Wax", "Hives of the World", "Honey", "The Tyranny of Numbers"],
        id="lines with authors first",
    ),
    pytest.param(
        """1. Bees and Wax - Ann Hill (Hive Press, 2001) £9.99
2. Hives of the World - Tom Low (Stock, 2010) £12.00
3. Honey - Jo Fox (Wabe, 1999) £5.50
""",
        ["Bees and Wax", "Hives of the World", "Honey"],
        id="authors and imprint behind a dash",
    ),
    pytest.param(
        """Dear all,

Here are the links that I promised:

Village history: http://history.example/village
Map of footpaths: http://maps.example/paths
Minutes of the last meeting: http://council.example/minutes.pdf

Best wishes
Ann
""",
        ["Village history", "Map of footpaths", "Minutes of the last meeting"],
        id="a letter",
    ),
    pytest.param(
        """Links
=====

Local
-----
Parish church
http://church.example

School
http://school.example

National
--------
NHS
http://nhs.example

Police
http://police.example
""",
        ["Parish church", "School", "NHS", "Police"],
        id="capitals with an address below",
    ),
    pytest.param(
        """# Resources

### Learning
* [ ] [Bees and Wax](https://bees.example/1)
* [x] [Honey](https://bees.example/2) (5 hours)
* [ ] Hives of the World

### Videos
* [ ] [How bees dance](https://v.example/1) [12:30]
""",
        ["Bees and Wax", "Honey", "Hives of the World", "How bees dance"],
        id="tasks",
    ),
    pytest.param(
        """# Papers

- (2019) **Bees and Wax** Hill et al. [[Paper](https://bees.example/1)] [[Code](https://code.example/1)]
- (2020) **Honey** Fox et al. [[Paper](https://bees.example/2)]
- (2021) **Hives of the World** Low et al. [[Paper](https://bees.example/3)] ![stars](https://img.example/3)
""",
        ["Bees and Wax", "Honey", "Hives of the World"],
        id="a year before bold type",
    ),
    pytest.param(
        """# Papers

**Bees and Wax** (2019)
Ann Hill, Tom Low
[paper](https://bees.example/1) / [code](https://code.example/1)

**Honey** (2020)
Jo Fox
[paper](https://bees.example/2)

**Hives of the World** (2021)
Tom Low
[paper](https://bees.example/3)
""",
        ["Bees and Wax", "Honey", "Hives of the World"],
        id="a year and authors behind bold type",
    ),
    pytest.param(
        """# Bibliography

Hill, Ann. *Bees and Wax*. Hive Press, 2001.

Fox, Jo. "Honey in Winter." *Journal of Bees* 12 (1999): 3-9.

Low, Tom, ed. *Hives of the World*. Stock, 2010. https://hives.example

Lake, Bob. *Smokers*.
""",
        ["Bees and Wax", "Honey in Winter", "Hives of the World", "Smokers"],
        id="a work without its year",
    ),
)


@pytest.mark.parametrize(("page", "titles"), _LISTS)
def test_a_pasted_list_is_read_entry_by_entry(read_bytes: Any, page: str, titles: list[str]) -> None:
    """Wherever in it the name stands; addresses, authors and telephone numbers are no titles."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


def test_authors_above_a_title_are_its_authors(read_bytes: Any) -> None:
    """Their line is read as a credit."""
    page = "".join(
        f"{names}\n{title}\nHive Press, 2001\nhttps://bees.example/{at}\n\n"
        for at, (names, title) in enumerate(
            (
                ("Ann Hill and Bob Lake", "A History of Hives"),
                ("Dora Field", "Wax for All"),
                ("Tom Low, Jo Fox", "A Smoker for Ten"),
            )
        )
    )
    first = read_bytes(page).entries[0]
    assert (first.title, first.authors) == ("A History of Hives", ("Ann Hill", "Bob Lake"))
