// Who could join: a bar a candidate, from the floor to the ceiling; below it, where levers are pulled, that of the case.

const MEANING = {
  needed: "needed: in every force there could be (floor)",
  would: "would: in the force that forms (plan)",
  could: "could: in some force that meets every requirement (ceiling)",
};

function barsPanel(explorer) {
  const { scene, tip } = explorer;
  const list = make("div", { role: "listbox", class: "bars", "aria-label": "Candidates, those who could join most often first" });
  const axis = make("div", { class: "axis", "aria-hidden": "true" });
  const key = make(
    "ul",
    { class: "key" },
    Object.entries(MEANING).map(([answer, told]) => make("li", {}, make("span", { class: `swatch ${answer}` }), told)),
    make("li", { class: "ghosts" }, make("span", { class: "swatch was" }), "grey: as in the case"),
  );
  const rows = new Map();
  for (const row of explorer.state.rows) rows.set(row.id, barRow(row));
  const elements = [...rows.values()].map((row) => row.element);
  roving(elements, 0, alongList(elements.length), (index) => explorer.select(explorer.state.rows[index].id));
  list.append(...elements);

  function barRow(row) {
    const bars = {};
    const ghosts = {};
    const lane = (into, kind) =>
      make(
        "span",
        { class: kind },
        ["could", "would", "needed"].map((answer) => (into[answer] = make("span", { class: answer }))),
      );
    const numbers = make("span", { class: "numbers" });
    const limit = make("span", { class: "limit" });
    const element = make(
      "div",
      { role: "option", "data-key": row.id, "data-actor": row.id, click: () => explorer.select(row.id) },
      make("span", { class: "name" }, row.name),
      make("span", { class: "lanes" }, lane(bars, "lane"), lane(ghosts, "lane ghost"), limit),
      numbers,
    );
    tip.on(element, () => tellActor(row.id));
    return { element, bars, ghosts, numbers, limit };
  }

  function tellActor(id) {
    const row = explorer.state.rows.find((one) => one.id === id);
    const joins = leversAbout(scene, id).find((lever) => lever.id === `joins:${id}`);
    return [
      make("p", { class: "title" }, row.name),
      ...Object.keys(MEANING)
        .reverse()
        .map((answer) => make("p", {}, `${answer} ${inWords(row[answer])}`)),
      joins ? make("p", { class: "title" }, `Would it join? In the case: ${joins.shown}`) : null,
      ...(joins ? reasonsInShort(scene, joins.reasons) : []),
    ];
  }

  return {
    element: make("div", {}, key, axis, list),
    update() {
      const { rows: told, end, moves, viable, selected } = explorer.state;
      const moved = Object.keys(moves).length > 0;
      list.classList.toggle("moved", moved);
      key.classList.toggle("moved", moved);
      const step = [0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((width) => end / width <= 5) ?? 0.5;
      const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
      axis.replaceChildren(
        make("span", { class: "name" }),
        make(
          "span",
          { class: "lanes" },
          ticks.map((tick) => {
            const mark = make("span", { class: "tick" }, `${Math.round(100 * tick)} %`);
            mark.style.left = inPercent(tick / end);
            return mark;
          }),
        ),
        make("span", { class: "numbers" }, make("span", { class: "cell" }, "would"), make("span", { class: "cell" }, "could")),
      );
      for (const row of told) {
        const { element, bars, ghosts, numbers, limit } = rows.get(row.id);
        for (const answer of ["could", "would", "needed"]) {
          bars[answer].style.width = inPercent(row[answer].value / end);
          ghosts[answer].style.width = inPercent(row[answer].was / end);
        }
        limit.style.left = inPercent(viable.value / end);
        numbers.replaceChildren(
          ...["would", "could"].map((answer) =>
            make(
              "span",
              { class: "cell", "data-answer": answer },
              change(row[answer].points),
              make("span", { class: "shown" }, row[answer].shown),
            ),
          ),
        );
        element.setAttribute("aria-selected", String(row.id === selected));
        element.setAttribute(
          "aria-label",
          `${row.name}: could ${inWords(row.could)}; would ${inWords(row.would)}; needed ${inWords(row.needed)}`,
        );
      }
    },
  };
}
