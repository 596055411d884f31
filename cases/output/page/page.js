"use strict";
for (const table of document.querySelectorAll("table.data")) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const number = (text) => Number(text.replace(/,/g, ""));
  const cell = (row, at) => row.cells[at].textContent;
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numeric = head.classList.contains("num"), before = head.getAttribute("aria-sort");
      const up = before ? before === "descending" : !numeric;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const compare = (one, other) =>
        numeric ? number(one) - number(other) : one.localeCompare(other, document.documentElement.lang);
      const rows = [...body.rows].sort((one, other) => {
        const [a, b] = [cell(one, at), cell(other, at)];
        if (a === "" || b === "") return (a === "") - (b === "");
        return compare(a, b) * (up ? 1 : -1);
      });
      body.append(...rows);
    });
  });
  if (body.rows.length > 10) {
    const label = document.createElement("label"), input = document.createElement("input");
    label.className = "filter";
    input.type = "search";
    label.append(table.dataset.filter, input);
    table.parentElement.before(label);
    input.addEventListener("input", () => {
      const sought = input.value.toLowerCase();
      for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(sought);
    });
  }
}
