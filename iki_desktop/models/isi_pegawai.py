"""What the kartu of pegawai say, as data: of each who holds one, with the figures of his own seats."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from iki_desktop.models.isi_kertas import (
    SelSetahun,
    kartu_angka,
    kepala_angka,
    kop,
    penandatangan,
    sel_setahun,
    tampak,
)
from iki_desktop.models.kantor import IsiKantor, Pegawai, keputusan_tahun
from iki_desktop.models.laporan import pegangan, pemegang_kartu
from iki_desktop.models.tanggal import akhir_bulan
from iki_desktop.models.terbitan import Data, Kertas, bermilik

_SEL = ("kendala", "tindak_lanjut")  # what the paper says of a figure


def isi_pegawai(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    sel: SelSetahun | None = None,
) -> Data:
    """What the kartu of all who hold one of `kartu` (ids; None: any) at the end of month `sampai` say.

    Its `kartu` are those of the first pegawai, then those of the second, in the order of `pegangan`. `sel`
    is what `sel_pegawai` gives, for who asks of several months.
    """
    sel = sel_pegawai(isi, tahun) if sel is None else sel
    p, berlaku, pada = isi.pengaturan, keputusan_tahun(isi, tahun), akhir_bulan(tahun, sampai)
    return {
        **kepala_angka("pegawai", isi, tahun, sampai),
        **kop(isi),
        **(penandatangan(isi, berlaku) | {"tempat": tampak(berlaku.tempat)} if berlaku else {}),
        "kartu": [
            {
                "pegawai": _pegawai(satu.pegawai),
                "pemegang": [tampak(nama) for nama in pemegang_kartu(isi, k, pada)],
                **kartu_angka(k, p, tahun, sampai, sel),
            }
            for satu in pegangan(isi, tahun, sampai, kartu)
            for k in satu.kartu
        ],
    }


def sel_pegawai(isi: IsiKantor, tahun: int) -> SelSetahun:
    """What the kartu of pegawai say of the cells of a year."""
    return sel_setahun(isi, tahun, _SEL)


def tiap_pegawai(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    sel: SelSetahun | None = None,
) -> Iterator[tuple[Kertas, Data]]:
    """The same as a paper of each pegawai alone, who signs his own pages and keeps them."""
    data = isi_pegawai(isi, tahun, sampai, kartu, sel)
    semua = iter(data["kartu"])
    for satu in pegangan(isi, tahun, sampai, kartu):
        miliknya = {**data, "kartu": [next(semua) for _ in satu.kartu]}
        yield (
            bermilik(Kertas("pegawai", tahun, sampai, tuple(k.id for k in satu.kartu)), miliknya),
            miliknya,
        )


def milik_sama(kini: Data, dulu: Data) -> Data:
    """Of what the kartu of pegawai say now, that of those of whom `dulu` is.

    All of it where they hold none any more: it then tells who does.
    """
    orang = [_ciri(satu) for satu in dulu["kartu"]]
    milik = [satu for satu in kini["kartu"] if _ciri(satu) in orang]
    return {**kini, "kartu": milik or kini["kartu"]}


def _ciri(kartu: Data) -> str:
    return kartu["pegawai"]["nip"] or kartu["pegawai"]["nama"]


def _pegawai(orang: Pegawai) -> Data:
    return {"nama": tampak(orang.nama), "pangkat": tampak(orang.pangkat), "nip": "".join(orang.nip.split())}
