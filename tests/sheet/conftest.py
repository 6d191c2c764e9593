"""LibreOffice, where there is one."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Return a function by which LibreOffice opens a file and saves it in another form."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not there (apt-get install libreoffice-calc-nogui)")
    folder = tmp_path_factory.mktemp("office")

    def call(content: bytes, suffix: str, form: str, read_as: str | None = None) -> bytes:
        path = folder / f"in.{suffix}"
        path.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        reading = [f"--infilter={read_as}"] if read_as else []
        saving = ["--convert-to", form, "--outdir", str(folder / "out"), str(path)]
        command = [str(SOFFICE), profile, "--headless", *reading, *saving]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / "out" / f"in.{form.partition(':')[0]}").read_bytes()

    return call
