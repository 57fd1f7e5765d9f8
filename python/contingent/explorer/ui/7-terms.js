// The text of the mandate: how often a force exists where the policy is fixed at a point; beside it, where the selected can live.

function termsPanel(explorer) {
  const { scene } = explorer;
  const maps = make("div", { class: "maps" });
  const told = make("p", { class: "readout", role: "status" });
  const choice = (what, none) =>
    make(
      "select",
      { id: newId(what), "aria-label": what },
      none ? make("option", { value: "" }, "nothing else") : null,
      scene.issues.map((issue) => make("option", { value: issue.id }, issue.name)),
    );
  const along = choice("along the map");
  const up = choice("up the map", true);
  const open = () => explorer.ask({ do: "open", panel: "terms", x: along.value, y: up.value === along.value ? "" : up.value });
  along.addEventListener("change", open);
  up.addEventListener("change", open);

  function fill(width) {
    const data = explorer.panels.terms;
    if (!data.x) {
      told.textContent = "The case has no issues: there is no text to fix.";
      return;
    }
    along.value = data.x;
    up.value = data.y;
    const { selected } = explorer.state;
    const live = data.can_live[selected];
    const room = live && width >= 520 ? width / 2 - 11 : width;
    const shares = data.cells.map((row) => row.map((cell) => cell.value));
    const most = Math.max(...shares.flat());
    const title = `A force exists: 0 to ${Math.round(100 * most)} %`;
    const said = (i, j) =>
      `${point(data, i, j)}: a force exists in ${inWords(data.cells[j][i])}${live ? `; ${scene.names[selected]} can live with it in ${data.can_live_shown[selected][j][i]}` : ""}`;
    const start = data.any ? `The best point, ${said(data.best[0], data.best[1] ?? 0)}` : "At no point is there a force.";
    told.textContent = start;
    maps.replaceChildren(
      map(data, shares, most || 1, title, room, said, data.any),
      ...(live ? [map(data, live, 1, `${scene.names[selected]} can live with it: 0 to 100 %`, room, said, false)] : []),
    );
  }

  const ends = ({ low, high }) => (low && high ? `: 0 is “${low}”, 1 is “${high}”` : "");
  const named = (id) => scene.issues.find((issue) => issue.id === id);
  const point = (data, i, j) =>
    [
      [data.x, i],
      [data.y, j],
    ]
      .filter(([id]) => id)
      .map(([id, at]) => `${named(id).name} at ${data.points[at].toFixed(1)}`)
      .join(", ");

  function map(data, shares, most, title, room, said, starred) {
    const count = data.points.length;
    const left = data.y ? 30 : 2;
    const size = (Math.min(room, 440) - left - 2) / count;
    const high = data.y ? size * 0.8 : 46;
    const rows = shares.length;
    const flat = [];
    const lines = shares.map((row, j) =>
      draw(
        "g",
        { role: "row" },
        row.map((share, i) => {
          const cell = draw("rect", {
            x: left + i * size,
            y: (rows - 1 - j) * high,
            width: size + 0.3,
            height: high + 0.3,
            class: "share",
            role: "gridcell",
            "aria-label": said(i, j),
            "data-key": `${title.length}:${i}:${j}`,
          });
          cell.style.setProperty("--share", inPercent(share / most));
          const say = () => {
            told.textContent = said(i, j);
          };
          cell.addEventListener("pointerenter", say);
          cell.addEventListener("focus", say);
          flat.push(cell);
          return cell;
        }),
      ),
    );
    const start = data.any ? data.best[0] + count * (data.best[1] ?? 0) : 0;
    roving(flat, start, (pressed, at) => {
      const [i, j] = [at % count, Math.floor(at / count)];
      const [right, upward] = {
        ArrowRight: [1, 0],
        ArrowLeft: [-1, 0],
        ArrowUp: [0, 1],
        ArrowDown: [0, -1],
        Home: [-i, 0],
        End: [count - 1 - i, 0],
      }[pressed] ?? [NaN, NaN];
      const [ni, nj] = [i + right, j + upward];
      return ni >= 0 && ni < count && nj >= 0 && nj < rows ? ni + count * nj : null;
    });
    const [bx, by] = [left + (data.best[0] + 0.5) * size, (rows - 0.5 - (data.best[1] ?? 0)) * high];
    const wide = left + count * size + 2;
    const ticks = [0, 0.5, 1].flatMap((tick) => {
      const x = left + (tick * (count - 1) + 0.5) * size;
      const y = (rows - 1 - tick * (rows - 1) + 0.5) * high + 4;
      return [
        draw("text", { x, y: rows * high + 14, "text-anchor": "middle" }, `${tick}`),
        data.y ? draw("text", { x: left - 5, y, "text-anchor": "end" }, `${tick}`) : null,
      ];
    });
    return make(
      "figure",
      { style: `width: ${wide}px` },
      make("figcaption", {}, title),
      data.y ? make("p", { class: "muted" }, `↑ ${named(data.y).name}${ends(named(data.y))}`) : null,
      draw(
        "svg",
        { viewBox: `0 0 ${wide} ${rows * high + 18}`, width: wide, height: rows * high + 18, role: "grid", "aria-label": title },
        lines,
        draw(
          "g",
          { "aria-hidden": "true", class: "over" },
          ticks,
          draw("rect", { x: left, y: 0, width: count * size, height: rows * high, class: "border" }),
          starred
            ? draw("path", {
                class: "star",
                d: `M${bx} ${by - 8}l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6-4.2-3.8 5.6-.6z`,
              })
            : null,
        ),
      ),
      make("p", { class: "muted" }, `→ ${named(data.x).name}${ends(named(data.x))}`),
    );
  }

  const controls = [
    ["→", along],
    ["↑", up],
  ].map(([arrow, select]) => make("p", { class: "controls" }, make("span", { "aria-hidden": "true" }, arrow), select));
  const key = make(
    "ul",
    { class: "key" },
    make("li", {}, make("span", { class: "swatch star" }, "★"), "the best point"),
    make("li", {}, "select a country to see where it can live with the text"),
  );
  return { element: make("div", {}, controls, key, maps, told), fill: (width) => redrawn(maps, () => fill(width)) };
}
