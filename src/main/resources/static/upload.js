// Sends files in pieces with tus, each going on where it stopped. Without this script the form sends them whole.
(function () {
  "use strict";
  var form = document.querySelector("form[data-uploads]");
  if (!form || !window.tus || !window.tus.isSupported) {
    return;
  }
  var PIECE = 32 * 1024 * 1024;
  var AT_ONCE = 2;
  var words = form.dataset;
  var inputs = Array.prototype.slice.call(form.querySelectorAll("input[type=file]"));
  var problem = document.getElementById("uploads-problem");
  var list = document.getElementById("uploads");
  var said = document.getElementById("uploads-said");
  var question = document.getElementById("students");
  var rows = [];
  // Whether the button was pressed, for all that is on the page.
  var pressed = false;
  // A minute and more between tries would be long; ten minutes in all, then a button.
  var waits = [0, 1000, 3000, 5000];
  while (waits.length < 64) {
    waits.push(10000);
  }

  function size(bytes) {
    var units = [[1073741824, "GB"], [1048576, "MB"], [1024, "KB"]];
    for (var i = 0; i < units.length; i++) {
      if (bytes >= units[i][0] || i === units.length - 1) {
        var digits = i === 2 ? 0 : 1;
        var number = bytes / units[i][0];
        return new Intl.NumberFormat(document.documentElement.lang + "-US", {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits
        }).format(number) + " " + units[i][1];
      }
    }
  }

  function fill(text, one, other) {
    return text.replace("[0]", one).replace("[1]", other);
  }

  // What arrived of an earlier try, if this is the same file, by what the page lists of it. Some systems take names apart
  // into letters and accents.
  function unfinished(file) {
    return Array.prototype.find.call(list.querySelectorAll("li[data-upload]:not([data-refused])"), function (row) {
      return row.dataset.name === file.name.normalize("NFC") && Number(row.dataset.bytes) === file.size
        && (!row.dataset.modified || Number(row.dataset.modified) === file.lastModified);
    });
  }

  function chosen() {
    return inputs.reduce(function (files, input) {
      return files.concat(Array.prototype.slice.call(input.files));
    }, []);
  }

  // Whoever works with the keyboard is not thrown out of the list by a button that goes.
  function keepingFocus(item, change) {
    var held = item.contains(document.activeElement);
    var other = item.nextElementSibling || item.previousElementSibling;
    change();
    if (held && (!item.contains(document.activeElement) || document.activeElement.hidden)) {
      var place = item.isConnected ? item : other;
      ((place && place.querySelector("button:not([hidden])")) || document.getElementById("arriving")).focus();
    }
  }

  function facts(file, single) {
    var about = { filename: file.name, modified: String(file.lastModified) };
    var title = form.querySelector("input[name=title]").value.trim();
    if (title && single) {
      about.title = title;
    }
    about.criteria = Array.prototype.map.call(form.querySelectorAll("input[name=criteria]:checked"), function (box) {
      return box.value;
    }).join(",");
    var students = form.querySelector("input[name=students]:checked:enabled");
    if (students) {
      about.students = students.value;
    }
    return about;
  }

  function Row(file, before, single) {
    var row = this;
    var item = document.getElementById("upload-row").content.firstElementChild.cloneNode(true);
    this.state = "queued";
    this.item = item;
    this.file = file;
    this.bar = item.querySelector("progress");
    this.text = item.querySelector(".words");
    item.querySelector("strong").textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    item.querySelectorAll(".vh").forEach(function (hidden) {
      hidden.textContent = " " + file.name;
    });
    item.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-do]");
      if (button) {
        row[button.dataset.do]();
      }
    });
    if (before) {
      before.replaceWith(item);
    } else {
      list.appendChild(item);
    }
    document.getElementById("arriving").hidden = false;
    this.show(words.waiting);
    this.upload = new window.tus.Upload(file, {
      // Once announced it only goes on: with an endpoint the library would begin anew, whatever a proxy answers for us.
      endpoint: before ? null : words.uploads,
      onUploadUrlAvailable: function () {
        row.upload.options.uploadUrl = row.upload.url;
        row.upload.options.endpoint = null;
      },
      uploadUrl: before ? words.uploads + "/" + before.dataset.upload : null,
      chunkSize: PIECE,
      retryDelays: waits,
      storeFingerprintForResuming: false,
      metadata: facts(file, single),
      headers: { "X-CSRF-TOKEN": form.querySelector("input[name=_csrf]").value },
      // No answer, a server that is being started again, another request that still has its turn: all pass.
      onShouldRetry: function (error) {
        var status = error.originalResponse ? error.originalResponse.getStatus() : 0;
        if (status === 507) {
          return false;
        }
        row.lost();
        return status < 400 || status === 409 || status === 423 || status === 429 || status >= 500;
      },
      onProgress: function (sent, all) {
        row.progress(sent, all);
      },
      onSuccess: function () {
        row.done();
      },
      onError: function (error) {
        row.failed(error);
      }
    });
  }

  Row.prototype.show = function (text, loud) {
    this.text.textContent = text;
    if (loud) {
      said.textContent = this.file.name + ": " + text;
    }
  };

  Row.prototype.buttons = function (pause, resume) {
    var item = this.item;
    keepingFocus(item, function () {
      item.querySelector("[data-do=pause]").hidden = !pause;
      item.querySelector("[data-do=resume]").hidden = !resume;
    });
  };

  Row.prototype.start = function () {
    this.state = "sending";
    this.quarter = -1;
    this.buttons(true, false);
    this.upload.start();
  };

  Row.prototype.progress = function (sent, all) {
    if (this.state !== "sending") {
      return;
    }
    this.sent = sent;
    var quarter = Math.floor(4 * sent / all);
    this.bar.value = 100 * sent / all;
    this.show(sent === all ? words.finishing : fill(words.progress, size(sent), size(all)), quarter !== this.quarter);
    this.quarter = quarter;
  };

  Row.prototype.lost = function () {
    if (this.state === "sending") {
      this.show(words.lost, true);
    }
  };

  Row.prototype.pause = function () {
    this.state = "paused";
    this.upload.abort();
    this.buttons(false, true);
    this.show(fill(words.paused, size(this.sent || 0), size(this.file.size)), true);
    next();
  };

  Row.prototype.resume = function () {
    this.item.classList.remove("refused");
    this.start();
  };

  Row.prototype.forget = function () {
    var row = this;
    this.state = "gone";
    // What was never announced has nothing to be ended.
    this.upload.abort(Boolean(this.upload.url)).catch(function () {
      // Forgotten by itself after a week.
    }).then(function () {
      keepingFocus(row.item, function () {
        row.item.remove();
      });
      next();
    });
  };

  Row.prototype.done = function () {
    this.state = "done";
    this.item.querySelector("[data-do=forget]").hidden = true;
    this.buttons(false, false);
    this.bar.value = 100;
    this.show(words.done, true);
    next();
  };

  Row.prototype.failed = function (error) {
    var status = error.originalResponse ? error.originalResponse.getStatus() : 0;
    if (this.state === "gone") {
      return;
    }
    // Nobody sent anything for a week, or it was removed elsewhere: from its beginning, then.
    if (status === 404 && this.upload.url) {
      this.upload.url = this.upload.options.uploadUrl = null;
      this.upload.options.endpoint = words.uploads;
      if (!this.sent) {
        this.start();
        return;
      }
    }
    this.state = status === 422 ? "refused" : status === 0 ? "lost" : "stopped";
    this.buttons(false, status !== 422 && status !== 401 && status !== 403);
    this.text.classList.toggle("error", status === 422);
    this.bar.hidden = status === 422;
    this.show(status === 422
      ? error.originalResponse.getBody() || words.refused
      : status === 401 || status === 403 ? words.session : status === 0 ? words.lost
      : status === 507 ? words.full : words.failed, true);
    next();
  };

  function inState(state) {
    return rows.filter(function (row) {
      return row.state === state;
    });
  }

  function next() {
    var queued = inState("queued");
    for (var free = AT_ONCE - inState("sending").length; free > 0 && queued.length > 0; free--) {
      queued.shift().start();
    }
    var open = rows.filter(function (row) {
      return row.state !== "done" && row.state !== "gone";
    });
    if (inState("queued").length + inState("sending").length > 0 || inState("done").length === 0) {
      return;
    }
    // All is there: on to where the form would lead, or the form says the rest of what was typed. Where a file was not
    // taken, or nobody pressed the button for what else stands there, nobody is torn away.
    if (open.length === 0 && pressed && typed()) {
      form.requestSubmit();
    } else if (open.length === 0 && !typed()) {
      window.location.assign(form.getAttribute("action").split("?")[0] + "?added=yes");
    } else {
      showAdded();
    }
  }

  // What was taken stands among the rest at once, however the others fare.
  function showAdded() {
    var done = inState("done");
    done.forEach(function (row) {
      row.state = "gone";
    });
    window.fetch(window.location.pathname, { credentials: "same-origin" })
      .then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer);
      })
      .then(function (page) {
        var there = new DOMParser().parseFromString(page, "text/html").getElementById("there");
        document.getElementById("there").replaceWith(document.adoptNode(there));
        done.forEach(function (row) {
          row.item.remove();
        });
      })
      .catch(function () {
        // The rows say that they were added.
      });
  }

  function typed() {
    return ["link", "text"].some(function (name) {
      return form.querySelector("[name=" + name + "]").value.trim() !== "";
    });
  }

  function take() {
    var files = chosen();
    // One sentence, not one for each.
    problem.textContent = files.length > Number(words.most) ? words.tooMany : "";
    if (problem.textContent) {
      return;
    }
    files.forEach(function (file) {
      rows.push(new Row(file, unfinished(file), files.length === 1));
    });
    inputs.forEach(function (input) {
      input.value = "";
    });
    ask();
    next();
  }

  // Only somebody who is seen or heard is asked about.
  function shows(file) {
    return /^(image|video|audio)\//.test(file.type)
      || (file.type === "" && /\.(heic|heif|avif|mov|m4v|mkv|3gp|mpe?g|avi|wmv|ogv|m4a|amr|opus|flac|aac)$/i.test(file.name));
  }

  function ask() {
    question.hidden = !chosen().some(shows);
    question.disabled = question.hidden;
  }

  // What it is for is settled before anything is sent.
  function missesCriteria() {
    var missing = !form.querySelector("input[name=criteria]:checked");
    form.querySelector("[data-needed]").hidden = !missing;
    if (missing) {
      document.getElementById("about").open = true;
      form.querySelector("input[name=criteria]").focus();
    }
    return missing;
  }

  form.addEventListener("submit", function (event) {
    if (chosen().length > 0) {
      event.preventDefault();
      if (!missesCriteria()) {
        pressed = true;
        take();
      }
    } else if (inState("queued").length + inState("sending").length > 0) {
      // The rest follows when the files are there.
      event.preventDefault();
      pressed = true;
    }
  });

  // Who goes on writing is not taken away from it.
  form.addEventListener("input", function (event) {
    if (event.target.type !== "file") {
      pressed = false;
    }
  });

  form.addEventListener("change", function (event) {
    if (event.target.type !== "file") {
      return;
    }
    var files = chosen();
    ask();
    if (files.length > 0 && files.every(unfinished)) {
      take();
    }
  });

  if (!question.querySelector("input:checked")) {
    ask();
  }

  window.addEventListener("online", function () {
    inState("lost").forEach(function (row) {
      row.resume();
    });
  });
})();
