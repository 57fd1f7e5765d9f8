// The head: the answer, what is set in a sentence, and what can be done with it.

function headPanel(explorer) {
  const { scene } = explorer;
  const answer = make("p", { class: "answer", role: "status" });
  const sentence = make("p", { class: "sentence" });
  const act = (told, does) => button(told, () => explorer.ask({ do: does }));
  const undo = act("Undo", "undo");
  const redo = act("Redo", "redo");
  const reset = act("Reset", "reset");
  const name = make("input", {
    type: "text",
    maxlength: 80,
    "aria-label": "A name for this what-if",
    placeholder: "name this what-if",
  });
  const keep = () => {
    if (name.value.trim()) explorer.ask({ do: "keep", name: name.value });
    name.value = "";
  };
  name.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") keep();
  });
  const kept = make("ul", { class: "kept", "aria-label": "What-ifs" });
  const problem = make("p", { class: "problem", role: "alert", hidden: true });
  const copy = button("Copy sentence", async () => {
    await navigator.clipboard?.writeText(explorer.state.sentence);
    copy.textContent = "Copied";
    setTimeout(() => {
      copy.textContent = "Copy sentence";
    }, 1500);
  });
  const element = make(
    "div",
    { class: "head" },
    make("p", { class: "title" }, scene.title),
    answer,
    sentence,
    make(
      "div",
      { class: "tools", role: "group", "aria-label": "What is set" },
      undo,
      redo,
      reset,
      name,
      button("Keep", keep),
      act("Save as file", "export"),
      copy,
    ),
    kept,
    problem,
  );

  return {
    element,
    complain(text) {
      problem.textContent = text;
      problem.hidden = !text;
    },
    update() {
      const told = explorer.state;
      const { viable } = told;
      answer.replaceChildren(
        "A force: ",
        make("strong", {}, `${viable.term}, ${viable.shown}`),
        " ",
        ...(viable.points
          ? [change(viable.points), make("span", { class: "muted" }, ` points from ${viable.was_shown}`)]
          : [make("span", { class: "muted" }, `(${viable.low} to ${viable.high} %)`)]),
      );
      sentence.textContent = Object.keys(told.moves).length
        ? told.sentence.replaceAll(" %", "\u00a0%")
        : "As the case stands. Pull a lever to see what it would change.";
      undo.disabled = !told.can_undo;
      redo.disabled = !told.can_redo;
      reset.disabled = !Object.keys(told.moves).length;
      redrawn(kept, () =>
        kept.replaceChildren(
          ...told.names.map((one) =>
            make(
              "li",
              { class: one === told.called ? "called" : "" },
              button(one, () => explorer.ask({ do: "go", name: one }), {
                "data-key": `go ${one}`,
                "aria-pressed": String(one === told.called),
              }),
              button("×", () => explorer.ask({ do: "forget", name: one }), {
                "data-key": `forget ${one}`,
                "aria-label": `Forget ${one}`,
              }),
            ),
          ),
        ),
      );
    },
  };
}
