"""Indonesian for the words Qt brings itself: standard buttons, context menus, file dialog, key names.

No qtbase_id ships with Qt, so this translator answers from a table. Key caps keep what is printed on
the keyboards here (Ctrl, Shift, Esc, Del); keys that carry a drawing get an Indonesian word.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_EDIT = {
    "&Undo": "&Batalkan",
    "&Redo": "&Ulangi",
    "Cu&t": "&Potong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin alamat &tautan",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
}

WORDS: dict[str, dict[str, str]] = {
    "QPlatformTheme": {
        "OK": "Baik",
        "Save": "Simpan",
        "Save All": "Simpan semua",
        "Open": "Buka",
        "&Yes": "&Lanjutkan",
        "Yes to &All": "Lanjutkan &semua",
        "&No": "&Jangan",
        "N&o to All": "J&angan semua",
        "Abort": "Hentikan",
        "Retry": "Coba lagi",
        "Ignore": "Abaikan",
        "Close": "Tutup",
        "Cancel": "Batal",
        "Discard": "Buang",
        "Help": "Bantuan",
        "Apply": "Terapkan",
        "Reset": "Kembalikan",
        "Restore Defaults": "Kembalikan ke bawaan",
    },
    "QDialogButtonBox": {"OK": "Baik"},
    "QMessageBox": {
        "Show Details...": "Tampilkan rincian…",
        "Hide Details...": "Sembunyikan rincian…",
        "About Qt": "Tentang Qt",
    },
    "QErrorMessage": {
        "&OK": "&Baik",
        "&Show this message again": "&Tampilkan lagi pesan ini",
        "An error occurred": "Terjadi galat",
        "Critical Error:": "Galat berat:",
        "Debug Message:": "Pesan pelacakan:",
        "Fatal Error:": "Galat fatal:",
        "Information:": "Keterangan:",
        "Warning:": "Peringatan:",
    },
    "QInputDialog": {"Enter a value:": "Isikan nilai:"},
    "QProgressDialog": {"Cancel": "Batal"},
    "QDialog": {"What's This?": "Apa ini?"},
    "QWhatsThisAction": {"What's This?": "Apa ini?"},
    "QLineEdit": _EDIT,
    "QWidgetTextControl": _EDIT,
    "QAbstractSpinBox": {
        "&Select All": "&Pilih semua",
        "&Step up": "&Naikkan",
        "Step &down": "&Turunkan",
    },
    "QComboBox": {
        "Open the combo box selection popup": "Buka daftar pilihan",
        "True": "Benar",
        "False": "Salah",
    },
    "QScrollBar": {
        "Scroll here": "Gulung ke sini",
        "Top": "Paling atas",
        "Bottom": "Paling bawah",
        "Left edge": "Paling kiri",
        "Right edge": "Paling kanan",
        "Page up": "Satu layar ke atas",
        "Page down": "Satu layar ke bawah",
        "Page left": "Satu layar ke kiri",
        "Page right": "Satu layar ke kanan",
        "Scroll up": "Gulung ke atas",
        "Scroll down": "Gulung ke bawah",
        "Scroll left": "Gulung ke kiri",
        "Scroll right": "Gulung ke kanan",
    },
    "QTabBar": {"Scroll Left": "Gulung ke kiri", "Scroll Right": "Gulung ke kanan"},
    "CloseButton": {"Close Tab": "Tutup tab"},
    "QDockWidget": {
        "Close": "Tutup",
        "Float": "Lepaskan",
        "Closes the dock widget": "Menutup panel ini",
        "Undocks and re-attaches the dock widget": "Melepas atau memasang kembali panel ini",
    },
    "QUndoStack": {
        "Undo": "Batalkan",
        "Redo": "Ulangi",
        "Undo %1": "Batalkan: %1",
        "Redo %1": "Ulangi: %1",
    },
    "QUndoGroup": {
        "Undo": "Batalkan",
        "Redo": "Ulangi",
        "Undo %1": "Batalkan: %1",
        "Redo %1": "Ulangi: %1",
    },
    "QUndoModel": {"<empty>": "<kosong>"},
    "QFileSystemModel": {
        "Computer": "Komputer",
        "My Computer": "Komputer ini",
        "Name": "Nama",
        "Size": "Ukuran",
        "Kind": "Jenis",
        "Type": "Jenis",
        "Date Modified": "Diubah",
        "%1 TB": "%1 TB",
        "%1 GB": "%1 GB",
        "%1 MB": "%1 MB",
        "%1 KB": "%1 KB",
        "%1 bytes": "%1 byte",
        "%1 byte(s)": "%1 byte",
    },
    "QAbstractFileIconProvider": {
        "File": "Berkas",
        "File Folder": "Folder",
        "Folder": "Folder",
        "Drive": "Penyimpan",
        "Alias": "Pintasan",
        "Shortcut": "Pintasan",
        "Unknown": "Tidak dikenal",
        "%1 File": "Berkas %1",
    },
    "QFileDialog": {
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
            "Folder %1 tidak ada.\nPeriksa nama foldernya."
        ),
        "%1\nFile not found.\nPlease verify the correct file name was given.": (
            "Berkas %1 tidak ada.\nPeriksa nama berkasnya."
        ),
        "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
        "'%1' is write protected.\nDo you want to delete it anyway?": (
            "“%1” dilindungi dari perubahan.\nTetap hapus?"
        ),
        "Are you sure you want to delete '%1'?": "Hapus “%1”?",
        "Could not delete directory.": "Folder tidak dapat dihapus.",
        "&Choose": "&Pilih",
        "&Delete": "&Hapus",
        "&Look in:": "&Di folder:",
        "&New Folder": "Folder &baru",
        "&Open": "&Buka",
        "&Rename": "&Ganti nama",
        "&Save": "&Simpan",
        "All Files (*)": "Semua berkas (*)",
        "All files (*)": "Semua berkas (*)",
        "Back": "Mundur",
        "Forward": "Maju",
        "Go back": "Mundur",
        "Go forward": "Maju",
        "Go to the parent directory": "Ke folder di atasnya",
        "Parent Directory": "Folder di atasnya",
        "Create New Folder": "Buat folder baru",
        "Create a New Folder": "Buat folder baru",
        "New Folder": "Folder baru",
        "Delete": "Hapus",
        "Detail View": "Tampilan rinci",
        "List View": "Tampilan daftar",
        "Change to detail view mode": "Ganti ke tampilan rinci",
        "Change to list view mode": "Ganti ke tampilan daftar",
        "Directories": "Folder",
        "Directory:": "Folder:",
        "File &name:": "&Nama berkas:",
        "Files": "Berkas",
        "Files of &type:": "&Jenis berkas:",
        "Find Directory": "Cari folder",
        "Open": "Buka",
        "Save As": "Simpan sebagai",
        "Recent Places": "Tempat terakhir",
        "Remove": "Buang",
        "Show ": "Tampilkan ",
        "Show &hidden files": "Tampilkan berkas &tersembunyi",
        "List of places and bookmarks": "Daftar tempat",
        "Sidebar": "Bilah samping",
    },
    "QAccessibleActionInterface": {
        "Press": "Tekan",
        "Increase": "Tambah",
        "Decrease": "Kurangi",
        "ShowMenu": "Tampilkan menu",
        "SetFocus": "Pindah ke sini",
        "Toggle": "Ganti keadaan",
        "Scroll Left": "Gulung ke kiri",
        "Scroll Right": "Gulung ke kanan",
        "Scroll Up": "Gulung ke atas",
        "Scroll Down": "Gulung ke bawah",
        "Next Page": "Halaman berikut",
        "Previous Page": "Halaman sebelum",
    },
    "QShortcut": {
        "Space": "Spasi",
        "Left": "Kiri",
        "Right": "Kanan",
        "Up": "Atas",
        "Down": "Bawah",
        "Return": "Enter",
        "Page Up": "PgUp",
        "Page Down": "PgDn",
        "PgDown": "PgDn",
        "Print": "PrtSc",
        "Backspace": "Backspace",
    },
}


class QtIndonesian(QTranslator):
    """Answers Qt's own words in Indonesian; what is not in the table stays for the next translator."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  Qt's name
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:  # None is a null QString: "I do not know"
        words = WORDS.get(context)
        return words.get(sourceText) if words is not None else None

    def isEmpty(self) -> bool:
        return False
