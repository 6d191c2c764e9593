"""`crawler config`: whether the configuration is right."""

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
    unknown = [slug for slug in settings.judge.rules if slug not in BY_SLUG]
    if unknown:
        raise ConfigError(
            "\n".join(f"judge.rules.{slug}: there is no such rule; `crawler rules` lists them" for slug in unknown)
        )
    for name, time in next_times(settings, datetime.now(UTC)).items():
        click.echo(f"schedule.{name}: next {time:%A %Y-%m-%d %H:%M %Z}" if time else f"schedule.{name}: never")
    for catalogue in settings.catalogues:
        click.echo(f"catalogue {catalogue.label}: {catalogue.source}")
    if not settings.mail.host:
        click.echo("mail: none is sent, for mail.host is not set")
    elif not settings.contact.email:
        click.echo("mail: contact.email is not set; catalogues without a contact of their own are reported to nobody")
    click.echo("the configuration is right")
