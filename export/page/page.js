/* The page: draws the network that stands in #data, filters it, and tells what is known of an actor
   or a tie. Everything from articles is put in as text, never as markup. */
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const links = data.links;
  const words = { ally: "ally", rival: "rival", splinter_of: "splinter of" };
  const $ = (id) => document.getElementById(id);

  /** An element with a class and text or children. */
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    for (const part of content) element.append(part);
    return element;
  }

  for (const node of data.nodes) node.links = [];
  for (const link of links) {
    link.from = byId.get(link.source);
    link.to = byId.get(link.target);
    link.from.links.push(link);
    link.to.links.push(link);
    link.years = [link.since, link.until, ...link.evidence.map((piece) => piece.date)]
      .filter(Boolean).map((date) => Number(date.slice(0, 4)));
  }
  const years = links.flatMap((link) => link.years);
  const firstYear = Math.min(...years), lastYear = Math.max(...years);

  // The filters.
  const choice = (select, values, name) => {
    for (const value of values) {
      const option = make("option", "", name(value));
      option.value = value;
      select.append(option);
    }
  };
  choice($("form"), [...new Set(links.flatMap((link) => link.forms))].sort(), (form) => form.replace(/_/g, " "));
  const camps = new Map();
  for (const node of data.nodes) camps.set(node.camp, [...(camps.get(node.camp) || []), node]);
  choice($("camp"), [...camps.keys()].filter((camp) => camps.get(camp).length > 1).sort((a, b) => a - b),
    (camp) => `${camp}: ${camps.get(camp)[0].camp_name}`);
  for (const node of data.nodes) {
    for (const name of new Set([node.label, ...node.aliases])) {
      const option = make("option", "", name === node.label ? "" : node.label);
      option.value = name;
      $("names").append(option);
    }
  }
  // A step of the sliders is a year that something is dated to, so that an old date stretches nothing.
  const stops = [...new Set(years)].sort((a, b) => a - b);
  for (const end of ["from", "to"]) {
    $(end).min = 0;
    $(end).max = Math.max(0, stops.length - 1);
    $(end).value = end === "from" ? 0 : stops.length - 1;
    $(end).addEventListener("input", () => { // the other end gives way
      const other = $(end === "from" ? "to" : "from");
      if (Number($("from").value) > Number($("to").value)) other.value = $(end).value;
    });
  }
  const chosenYear = (end) => stops[Number($(end).value)];
  if (stops.length < 2) $("years").hidden = true;

  /** Whether the text states that a tie held between two years, though no date falls into them. */
  function holds(link, from, to) {
    return Boolean(link.since && link.until) && Number(link.since.slice(0, 4)) <= to && Number(link.until.slice(0, 4)) >= from;
  }

  function passes(link) {
    const from = chosenYear("from"), to = chosenYear("to");
    const allYears = stops.length < 2 || (from === firstYear && to === lastYear);
    const camp = $("camp").value;
    return document.querySelector(`header input[value="${link.relation}"]`).checked &&
      (!$("form").value || link.forms.includes($("form").value)) &&
      (!camp || String(link.from.camp) === camp || String(link.to.camp) === camp) &&
      link.confidence >= Number($("confidence").value) &&
      (allYears || link.years.some((year) => year >= from && year <= to) || holds(link, from, to));
  }

  // The drawing.
  const svg = d3.select("#map"), view = d3.select("#view");
  const parallel = new Map();
  for (const link of links) {
    const key = [link.source, link.target].sort().join(" ");
    link.place = parallel.get(key) || 0;
    parallel.set(key, link.place + 1);
  }
  const radius = (node) => 3 + node.size / 4;
  function path(link) {
    const { x: x1, y: y1 } = link.from, { x: x2, y: y2 } = link.to;
    const bend = link.place === 0 ? 0 : (link.place % 2 ? 1 : -1) * 0.14;
    const mx = (x1 + x2) / 2 - (y2 - y1) * bend, my = (y1 + y2) / 2 + (x2 - x1) * bend;
    // in two halves: the arrow of a splinter stands where they meet
    const ax = (x1 + mx) / 2, ay = (y1 + my) / 2, bx = (mx + x2) / 2, by = (my + y2) / 2;
    return `M${x1},${y1}Q${ax},${ay} ${(ax + bx) / 2},${(ay + by) / 2}Q${bx},${by} ${x2},${y2}`;
  }
  const linkOf = d3.select("#links").selectAll("path").data(links).enter().append("path")
    .attr("class", (link) => `link ${link.relation}`).attr("d", path)
    .attr("stroke-width", (link) => 1 + Math.min(4, 2 * Math.sqrt(link.weight)));
  linkOf.append("title").text((link) =>
    `${link.from.label} – ${words[link.relation]} – ${link.to.label}: ${link.form.replace(/_/g, " ")}`);
  const nodeOf = d3.select("#nodes").selectAll("g").data(data.nodes).enter().append("g")
    .attr("class", "node").attr("tabindex", 0).attr("role", "button")
    .attr("aria-label", (node) => node.label)
    .attr("transform", (node) => `translate(${node.x},${node.y})`);
  nodeOf.append("circle").attr("fill", (node) => `rgb(${node.r},${node.g},${node.b})`);
  nodeOf.append("title").text((node) => node.label);
  const labelOf = d3.select("#labels").selectAll("text").data(data.nodes).enter().append("text") // above all circles
    .attr("x", (node) => node.x).attr("y", (node) => node.y).text((node) => node.label);
  linkOf.each(function (link) { this.addEventListener("click", () => choose(link.id)); });
  nodeOf.each(function (node) {
    this.addEventListener("click", () => choose(node.id));
    this.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(node.id); } });
  });

  let scale = 1;
  const ranked = data.nodes.slice().sort((a, b) => b.pagerank - a.pagerank);
  /** The nodes whose names have room: what is chosen and its neighbours first, then by influence. */
  function named(larger) {
    const boxes = [], out = new Set();
    const order = [...ranked].sort((a, b) => Boolean(b.near) - Boolean(a.near));
    for (const node of order) {
      if (!node.shown || node.faint) continue;
      const width = 6.4 * larger * node.label.length + 4 * larger, y = node.y - radius(node) / Math.sqrt(scale) - 3 * larger;
      const box = [node.x - width / 2, y - 11 * larger, node.x + width / 2, y + 3 * larger];
      const free = boxes.every((each) => box[0] > each[2] || box[2] < each[0] || box[1] > each[3] || box[3] < each[1]);
      if (free || node.chosen) {
        boxes.push(box);
        out.add(node);
      }
    }
    return out;
  }
  function label() { // as many names as have room; what is far away is not too small to see
    const larger = Math.pow(scale, -0.8), room = named(larger);
    nodeOf.select("circle").attr("r", (node) => radius(node) / Math.sqrt(scale));
    labelOf.style("font-size", `${12 * larger}px`).style("stroke-width", `${3 * larger}px`)
      .attr("dy", (node) => -radius(node) / Math.sqrt(scale) - 3 * larger)
      .attr("display", (node) => (room.has(node) ? null : "none"));
  }
  const zoom = d3.zoom().scaleExtent([0.1, 12]).on("zoom", (event) => {
    const transform = (event && event.transform) || d3.event.transform;
    view.attr("transform", transform);
    if (Math.abs(transform.k - scale) > 0.01) {
      scale = transform.k;
      label();
    }
  });
  svg.call(zoom);
  function fit(nodes) {
    const box = $("map").getBoundingClientRect();
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    if (!nodes.length || !box.width) return;
    const width = Math.max(...xs) - Math.min(...xs) + 160, height = Math.max(...ys) - Math.min(...ys) + 120;
    const k = Math.min(4, box.width / width, box.height / height);
    const x = (Math.max(...xs) + Math.min(...xs)) / 2, y = (Math.max(...ys) + Math.min(...ys)) / 2;
    svg.call(zoom.transform, d3.zoomIdentity.translate(box.width / 2 - k * x, box.height / 2 - k * y).scale(k));
    scale = k;
    label();
  }

  function filter() {
    let shown = 0;
    const counts = { ally: 0, rival: 0, splinter_of: 0 };
    for (const link of links) {
      link.shown = passes(link);
      shown += link.shown;
      counts[link.relation] += link.shown;
    }
    for (const node of data.nodes) node.shown = node.links.some((link) => link.shown);
    linkOf.attr("display", (link) => (link.shown ? null : "none"));
    nodeOf.attr("display", (node) => (node.shown ? null : "none"));
    for (const relation of Object.keys(counts)) {
      document.querySelector(`label.${relation} output`).textContent = counts[relation];
    }
    $("confidence-value").textContent = Number($("confidence").value).toFixed(2);
    for (const end of ["from", "to"]) $(`${end}-value`).textContent = chosenYear(end);
    const hidden = Object.values(data.graph.hidden).reduce((sum, n) => sum + n, 0);
    $("count").textContent = `${data.nodes.filter((node) => node.shown).length} actors, ${shown} ties`;
    $("count").title = hidden ? `The network leaves out ${hidden} ties that are only roles, lists, single verbal acts ` +
      "or one side's claims; --all shows them" : "";
    if (hidden) $("count").append(` (${hidden} left out)`);
    label();
  }
  document.querySelector("header").addEventListener("input", (event) => {
    if (event.target.id !== "search") filter();
  });

  // What is known.
  function go(id, text) {
    const button = make("button", "", text);
    button.addEventListener("click", () => choose(id));
    return button;
  }
  function sentence(piece) {
    const text = piece.sentence || "", cue = piece.cue || "", at = cue ? text.indexOf(cue) : -1;
    const quote = at < 0 ? [text] : [text.slice(0, at), make("mark", "", cue), text.slice(at + cue.length)];
    const source = make("footer", "", `${piece.outlet || "unknown outlet"}, ${piece.date || "undated"}: `);
    const title = piece.title || piece.article || "";
    if (/^https?:\/\//.test(piece.url || "")) {
      const link = make("a", "", title);
      link.href = piece.url;
      link.rel = "noopener noreferrer";
      source.append(link);
    } else source.append(title);
    const facts = [piece.form.replace(/_/g, " "), piece.status];
    if (piece.since) facts.push(`since ${piece.since}`);
    if (piece.until) facts.push(`until ${piece.until}`);
    if (piece.said_by) facts.push(`says ${piece.said_by}`);
    for (const flag of ["denied", "repeated", "confirmed"]) if (piece[flag]) facts.push(flag);
    facts.push(`confidence ${piece.confidence}`);
    source.append(make("br", ""), facts.join(" · "));
    return make("blockquote", `${piece.denied ? "denied" : ""} ${piece.repeated ? "repeated" : ""}`.trim(),
      "“", ...quote, "”", source);
  }
  /** When two actors were what, on a bar of all years. */
  function history(link) {
    const dated = (link.history || []).filter((phase) => phase.from || phase.to);
    const part = make("div", "");
    if (dated.length && lastYear >= firstYear) {
      const bar = make("div", "bar"), span = lastYear - firstYear + 1;
      for (const phase of dated) {
        const from = Number((phase.from || phase.to).slice(0, 4)), to = Number((phase.to || phase.from).slice(0, 4));
        const piece = make("i", phase.relation);
        piece.style.left = `${100 * (from - firstYear) / span}%`;
        piece.style.width = `${100 * (to - from + 1) / span}%`;
        bar.append(piece);
      }
      part.append(bar, `${firstYear} to ${lastYear}`);
    }
    for (const phase of link.history || []) {
      part.append(make("div", "", `${phase.relation} ${phase.from || "?"} to ${phase.to || "?"}` +
        (phase.to_stated ? "" : " (last attested)")));
    }
    if (link.course) part.append(make("div", "", `All in all: ${link.course}`));
    return part;
  }
  function showTie(link, panel) {
    panel.append(make("h2", "", go(link.source, link.from.label), ` – ${words[link.relation]} – `,
      go(link.target, link.to.label)), history(link),
      make("h3", "", `${link.evidence.length} sentence${link.evidence.length === 1 ? "" : "s"}`));
    for (const piece of link.evidence) panel.append(sentence(piece));
  }
  function showActor(node, panel) {
    panel.append(make("h2", "", node.label), make("div", "", `${node.kind}; camp ${node.camp} (${node.camp_name}); ` +
      `${node.articles} article${node.articles === 1 ? "" : "s"}, ${node.first || "?"} to ${node.last || "?"}`));
    const others = node.aliases.filter((name) => name !== node.label);
    if (others.length) panel.append(make("div", "", `Also called: ${others.join("; ")}`));
    for (const join of node.joins || []) {
      panel.append(make("div", "", `${join.name} = ${join.with}: ${join.reason}`));
    }
    const groups = [["Allies", "ally"], ["Rivals", "rival"], ["Splinters", "splinter_of"]];
    for (const [title, relation] of groups) {
      const ties = node.links.filter((link) => link.relation === relation).sort((a, b) => b.weight - a.weight);
      if (!ties.length) continue;
      const list = make("ul", "");
      for (const link of ties) {
        const other = link.from === node ? link.to : link.from;
        const way = relation !== "splinter_of" ? "" : link.from === node ? "came out of " : "left by ";
        list.append(make("li", "", way, go(link.id, other.label), `, ${link.form.replace(/_/g, " ")} (${link.evidence.length})`));
      }
      panel.append(make("h3", "", `${title} (${ties.length})`), list);
    }
    const measures = make("dl", "");
    for (const name of ["pagerank", "brokerage", "pn", "net_strength", "betweenness", "closeness", "coreness", "constraint"]) {
      if (node[name] !== null && node[name] !== undefined) {
        measures.append(make("dt", "", name.replace(/_/g, " ")), make("dd", "", String(node[name])));
      }
    }
    panel.append(make("h3", "", "Influence"), measures);
  }
  function choose(id) {
    const node = byId.get(id), link = links.find((each) => each.id === id), panel = $("panel");
    panel.replaceChildren();
    const near = new Set(node ? [node, ...node.links.flatMap((each) => [each.from, each.to])] : link ? [link.from, link.to] : []);
    for (const each of data.nodes) {
      each.chosen = each === node;
      each.near = near.has(each);
      each.faint = node !== undefined && !each.near;
    }
    nodeOf.classed("chosen", (each) => each.chosen).classed("faint", (each) => each.faint);
    linkOf.classed("chosen", (each) => each === link);
    linkOf.classed("faint", (each) => node !== undefined && each.from !== node && each.to !== node);
    if (node) showActor(node, panel);
    else if (link) showTie(link, panel);
    else {
      panel.append(make("h2", "", "Who stands with whom"), make("p", "", "Choose an actor or a tie: every tie has " +
        "the sentences that say so, with outlet and date. Drag to pan, turn the wheel to zoom."));
    }
    window.history.replaceState(null, "", node || link ? `#${id}` : window.location.pathname + window.location.search);
    label();
  }
  $("search").addEventListener("change", () => {
    const wanted = $("search").value.trim().toLowerCase();
    const found = data.nodes.find((node) => node.label.toLowerCase() === wanted) ||
      data.nodes.find((node) => [node.label, ...node.aliases].some((name) => name.toLowerCase().includes(wanted)));
    if (wanted && found) {
      choose(found.id);
      fit([found, ...found.links.flatMap((link) => [link.from, link.to])]);
    }
  });
  svg.node().addEventListener("click", (event) => { if (event.target === svg.node()) choose(""); });
  window.addEventListener("hashchange", () => choose(window.location.hash.slice(1)));

  /** The actors that are tied together with most others: what hangs by itself shall not make the rest small. */
  function largest() {
    const seen = new Set();
    let best = [];
    for (const start of data.nodes) {
      const part = seen.has(start) ? [] : [start];
      seen.add(start);
      for (let i = 0; i < part.length; i++) {
        for (const next of part[i].links.flatMap((link) => [link.from, link.to])) {
          if (!seen.has(next)) part.push(next);
          seen.add(next);
        }
      }
      if (part.length > best.length) best = part;
    }
    return best;
  }
  const fitAll = () => fit(largest());
  window.addEventListener("resize", fitAll);
  window.addEventListener("beforeprint", () => fit(data.nodes.filter((node) => node.shown)));
  window.addEventListener("afterprint", fitAll);

  filter();
  fitAll();
  choose(window.location.hash.slice(1));
})();
