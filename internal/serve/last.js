// Reloads the page when a later build than its own is shown.
(function () {
  "use strict";
  var script = document.currentScript;
  var events = new EventSource(new URL("hendelser", script.src));
  events.onmessage = function (event) {
    if (event.data !== script.dataset.bygg) {
      events.close();
      location.reload();
    }
  };
})();
