"""A table model into whose cells texts are typed, each judged before it is recorded."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Indeks = QModelIndex | QPersistentModelIndex

# Kept, for Qt asks for the flags of every cell of a selection, and combining them costs more than the answer.
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class TypedModel(QAbstractTableModel):
    """What the grids of realisasi and of targets share towards Qt."""

    @abstractmethod
    def can_type(self, index: Indeks) -> bool:
        """Whether a text can be typed there."""

    @abstractmethod
    def check(self, index: Indeks, teks: str) -> str:
        """Why a typed text would be refused, "" where it is fine."""

    @abstractmethod
    def write(self, ketikan: Sequence[tuple[Indeks, str]]) -> bool:
        """Record texts typed or pasted, all or none, as one step. Raises InputRefused naming the cell."""

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self.can_type(index) else _SHOWN

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self.check(index, str(value)):
            return False
        return self.write([(index, str(value))])
