"""The page Dokumen on the small office, its first preview there."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.window import Window

WAIT = 30_000  # ms, for what another process has to do on a busy machine


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> DokumenPage:
    assert window.show_page("dokumen")
    here = window.page
    assert isinstance(here, DokumenPage)
    qtbot.waitUntil(lambda: here.preview.view.picture is not None, timeout=WAIT)
    return here
