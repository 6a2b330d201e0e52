"""The screens: a folder a page, and the frame that they share. This is the guide for who writes a page.

**A page** is a `Page` (ui/page.py) in its own folder: `ui/kartu/page.py` → `class KartuPage(Page)` with
`title = "Kartu"`. Name it in ui/pages.py with a small `load` function that imports its module, nowhere
else. It is made when first shown, for one open file, and thrown away when the file is closed.

- `refresh(changes)`: show anew what the flags name; all of it where `changes` is None (first showing, new
  year or month, new theme or row height, and after changes that came while the page was hidden). Keep
  selection, scroll place and open branches. Read `self.session.isi`; never keep rows of an older one.
- `go_to(objek)`, `first_focus()`, `commit()`, `actions_of(menu)`, `perform(act)`: see Page.
- Signals: `status.emit(selection, figures, keys)` for the line at the foot; `go.emit("kartu", id)` to lead
  to another page; `badge.emit(n)` for the rail.

**Session** (`self.session`): `isi`, `berlaku` and `kartu` (in force), `tahun`, `sampai`, `read_only`,
`run(operation, *args, **values) -> Changes | None`, `undo()`, `redo()`, `set_context(tahun=, sampai=)`,
`preferences` (`row_height`, `remember(page, text)`, `remembered(page)`), `paths`, `ask`, `jobs`.
A widget never changes what it shows: it calls `run`, and the `refresh` that follows shows the new state.
`None` means refused, and the person has already been told: leave what was typed where it is. A Changes that
is false changed nothing. Figures of months go through `record(sel, kosongkan) -> bool`: thousands of them
are in `isi` at once and written beside the window, and whatever asks for the file waits for that. Where
`read_only` is true (a file that cannot be written, another office of a kabupaten's file) `run` refuses with a
word in the bar, and the window says `refusal` above every page: set fields read-only and buttons off.

**Ask** (`session.ask`): `error(e)`, `inform(text)`, `confirm(question, "Hapus kartu", danger=True) -> bool`,
`choose(question, ["…", "…"]) -> int | None`, `line(title, label, value) -> str | None`, `open_file`,
`open_files`, `save_file(title, "lampiran-2026.pdf", "PDF (*.pdf)")`, `folder`, `open_outside(path)`.
No other module opens a message box or a file dialog. Buttons name the act, never Ya or Tidak.

**Jobs** (`session.jobs`): `start("Membuat lampiran…", lambda report: write_lampiran(isi, k, path,
report=report), on_done)`. The function runs in the worker thread: give it frozen values, never the
session or a widget; the Berkas only to read other offices than the one in view. `on_done(result)` runs on
the main thread. IkiError is shown, Cancelled is silent, a bug goes to crash.

**Look**: every colour, distance, size of type and row height is a name of ui/tokens.py. Painters ask
`tokens.colours()` inside paint; `tokens.level_tint(kategori, skala)` is the ink and ground of a kategori,
`palette.sized(points)` and `palette.grid_font()` are the fonts. Widgets take a role of the one stylesheet
instead of a style of their own: `setProperty("role", …)` with QPushButton primary (one a page), danger,
link; QToolButton boxed; QLabel title, section, figure, strong, muted, small, danger, warning, success;
QFrame panel, card, side, tree, filter, notice, line. Icons: `icons.set_icon(button_or_action, "tambah")`
(follows the theme); the drawings are resources/icons/*.svg.

**Widgets** (ui/widgets): `fields.LineField`, `TextField` (grows), `ChoiceField`: `committed(value)` when
left, `set_value(value)` from refresh, `settle(value)` where the file took it in another form, `commit()`,
`pending`. `labels.label(text, role)`, `hairline()`,
`SectionHeader`, `paint_kategori`. `panels.EmptyState(sentence, button, act)`,
`FigureCard`. Item views: `setResizeContentsPrecision(50)` on the header, row height from
`session.preferences.row_height`; the window's undo keys must reach the window (the fields see to it).

**Every control has an accessible name** (its text, or setAccessibleName), is reached by Tab or arrows, and
does not rely on colour alone. Words are Indonesian; menus and buttons are verbs.

Never `show()` or `setVisible(True)` what has no parent yet: it would come up as a window of its own.

**Imports**: neither sqlite_utils, openpyxl nor reportlab may be loaded before it is used. Import writers,
readers and `iki_desktop.store.operations…` inside the functions that call them where they pull these in.

**Tests** (tests/ui/<page>/): fixtures of tests/ui/conftest.py: `session` (a file of `samples.small_office()`
under tmp_path, with `session.ask` a FakeAsk: `ask.answers.append(True)`, `ask.errors`), `window` (the whole
window on that session, shown). Drive by real keys: `qtbot.keyClick(widget, Qt.Key.Key_Return)`. Item models
pass `qtmodeltester`. `assert_accessible(page)` and `assert_indonesian(page)` of tests/ui/checks.py hold for
every page.
"""
