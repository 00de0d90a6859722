#!/usr/bin/env python3
"""Score links of pronouns and descriptions against the coreference of GUM.

    tests/score_coreference.py [-v] [--only GENRE] ENTENTE GUM.conllu...

The documents of GUM's CoNLL-U files are written out as plain text, `ENTENTE extract --actors` reads them,
and what it links to an actor is held against the layer `Entity=` (GRP-etype-infstat-...-minspan-link-...).

Alignment. Gold tokens are found again in the clean text that the reader makes of a document, sentence by
sentence; a sentence that the reader drops takes no part. A mention of a pronoun matches the gold mention
of exactly this token (relative pronouns are not in the layer: they are what the noun above their clause
is); a description matches the gold mention whose head (its first minimal token) it holds; a name the gold
mention with a minimal token inside the name that overlaps most (what follows those tokens, such as a
relative clause, does not count against it).

Kinds. Of a gold mention by its head: the personal pronouns by person (also possessive and reflexive),
`relative`, `name` (a proper noun), `description` (a common noun with "the", "this" or "both").

The entity of an actor is the gold entity that most of its names belong to.

Precision of a kind: of the system's mentions of this kind, those that are a mention of the actor's entity.
`name` mentions are right in this sense if they are joined with the majority of their actor.
Recall: of the gold mentions of this kind whose entity is a person, an organization or a place and has a name
that the system found as an actor's, those that are linked to an actor of this entity. Appositions and
mentions before the first name that was found are left out.

Documents that the reader refuses are named and passed over. Standard library only.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = ("he, she", "it", "they", "I, we", "relative", "description", "name")
PRONOUNS = {
    "he, she": ("he", "him", "his", "himself", "she", "her", "hers", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
    "I, we": ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"),
}
DEFINITE = ("the", "this", "that", "these", "those", "both")
TYPES = ("person", "organization", "place")


class Mention:
    """A gold mention: an entity and the tokens start..end of its document."""

    def __init__(self, group, fields, start):
        self.group = group
        self.etype = fields[0]
        self.minimal = fields[4]
        self.link = fields[5] if len(fields) > 5 else ""
        self.start = start
        self.end = None
        self.head = None
        self.words = []  # its minimal tokens
        self.kind = None


def read_documents(path):
    """Yield (id, paragraphs of sentences of tokens, mentions) of a file; a token is a dict."""
    doc = None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            if doc:
                yield doc
            doc = {"id": line[14:].strip(), "tokens": [], "sentences": [], "mentions": [], "open": {}}
            paragraph = False
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0] == "1" or columns[0].startswith("1-"):
                if not (doc["sentences"] and doc["sentences"][-1]["first"] == len(doc["tokens"])):
                    doc["sentences"].append({"first": len(doc["tokens"]), "new": paragraph, "text": ""})
                    paragraph = False
            add_word(doc, columns)
    if doc:
        yield doc


def add_word(doc, columns):
    """Add a line of CoNLL-U to a document; of a multiword token the words take its letters in turn."""
    sentence = doc["sentences"][-1]
    misc = dict(item.split("=", 1) for item in columns[9].split("|") if "=" in item)
    blank = "" if misc.get("SpaceAfter") == "No" else " "
    if "-" in columns[0]:
        first, last = columns[0].split("-")
        sentence["multi"] = (int(first), int(last))
        sentence["text"] += columns[1] + blank
        past = len(sentence["text"]) - len(blank)
        sentence["pieces"] = [past - len(columns[1]), past]
        return
    if "." in columns[0]:
        return
    first, last = sentence.get("multi", (0, -1))
    if first <= int(columns[0]) <= last:
        start, stop = sentence["pieces"]
        end = stop if int(columns[0]) == last else min(stop, start + len(columns[1]))
        sentence["pieces"] = [end, stop]
    else:
        start = len(sentence["text"])
        end = start + len(columns[1])
        sentence["text"] += columns[1] + blank
    token = {"form": columns[1], "upos": columns[3], "feats": columns[5], "start": start, "end": end,
             "head": sentence["first"] + int(columns[6]) - 1, "deprel": columns[7]}
    doc["tokens"].append(token)
    add_entities(doc, misc.get("Entity", ""), len(doc["tokens"]) - 1)


def add_entities(doc, layer, at):
    """Open and close the mentions that the layer names at token `at`."""
    for piece in re.findall(r"\([^()]*\)?|[^()]+\)", layer):
        if piece.startswith("("):
            fields = piece.strip("()").split("-")
            mention = Mention(fields[0].split("[")[0], fields[1:], at)
            doc["mentions"].append(mention)
            doc["open"].setdefault(fields[0], []).append(mention)
            closed = piece.endswith(")")
        else:
            fields = [piece[:-1]]
            closed = True
        if closed and doc["open"].get(fields[0]):
            doc["open"][fields[0]].pop().end = at


def pronoun_kind(token):
    """The kind of a personal pronoun; "other" for the rest."""
    form = token["form"].lower()
    return next((kind for kind, forms in PRONOUNS.items() if form in forms), "other")


def settle(doc):
    """Give every gold mention its head and kind."""
    for mention in doc["mentions"]:
        mention.end = mention.start if mention.end is None else mention.end
        places = [int(place) - 1 for place in re.findall(r"\d+", mention.minimal)] or [0]
        mention.words = [min(mention.start + place, mention.end) for place in places]
        mention.head = mention.words[0]
        token = doc["tokens"][mention.head]
        if token["upos"] == "PRON":
            mention.kind = pronoun_kind(token)
        elif token["upos"] == "PROPN":
            mention.kind = "name"
        else:
            definite = doc["tokens"][mention.start]["form"].lower() in DEFINITE
            mention.kind = "description" if token["upos"] == "NOUN" and definite else "other"
    add_relatives(doc)


def add_relatives(doc):
    """Make a mention of each relative pronoun: the layer has none, its trees say whom they mean."""
    heads = {}
    for mention in doc["mentions"]:
        heads.setdefault(mention.head, mention)
    for i, token in enumerate(doc["tokens"]):
        if "PronType=Rel" not in token["feats"]:
            continue
        verb = i
        for _ in range(4):
            if doc["tokens"][verb]["deprel"] == "acl:relcl":
                break
            verb = max(doc["tokens"][verb]["head"], 0)
        noun = heads.get(doc["tokens"][verb]["head"])
        if doc["tokens"][verb]["deprel"] == "acl:relcl" and noun:
            mention = Mention(noun.group, [noun.etype, "", "", "", "1", ""], i)
            mention.end = mention.head = i
            mention.words = [i]
            mention.kind = "relative"
            doc["mentions"].append(mention)


def plain_text(doc):
    """The document as a text file: paragraphs parted by an empty line."""
    parts = []
    for sentence in doc["sentences"]:
        parts.append("\n\n" if sentence["new"] and parts else "")
        parts.append(sentence["text"] if sentence["text"].endswith(" ") else sentence["text"] + " ")
    return re.sub(r" +\n", "\n", "".join(parts)).strip() + "\n"


def align(doc, clean):
    """Give gold tokens their byte spans in the clean text; None where the reader dropped them."""
    position = 0
    lost = 0
    offsets = [0]
    for char in clean:
        offsets.append(offsets[-1] + len(char.encode("utf-8")))
    for token in doc["tokens"]:
        token["span"] = None
    for number, sentence in enumerate(doc["sentences"]):
        found = clean.find(sentence["text"].strip(), position)
        if found < 0 or found > position + 20000:
            lost += 1
            continue
        position = found + len(sentence["text"].strip())
        following = doc["sentences"][number + 1:number + 2]
        last = following[0]["first"] if following else len(doc["tokens"])
        for token in doc["tokens"][sentence["first"]:last]:
            token["span"] = (offsets[found + token["start"]], offsets[min(found + token["end"], len(clean))])
    return lost


def gold_of(doc, mention, kind, by_head, by_token):
    """The gold mention that a mention of the system stands for, or None."""
    near = {i for at in (mention["start"], mention["end"]) for i in by_token.get(at // 64, [])}
    spans = {i: doc["tokens"][i]["span"] for i in near}
    covered = sorted(i for i in near if spans[i][0] < mention["end"] and mention["start"] < spans[i][1])
    if kind not in ("description", "name"):
        found = [m for i in covered for m in by_head.get(i, []) if m.start == m.end]
        return found[0] if found else None
    best = None
    for i in covered:
        for m in by_head.get(i, []):
            if kind == "description":
                if m.head == i:
                    return m
                continue
            overlap = min(m.end, covered[-1]) - max(m.start, covered[0]) + 1
            share = overlap / (max(m.words[-1], covered[-1]) - min(m.start, covered[0]) + 1)
            if best is None or share > best[0]:
                best = (share, m)
    return best[1] if best else None


def kind_of(doc, mention, by_start):
    """The kind of a mention of the system."""
    how = mention["how"]
    if how == "description":
        return "description"
    if how != "pronoun":
        return "name"
    place = by_start.get(mention["start"])
    token = doc["tokens"][place] if place is not None else {"form": mention["text"], "feats": ""}
    kind = pronoun_kind(token)
    return kind if kind != "other" and "PronType=Rel" not in token["feats"] else "relative"


def score(doc, actors, tally, show):
    """Add one document to the tally."""
    by_head = collections.defaultdict(list)
    by_token = collections.defaultdict(list)
    by_start = {}
    for i, token in enumerate(doc["tokens"]):
        if token["span"]:
            by_start[token["span"][0]] = i
            for block in range(token["span"][0] // 64, token["span"][1] // 64 + 1):
                by_token[block].append(i)
    for mention in doc["mentions"]:
        for word in mention.words:
            by_head[word].append(mention)
    linked = collections.defaultdict(set)  # gold mention -> entities of actors that it is linked to
    named = {}  # entity -> first token of a name that was found
    scored = []
    for actor in actors:
        votes = collections.Counter()
        mine = []
        for mention in actor["mentions"]:
            kind = kind_of(doc, mention, by_start)
            gold = gold_of(doc, mention, kind, by_head, by_token)
            mine.append((kind, mention, gold))
            if kind == "name" and gold:
                votes[gold.group] += 1
                named[gold.group] = min(named.get(gold.group, gold.start), gold.start)
        entity = votes.most_common(1)[0][0] if votes else None
        for kind, mention, gold in mine:
            scored.append((actor, entity, kind, mention, gold))
            if gold and entity is not None:
                linked[id(gold)].add(entity)
    for actor, entity, kind, mention, gold in scored:
        right = gold is not None and gold.group == entity
        tally[kind]["said"] += 1
        tally[kind]["right"] += right
        if show and not right and kind != "name":
            show_link(doc, "WRONG", kind, mention["text"], actor["name"], by_start.get(mention["start"]))
    for mention in doc["mentions"]:
        first = named.get(mention.group)
        if (mention.kind not in KINDS or mention.etype not in TYPES or first is None or mention.head <= first
                or mention.link == "appos" or doc["tokens"][mention.head]["span"] is None):
            continue
        found = mention.group in linked[id(mention)]
        tally[mention.kind]["gold"] += 1
        tally[mention.kind]["found"] += found
        if show and not found and mention.kind != "name":
            text = " ".join(t["form"] for t in doc["tokens"][mention.start:mention.end + 1])
            show_link(doc, "MISSED", mention.kind, text, doc["tokens"][first]["form"], mention.head)


def show_link(doc, what, kind, text, actor, token):
    """Print a wrong or missing link with what stands around it."""
    around = ""
    if token is not None:
        around = " ".join(t["form"] for t in doc["tokens"][max(0, token - 25):token])
        around += " [[" + doc["tokens"][token]["form"] + "]] "
        around += " ".join(t["form"] for t in doc["tokens"][token + 1:token + 8])
    print(f"{what} {kind}\t{doc['id']}\t{text[:60]} -> {actor}\t{around}")


def run(entente, arguments):
    """Run a command of entente; its output as text."""
    done = subprocess.run([entente, "extract", *arguments], capture_output=True, check=False)
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-v", action="store_true", help="show wrong and missing links")
    parser.add_argument("--only", help="documents whose name holds this")
    parser.add_argument("entente")
    parser.add_argument("gum", nargs="+", type=Path)
    options = parser.parse_args()
    tally = {kind: collections.Counter() for kind in KINDS}
    documents = refused = lost = 0
    with tempfile.TemporaryDirectory() as folder:
        for doc in (d for path in options.gum for d in read_documents(path)):
            if options.only and options.only not in doc["id"]:
                continue
            settle(doc)
            documents += 1
            path = Path(folder) / (doc["id"] + ".txt")
            path.write_text(plain_text(doc), encoding="utf-8")
            clean, errors = run(options.entente, ["--text", str(path)])
            lines, _ = run(options.entente, ["--actors", str(path)])
            if not clean:
                refused += 1
                print(f"refused: {doc['id']}: {errors.strip()}", file=sys.stderr)
                continue
            lost += align(doc, clean)
            score(doc, [json.loads(line) for line in lines.splitlines()], tally, options.v)
    print(f"{documents} documents, {refused} refused, {lost} sentences not in the clean text")
    for kind in KINDS:
        t = tally[kind]
        precision = t["right"] / t["said"] if t["said"] else 0.0
        recall = t["found"] / t["gold"] if t["gold"] else 0.0
        print(f"{kind:12} precision {precision:.3f} ({t['right']} of {t['said']})"
              f"  recall {recall:.3f} ({t['found']} of {t['gold']})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
