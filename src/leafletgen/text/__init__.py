"""Strings to lines of glyphs. In: `Text`, `Language`, `Typefaces`. Out: `ShapedParagraph`, which breaks into `Line`s."""
