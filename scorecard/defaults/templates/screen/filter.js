// Filters the measures by rating, directorate and priority. Without it the page shows every measure.
"use strict";

function filterBy(form) {
  const cards = [...document.querySelectorAll(".card[data-rating]")];
  const measures = [...document.querySelectorAll("[data-rating]")];
  const choices = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");

  // Beside every group of cards or rows, words for when none is left of it.
  const groups = [...new Set(measures.map((measure) => measure.closest(".scroll, section")))].map((group) => {
    const own = measures.filter((measure) => group.contains(measure));
    const isTable = group.matches(".scroll");
    const words = document.createElement("p");
    words.className = "no-match";
    words.textContent = "No measure here matches the filter.";
    (isTable ? group : own[0]).before(words);
    return { group, own, isTable, words };
  });

  const show = () => {
    const chosen = choices.filter((choice) => choice.value);
    const matches = (measure) => chosen.every((choice) => measure.dataset[choice.dataset.by] === choice.value);
    for (const measure of measures) measure.classList.toggle("filtered", !matches(measure));
    for (const { group, own, isTable, words } of groups) {
      words.hidden = own.some(matches);
      group.classList.toggle("filtered", isTable && !words.hidden);
    }
    const number = cards.filter(matches).length;
    status.textContent = `Showing ${chosen.length ? `${number} of` : "all"} ${cards.length} measures.`;
  };
  const showAll = () => {
    form.reset();
    show();
  };

  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", showAll);
  // A link to a measure that is filtered out brings it back.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && document.getElementById(link.hash.slice(1))?.closest(".filtered")) showAll();
  });
  showAll();
  form.hidden = cards.length === 0;
}

// Beside the report the contents stand open; above it, on a narrow screen, they begin closed.
function fold() {
  const wide = matchMedia("(min-width: 64em)");
  const turn = () => document.querySelectorAll(".side-part").forEach((part) => { part.open = wide.matches; });
  wide.addEventListener("change", turn);
  turn();
}

addEventListener("DOMContentLoaded", () => {
  fold();
  const form = document.getElementById("filter");
  if (form) filterBy(form);
});
