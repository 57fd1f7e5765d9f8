// Reasons: what a number rests on, beside whatever is pointed at or has the focus.

const CLAIMS_IN_TIP = 3;

// The lines, notes and claims of one lever; of the claims at most so many.
function reasonsOf(scene, reasons, most = Infinity) {
  const claims = reasons.claims.slice(0, most).map((id) => {
    const claim = scene.claims[id];
    return make(
      "li",
      {},
      make("span", { class: "says" }, claim.says),
      make("span", { class: "muted" }, `${claim.who}. ${claim.source}`),
    );
  });
  const more = reasons.claims.length - claims.length;
  return [
    ...reasons.lines.map((line) => make("p", {}, line)),
    ...reasons.notes.map((note) => make("p", { class: "muted" }, note)),
    claims.length ? make("ul", { class: "claims" }, claims) : null,
    more > 0 ? make("p", { class: "muted" }, `and ${more} more`) : null,
  ];
}

// The levers of which a country is the subject, then those by which gatekeepers and others judge it.
function leversAbout(scene, actor) {
  const every = scene.groups.flatMap((group) => group.levers);
  return [...every.filter((lever) => lever.about[0] === actor), ...every.filter((lever) => lever.about[1] === actor)];
}

// One tip for the whole explorer. It stays while the pointer is on it, and Escape hides it.
function tips(root) {
  const id = newId("tip");
  const tip = make("div", { class: "tip", role: "tooltip", id, hidden: true });
  let owner = null;
  let timer = 0;
  root.append(tip);

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  }
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 180);
  };
  function show(element, content) {
    clearTimeout(timer);
    hide();
    owner = element;
    tip.replaceChildren(...content().flat().filter(Boolean));
    tip.hidden = false;
    element.setAttribute("aria-describedby", id);
    const frame = root.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left - frame.left), Math.max(8, frame.width - tip.offsetWidth - 8));
    const below = box.bottom - frame.top + 6;
    const fits = below + tip.offsetHeight < frame.height || box.top - frame.top < tip.offsetHeight + 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${fits ? below : box.top - frame.top - tip.offsetHeight - 6}px`;
  }
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", later);
  root.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return {
    hide,
    // `content` gives the elements to show; asked anew each time.
    on(element, content) {
      let pointing = 0;
      element.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "touch") return;
        clearTimeout(pointing);
        pointing = setTimeout(() => show(element, content), 220);
      });
      element.addEventListener("pointerleave", () => {
        clearTimeout(pointing);
        later();
      });
      element.addEventListener("pointerdown", () => {
        clearTimeout(pointing);
        hide();
      });
      element.addEventListener("focus", () => element.matches(":focus-visible") && show(element, content));
      element.addEventListener("blur", hide);
    },
  };
}
