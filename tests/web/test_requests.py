"""What a catalogue costs the hosts it points to."""

from difficult.many import requests_of

MOST = 1.3  # requests a link, robots.txt and probes included, redirect hops not


def test_a_catalogue_costs_few_requests_beside_its_links() -> None:
    """Probes, twins, repairs and second tries together stay a fraction of the links."""
    links, asked = requests_of(120)

    assert asked["link"] + asked["second try"] >= links
    assert {"robots", "probe", "repair", "twin", "second try"} <= set(asked)
    assert asked.total() / links <= MOST
