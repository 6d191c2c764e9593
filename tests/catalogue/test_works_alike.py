"""Works and lines that are known by those beside them."""

from typing import Any

import pytest

_DASHES = (
    "Andrason, Alexander. 2011. \u201cThe Hive in Winter: A Second Look.\u201d Bee Studies 52.\n"
    "\u2014\u2014\u2014. 2015. \u201cToward the Comb.\u201d Folia 52: 15-36.\n"
    "\u2014\u2014\u2014. n.d. \u201cWax in Words (again).\u201d In Book of Bees, 730. Brill. http://wax.example/3.\n"
    "Gesen, Wilhelm, Emil Kaut, and A.E. Cowley. 1909. Gesen\u2019s Bees. Second. Oxford: Clarendon Press.\n"
    "Goldberg, Adele E. 1995. Constructions at Work. Chicago: University Press.\n"
    "---. 2019. Explain Me This: Bees and Words. Princeton, NJ: University Press.\n"
)
_BOLD = (
    '# Works\n\n- **Manuel Kron:** Motetten von Bienen. Jahrbuch 2001. Verlag Katz.\n- **Harald Schurz und Horst Braun:** "Eine Skizze. Erster Teil". Jahrbuch. Dill 2000.\n'
    '- **Daniel L. Price:** "The Music of Hives". Dissertation 1995.\n- **Herbert Biehle:** "Bienen. Eine Biographie". Bisping 1925.\n'
)
_COMMAS = (
    "[1]     R. Hart, A. Ziss, Multiple Views of Hives 2nd ed, Cambridge,  2003\n[2]\tY. Chen, K. L. Moore, L. Ma, Rational Models of Combs, Journal of Bees,2004.\n"
    "[3]\tH. Hirsch, M. Buder, Memory of Hives, Annals of Bees, Wax and Honey, 2012 \n[4]\tA. Banno, K. Ike - Maps of flowers, Bees and Images vol.115, issue 5, 2011\n"
)
_GOST = (
    "1.\u0418\u0432\u0430\u043d\u043e\u0432\u0430, \u0422. \u041b. \u0421\u043e\u0441\u0442\u043e\u044f\u043d\u0438\u0435 \u043f\u043e\u0447\u0432 / \u0422. \u041b. \u0418\u0432\u0430\u043d\u043e\u0432\u0430. \u2013 \u0422\u0435\u043a\u0441\u0442 // \u0412\u0435\u0441\u0442\u043d\u0438\u043a. \u2013 2017. \u2013 \u2116 4. https://a.example/1\n"
    "2.\u041f\u0435\u0442\u0440\u043e\u0432, \u041c. \u0412. \u0417\u0438\u043c\u0430 \u0432 \u0443\u043b\u044c\u0435 / \u041c. \u0412. \u041f\u0435\u0442\u0440\u043e\u0432. \u2013 \u0422\u0435\u043a\u0441\u0442 // \u041f\u0447\u0435\u043b\u0430. \u2013 2018. \u2013 \u2116 1. https://a.example/2\n"
    "3.\u0411\u0435\u043b\u043a\u0438\u043d, \u0410. \u0410. \u041c\u0451\u0434 \u0438 \u0432\u043e\u0441\u043a / \u0410. \u0410. \u0411\u0435\u043b\u043a\u0438\u043d. \u2013 \u0422\u0435\u043a\u0441\u0442 // \u041f\u0447\u0435\u043b\u0430. \u2013 2019. \u2013 \u2116 2. https://a.example/3\n"
)


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        pytest.param(
            _DASHES,
            [
                "The Hive in Winter: A Second Look",
                "Toward the Comb",
                "Wax in Words (again)",
                "Gesen\u2019s Bees",
                "Constructions at Work",
                "Explain Me This: Bees and Words",
            ],
            id="a dash for the same authors",
        ),
        pytest.param(
            _BOLD,
            ["Motetten von Bienen", "Eine Skizze. Erster Teil", "The Music of Hives", "Bienen. Eine Biographie"],
            id="authors in bold type before a colon",
        ),
        pytest.param(
            _COMMAS,
            ["Multiple Views of Hives 2nd ed", "Rational Models of Combs", "Memory of Hives", "Maps of flowers"],
            id="commas between title and journal",
        ),
        pytest.param(
            _GOST,
            [
                "\u0421\u043e\u0441\u0442\u043e\u044f\u043d\u0438\u0435 \u043f\u043e\u0447\u0432",
                "\u0417\u0438\u043c\u0430 \u0432 \u0443\u043b\u044c\u0435",
                "\u041c\u0451\u0434 \u0438 \u0432\u043e\u0441\u043a",
            ],
            id="numbers without a space behind them",
        ),
        pytest.param(
            "# Purpose\n\n- **Keeps Sources**: All that are cited\n- **Gives Context**: Background of topics\n\n## Works\n\n"
            "**Hive Consortium.** (2023). *The Hive Standard*. Hive. https://h.example/\n\n**Wax Force.** (2018). *The Format of Wax*. Wax. https://w.example/\n\n**Comb.** (2023). *Comb's Guide*. https://c.example/\n",
            ["The Hive Standard", "The Format of Wax", "Comb's Guide"],
            id="words in bold type that are no names",
        ),
        pytest.param(
            "LINKS\n\nAge Care: the website of Age Care. www.age.example\nThe News: the news of today. www.news.example\n"
            "Legal Direct: online legal information. www.legal.example\nFind a solicitor. www.find.example\n",
            ["Age Care", "The News", "Legal Direct", "Find a solicitor"],
            id="a name, a colon and small letters",
        ),
        pytest.param(
            "# Links\n\n[Act - draft](/a.pdf) **154 changes**  \n[Act - law](/b.pdf)  \n[Act - notes](/c.pdf)  \n",
            ["Act - draft", "Act - law", "Act - notes"],
            id="bold type behind a link",
        ),
    ],
)
def test_each_work_is_read_by_its_title(read_bytes: Any, page: str, titles: list[str]) -> None:
    """Neither authors, nor journals, nor what is said of it belong to it."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


def test_a_dash_stands_for_the_authors_before(read_bytes: Any) -> None:
    """Each work has authors, year and address of its own."""
    second, third = read_bytes(_DASHES).entries[1:3]
    assert (second.authors, second.year, third.authors) == (("Alexander Andrason",), 2015, ("Alexander Andrason",))
    assert [link.href for link in third.links] == ["http://wax.example/3"]
