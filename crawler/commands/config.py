"""`crawler config`: whether the configuration is right."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click

from crawler.commands.options import takes_settings
from crawler.config import Settings
from crawler.errors import ConfigError
from crawler.judge.table import BY_SLUG
from crawler.schedule.entries import next_times


@click.group(epilog="Example: crawler config check -c config.yaml")
def command() -> None:
    """Look at the configuration."""


@command.command(epilog="Example: crawler config check -c config.yaml")
@takes_settings
def check(*, settings: Settings) -> None:
    """Tell every mistake, or that there is none, and when the schedule is next due."""
    wrong = list(_misnamed(settings))
    if wrong:
        raise ConfigError("\n".join(wrong))
    for name, time in next_times(settings, datetime.now(UTC)).items():
        click.echo(f"schedule.{name}: next {time:%A %Y-%m-%d %H:%M %Z}" if time else f"schedule.{name}: never")
    for catalogue in settings.catalogues:
        click.echo(f"catalogue {catalogue.label}: {catalogue.source}")
    if not settings.mail.host:
        click.echo("mail: none is sent, for mail.host is not set")
    elif not settings.contact.email:
        click.echo("mail: contact.email is not set; catalogues without a contact of their own are reported to nobody")
    click.echo("the configuration is right")


def _misnamed(settings: Settings) -> Iterator[str]:
    """Yield what is amiss with the rules that settings switch."""
    places = [("judge", settings.judge.rules)]
    places += [(f"catalogues.{number}", catalogue.rules) for number, catalogue in enumerate(settings.catalogues)]
    for place, rules in places:
        for slug in rules:
            if slug not in BY_SLUG:
                yield f"{place}.rules.{slug}: there is no such rule; `crawler rules` lists them"
            elif place != "judge" and BY_SLUG[slug].check_catalogue is None:
                yield (
                    f"{place}.rules.{slug}: is about links, not entries; switch it off in judge.rules, "
                    f"or mute it for one catalogue with `crawler decide --rule {slug} --catalogue NAME --ignore`"
                )
