"""nginx on a configuration of its own: 500 hosts on loopback, over http or https; it also tells who read what."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme
from targets import HOSTS, host

PATIENCE = 10.0  # seconds to start and to stop
FLUSH = 1.3  # seconds after which the log holds all that was asked
_CONFIG = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_rlimit_nofile 8192;
{user}
events {{ worker_connections 4096; }}
http {{
  types {{ text/html html; application/pdf pdf; }}
  default_type application/octet-stream; charset utf-8; sendfile on; tcp_nopush on; keepalive_requests 10000;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  log_format told '$status $bytes_sent $scheme://$http_host$request_uri';
  access_log {folder}/access.log told buffer=64k flush=1s;
  root {folder}/www; open_file_cache max=10000;
  {servers}
}}
"""
_SERVER = """
  server {{
    {listen}
    location /missing/ {{ return 404; }}
    location ~ ^/moved(/.*)$ {{ return 301 $1; }}
    location ~ ^/many/(?<template>\\d+)/(?<number>\\d+)\\.html$ {{ ssi on; try_files /many/$template.html =404; }}
  }}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What the server saw of one tool: requests, different addresses and bytes sent."""

    requests: int
    addresses: int
    sent: int


@dataclass(slots=True)
class Server:
    """A running nginx: where it listens, and its folder. `authority` is the file of the CA to trust, over https."""

    port: int
    folder: Path
    authority: Path | None
    read: int = 0

    def told(self) -> Told:
        """Return what was asked since the last call."""
        time.sleep(FLUSH)
        with (self.folder / "access.log").open() as file:
            file.seek(self.read)
            lines = [line.split() for line in file]
            self.read = file.tell()
        return Told(len(lines), len({line[2] for line in lines}), sum(int(line[1]) for line in lines))


@contextmanager
def serving(folder: Path, *, tls: bool) -> Iterator[Server]:
    """Run nginx over `folder/www`; raises RuntimeError where it does not start."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        raise RuntimeError("nginx is not installed: apt-get install nginx-light")
    port = free_port()
    authority = _certificates(folder) if tls else None
    (folder / "nginx.conf").write_text(_config(folder, port, tls=tls))
    process = subprocess.Popen([program, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"])
    try:
        await_port(process, port)
        yield Server(port, folder, authority)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def free_port() -> int:
    """Return a port that is free on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def await_port(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the first host answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((host(0), port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{process.args!r} does not listen")


def _config(folder: Path, port: int, *, tls: bool) -> str:
    """Write the configuration: over https each host has a certificate of its own, as on the web."""
    user = "user root;" if os.geteuid() == 0 else ""  # the folder belongs to whoever runs this
    names = [host(n) for n in range(HOSTS)]
    if tls:
        listens = [
            f"listen {name}:{port} ssl; ssl_certificate {folder}/tls/{name}.pem; ssl_certificate_key {folder}/tls/{name}.key;"
            for name in names
        ]
    else:
        listens = ["\n".join(f"listen {name}:{port};" for name in names)]
    servers = "".join(_SERVER.format(listen=listen) for listen in listens)
    return _CONFIG.format(folder=folder, user=user, servers=servers)


def _certificates(folder: Path) -> Path:
    """Make an authority and a certificate for each host; return the authority's file."""
    (folder / "tls").mkdir()
    authority = trustme.CA()
    for name in (host(n) for n in range(HOSTS)):
        made = authority.issue_cert(name)
        (folder / "tls" / f"{name}.pem").write_bytes(b"".join(part.bytes() for part in made.cert_chain_pems))
        (folder / "tls" / f"{name}.key").write_bytes(made.private_key_pem.bytes())
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    return folder / "ca.pem"
