"""What tests of runs may use."""

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest


@pytest.fixture(scope="module")
def root(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a server on loopback that answers by the test module's `Handler`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), request.module.Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
