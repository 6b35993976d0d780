// Dynamic Registration 1.0, 3.8: tells the LMS, and nobody else, that this page can be closed. Where something is left
// to do, there is time to read it first.
(function () {
  "use strict";
  var registered = document.getElementById("registered");
  var lms = window.opener || (window.parent !== window ? window.parent : null);
  if (!registered || !lms) {
    return;
  }
  function close() {
    registered.dataset.origin.split(" ").filter(Boolean).forEach(function (origin) {
      lms.postMessage({ subject: "org.imsglobal.lti.close" }, origin);
    });
  }
  var button = document.getElementById("close");
  button.hidden = false;
  button.addEventListener("click", close);
  window.setTimeout(close, registered.dataset.next === "ready" ? 0 : 8000);
})();
