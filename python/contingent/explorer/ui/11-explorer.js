// The explorer: one place that asks Python and knows what it answered; the panels draw that.

const TABS = {
  bars: ["Who could join", null],
  network: ["Network", networkPanel],
  compatibility: ["Compatibility", heatmapPanel],
  terms: ["Terms", termsPanel],
  coalitions: ["Coalitions", coalitionsPanel],
};
const REST = 160; // milliseconds without a move until an open panel is computed anew
const STILL = 1200; // and until the static picture is

function render({ model, el }) {
  const root = make("div", { class: "contingent-explorer", "data-explorer": model.get("still") });
  // Where this is alive, its static twin need not be seen.
  const hiding = make("style", {}, `.contingent-still-${CSS.escape(model.get("still"))} { display: none }`);
  const explorer = { scene: model.get("scene"), state: model.get("state"), panels: {}, tip: null };
  let waiting = null; // the number of the question on its way
  let queued = null; // a newer value of the lever that is being dragged
  let asked = 0;
  let timers = [];

  explorer.ask = (message) => {
    if (waiting !== null && message.more) {
      queued = message;
      return;
    }
    if (queued && message.do === "settle") {
      queued.more = false;
      return;
    }
    head.complain("");
    waiting = ++asked;
    model.send({ ...message, ticket: waiting });
  };
  explorer.select = (actor) => {
    const id = actor.split("#")[0];
    explorer.ask({ do: "select", actor: id === explorer.state.selected ? "" : id });
  };
  explorer.refill = () => {
    const { panel } = explorer.state;
    if (panel === "bars" || !(panel in explorer.panels)) return;
    parts[panel].fill(Math.max(300, Math.floor(stage.clientWidth) || 640));
  };

  explorer.tip = tips(root);
  const head = headPanel(explorer);
  const levers = leversPanel(explorer);
  const about = aboutPanel(explorer);
  const parts = { bars: barsPanel(explorer) };
  const stage = make("div", { class: "stage", role: "tabpanel", id: newId("stage"), tabindex: -1 });
  const tabs = Object.fromEntries(
    Object.entries(TABS).map(([panel, [told]]) => [
      panel,
      button(told, () => explorer.ask({ do: "open", panel }), {
        role: "tab",
        id: newId("tab"),
        "aria-controls": stage.id,
        "data-panel": panel,
      }),
    ]),
  );
  roving(Object.values(tabs), Object.keys(TABS).indexOf(explorer.state.panel), alongList(5));
  root.prepend(
    head.element,
    make(
      "div",
      { class: "room" },
      levers.element,
      make(
        "div",
        { class: "main" },
        make("div", { class: "tabs", role: "tablist", "aria-label": "Pictures" }, Object.values(tabs)),
        stage,
        about.element,
      ),
    ),
    make(
      "p",
      { class: "foot" },
      `${explorer.scene.worlds}. Each number is a share of these worlds; what is set changes nothing else in them.`,
    ),
  );

  let open = "";
  function update() {
    explorer.state = model.get("state");
    const { panel } = explorer.state;
    head.update();
    levers.update();
    about.update();
    for (const [name, tab] of Object.entries(tabs)) tab.setAttribute("aria-selected", String(name === panel));
    stage.setAttribute("aria-labelledby", tabs[panel].id);
    parts[panel] ??= TABS[panel][1](explorer);
    if (open !== panel) stage.replaceChildren(parts[panel].element);
    open = panel;
    if (panel === "bars") parts.bars.update();
    timers.forEach(clearTimeout);
    timers = [setTimeout(() => model.send({ do: "rest" }), STILL)];
    if (panel === "bars") return;
    const fresh = model.get("panel").of === explorer.state.of;
    stage.setAttribute("aria-busy", String(!fresh));
    if (fresh) arrived();
    else timers.push(setTimeout(() => model.send({ do: "panel" }), panel in explorer.panels ? REST : 0));
  }
  function arrived() {
    const { name, of, data } = model.get("panel");
    if (!name || of !== explorer.state.of) return;
    explorer.panels[name] = data;
    stage.setAttribute("aria-busy", "false");
    explorer.refill();
  }
  function changed() {
    const { ticket } = model.get("state");
    if (ticket >= waiting) waiting = null;
    update();
    if (queued && waiting === null) {
      const message = queued;
      queued = null;
      explorer.ask(message);
    }
  }
  function told(message) {
    if (message.problem !== undefined) head.complain(message.problem);
    if (message.ticket >= waiting) waiting = null;
    if (message.file) {
      const link = make("a", {
        href: URL.createObjectURL(new Blob([message.text], { type: "application/json" })),
        download: message.file,
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }
  }

  // The host's own keys must not take what is meant for the explorer, such as "a" in JupyterLab.
  const keepKeys = (event) => event.stopPropagation();
  root.addEventListener("keydown", keepKeys);
  root.dataset.lmSuppressShortcuts = "true";
  model.on("change:state", changed);
  model.on("change:panel", arrived);
  model.on("msg:custom", told);
  const resized = new ResizeObserver(() => explorer.refill());
  resized.observe(stage);
  el.append(hiding, root);
  update();
  return () => {
    timers.forEach(clearTimeout);
    resized.disconnect();
    model.off("change:state", changed);
    model.off("change:panel", arrived);
    model.off("msg:custom", told);
    hiding.remove();
    root.remove();
  };
}

export default { render };
