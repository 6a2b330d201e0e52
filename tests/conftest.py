"""What holds for all tests: no screen, no real settings, and no unexpected log line."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before anything of the program is imported, and inherited by the programs that tests start.
_BASE = tempfile.TemporaryDirectory(prefix="iki-uji-")
os.environ["IKI_BASE_DIR"] = _BASE.name

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from iki_desktop.paths import Paths  # noqa: E402
from tests.shared import verifier  # noqa: E402

# A busy machine makes examples slow; how long they take is a matter of the benchmarks.
hypothesis.settings.register_profile(
    "iki", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("iki")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): the test is meant to log a warning or error that matches"
    )


def pytest_unconfigure() -> None:
    _BASE.cleanup()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("verifier"):
        verifier(*mark.args)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of a PC of the test's own."""
    return Paths(tmp_path / "pc")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def fail_on_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log record of WARNING or above that no `expects_log` mark names fails the test.

    Messages of Qt fail it too: pytest-qt does that (qt_log_level_fail in pyproject.toml).
    """
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    said = [record.getMessage() for record in collector.records]
    unexpected = [line for line in said if not any(pattern.search(line) for pattern in expected)]
    missing = [p.pattern for p in expected if not any(p.search(line) for line in said)]
    assert not unexpected, f"unexpected log lines: {unexpected}"
    assert not missing, f"expected log lines that did not come: {missing}"
