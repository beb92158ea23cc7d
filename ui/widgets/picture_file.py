"""What is painted as the bytes of a PNG or an SVG, in the light colours unless wished otherwise: paper is white.

What is painted, and what may be in it, is its owner's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from models.errors import Refusal
from ui.theme import theme

Paint = Callable[[QPainter], None]


def png_bytes(
    size: QSize, paint: Paint, *, title: str, description: str, scale: int, way_out: str, light: bool = True
) -> bytes:
    """size: in points; scale: pixels a point. Raises Refusal with `way_out` where it cannot be made."""
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.setText("Title", title)
    image.setText("Description", description)
    _painted(image, paint, light)
    buffer = _open_buffer()
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise Refusal("The picture could not be made.", way_out)
    return bytes(buffer.data().data())


def svg_bytes(size: QSize, paint: Paint, *, title: str, description: str, light: bool = True) -> bytes:
    """size: in pixels of 96 to the inch."""
    generator, buffer = QSvgGenerator(), _open_buffer()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(title)
    generator.setDescription(description)
    _painted(generator, paint, light)
    return bytes(buffer.data().data())


def _painted(device: QImage | QSvgGenerator, paint: Paint, light: bool) -> None:
    with theme().painting_in("light") if light else nullcontext():
        painter = QPainter(device)
        paint(painter)
        painter.end()


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
