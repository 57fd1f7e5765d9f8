// Who can serve with whom: near one another who can. Places are the case's, so that what a lever changes is the lines.

const RADIUS = 7;
const MOST_SELDOM = 60; // more could not be told apart
const MOST_OFTEN = 600;

// The core's places in a frame, no two nearer than a gap. Half of a place is its rank, so that one far off leaves room to the rest.
function spread(xs, ys, width, height, gap) {
  const fit = (values, room) => {
    const low = Math.min(...values);
    const wide = Math.max(...values) - low || 1;
    const ranks = values.map((value) => values.filter((other) => other < value).length / Math.max(1, values.length - 1));
    return values.map((value, i) => ((value - low) / wide / 2 + ranks[i] / 2) * room);
  };
  const x = fit(xs, width);
  const y = fit(ys, height);
  for (let round = 0; round < 300; round += 1) {
    let moved = false;
    for (let i = 0; i < x.length; i += 1)
      for (let j = 0; j < i; j += 1) {
        const [dx, dy] = [x[i] - x[j] || 0.01 * (i - j), y[i] - y[j] || 0.01];
        const far = Math.hypot(dx, dy);
        if (far >= gap) continue;
        const push = (gap - far) / far / 2;
        x[i] += dx * push;
        x[j] -= dx * push;
        y[i] += dy * push;
        y[j] -= dy * push;
        moved = true;
      }
    for (let i = 0; i < x.length; i += 1) {
      x[i] = Math.min(width, Math.max(0, x[i]));
      y[i] = Math.min(height, Math.max(0, y[i]));
    }
    if (!moved) break;
  }
  return x.map((value, i) => [value, y[i]]);
}

// Where names can stand without covering a place or another name, as [x, y, anchor, text]: whole if there is room, else cut
// short; null for those that find none.
function namePlaces(names, places, size, width, height) {
  const taken = places.map(([x, y]) => [x - RADIUS - 1, y - RADIUS - 1, x + RADIUS + 1, y + RADIUS + 1]);
  const found = names.map(() => null);
  for (const room of [130, 64])
    names.forEach((name, i) => {
      found[i] ??= placed(shortened(name, room, size), places[i]);
    });
  return found;

  function placed(name, [x, y]) {
    const wide = textWidth(name, size) + 2;
    const options = [
      [x + RADIUS + 4, y + 4, "start"],
      [x - RADIUS - 4, y + 4, "end"],
      [x, y - RADIUS - 5, "middle"],
      [x, y + RADIUS + size + 2, "middle"],
    ];
    for (const [tx, ty, anchor] of options) {
      const left = anchor === "start" ? tx : anchor === "end" ? tx - wide : tx - wide / 2;
      const box = [left, ty - size, left + wide, ty + 3];
      const inside = box[0] >= 0 && box[2] <= width && box[1] >= 0 && box[3] <= height;
      if (inside && !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) {
        taken.push(box);
        return [tx, ty, anchor, name];
      }
    }
    return null;
  }
}

function networkPanel(explorer) {
  const picture = make("div", { class: "picture" });
  const told = make("p", { class: "readout", role: "status" });
  const key = make("ul", { class: "key" });

  function fill(width) {
    const data = explorer.panels.network;
    const { selected } = explorer.state;
    const count = data.actors.length;
    const height = Math.min(520, Math.max(260, 120 + 11 * count));
    const margin = Math.min(90, width / 6);
    const places = spread(data.x, data.y, width - 2 * margin, height - 44, Math.min(40, 2 * RADIUS + 8)).map(([x, y]) => [
      x + margin,
      y + 20,
    ]);
    const names = data.actors.map((actor) => actor.name);
    const labels = namePlaces(names, places, 12, width, height);
    const turned = (pair) => pair.value < data.threshold !== pair.was < data.threshold;
    const mine = (pair) => pair.pair.some((index) => data.actors[index].id === selected);
    const apart = data.pairs.filter((pair) => pair.value < data.threshold).sort((a, b) => a.value - b.value);
    const often = data.pairs.filter((pair) => pair.value >= data.threshold).sort((a, b) => b.value - a.value);
    const dense = often.length > apart.length;
    const crowded = apart.length > MOST_SELDOM;
    const seldom = crowded && selected ? apart.filter((pair) => mine(pair) || turned(pair)) : apart.slice(0, MOST_SELDOM);
    const shown = [
      ...often.slice(0, MOST_OFTEN).filter((pair) => !turned(pair)),
      ...seldom.filter((pair) => !turned(pair)),
      ...data.pairs.filter(turned),
    ];
    const line = (pair) => {
      const [[x1, y1], [x2, y2]] = pair.pair.map((index) => places[index]);
      const kind = pair.value < data.threshold ? "seldom" : "often";
      return draw("line", {
        x1,
        y1,
        x2,
        y2,
        class: `pair ${kind}${selected && mine(pair) ? " mine" : ""}${turned(pair) ? " turned" : ""}${(kind === "seldom") === (dense || crowded) ? "" : " faint"}`,
      });
    };
    const waits = data.waits_for.filter((pair) => pair.some((index) => data.actors[index].id === selected));
    const arrow = ([from, to]) => {
      const [[x1, y1], [x2, y2]] = [places[from], places[to]];
      const far = Math.hypot(x2 - x1, y2 - y1) || 1;
      const [ux, uy] = [(x2 - x1) / far, (y2 - y1) / far];
      const [ex, ey] = [x2 - ux * (RADIUS + 3), y2 - uy * (RADIUS + 3)];
      const bent = `Q${(x1 + x2) / 2 - uy * far * 0.12} ${(y1 + y2) / 2 + ux * far * 0.12} ${ex} ${ey}`;
      const head = `M${ex} ${ey}l${-9 * ux - 4 * uy} ${-9 * uy + 4 * ux}l${8 * uy} ${-8 * ux}z`;
      return [draw("path", { d: `M${x1} ${y1}${bent}`, class: "waits" }), draw("path", { d: head, class: "waits head" })];
    };
    const nodes = data.actors.map((actor, index) => {
      const [x, y] = places[index];
      const partners = data.pairs.filter((pair) => pair.pair.includes(index) && pair.value >= data.threshold).length;
      const mark = actor.gate
        ? draw("rect", {
            x: x - RADIUS,
            y: y - RADIUS,
            width: 2 * RADIUS,
            height: 2 * RADIUS,
            transform: `rotate(45 ${x} ${y})`,
            class: "mark",
          })
        : draw("circle", { cx: x, cy: y, r: RADIUS, class: "mark" });
      const place = labels[index] ?? [x, y - RADIUS - 5, "middle", shortened(actor.name, 130, 12)];
      const node = draw(
        "g",
        {
          role: "option",
          class: `node${actor.gate ? " gate" : ""}${labels[index] ? "" : " crowded"}`,
          "data-key": actor.id,
          "data-actor": actor.id,
          "aria-selected": String(actor.id === selected),
          "aria-label": `${actor.name}${actor.gate ? ", gatekeeper" : ""}: can serve with ${partners} of ${count - 1} others`,
          click: () => explorer.select(actor.id),
        },
        draw("circle", { cx: x, cy: y, r: RADIUS + 5, class: "ring" }),
        mark,
        draw("text", { x: place[0], y: place[1], "text-anchor": place[2] }, place[3]),
      );
      const tell = () => {
        told.textContent = actorLine(data, index);
      };
      node.addEventListener("pointerenter", tell);
      node.addEventListener("focus", tell);
      return node;
    });
    roving(
      nodes,
      Math.max(
        0,
        data.actors.findIndex((actor) => actor.id === selected),
      ),
      alongList(nodes.length),
      (index) => explorer.select(data.actors[index].id),
    );
    picture.replaceChildren(
      draw(
        "svg",
        {
          viewBox: `0 0 ${width} ${height}`,
          width,
          height,
          role: "listbox",
          "aria-label": "Who can serve with whom: candidates and gatekeepers",
        },
        draw("g", { "aria-hidden": "true" }, shown.map(line), waits.flatMap(arrow)),
        nodes,
      ),
    );
    const at = data.actors.findIndex((actor) => actor.id === selected);
    told.textContent = at >= 0 ? actorLine(data, at) : data.told;
    key.replaceChildren(
      ...[
        ["often", "can serve together in at least half of the worlds"],
        [
          "seldom",
          `can seldom: in less than half${crowded ? (selected ? ", of the selected" : `, the ${MOST_SELDOM} that can least`) : ""}`,
        ],
        ["turned", "changed sides by what is set"],
        ["gate", "a gatekeeper"],
        ...(waits.length ? [["waits", "its readiness to join depends on the other"]] : []),
      ].map(([kind, text]) => make("li", {}, make("span", { class: `swatch line ${kind}` }), text)),
    );
  }

  function actorLine(data, index) {
    const mine = data.pairs.filter((pair) => pair.pair.includes(index)).sort((a, b) => a.value - b.value);
    const other = (pair) => data.actors[pair.pair[0] === index ? pair.pair[1] : pair.pair[0]].name;
    const worst = mine.slice(0, 3).map((pair) => `${other(pair)} ${inWords(pair)}`);
    return `${data.actors[index].name} can serve least often with ${worst.join("; ")}`;
  }

  return { element: make("div", {}, key, picture, told), fill: (width) => redrawn(picture, () => fill(width)) };
}
