// Levers, in groups: a slider or a switch each, with a strip that shows what the case says.

const spaced = (number) => number.toLocaleString("en", { maximumFractionDigits: 3 });

function leverValue(lever, value) {
  if (lever.kind === "switch") return value ? "on" : "off";
  if (lever.kind === "amount") return value ? spaced(value) : "waived";
  return lever.kind === "chance" ? `${Math.round(100 * value)} %` : spaced(value);
}

function leversPanel(explorer) {
  const { scene, tip } = explorer;
  const find = make("input", { type: "search", class: "find", "aria-label": "Find a lever", placeholder: "Find a lever" });
  const only = make("input", { type: "checkbox", id: newId("only"), disabled: true });
  const onlyTold = make("label", { for: only.id }, "only those about a selected country");
  const groups = scene.groups.map((group, index) => leverGroup(explorer, group, index === 0));
  const empty = make("p", { class: "muted", hidden: true }, "No lever is called that.");

  let sifted = false;

  function sift() {
    const wanted = find.value.trim().toLowerCase();
    const { selected } = explorer.state;
    const sifting = Boolean(wanted || only.checked);
    let shown = 0;
    for (const group of groups) {
      if (sifting && !sifted) group.wasOpen = group.element.open;
      let inGroup = 0;
      for (const row of group.rows) {
        const fits = row.lever.label.toLowerCase().includes(wanted) || row.lever.id.toLowerCase().includes(wanted);
        row.element.hidden = !fits || (only.checked && !row.lever.about.includes(selected));
        inGroup += !row.element.hidden;
      }
      group.element.hidden = !inGroup;
      if (sifting) group.element.open = inGroup > 0;
      else if (sifted) group.element.open = group.wasOpen;
      shown += inGroup;
    }
    sifted = sifting;
    empty.hidden = shown > 0;
  }
  find.addEventListener("input", sift);
  only.addEventListener("change", sift);

  let selectedBefore = null;
  return {
    element: make(
      "div",
      { class: "side" },
      make(
        "section",
        { class: "levers", "aria-label": "Levers" },
        make("h3", {}, "Levers"),
        find,
        make("div", { class: "only" }, only, onlyTold),
        groups.map((group) => group.element),
        empty,
      ),
    ),
    update() {
      const { selected } = explorer.state;
      groups.forEach((group) => group.update());
      if (selected === selectedBefore) return;
      selectedBefore = selected;
      only.disabled = !selected;
      if (!selected) only.checked = false;
      onlyTold.textContent = selected ? `only those about ${scene.names[selected]}` : "only those about a selected country";
      sift();
    },
  };

  function leverGroup(explorer, group, open) {
    const rows = group.levers.map((lever) => leverRow(explorer, lever));
    const count = make("span", { class: "muted" });
    const element = make(
      "details",
      { open },
      make("summary", {}, make("span", { class: "name" }, group.name), " ", count),
      rows.map((row) => row.element),
    );
    return {
      element,
      rows,
      update() {
        rows.forEach((row) => row.update());
        const moved = group.levers.filter((lever) => lever.id in explorer.state.moves).length;
        count.textContent = moved ? `${moved} of ${rows.length} set` : `${rows.length}`;
      },
    };
  }

  function leverRow(explorer, lever) {
    const isSwitch = lever.kind === "switch";
    const nameId = newId("lever");
    const shown = make("output", { class: "value" });
    const input = isSwitch
      ? make("input", { type: "checkbox", role: "switch", "aria-labelledby": nameId })
      : make("input", { type: "range", min: 0, max: lever.most, step: lever.step, "aria-labelledby": nameId });
    const back = button("↺", () => explorer.ask({ do: "set", lever: lever.id, value: null }), {
      class: "back",
      "aria-label": `Put back: ${lever.label}`,
      title: "as in the case",
    });
    const strip = isSwitch
      ? null
      : make("span", { class: "strip", "aria-hidden": "true" }, make("span", { class: "band" }), make("span", { class: "case" }));
    const element = make(
      "div",
      { class: "lever", "data-lever": lever.id },
      make("span", { class: "name", id: nameId }, lever.label),
      shown,
      back,
      isSwitch ? input : make("span", { class: "slide" }, strip, input),
    );
    if (strip) {
      strip.firstChild.style.left = inPercent(lever.low / lever.most);
      strip.firstChild.style.width = inPercent((lever.high - lever.low) / lever.most);
      strip.lastChild.style.left = inPercent(lever.case / lever.most);
    }
    tip.on(input, () => [
      make("p", { class: "title" }, lever.label),
      make("p", {}, `In the case: ${lever.shown}`),
      ...reasonsInShort(scene, lever.reasons),
    ]);

    let held = false; // while the reader moves it, what comes from Python does not
    const tell = (value, changed) => {
      shown.textContent = changed || isSwitch ? leverValue(lever, value) : lever.shown;
      if (!isSwitch)
        input.setAttribute(
          "aria-valuetext",
          changed ? `${leverValue(lever, value)}; in the case ${lever.shown}` : `${lever.shown}, as in the case`,
        );
      element.classList.toggle("changed", changed);
      back.disabled = !changed;
    };
    if (isSwitch) {
      input.addEventListener("change", () =>
        explorer.ask({ do: "set", lever: lever.id, value: +input.checked === lever.case ? null : +input.checked }),
      );
    } else {
      input.addEventListener("input", () => {
        held = true;
        tell(+input.value, true);
        explorer.ask({ do: "set", lever: lever.id, value: +input.value, more: true });
      });
      const settle = () => {
        if (held) explorer.ask({ do: "settle" });
        held = false;
      };
      input.addEventListener("pointerup", settle);
      input.addEventListener("blur", settle);
    }
    return {
      element,
      lever,
      update() {
        const { moves, selected } = explorer.state;
        element.classList.toggle("about", lever.about.includes(selected));
        if (held) return;
        const changed = lever.id in moves;
        const value = changed ? moves[lever.id] : lever.case;
        if (isSwitch) input.checked = !!value;
        else input.value = value;
        tell(value, changed);
      },
    };
  }
}
