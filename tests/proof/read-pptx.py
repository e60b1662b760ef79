"""Reads presentations with python-pptx, which knows nothing of what wrote them, and says what it finds.

Ends with 1 when a slide has no title, a connector is not glued to two shapes of its slide, an inferred line is
not dashed or a line that only counts is, Chinese text has no East Asian font, or a slide's notes hold neither a
quote with its place nor that what it shows is gathered and has none.
"""

import re
import sys

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACE = re.compile(r"“[^”]+.*第 \d+–\d+ 字", re.S)
# What the page has gathered is no quote, and its notes say so.
GATHERED = re.compile(r"不是原文的说法，没有引文")
# Rules and the key's samples join nothing.
RULES = ("细线", "图例")


def faults_of(slide, number, last):
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield f"slide {number} has no title"
    # Also those in groups: a chosen node is grouped with its ring.
    ids = {int(shape.get("id")) for shape in slide._element.iter(qn("p:cNvPr"))}
    for shape in slide.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.LINE or shape._element.tag == qn("p:cxnSp"):
            if shape.name.startswith(RULES):
                continue
            ends = [shape._element.find(f".//{qn(tag)}") for tag in ("a:stCxn", "a:endCxn")]
            if any(end is None or int(end.get("id")) not in ids for end in ends):
                yield f"slide {number}: the connector “{shape.name[:40]}” is not glued"
            # A line between groups counts both, and is neither.
            inferred = "推断" in shape.name and "明示" not in shape.name
            if inferred != (shape._element.find(f".//{qn('a:prstDash')}") is not None):
                yield f"slide {number}: the connector “{shape.name[:40]}” has the wrong line"
    for run in slide._element.iter(qn("a:r")):
        text = run.findtext(qn("a:t")) or ""
        look = run.find(qn("a:rPr"))
        font = None if look is None else look.find(qn("a:ea"))
        if CHINESE.search(text) and (font is None or look.get("lang") != "zh-CN"):
            yield f"slide {number}: “{text[:20]}” has no East Asian font"
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    if not last and not PLACE.search(notes) and not GATHERED.search(notes):
        yield f"slide {number} has no quote with its place in its notes"


def main(paths):
    wrong = 0
    for path in paths:
        slides = list(Presentation(path).slides)
        sources = [slide.shapes.title.text_frame.text.startswith("资料来源") for slide in slides]
        faults = [fault for i, slide in enumerate(slides) for fault in faults_of(slide, i + 1, sources[i])]
        if not sources[-1]:
            faults.append("the last slide is not that of the sources")
        shapes = sum(len(slide.shapes) for slide in slides)
        lines = sum(1 for slide in slides for _ in slide._element.iter(qn("a:stCxn")))
        fonts = {font.get("typeface") for slide in slides for font in slide._element.iter(qn("a:ea"))}
        print(f"{path}: {len(slides)} slides, {shapes} shapes, {lines} glued connectors, {', '.join(sorted(fonts))}")
        for fault in faults:
            print(f"  {fault}")
        wrong += len(faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
