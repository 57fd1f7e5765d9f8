// Who can live with whose policy: a triangle of all pairs; a country's name stands where its row ends and its column begins.

function heatmapPanel(explorer) {
  const { scene } = explorer;
  const picture = make("div", { class: "picture scroll" });
  const told = make("p", { class: "readout", role: "status" });
  const issue = make(
    "select",
    { id: newId("issue") },
    make("option", { value: "" }, "every issue"),
    scene.issues.map((one) => make("option", { value: one.id }, one.name)),
  );
  issue.addEventListener("change", () => explorer.refill());
  const key = make(
    "ul",
    { class: "key" },
    make("li", {}, make("span", { class: "swatch ramp" }), "0 % to 100 % of worlds: what is blank always finds a policy"),
    make("li", {}, make("span", { class: "swatch dot" }), "changed by what is set"),
  );

  function fill(room) {
    const data = explorer.panels.compatibility;
    const { selected } = explorer.state;
    const cells = data.cells[issue.value] ?? data.cells[""];
    const count = data.actors.length;
    const width = Math.max(room, 7 * count + 110); // wider than there is room for, it scrolls
    const size = Math.max(7, Math.min(24, (width - 110) / count));
    const high = Math.max(size, 11);
    const font = Math.min(12, Math.max(10, high - 2));
    const at = (row, column) =>
      draw("rect", {
        x: column * size,
        y: row * high,
        width: size,
        height: high,
        class: "cell",
        role: "gridcell",
        "data-key": `${row}:${column}`,
        "aria-label": `${data.actors[row].name} and ${data.actors[column].name}: ${inWords(cells[row][column])}`,
      });
    const mine = (index) => data.actors[index].id === selected;
    const flat = [];
    const index = new Map();
    const rows = data.actors.map((actor, row) => {
      const label = draw(
        "text",
        { x: row * size + 5, y: row * high + high / 2 + font / 3, "font-size": font },
        shortened(actor.name, width - row * size - 8, font),
      );
      const header = draw(
        "g",
        {
          role: "rowheader",
          class: `actor${mine(row) ? " selected" : ""}`,
          "data-key": actor.id,
          "data-actor": actor.id,
          "aria-label": `${actor.name}${mine(row) ? ", selected" : ""}`,
          click: () => explorer.select(actor.id),
        },
        draw("rect", {
          x: row * size + 1,
          y: row * high,
          width: Math.min(width - row * size - 2, textWidth(actor.name, font) + 10),
          height: high,
          class: "ground",
        }),
        label,
      );
      header.addEventListener("focus", () => {
        told.textContent = leastOf(data, cells, row);
      });
      const line = cells[row].map((cell, column) => {
        const rect = at(row, column);
        rect.style.setProperty("--share", inPercent(cell.value));
        const say = () => {
          told.textContent = `${data.actors[row].name} and ${data.actors[column].name}: ${inWords(cell)}`;
        };
        rect.addEventListener("pointerenter", say);
        rect.addEventListener("focus", say);
        rect.addEventListener("click", () => explorer.select(data.actors[mine(row) ? column : row].id));
        index.set(`${row}:${column}`, flat.push(rect) - 1);
        return rect;
      });
      index.set(`${row}:${row}`, flat.push(header) - 1);
      const dots = cells[row].map((cell, column) =>
        cell.points && Math.abs(cell.value - cell.was) >= 0.01
          ? draw("circle", { cx: (column + 0.5) * size, cy: (row + 0.5) * high, r: Math.min(3, size / 4), class: "moved" })
          : null,
      );
      return [draw("g", { role: "row" }, line, header), draw("g", { "aria-hidden": "true" }, dots)];
    });
    const chosen = data.actors.findIndex((actor) => actor.id === selected);
    const frame =
      chosen < 0
        ? []
        : [
            draw("rect", { x: 0, y: chosen * high, width: chosen * size, height: high, class: "frame" }),
            draw("rect", {
              x: chosen * size,
              y: (chosen + 1) * high,
              width: size,
              height: (count - 1 - chosen) * high,
              class: "frame",
            }),
          ];
    const places = [...index.keys()].map((place) => place.split(":").map(Number));
    roving(
      flat,
      index.get(chosen < 0 ? "0:0" : `${chosen}:${chosen}`),
      (pressed, position) => {
        const [row, column] = places[position];
        const [down, right] = {
          ArrowDown: [1, 0],
          ArrowUp: [-1, 0],
          ArrowRight: [0, 1],
          ArrowLeft: [0, -1],
          Home: [0, -column],
          End: [0, row - column],
        }[pressed] ?? [NaN, NaN];
        if (pressed === "ArrowUp" && column === row) return index.get(`${row - 1}:${row - 1}`) ?? null;
        return index.get(`${row + down}:${column + right}`) ?? null;
      },
      (position) => explorer.select(data.actors[places[position][0]].id),
    );
    picture.replaceChildren(
      draw(
        "svg",
        {
          viewBox: `0 0 ${width} ${count * high + 2}`,
          width,
          height: count * high + 2,
          role: "grid",
          "aria-label": "Who can live with whose policy",
        },
        rows.map(([row]) => row),
        draw(
          "g",
          { "aria-hidden": "true", class: "over" },
          rows.map(([, dots]) => dots),
          frame,
        ),
      ),
    );
    told.textContent =
      chosen < 0 ? "Point at a cell, or move through the cells with the arrow keys." : leastOf(data, cells, chosen);
  }

  function leastOf(data, cells, index) {
    const pairs = data.actors
      .map((actor, other) => ({ actor, cell: other < index ? cells[index][other] : cells[other][index] }))
      .filter((_, other) => other !== index);
    const worst = pairs.sort((a, b) => a.cell.value - b.cell.value).slice(0, 3);
    return `${data.actors[index].name} finds a policy least often with ${worst.map(({ actor, cell }) => `${actor.name} ${inWords(cell)}`).join("; ")}`;
  }

  const controls =
    scene.issues.length > 1 ? make("p", { class: "controls" }, make("label", { for: issue.id }, "On "), issue) : null;
  return { element: make("div", {}, controls, key, picture, told), fill: (room) => redrawn(picture, () => fill(room)) };
}
