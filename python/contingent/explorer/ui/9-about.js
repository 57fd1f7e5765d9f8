// The selected country: its numbers and all that they rest on.

const FUNNEL = {
  willing: "willing",
  admitted: "and accepted by every gatekeeper",
  compatible: "and finds a policy with them",
  could: "could take part",
  would: "would",
  needed: "needed",
};

function aboutPanel(explorer) {
  const { scene } = explorer;
  const name = make("h3", {});
  const numbers = make("dl", { class: "funnel" });
  const reasons = make("div", { class: "reasons" });
  const close = button("×", () => explorer.select(""), { class: "close", "aria-label": "Select nobody" });
  const element = make(
    "section",
    { class: "about", "aria-label": "The selected country", hidden: true },
    close,
    name,
    numbers,
    reasons,
  );
  let shown = "";
  return {
    element,
    update() {
      const { selected, rows } = explorer.state;
      element.hidden = !selected;
      if (!selected) {
        shown = "";
        return;
      }
      const row = rows.find((one) => one.id === selected);
      numbers.replaceChildren(
        ...(row
          ? Object.entries(FUNNEL).map(([answer, told]) =>
              make("div", {}, make("dt", {}, told), make("dd", {}, row[answer].shown, " ", change(row[answer].points))),
            )
          : []),
      );
      if (shown === selected) return;
      shown = selected;
      name.textContent = scene.names[selected];
      const levers = leversAbout(scene, selected);
      reasons.replaceChildren(
        ...levers.map((lever) =>
          make(
            "details",
            { open: lever.id === `joins:${selected}` },
            make(
              "summary",
              {},
              lever.label,
              make("span", { class: "muted" }, ` ${lever.shown}${lever.reasons.claims.length ? "" : ", an assumption"}`),
            ),
            reasonsOf(scene, lever.reasons),
          ),
        ),
      );
    },
  };
}
