"""A limit that serves the most urgent first."""

import asyncio

import pytest

from crawler.fetch.slots import Slots

pytestmark = pytest.mark.anyio


async def test_no_more_than_the_number_hold_a_slot() -> None:
    """Ten want in, three are in at any time."""
    slots, inside, most = Slots(3), 0, 0

    async def visit() -> None:
        nonlocal inside, most
        async with slots.hold():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(visit() for _ in range(10)))

    assert most == 3


async def test_the_most_urgent_is_served_first_then_the_first_to_come() -> None:
    """Urgency decides, and order of arrival among equals."""
    slots, served = Slots(1), list[str]()

    async def visit(name: str, urgency: int) -> None:
        async with slots.hold(urgency):
            served.append(name)

    async with slots.hold():
        waiting = [asyncio.create_task(visit(*who)) for who in (("a", 1), ("b", 5), ("c", 5), ("d", 2))]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)

    assert served == ["b", "c", "d", "a"]


@pytest.mark.parametrize("granted", [False, True])
async def test_whoever_leaves_the_queue_takes_no_slot_along(*, granted: bool) -> None:
    """A wait that is cancelled, even in the moment it is served, costs nobody a slot."""
    slots = Slots(1)
    await slots.acquire()
    leaver = asyncio.create_task(slots.acquire())
    await asyncio.sleep(0)
    if granted:
        slots.release()
    leaver.cancel()
    await asyncio.gather(leaver, return_exceptions=True)
    if not granted:
        slots.release()

    await asyncio.wait_for(slots.acquire(), 0.2)


async def test_what_is_laid_aside_takes_no_slot_until_there_is_too_much_of_it() -> None:
    """Two may lie there beside two slots; while they do, nobody is served, and the most urgent is as soon as one is gone."""
    slots, served = Slots(2), list[str]()

    async def visit(name: str, urgency: int) -> None:
        async with slots.hold(urgency):
            served.append(name)

    with slots.aside():
        await asyncio.wait_for(visit("free", 0), 0.2)
        with slots.aside():
            waiting = [asyncio.create_task(visit(*who)) for who in (("late", 1), ("soon", 2))]
            for _ in range(5):
                await asyncio.sleep(0)
            assert served == ["free"]
        await asyncio.gather(*waiting)

    assert served == ["free", "soon", "late"]
