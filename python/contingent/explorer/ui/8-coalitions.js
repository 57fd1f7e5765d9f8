// The best coalitions: rows are countries, columns coalitions, their viability on top.

function coalitionsPanel(explorer) {
  const picture = make("div", {
    class: "picture scroll",
    tabindex: 0,
    role: "group",
    "aria-label": "The most viable coalitions",
  });
  const key = make(
    "p",
    { class: "muted" },
    "Each column is a coalition, the most viable first: how often exactly these members are a feasible force, on worlds the search has not seen; grey: in the case.",
  );

  function fill() {
    const data = explorer.panels.coalitions;
    const { selected } = explorer.state;
    if (!data.columns.length) {
      picture.replaceChildren(make("p", {}, "No coalition is a feasible force in any of the worlds."));
      return;
    }
    const most = Math.max(...data.columns.flatMap((column) => [column.value, column.was])) || 1;
    const bar = (share, kind) => {
      const element = make("span", { class: kind });
      element.style.height = inPercent(share / most);
      return element;
    };
    const heads = data.columns.map((column, index) =>
      make(
        "th",
        { scope: "col", class: "column" },
        make("span", { class: "bars", "aria-hidden": "true" }, bar(column.was, "was"), bar(column.value, "now")),
        make("span", { class: "rank" }, `${index + 1}`),
        make("span", { class: "share" }, column.shown),
        change(column.points),
      ),
    );
    const rows = data.rows.map((row) => {
      const mine = row.id.split("#")[0] === selected;
      const name = button(row.name, () => explorer.select(row.id), {
        "data-key": row.id,
        "data-actor": row.id,
        "aria-pressed": String(mine),
      });
      return make(
        "tr",
        { class: mine ? "selected" : "" },
        make("th", { scope: "row" }, name),
        data.columns.map((column) =>
          column.members.includes(row.id)
            ? make("td", {}, make("span", { class: "dot", "aria-hidden": "true" }), make("span", { class: "unseen" }, "member"))
            : make("td", {}),
        ),
      );
    });
    const left = make(
      "tr",
      { class: "left" },
      make("th", { scope: "row" }, "still stands if one walks out"),
      data.columns.map((column) => make("td", {}, column.survives)),
    );
    picture.replaceChildren(
      make("table", {}, make("thead", {}, make("tr", {}, make("td", {}), heads)), make("tbody", {}, rows, left)),
    );
    const names = [...picture.querySelectorAll("th button")];
    roving(
      names,
      Math.max(
        0,
        names.findIndex((one) => one.getAttribute("aria-pressed") === "true"),
      ),
      alongList(names.length),
    );
  }

  return { element: make("div", {}, key, picture), fill: () => redrawn(picture, fill) };
}
