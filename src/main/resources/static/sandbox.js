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

  // Client Side postMessages 1.0: keeps for each origin what it puts, until the page is left. Beside the frame that does
  // so, the page around the tool only tells of it.
  const storage = document.getElementById('lti-storage');
  if (storage) {
    const kept = new Map();
    const keeper = storage.dataset.role !== 'frame';
    window.addEventListener('message', (event) => {
      const asked = event.data;
      if (!asked || typeof asked !== 'object' || !asked.message_id || typeof asked.subject !== 'string') {
        return;
      }
      const answer = { subject: asked.subject + '.response', message_id: asked.message_id };
      if (asked.subject === 'lti.capabilities' && storage.dataset.role !== 'keeper') {
        const where = keeper ? {} : { frame: storage.dataset.frame };
        answer.supported_messages = [
          { subject: 'lti.capabilities' },
          { subject: 'lti.get_data', ...where },
          { subject: 'lti.put_data', ...where },
        ];
      } else if (asked.subject === 'lti.put_data' && keeper) {
        answer.key = asked.key;
        if (storage.dataset.keeps === 'true') {
          kept.set(event.origin + ' ' + asked.key, asked.value);
          answer.value = asked.value;
        } else {
          answer.error = { code: 'storage_exhaustion', message: 'Nothing more fits in.' };
        }
      } else if (asked.subject === 'lti.get_data' && keeper) {
        answer.key = asked.key;
        answer.value = kept.get(event.origin + ' ' + asked.key);
      } else {
        return;
      }
      event.source.postMessage(answer, event.origin);
    });
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
