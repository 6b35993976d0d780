// The sandbox LMS's own script: sends launch forms, and hears the messages of the framed tool.
(function () {
  'use strict';

  // A return address opened inside the tool's frame leaves it, as Moodle's return page does.
  if (window.top !== window && document.querySelector('[data-top-only]')) {
    window.top.location.href = window.location.href;
    return;
  }

  const form = document.querySelector('form[data-send-now]');
  if (form) {
    form.submit();
  }

  const frame = document.getElementById('tool-frame');
  if (!frame) {
    return;
  }
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== frame.dataset.toolOrigin) {
      return;
    }
    let message = event.data;
    if (typeof message === 'string') {
      try {
        message = JSON.parse(message);
      } catch (e) {
        return;
      }
    }
    const subject = message && message.subject;
    if (subject === 'lti.frameResize' || subject === 'org.imsglobal.lti.frameResize') {
      const height = Number(message.height);
      if (height > 0) {
        frame.height = Math.min(Math.max(Math.ceil(height), 450), 20000);
      }
    } else if (subject === 'lti.scrollToTop') {
      window.scrollTo(0, 0);
    } else if (subject === 'org.imsglobal.lti.close' && frame.dataset.closesTo) {
      window.location.assign(frame.dataset.closesTo);
    }
  });
})();
