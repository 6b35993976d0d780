// Inside an LMS frame: tells the LMS how high the page is, and puts the eye where the news is. Nothing waits for an answer.
(function () {
  "use strict";
  var summary = document.getElementById("problems");
  if (summary) {
    summary.focus();
  }
  var auto = document.querySelector("form[data-submit-at-once]");
  if (auto) {
    auto.submit();
  }
  // Beside a field that is there to be copied.
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.getAttribute("data-copy"));
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () {
      field.select();
      navigator.clipboard.writeText(field.value).then(function () {
        button.nextElementSibling.hidden = false;
      }, function () {
        // Selected all the same, for the keys.
      });
    });
  });
  // Who has several courses open finds in each tab the way back to the course that this tab was opened from.
  try {
    var launched = /^#course-(\d+)$/.exec(window.location.hash);
    if (launched) {
      window.sessionStorage.setItem("waymark.course", launched[1]);
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
    }
    var own = document.querySelector('a[data-course="' + Number(window.sessionStorage.getItem("waymark.course")) + '"]');
    document.querySelectorAll("a[data-course]").forEach(function (way) {
      way.hidden = own !== null && way !== own;
    });
  } catch (e) {
    // A browser that keeps nothing here: then all ways are shown, each by its course's name.
  }
  if (window.parent === window) {
    return;
  }
  var last = 0;
  function tell() {
    var height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === last) {
      return;
    }
    last = height;
    // The height of a page is no secret, and the LMS's origin is not known to a script; so any parent may hear it.
    window.parent.postMessage(JSON.stringify({ subject: "lti.frameResize", height: height }), "*");
    window.parent.postMessage({ subject: "org.imsglobal.lti.frameResize", height: height }, "*");
  }
  window.addEventListener("load", tell);
  if (window.ResizeObserver) {
    new ResizeObserver(tell).observe(document.documentElement);
  }
  if (!window.location.hash) {
    window.parent.postMessage(JSON.stringify({ subject: "lti.scrollToTop" }), "*");
  }
})();
