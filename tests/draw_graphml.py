#!/usr/bin/env python3
"""Draw a GraphML file as Gephi opens it: at its own positions, sizes and colours, with curved ties.

usage: draw_graphml.py NETWORK.graphml > PICTURE.svg
"""
import html
import math
import sys
import xml.etree.ElementTree as ET

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
MARGIN = 60


def read(path):
    """The nodes by their identifier, and the ties as (source, target, data)."""
    root = ET.parse(path).getroot()
    keys = {key.get("id"): (key.get("attr.name"), {"int": int, "double": float}.get(key.get("attr.type"), str))
            for key in root.iter(GRAPHML + "key")}

    def data(element):
        pairs = ((keys[d.get("key")], d.text or "") for d in element.iter(GRAPHML + "data"))
        return {name: kind(text) for (name, kind), text in pairs}

    return ({n.get("id"): data(n) for n in root.iter(GRAPHML + "node")},
            [(e.get("source"), e.get("target"), data(e)) for e in root.iter(GRAPHML + "edge")])


def colour(data):
    return f"#{data['r']:02X}{data['g']:02X}{data['b']:02X}"


def curve(a, b, bend):
    """From a to b, bent to the right by a part of their distance, so that ties of two actors part."""
    x = (a[0] + b[0]) / 2 - bend * (b[1] - a[1])
    y = (a[1] + b[1]) / 2 + bend * (b[0] - a[0])
    return f"M{a[0]:.0f},{a[1]:.0f}Q{x:.0f},{y:.0f} {b[0]:.0f},{b[1]:.0f}"


def draw(nodes, ties, out):
    at = {n: (d["x"], -d["y"]) for n, d in nodes.items()}  # Gephi's y points up
    width = {n: d["size"] / 2 for n, d in nodes.items()}
    left = min(x for x, _ in at.values()) - MARGIN
    top = min(y for _, y in at.values()) - MARGIN
    right = max(x for x, _ in at.values()) + MARGIN
    bottom = max(y for _, y in at.values()) + MARGIN
    most = max((d["weight"] for _, _, d in ties), default=1)
    out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} '
              f'{right - left:.0f} {bottom - top:.0f}" font-family="Helvetica,Arial,sans-serif">\n'
              f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="white"/>\n')
    seen = {}
    for a, b, data in ties:
        pair = tuple(sorted((a, b)))
        seen[pair] = seen.get(pair, 0) + 1
        out.write(f'<path d="{curve(at[a], at[b], 0.1 * seen[pair])}" fill="none" '
                  f'stroke="{colour(data)}" stroke-opacity="0.8" '
                  f'stroke-width="{1 + 5 * math.sqrt(data["weight"] / most):.1f}"/>\n')
    for n, data in nodes.items():
        out.write(f'<circle cx="{at[n][0]:.0f}" cy="{at[n][1]:.0f}" r="{width[n]:.1f}" '
                  f'fill="{colour(data)}" stroke="#555555"/>\n')
    for n, data in nodes.items():
        out.write(f'<text x="{at[n][0]:.0f}" y="{at[n][1]:.0f}" text-anchor="middle" dy="0.35em" '
                  f'font-size="{8 + 0.3 * width[n]:.1f}">{html.escape(data["label"])}</text>\n')
    out.write("</svg>\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    draw(*read(sys.argv[1]), sys.stdout)
