/* Reminders as a calendar file (RFC 5545). Pure functions. */
(function (root) {
  "use strict";

  var MOST_OCTETS = 75;

  function escape(words) {
    return words.replace(/([\\;,])/g, "\\$1").replace(/\r?\n/g, "\\n");
  }

  /* Lines of at most 75 octets; what follows starts with a space. */
  function fold(line) {
    var lines = [];
    var now = "";
    var octets = 0;
    Array.from(line).forEach(function (sign) {
      var more = encodeURIComponent(sign).replace(/%../g, "x").length;
      if (octets + more > MOST_OCTETS) {
        lines.push(now);
        now = " ";
        octets = 1;
      }
      now += sign;
      octets += more;
    });
    lines.push(now);
    return lines.join("\r\n");
  }

  /* A calendar with one whole day for each of `days`, which are
     [day, title]. `stamp` is a Date, `url` may be empty. */
  function calendar(book, days, text, url, stamp) {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guidepost//Reminders//EN"];
    days.forEach(function (entry) {
      lines.push(
        "BEGIN:VEVENT",
        "UID:" + book + "-" + entry[0] + "@guidepost.invalid",
        "DTSTAMP:" + stamp.toISOString().replace(/[-:]|\.\d+/g, ""),
        "DTSTART;VALUE=DATE:" + entry[0].replace(/-/g, ""),
        "SUMMARY:" + escape(entry[1]),
        "DESCRIPTION:" + escape(text)
      );
      if (url) lines.push("URL:" + url);
      lines.push("TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escape(entry[1]), "TRIGGER:PT9H", "END:VALARM", "END:VEVENT");
    });
    lines.push("END:VCALENDAR", "");
    return lines.map(fold).join("\r\n");
  }

  root.GuidepostCalendar = { calendar: calendar, fold: fold };
})(typeof window === "undefined" ? globalThis : window);
