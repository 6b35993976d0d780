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
  var text = form.querySelector("textarea[name=text]");
  var timer = null;
  var running = null;
  var again = false;
  var stopped = false;
  var pressed = null;
  // A text that stands as evidence already, and whether all that is typed is in it.
  var begun = !words.then;
  var whole = false;

  function say(sentence) {
    said.textContent = sentence;
  }

  function files() {
    return Array.prototype.slice.call(form.querySelectorAll("input[type=file]"));
  }

  // A file or a link is handed over by its button alone.
  function other() {
    var link = form.querySelector("input[name=link]");
    return files().some(function (input) {
      return input.files.length > 0;
    }) || (link !== null && link.value.trim() !== "");
  }

  // Where there is nothing yet, there is nothing to keep.
  function empty() {
    return !begun && text !== null && text.value.trim() === "";
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
    begun = true;
    whole = !timer && !again;
    say(words.kept.replace("[0]", new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "numeric",
      minute: "2-digit"
    }).format(new Date())));
  }

  function data() {
    var all = new FormData(form);
    all.delete("link");
    files().forEach(function (input) {
      all.delete(input.name);
    });
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
    if (stopped || empty()) {
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
        } else if (answer.status === 422) {
          return answer.text().then(function (why) {
            say(why || words.notKept);
          });
        } else {
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

  // What stands already is changed on its own page. A file or a link goes to this one, without the text that is kept.
  function aim() {
    if (words.then && begun && !other()) {
      form.action = words.then;
    } else if (words.then && begun && whole) {
      text.disabled = true;
    }
  }

  form.addEventListener("input", function (event) {
    if (event.target.type === "file" || event.target.name === "link") {
      return;
    }
    whole = false;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  window.addEventListener("pageshow", function () {
    if (pressed) {
      hidden(pressed).remove();
      pressed = null;
    }
    if (text !== null) {
      text.disabled = false;
    }
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
    if (event.defaultPrevented) {
      return;
    }
    var due = timer !== null && begun && other();
    clearTimeout(timer);
    timer = null;
    if (due) {
      keep();
    }
    again = false;
    if (running) {
      event.preventDefault();
      // A form that a script sends does not say by which of its buttons.
      var button = event.submitter;
      running.then(function () {
        stopped = true;
        aim();
        if (button && button.name) {
          hidden(button.name).value = button.value;
          pressed = button.name;
        }
        form.submit();
      });
    } else {
      aim();
    }
  });
})();
