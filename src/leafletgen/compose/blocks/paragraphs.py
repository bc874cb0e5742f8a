"""Paragraphs of running text."""

from leafletgen.compose.contents import Content
from leafletgen.compose.preparation import Preparation
from leafletgen.model.blocks import Paragraph
from leafletgen.model.layout import StyleName


def paragraph(block: Paragraph, preparation: Preparation) -> tuple[Content, ...]:
    """One paragraph."""
    return (preparation.prose(block.text, StyleName.BODY),)
