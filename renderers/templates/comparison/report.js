const form = document.querySelector(".filter");
if (form) {
  form.hidden = false;
  form.addEventListener("change", () => {
    const chosen = new FormData(form).get("audience");
    const shows = (one) => !chosen || one.dataset.for.split(" ").includes(chosen);
    for (const one of document.querySelectorAll(".change")) one.hidden = !shows(one);
    for (const head of document.querySelectorAll("h3.audience")) {
      let next = head.nextElementSibling, some = false;
      while (next && next.matches(".change")) { some ||= !next.hidden; next = next.nextElementSibling; }
      head.hidden = !some;
    }
  });
  const shown = () => {
    const aim = location.hash && document.getElementById(location.hash.slice(1));
    if (!aim || !aim.hidden) return;
    form.reset();
    form.dispatchEvent(new Event("change"));
    aim.scrollIntoView();
  };
  addEventListener("hashchange", shown);
}
