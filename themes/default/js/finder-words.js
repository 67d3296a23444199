/* What the finder says in words: the sentence above the list, why something is
   in it, and what to do where nothing fits. Words come from the page. */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  var Finder = root.GuidepostFinder;
  /* Labels that stand in a sentence like any word. */
  var SOFT = ["settings", "topics", "types", "who", "jobs"];

  function strong(text) {
    return { text: text, strong: true };
  }

  /* Labels as parts: strong, joined by "or". */
  function joined(labels, last) {
    var parts = [];
    labels.forEach(function (label, at) {
      var gap = at === 0 ? "" : at === labels.length - 1 ? " " + last + " " : ", ";
      parts = parts.concat(gap ? [{ text: gap, strong: false }] : [], strong(label));
    });
    return parts;
  }

  /* What is chosen in one filter, as it stands in a sentence. */
  function labelsOf(prepared, state, name) {
    var filter = prepared.filters[name];
    return state[name].filter(function (id) {
      return filter.byId.has(id);
    }).map(function (id) {
      return labelOf(name, filter.byId.get(id));
    });
  }

  function labelOf(name, option) {
    if (name === "must" || name === "statuses") {
      return "“" + option.label + "”";
    }
    return SOFT.indexOf(name) === -1 ? option.label : Records.inSentence(option.label);
  }

  function howMany(count, words) {
    if (count === 0) {
      return words.none_found;
    }
    return count === 1 ? words.one_found : Records.fill(words.many_found, { n: count });
  }

  /* The sentence above the list, as parts. */
  function sentence(prepared, state, result, words) {
    var asked = state.q.trim() === "" ? [] : Records.compose(words.by_words, { x: [strong("“" + state.q.trim() + "”")] });
    Finder.FILTERS.forEach(function (name) {
      var labels = labelsOf(prepared, state, name);
      if (labels.length > 0) {
        asked = asked.concat(Records.compose(words["by_" + name], { x: joined(labels, words.or) }));
      }
    });
    var count = result.records.length;
    var all = asked.length === 0 && count > 1 ? Records.fill(words.all_found, { n: count }) : howMany(count, words);
    if (count > 0 && labelsOf(prepared, state, "must").length === 0) {
      asked.push({ text: words.must_or_not, strong: false });
    }
    return [strong(all)].concat(asked, { text: ".", strong: false });
  }

  /* Why these: one sentence each. */
  function reasons(prepared, state, result, words) {
    var said = unknown(prepared, state).map(function (id) {
      return Records.fill(words.left_out, { x: id });
    });
    result.pieces.forEach(function (piece) {
      var labels = piece.concepts.map(function (concept) {
        return Records.inSentence(concept.option.label);
      });
      labels = Array.from(new Set(labels)).filter(function (label) {
        return label.toLowerCase() !== piece.text;
      });
      if (labels.length > 0) {
        said.push(Records.fill(words.read_as, { said: piece.text, x: Records.listed(labels, words.or) }));
      }
    });
    var everywhere = labelsOf(prepared, state, "settings").length === 0 ? 0 : result.records.filter(function (record) {
      return record.settings.some(function (option) {
        return option.id === "all";
      });
    }).length;
    if (everywhere > 0) {
      said.push(everywhere === 1 ? words.everywhere_one : Records.fill(words.everywhere, { n: everywhere }));
    }
    if (result.records.length > 1) {
      said.push(result.pieces.length > 0 ? words.order_words : words.order_must);
    }
    return said;
  }

  /* Values of the address that this site does not have. */
  function unknown(prepared, state) {
    return Finder.FILTERS.reduce(function (all, name) {
      return all.concat(state[name].filter(function (id) {
        return !prepared.filters[name].byId.has(id);
      }));
    }, []);
  }

  /* Where nothing fits: the nearest questions that have an answer, each with
     its words, its state and how many standards it shows. */
  function suggestions(prepared, state, words) {
    var found = wider(prepared, state, words).concat(dropped(prepared, state, words)).map(function (one) {
      one.count = Finder.count(prepared, one.state);
      return one;
    }).filter(function (one) {
      return one.count > 0;
    });
    if (found.length === 0) {
      var none = Finder.changed(Finder.parse(""), { compare: state.compare, others: state.others });
      found.push({ parts: [{ text: words.start_again, strong: false }], state: none, count: Finder.count(prepared, none) });
    }
    return found;
  }

  /* The nearest parents of what is chosen. */
  function wider(prepared, state, words) {
    var found = [];
    Finder.FILTERS.forEach(function (name) {
      var filter = prepared.filters[name];
      state[name].forEach(function (id) {
        var option = filter.byId.get(id);
        var parent = option && filter.options[option.parent];
        if (parent) {
          var values = {};
          values[name] = state[name].map(function (other) {
            return other === id ? parent.id : other;
          });
          var parts = Records.compose(words.wider, { x: [strong(labelOf(name, parent))] });
          found.push({ parts: parts, state: Finder.changed(state, values) });
        }
      });
    });
    return found;
  }

  /* The state without one filter, or without words. */
  function dropped(prepared, state, words) {
    var found = [];
    Finder.FILTERS.forEach(function (name) {
      var labels = labelsOf(prepared, state, name);
      if (labels.length > 0) {
        var values = {};
        values[name] = [];
        var parts = Records.compose(words.drop, { x: joined(labels, words.and) });
        found.push({ parts: parts, state: Finder.changed(state, values) });
      }
    });
    withoutOne(prepared, state).concat(state.q.trim() === "" ? [] : [[state.q.trim(), ""]]).forEach(function (pair) {
      var parts = Records.compose(words.drop_words, { x: [strong("“" + pair[0] + "”")] });
      found.push({ parts: parts, state: Finder.changed(state, { q: pair[1] }) });
    });
    return found;
  }

  /* The words without one of their pieces: [what is left out, what stays]. */
  function withoutOne(prepared, state) {
    var pieces = Finder.select(prepared, state).pieces;
    return pieces.length < 2 ? [] : pieces.map(function (piece) {
      var rest = pieces.filter(function (other) {
        return other !== piece;
      }).map(function (other) {
        return other.text;
      });
      return [piece.text, rest.join(" ")];
    });
  }

  root.GuidepostFinderWords = {
    howMany: howMany,
    sentence: sentence,
    reasons: reasons,
    suggestions: suggestions
  };
})(typeof window === "undefined" ? globalThis : window);
