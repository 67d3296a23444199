/* The catalogue of standards as the build wrote it (assets/catalogue-*.js),
   read into records. Nothing here touches a page but to make elements, and no
   text of a record ever becomes markup. */
(function (root) {
  "use strict";

  var DIGITS = "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}";
  var VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach(function (digit, value) {
    VALUES[digit.charCodeAt(0)] = value;
  });
  /* Every code counts from 0 of its own length (the build's pack.rs):
     50 codes of one digit, 32 * 90 of two, 7 * 90 * 90 of three, then five. */
  var ONE = 50;
  var TWO = ONE + 32 * 90;
  var THREE = TWO + 7 * 8100;

  /* The lists that a record refers to, in the order of its columns. */
  var LISTS = ["who", "settings", "topics", "types", "jobs"];
  var FACETS = ["settings", "topics", "types", "statuses", "duties", "who", "jobs", "owners"];
  var MUSTS = ["legal-must", "contract-must", "funding-condition"];
  var USEFUL = ["policy-expected", "good-practice"];
  /* The order in which standards are shown. */
  var GROUPS = ["now", "later", "unsure", "useful", "none"];

  /* The words of the catalogue: the most used ones, then the others, each
     without what it has in common with the one before. */
  function readWords(top, rest) {
    var words = top === "" ? [] : top.split("\n");
    var before = "";
    (rest === "" ? [] : rest.split("\n")).forEach(function (entry) {
      before = before.slice(0, VALUES[entry.charCodeAt(0)]) + entry.slice(1);
      words.push(before);
    });
    return words;
  }

  /* Whether a word has a space between itself and a word before it. */
  function isSpaced(word) {
    return /^[A-Za-z0-9'\u0080-\uffff]/.test(word);
  }

  /* Writes out one text from its codes. */
  function spell(codes, words) {
    var text = "";
    var spaced = false;
    var at = 0;
    function digit() {
      return VALUES[codes.charCodeAt(at++)];
    }
    while (at < codes.length) {
      var number = digit();
      if (number >= 89) {
        number = THREE + ((digit() * 90 + digit()) * 90 + digit()) * 90 + digit();
      } else if (number >= 82) {
        number = TWO + ((number - 82) * 90 + digit()) * 90 + digit();
      } else if (number >= ONE) {
        number = ONE + (number - ONE) * 90 + digit();
      }
      var word = number < words.length ? words[number] : "";
      var spacedNow = isSpaced(word);
      text += (spaced && spacedNow ? " " : "") + word;
      spaced = spacedNow;
    }
    return text;
  }

  /* A sentence starts with a capital unless it is marked. */
  function sentence(codes, words) {
    if (codes.charAt(0) === "!") {
      return spell(codes.slice(1), words);
    }
    var text = spell(codes, words);
    return text.slice(0, 1).replace(/[a-z]/, function (letter) {
      return letter.toUpperCase();
    }) + text.slice(1);
  }

  /* The id that most records have: their title in small plain letters. */
  function idOf(title) {
    return title.replace(/[A-Z]/g, function (letter) {
      return letter.toLowerCase();
    }).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  function readFacet(name, options) {
    var facet = { name: name, options: [], byId: new Map() };
    options.forEach(function (row, index) {
      var option = { index: index, id: row[0], label: row[1], parent: row[2], also: row[3], means: row[4] || "" };
      facet.options.push(option);
      facet.byId.set(option.id, option);
    });
    return facet;
  }

  /* Reads the data of the build; null where there is none. */
  function read(data) {
    if (!data || data.form !== 1) {
      return null;
    }
    var facets = {};
    FACETS.forEach(function (name) {
      facets[name] = readFacet(name, data.facets[name]);
    });
    var columns = data.records;
    var words = readWords(data.words[0], data.words[1]);
    var texts = {};
    ["id", "title", "line", "aka"].forEach(function (name) {
      texts[name] = columns.status.length === 0 ? [] : columns[name].split(" ");
    });
    var byId = new Map();
    var records = texts.id.map(function (id, index) {
      var title = sentence(texts.title[index], words);
      var record = {
        index: index,
        id: spell(id, words).replace(/ /g, "-") || idOf(title),
        title: title,
        line: sentence(texts.line[index], words),
        aka: texts.aka[index] === "" ? [] : texts.aka[index].split("!").map(function (codes) {
          return spell(codes, words);
        }),
        status: facets.statuses.options[columns.status[index]],
        duty: facets.duties.options[columns.duty[index]],
        owner: facets.owners.options[columns.owner[index]] || null,
        from: columns.from[index],
        by: columns.by[index],
        codes: columns.codes[index],
        version: columns.version[index]
      };
      LISTS.forEach(function (name) {
        record[name] = columns[name][index].map(function (at) {
          return facets[name].options[at];
        });
      });
      byId.set(record.id, record);
      return record;
    });
    return { edition: data.edition, facets: facets, records: records, byId: byId };
  }

  /* Which group a standard belongs to on a day ("2026-11-22"): a must is for
     later until it starts. */
  function group(record, today) {
    if (MUSTS.indexOf(record.duty.id) !== -1) {
      return record.from > today ? "later" : "now";
    }
    if (USEFUL.indexOf(record.duty.id) !== -1) {
      return "useful";
    }
    return record.duty.id === "none" ? "none" : "unsure";
  }

  /* The day that is ahead: by which it must be done, or else on which it
     starts; "" where none is. */
  function deadline(record, today) {
    return [record.by, record.from].filter(function (day) {
      return day > today;
    })[0] || "";
  }

  var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"];

  /* "2026-11-22" as "22 November 2026"; anything else as it is. */
  function longDate(iso) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    var month = parts && MONTHS[Number(parts[2]) - 1];
    return month ? Number(parts[3]) + " " + month + " " + parts[1] : iso;
  }

  /* Fills "{n} standards" in. A value may be a text or a list of parts; the
     answer is a list of parts { text, strong }. */
  function compose(pattern, values) {
    var parts = [];
    pattern.split(/(\{\w+\})/).forEach(function (piece) {
      var name = /^\{(\w+)\}$/.exec(piece);
      if (!name) {
        if (piece !== "") {
          parts.push({ text: piece, strong: false });
        }
        return;
      }
      var value = values[name[1]];
      parts = parts.concat(Array.isArray(value) ? value : [{ text: String(value), strong: false }]);
    });
    return parts;
  }

  /* The same as one text. */
  function fill(pattern, values) {
    return plain(compose(pattern, values));
  }

  function plain(parts) {
    return parts.map(function (part) {
      return part.text;
    }).join("");
  }

  /* A list in words: "a", "a or b", "a, b or c". */
  function listed(texts, last) {
    if (texts.length < 2) {
      return texts.join("");
    }
    return texts.slice(0, -1).join(", ") + " " + last + " " + texts[texts.length - 1];
  }

  /* A label inside a sentence: "Care homes" as "care homes", "NHS 111" as it is. */
  function inSentence(label) {
    return /^.[^\s]*[A-Z0-9]/.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
  }

  /* Whom a duty is for, at most so many of them; "" where nobody is named. */
  function whoIn(record, words, most) {
    var labels = record.who.map(function (option) {
      return inSentence(option.label);
    });
    if (labels.length > most) {
      return fill(words.many_more, { list: labels.slice(0, most - 1).join(", "), n: labels.length - most + 1 });
    }
    return listed(labels, words.and);
  }

  /* "Must later, from 1 May 2027, done by 30 September 2027: suppliers". All
     are named on paper, three on a screen. */
  function mustText(record, today, words, most) {
    var name = group(record, today);
    var text = words["must_" + name];
    if (name === "later") {
      text += fill(words.must_from, { date: longDate(record.from) });
    }
    if ((name === "now" || name === "later") && record.by > today) {
      text += fill(words.must_by, { date: longDate(record.by) });
    }
    var who = name === "now" || name === "later" ? whoIn(record, words, most || 3) : "";
    return who ? text + ": " + who : text;
  }

  /* The page of a record, from a page of the same folder. An id is never an
     address of its own. */
  function href(record) {
    return "./" + encodeURIComponent(record.id) + ".html";
  }

  /* The words that the page carries for its scripts, without their prefix. */
  function wordsOf(node) {
    var words = {};
    node.querySelectorAll("[data-word]").forEach(function (each) {
      words[each.getAttribute("data-word").replace(/^standards_/, "")] = each.textContent;
    });
    return words;
  }

  /* Makes an element. Children are texts and nodes. */
  function make(tag, attributes, children) {
    var element = root.document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] === true) {
        element.setAttribute(name, "");
      } else if (attributes[name] !== false && attributes[name] !== undefined) {
        element.setAttribute(name, attributes[name]);
      }
    });
    append(element, children || []);
    return element;
  }

  function append(element, children) {
    [].concat(children).forEach(function (child) {
      element.appendChild(typeof child === "string" ? root.document.createTextNode(child) : child);
    });
  }

  /* Parts as nodes, the strong ones in <strong>. */
  function nodes(parts) {
    return parts.map(function (part) {
      return part.strong ? make("strong", {}, [part.text]) : root.document.createTextNode(part.text);
    });
  }

  root.GuidepostRecords = {
    GROUPS: GROUPS,
    read: read,
    group: group,
    deadline: deadline,
    longDate: longDate,
    compose: compose,
    fill: fill,
    plain: plain,
    listed: listed,
    inSentence: inSentence,
    whoIn: whoIn,
    mustText: mustText,
    href: href,
    wordsOf: wordsOf,
    make: make,
    append: append,
    nodes: nodes
  };
})(typeof window === "undefined" ? globalThis : window);
