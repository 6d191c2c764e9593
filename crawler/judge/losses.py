"""Whether a catalogue that shrank is believed: a page that is broken for a while must not take its entries off the list of what is checked."""

from collections.abc import Iterable

from crawler.config import JudgeSettings
from crawler.judge.deciding import holds
from crawler.records import Action, Decision, Loss

RULE = "catalogue-shrunk"
LEAST = 3  # entries; of fewer a person takes out as many in an afternoon


def shrank(loss: Loss, settings: JudgeSettings) -> bool:
    """Tell whether so much is lost that the page itself may be broken."""
    return loss.lost >= LEAST and loss.share > settings.shrunk_share


def believed(catalogue: str, loss: Loss, settings: JudgeSettings, decisions: Iterable[Decision] = ()) -> bool:
    """Tell whether entries are gone that a reading no longer has.

    They are if they are few, if readings have said the same for as long as it takes to call a link broken (`judge.confirm`), or if a person said
    so: the rule is switched off, or a decision to ignore it holds for the catalogue.
    """
    confirm = settings.confirm
    lasts = loss.readings >= confirm.failures and loss.at - loss.since >= confirm.over
    off = settings.rules.get(RULE) == "off"
    return lasts or off or not shrank(loss, settings) or any(_lets_go(one, catalogue, loss) for one in decisions)


def _lets_go(decision: Decision, catalogue: str, loss: Loss) -> bool:
    """Tell whether a person has said that the catalogue is right."""
    scope = decision.scope
    named = (
        scope.rule == RULE and scope.catalogue in (None, catalogue) and scope.url is scope.entry is scope.host is None
    )
    return named and decision.action is Action.IGNORE and holds(decision, loss.at)
