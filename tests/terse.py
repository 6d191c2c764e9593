"""A plugin of `make test`: a process of tests tells of a test that passes with one message, where six would say no more.

Each of some ten thousand tests is told of by a report of its setup, its call and its teardown, and by two notices around them: to write, send and read
them takes longer than most of the tests. What fails, is skipped or ends in trouble is told of as ever.
"""

import pytest
from _pytest.runner import runtestprotocol


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test and tell of its call, and of its setup and teardown where they went wrong."""
    if not hasattr(item.config, "workerinput"):
        return None
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if all(report.passed for report in reports):
        reports = [report for report in reports if report.when == "call"]
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    return True
