// Reasons: what a number rests on, beside whatever is pointed at or has the focus.

const CLAIMS_IN_TIP = 3;

// What a lever rests on. `lines` say the number, claims and notes why it is so.
function reasonsOf(scene, reasons) {
  return [...reasons.lines.map((line) => make("p", {}, line)), ...claimsOf(scene, reasons.claims), ...notesOf(reasons)];
}

// The same for a tip, the claims first and few of them: there the number itself stands above.
function reasonsInShort(scene, reasons) {
  const lines = reasons.lines.length > 1 ? reasons.lines : [];
  return [...claimsOf(scene, reasons.claims, CLAIMS_IN_TIP), ...lines.map((line) => make("p", {}, line)), ...notesOf(reasons)];
}

const notesOf = (reasons) => reasons.notes.map((note) => make("p", { class: "muted" }, note));

function claimsOf(scene, ids, most = Infinity) {
  if (!ids.length) return [];
  const claims = ids.slice(0, most).map((id) => {
    const claim = scene.claims[id];
    return make(
      "li",
      {},
      make("span", { class: "says" }, claim.says),
      make("span", { class: "muted" }, `${claim.who}. ${claim.source}`),
    );
  });
  const more = ids.length - claims.length;
  return [make("ul", { class: "claims" }, claims), more > 0 ? make("p", { class: "muted" }, `and ${more} more`) : null];
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
