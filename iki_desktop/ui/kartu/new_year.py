"""Begin a new year: go on with the same SK, or with a new one made of the kartu of the year before."""

from __future__ import annotations

from iki_desktop.models.sebaran import target_kini, target_lama
from iki_desktop.ui.session import Session


def start_year(session: Session) -> None:
    """Ask how the year after the one in view is to begin, and go there; each way is one undo step."""
    from iki_desktop.store.operations.tahun import mulai_tahun
    from iki_desktop.store.operations.target import salin_target

    isi, dari = session.isi, session.tahun
    tahun = dari + 1
    if session.read_only:
        session.notice.emit(session.refusal)
        return
    if not session.berlaku:
        session.ask.error(f"Belum ada kartu untuk tahun {dari}, jadi tidak ada yang dibawa ke {tahun}.")
        return
    if any(k.tahun == tahun for k in isi.keputusan):
        session.set_context(tahun=tahun)
        session.notice.emit(f"Tahun {tahun} sudah punya keputusan.")
        return
    answer = session.ask.choose(
        f"Mulai tahun {tahun} dari tahun {dari}?",
        ["Lanjutkan SK yang sama", "Mulai SK baru"],
        detail=f"SK yang sama: kartunya tetap berlaku, target {dari} yang belum ada di {tahun} disalin. "
        f"SK baru: kartu, target, dan pengampunya disalin ke keputusan {tahun}; nomor dan tanggalnya diisi "
        f"nanti. Tahun {dari} tetap seperti semula.",
    )
    if answer is None:
        return
    if answer == 1:
        if session.run(mulai_tahun, tahun) is None:
            return
    else:
        there = target_kini(isi, tahun)
        fresh = [t for t in target_lama(isi, dari, tahun) if (t.indikator, t.pengampu) not in there]
        if fresh and session.run(salin_target, tahun, fresh, dari) is None:
            return
    session.set_context(tahun=tahun)
