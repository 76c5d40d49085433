// Answers a doubtful match by one key. The page works without it: each key stands on a real button.
"use strict";
(() => {
  const form = document.querySelector("form[data-keys]");
  if (!form) return;
  const place = document.querySelector("[data-switch]");
  const button = place.querySelector("button");
  const NAME = "naung tombol huruf";
  let on = localStorage.getItem(NAME) !== "mati";
  let sent = false;

  const tell = () => {
    button.textContent = on ? "Matikan tombol huruf" : "Hidupkan tombol huruf";
    form.classList.toggle("silent", !on);
  };
  place.hidden = false;
  button.removeAttribute("aria-pressed");
  button.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(NAME, on ? "hidup" : "mati");
    tell();
  });
  tell();

  // A press counts once; a page brought back by the browser's own back button counts anew.
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  document.addEventListener("keydown", (event) => {
    if (!on || sent || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    for (const one of form.querySelectorAll("button[data-key]")) {
      if (!one.disabled && one.dataset.key.split(" ").includes(key)) {
        event.preventDefault();
        one.click();
        return;
      }
    }
  });
})();
