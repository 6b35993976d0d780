// Number keys for levels, and the minutes in which a reader has the page before them. Without it, everything works but those.
(function () {
  "use strict";
  var form = document.querySelector("form[data-minute]");
  if (!form) {
    return;
  }

  // Only while the focus is on the levels of a criterion, so that no number typed elsewhere chooses one.
  form.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || at.type !== "radio" || !/^[1-9]$/.test(event.key)) {
      return;
    }
    var level = at.closest("fieldset").querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (level) {
      event.preventDefault();
      level.focus();
      level.click();
    }
  });

  // What is left of a minute goes on to the next page of the same reading.
  var token = form.querySelector("input[name=_csrf]");
  var place = "reading:" + form.dataset.minute;
  var seconds = 0;
  try {
    seconds = Number(sessionStorage.getItem(place)) || 0;
  } catch (refused) {
    // A browser that keeps nothing in frames.
  }
  setInterval(function () {
    if (document.visibilityState !== "visible") {
      return;
    }
    seconds += 1;
    if (seconds >= 60 && token && window.fetch) {
      seconds = 0;
      var body = new FormData();
      body.set("_csrf", token.value);
      fetch(form.dataset.minute, { method: "POST", body: body, credentials: "same-origin" }).catch(function () {});
    }
    try {
      sessionStorage.setItem(place, String(seconds));
    } catch (refused) {
      // See above.
    }
  }, 1000);
})();
