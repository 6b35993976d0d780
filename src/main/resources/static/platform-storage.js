// Client Side postMessages 1.0 and OIDC Login with postMessages 1.0: where the browser keeps no cookie of ours inside the
// platform's page, the platform keeps state and nonce for this browser. At login they are put there, at launch they are
// fetched and sent back. Whatever goes wrong, and wherever there is no such platform, the page shows the other way: a
// button that opens Waymark in a tab of its own, which is also what stands there without this script.
(function () {
  "use strict";
  var page = document.getElementById("platform-storage");
  var platform = window.parent !== window ? window.parent : window.opener;
  if (!page || !platform) {
    return;
  }
  var atLogin = page.dataset.go !== undefined;
  var state = atLogin ? page.dataset.state : page.elements.state.value;

  function show(id, shown) {
    document.getElementById(id).hidden = !shown;
  }

  // No two messages have the same id, and nobody can guess one.
  function fresh() {
    return Array.from(window.crypto.getRandomValues(new Uint32Array(4)), function (part) {
      return part.toString(16);
    }).join("-");
  }

  // Asks once; answers only with the reply to this very message, from where it may come.
  function ask(message, frame, targetOrigin, mayAnswer, wait) {
    return new Promise(function (resolve, reject) {
      message.message_id = fresh();
      var timer = window.setTimeout(function () {
        end();
        reject(new Error("no answer"));
      }, wait);
      function end() {
        window.clearTimeout(timer);
        window.removeEventListener("message", hear);
      }
      function hear(event) {
        var said = event.data;
        if (!said || typeof said !== "object" || !mayAnswer(event)
            || said.message_id !== message.message_id || said.subject !== message.subject + ".response") {
          return;
        }
        end();
        if (said.error) {
          reject(new Error("refused"));
        } else {
          resolve(said);
        }
      }
      window.addEventListener("message", hear);
      frame.postMessage(message, targetOrigin);
    });
  }

  // Nothing secret is asked here, and the platform's pages may be of another origin than its sign-in: so any may hear it.
  function capabilities() {
    return ask({ subject: "lti.capabilities" }, platform, "*", function (event) {
      return event.source === platform;
    }, 1000).then(function (said) {
      return Array.isArray(said.supported_messages) ? said.supported_messages : [];
    }, function () {
      if (!page.dataset.target) {
        throw new Error("no platform storage");
      }
      return null;
    });
  }

  // What the platform says of itself goes before the parameter of the login.
  function frameFor(subject, supported) {
    var name = page.dataset.target || "_parent";
    if (supported) {
      var entry = supported.find(function (one) {
        return one && one.subject === subject;
      });
      if (!entry) {
        throw new Error("not supported");
      }
      name = entry.frame || name;
    }
    var frame = name === "_parent" ? platform : platform.frames[name];
    if (!frame) {
      throw new Error("no such frame");
    }
    return frame;
  }

  // Only the origin of the platform's sign-in hears state and nonce or is believed.
  function exchange(message, supported) {
    return ask(message, frameFor(message.subject, supported), page.dataset.origin, function (event) {
      return event.origin === page.dataset.origin;
    }, 1500);
  }

  function key(name) {
    return "waymark_" + name + "_" + state;
  }

  function put(supported) {
    return exchange({ subject: "lti.put_data", key: key("state"), value: state }, supported).then(function () {
      return exchange({ subject: "lti.put_data", key: key("nonce"), value: page.dataset.nonce }, supported);
    }).then(function () {
      window.location.replace(page.dataset.go);
    });
  }

  function get(supported) {
    var kept = {};
    return exchange({ subject: "lti.get_data", key: key("state") }, supported).then(function (said) {
      kept.state = said.value;
      return exchange({ subject: "lti.get_data", key: key("nonce") }, supported);
    }).then(function (said) {
      if (typeof kept.state !== "string" || typeof said.value !== "string") {
        throw new Error("nothing kept");
      }
      page.elements.kept_state.value = kept.state;
      page.elements.kept_nonce.value = said.value;
      page.submit();
    });
  }

  show("opening", true);
  show("other-way", false);
  capabilities().then(atLogin ? put : get).catch(function () {
    show("opening", false);
    show("other-way", true);
  });
})();
