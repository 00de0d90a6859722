#!/usr/bin/env python3
"""Read every exported file back with other people's readers, and compare what each of them found.

usage: check_readers.py FOLDER     (with a file of each format of entente export, by its name)
"""
import csv
import json
import subprocess
import shutil
import sys
import xml.etree.ElementTree as ET

import networkx as nx

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def from_graphml(path):
    root = ET.parse(path).getroot()
    names = {key.get("id"): key.get("attr.name") for key in root.iter(GRAPHML + "key")}
    labels = {}
    for node in root.iter(GRAPHML + "node"):
        data = {names[d.get("key")]: d.text for d in node.iter(GRAPHML + "data")}
        labels[node.get("id")] = data["label"]
    ties = [(labels[e.get("source")], e.get("label"), labels[e.get("target")])
            for e in root.iter(GRAPHML + "edge")]
    return set(labels.values()), sorted(ties)


def from_gexf(path):
    root = ET.parse(path).getroot()
    labels = {n.get("id"): n.get("label") for n in root.iter(GEXF + "node")}
    for spell in root.iter(GEXF + "spell"):
        assert len(spell.get("start")) == 10 and spell.get("start") <= spell.get("end"), spell.attrib
    return set(labels.values()), sorted((labels[e.get("source")], e.get("kind"), labels[e.get("target")])
                                        for e in root.iter(GEXF + "edge"))


def from_networkx(graph, kind):
    labels = nx.get_node_attributes(graph, "label")
    return set(labels.values()), sorted((labels[a], data[kind], labels[b])
                                        for a, b, data in graph.edges(data=True))


def from_cytoscape(path):
    elements = json.load(open(path, encoding="utf-8"))["elements"]
    labels = {n["data"]["id"]: n["data"]["label"] for n in elements["nodes"]}
    return set(labels.values()), sorted(
        (labels[e["data"]["source"]], e["data"]["relation"], labels[e["data"]["target"]])
        for e in elements["edges"])


def from_csv(folder):
    def plain(text):  # an apostrophe in front of a formula is the spreadsheet's
        return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text
    actors = list(csv.DictReader(open(folder + "/actors", encoding="utf-8", newline="")))
    ties = list(csv.DictReader(open(folder + "/ties", encoding="utf-8", newline="")))
    return {plain(a["Label"]) for a in actors}, sorted(
        (plain(t["Source Name"]), t["Kind"], plain(t["Target Name"])) for t in ties)


def same_pairs(ties):
    """Ties without the direction that an undirected reader may turn round."""
    return sorted((*sorted((a, b)), kind) for a, kind, b in ties)


def count_statements(path, syntax):
    out = subprocess.run(["rapper", "-q", "-i", syntax, "-o", "ntriples", path],
                         capture_output=True, check=True).stdout
    return len(out.splitlines())


def main(folder):
    names, ties = from_csv(folder)
    found = {
        "graphml": from_graphml(folder + "/graphml"),
        "gexf": from_gexf(folder + "/gexf"),
        "cytoscape": from_cytoscape(folder + "/cytoscape"),
        "networkx, graphml": from_networkx(nx.read_graphml(folder + "/graphml-directed"), "relation"),
        "networkx, json": from_networkx(
            nx.node_link_graph(json.load(open(folder + "/json", encoding="utf-8"))), "relation"),
    }
    # XML has one blank where the tables have two
    wrong = [reader for reader, (theirs, their_ties) in found.items()
             if theirs != names or same_pairs(their_ties) != same_pairs(ties)]
    if shutil.which("rapper"):
        turtle = count_statements(folder + "/turtle", "turtle")
        ntriples = count_statements(folder + "/ntriples", "ntriples")
        if turtle != ntriples or turtle < len(ties):
            wrong.append(f"rapper ({turtle} and {ntriples} statements)")
    for reader in wrong:
        print(f"not the same: {reader}")
    print(f"{len(names)} actors, {len(ties)} ties, read back by {len(found) + 2} readers")
    return 1 if wrong or not ties else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
