"""The elements of a page by name, from one walk through its tree."""

from selectolax.lexbor import LexborHTMLParser

from crawler.inspect.elements import Elements

PAGE = "<h2>a</h2><template><h1>in a template</h1></template><div><h1>b</h1><a href=x>c<a>d</a></div><h2>e<custom-h1>f"


def test_elements_are_found_by_name_in_the_order_of_the_page() -> None:
    """As a walk for each name would find them; what is in a template is not in the page."""
    tree = LexborHTMLParser(PAGE)
    elements = Elements(tree)
    assert [node.text() for node in elements.of("a")] == [node.text() for node in tree.tags("a")] == ["c", "d"]
    assert [node.text(deep=False) for node in elements.among("h1", "h2")] == ["a", "b", "e"]
    assert [node.text() for node in elements.among("h1", "nav")] == ["b"]
    assert not list(elements.among("nav", "aside"))


def test_elements_are_taken_out_with_what_is_in_them() -> None:
    """Even where one stands in another that was taken out before."""
    tree = LexborHTMLParser("<label>a<button>b</button></label>c<button>d</button>")
    Elements(tree).take_out("label", "button")
    assert tree.body is not None
    assert tree.body.text() == "c"


def test_an_empty_page_has_none() -> None:
    """Nor does it fail."""
    assert Elements(LexborHTMLParser("")).of("a") == []
