"use strict";
// Filters need no script; searching does, so its field appears only here. Nothing leaves the page.
(() => {
  const WAIT = 120; // milliseconds after the last key
  const box = document.querySelector(".search");
  const field = document.getElementById("search");
  const told = document.getElementById("found");
  const rows = [...document.querySelectorAll("article, #fine-list > li")];
  const groups = [...document.querySelectorAll("main > .group")];
  const list = document.getElementById("fine-list")?.parentElement;
  let texts = null;
  let timer = 0;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const sentence = (numbers) =>
    told.dataset.found.replace(/\{(\w+)\}/g, (_, name) => numbers[name].toLocaleString(document.documentElement.lang));

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    texts ??= rows.map((row) => plain(row.textContent));
    let found = 0;
    rows.forEach((row, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      row.classList.toggle("out", !fits);
      found += fits;
    });
    for (const group of groups) {
      group.classList.toggle("out", words.length > 0 && !group.querySelector("article:not(.out), #fine-list > li:not(.out)"));
    }
    if (list && words.length) list.open = true;
    told.textContent = words.length ? sentence({ found, all: rows.length }) : "";
  }

  function open() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = place; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (place) place.scrollIntoView();
  }

  box.hidden = false;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  addEventListener("hashchange", open);
  open();
})();
