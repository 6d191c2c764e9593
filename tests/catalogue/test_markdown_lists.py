"""Lists in Markdown as people write them: badges, fields, numbers of other scripts, lines without marks."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        pytest.param(
            """# L

- ![](https://img.example/1.png) [Hive](https://h.example) - For bees.
- [![badge](https://img.example/b.svg)](https://ci.example/1) [Wax](https://w.example) - For wax.
- [Comb](https://c.example) ![stars](https://img.example/s.svg) - For combs.
""",
            ["Hive", "Wax", "Comb"],
            id="a badge before the link",
        ),
        pytest.param(
            """# L

### Hive
- Website: <https://h.example>
- License: MIT

### Wax
- Website: <https://w.example>
- License: GPL

### Comb
- Website: <https://c.example>
- License: MIT
""",
            ["Hive", "Wax", "Comb"],
            id="the same fields below each heading",
        ),
        pytest.param(
            """# 资源

## 书籍

1、[蜜蜂](https://h.example)\uff1a关于蜜蜂的书
2、[蜂蜡](https://w.example)\uff1a关于蜂蜡的书
3、[蜂巢](https://c.example)

## 工具

- [工具](https://t.example)\uff1a好用的工具
""",
            ["蜜蜂", "蜂蜡", "蜂巢", "工具"],
            id="numbers and colons as in Chinese",
        ),
        pytest.param(
            """# Список

* [Улей](https://h.example) — книга
* Воск: https://w.example
* Соты — https://c.example — для всех
""",
            ["Улей", "Воск", "Соты"],
            id="an address between dashes",
        ),
        pytest.param(
            """# L

## Podcasts
- Hive Talk, https://h.example
- The Wax Hour, https://w.example

## Blogs
- Comb Blog, https://c.example
""",
            ["Hive Talk", "The Wax Hour", "Comb Blog"],
            id="one item below a heading",
        ),
        pytest.param(
            """# Links

Some links I use.

https://h.example Hive, a thing for bees

https://w.example Wax, a thing for candles

https://c.example Comb
""",
            ["Hive, a thing for bees", "Wax, a thing for candles", "Comb"],
            id="words before lines with their address first",
        ),
        pytest.param(
            """# Reading

## 2020

- Bees and Wax (Ann Hill)
- Honey (Jo Fox)
- Hives of the World (Tom Low)

## 2019

- Smokers (Bob Lake)
- Queens (Dora Field)
""",
            ["Bees and Wax", "Honey", "Hives of the World", "Smokers", "Queens"],
            id="authors in brackets",
        ),
        pytest.param(
            """# Resources

## Official

- Website \u2013 [hive.example](https://hive.example)
- Forum \u2013 [forum.hive.example](https://forum.hive.example)
- Source code \u2013 [git.example/hive](https://git.example/hive)
""",
            ["Website", "Forum", "Source code"],
            id="hosts as the words of links",
        ),
        pytest.param(
            "# Marks\n\n## Fun\n[Twitch](https://t.example) Live streams ++\n[Netz](https://n.example/de) Films\n\n## Tools\n[Draw](https://d.example) Draws\n[Pad](https://p.example) Writes\n",
            ["Twitch", "Netz", "Draw", "Pad"],
            id="lines of a paragraph that begin with links",
        ),
        pytest.param(
            "# Office\n\n"
            + "".join(
                f'## {name}\n\n{name} is free.\n\n* <https://{name.lower()}.example/>{{:target="_blank"}}\n\n'
                for name in ("Writer", "Draw", "Math")
            ),
            ["Writer", "Draw", "Math"],
            id="attributes of kramdown",
        ),
        pytest.param(
            "# Help\n\n### Trauma\n- **White Ring:** Helps victims.\n  - Phone: 116 006\n  - Website: [ring.example](https://www.ring.example)\n"
            "- **Helpline:** Advice for women.\n  - Phone: 08000 116 016\n  - Website: [line.example](https://www.line.example)\n\n"
            "### Other\n- **Many:** Knows about much.\n  - Website: [many.example](https://www.many.example)\n",
            ["White Ring", "Helpline", "Many"],
            id="fields below an item",
        ),
        pytest.param(
            "# Papers\n\n- Papers I read.\n- They are **sorted by year**.\n\n## Models\n\n### CNN\n- *Simple Hives* [[arxiv, 14.12]](http://a.example/1)\n\n"
            "### RNN\n- *Long Combs* [[arxiv, 13.08]](http://a.example/2)\n",
            ["Simple Hives", "Long Combs"],
            id="italics before a link in brackets",
        ),
    ],
)
def test_a_list_in_markdown_is_read_entry_by_entry(read_bytes: Any, page: str, titles: list[str]) -> None:
    """The title is the whole of it and nothing more."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


@pytest.mark.parametrize(
    "page",
    [
        "# Help\n\n- **White Ring:** Helps victims.\n  - Website: [ring.example](https://www.ring.example)\n- **Line:** Advice.\n  - Website: [line.example](https://line.example)\n",
        "# Papers\n\n## CNN\n- *Simple Hives* [[arxiv, 14.12]](http://a.example/1)\n- *Long Combs* [[arxiv, 13.08]](http://a.example/2)\n",
    ],
)
def test_the_link_that_a_field_or_brackets_give_is_the_own_one(read_bytes: Any, page: str) -> None:
    """It is what the entry is asked for by."""
    assert [[link.role.value for link in entry.links] for entry in read_bytes(page).entries] == [["primary"]] * 2
