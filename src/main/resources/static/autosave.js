// Keeps what is typed while it is typed. Without this script the Save button does.
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]");
  if (!form || !window.fetch) {
    return;
  }
  var PAUSE = 2500;
  var said = form.querySelector("[data-said]");
  var words = form.dataset;
  var timer = null;
  var running = null;
  var again = false;
  var stopped = false;

  function say(text) {
    said.textContent = text;
  }

  // A file or a link is handed over by its button alone.
  function other() {
    var file = Array.prototype.some.call(form.querySelectorAll("input[type=file]"), function (input) {
      return input.files.length > 0;
    });
    var link = form.querySelector("input[name=link]");
    return file || (link && link.value.trim() !== "");
  }

  // Where there is nothing yet, there is nothing to keep.
  function empty() {
    var text = form.querySelector("textarea[name=text]");
    return text !== null && text.value.trim() === "";
  }

  function hidden(name) {
    var field = form.querySelector("input[type=hidden][name='" + name + "']");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.appendChild(field);
    }
    return field;
  }

  function kept(editions) {
    Object.keys(editions).forEach(function (name) {
      hidden(name).value = editions[name];
    });
    // What began as something new is changed from now on.
    if (words.then) {
      form.action = words.then;
    }
    say(words.kept.replace("[0]", new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "numeric",
      minute: "2-digit"
    }).format(new Date())));
  }

  function data() {
    var all = new FormData(form);
    all.delete("file");
    return all;
  }

  // What a browser sends on after its page is gone may have 64 KiB with all around it; what is longer is sent as long as
  // the page is there.
  function outlives(body) {
    var bytes = 0;
    body.forEach(function (value, name) {
      bytes += 200 + new Blob([name, value]).size;
    });
    return bytes < 60000;
  }

  function keep() {
    timer = null;
    if (stopped || other() || empty()) {
      return Promise.resolve();
    }
    if (running) {
      again = true;
      return running;
    }
    var body = data();
    running = fetch(words.keep, { method: "POST", body: body, credentials: "same-origin", redirect: "error", keepalive: outlives(body) })
      .then(function (answer) {
        if (answer.status === 409) {
          stopped = true;
          say(words.elsewhere);
        } else if (answer.ok) {
          return answer.json().then(kept);
        } else if (answer.status !== 422) {
          say(words.notKept);
        }
      })
      .catch(function () {
        say(words.notKept);
      })
      .then(function () {
        running = null;
        if (again) {
          again = false;
          return keep();
        }
      });
    return running;
  }

  form.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // A lid is closed, a tab is left.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden" && timer) {
      clearTimeout(timer);
      keep();
    }
  });
  // The button sends what stands after a save that is still on its way.
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    again = false;
    if (running) {
      event.preventDefault();
      stopped = true;
      running.then(function () {
        form.submit();
      });
    }
  });
})();
