/* Turns the page on screen into a newer one and leaves everything alone that
   did not change, so that open parts, answers, the focus and the place on the
   page stay as they are.

   It compares the page as it was served with the newer one as it was served,
   never the page on screen, which scripts have changed since. Each node that
   was served has its node on screen. */
(function (root) {
  "use strict";

  /* A page that is on screen, from the document as it was served and the
     elements on screen, which must be equal at this moment. */
  function Shown(served, live) {
    this.served = served;
    this.nodes = new Map();
    this.pair(served, live);
  }

  Shown.prototype.pair = function (served, live) {
    this.nodes.set(served, live);
    for (var at = 0; at < served.childNodes.length && at < live.childNodes.length; at += 1) {
      this.pair(served.childNodes[at], live.childNodes[at]);
    }
  };

  /* Takes over the nodes on screen of an equal tree. */
  Shown.prototype.keep = function (old, now, next) {
    var live = this.nodes.get(old);
    if (live) {
      next.set(now, live);
    }
    for (var at = 0; at < now.childNodes.length; at += 1) {
      this.keep(old.childNodes[at], now.childNodes[at], next);
    }
  };

  /* Puts the newer page on screen. Returns the elements that are new. */
  Shown.prototype.become = function (now) {
    var next = new Map();
    var added = [];
    this.element(this.served, now, next, added);
    this.served = now;
    this.nodes = next;
    return added;
  };

  Shown.prototype.element = function (old, now, next, added) {
    var live = this.nodes.get(old);
    next.set(now, live);
    attributes(old, now, live);
    this.children(old, now, live, next, added);
  };

  Shown.prototype.children = function (old, now, live, next, added) {
    var olds = Array.prototype.slice.call(old.childNodes);
    var nows = Array.prototype.slice.call(now.childNodes);
    var equal = root.GuidepostAlign.pairs(olds.map(words), nows.map(words));
    equal.push([olds.length, nows.length]);
    var oldAt = 0;
    var nowAt = 0;
    var after = null;
    for (var index = 0; index < equal.length; index += 1) {
      var pair = equal[index];
      var gap = {
        olds: olds.slice(oldAt, pair[0]),
        nows: nows.slice(nowAt, pair[1]),
      };
      after = this.gap(gap, live, after, next, added);
      if (pair[0] < olds.length) {
        this.keep(olds[pair[0]], nows[pair[1]], next);
        var kept = next.get(nows[pair[1]]);
        after = kept && kept.parentNode === live ? kept : after;
      }
      oldAt = pair[0] + 1;
      nowAt = pair[1] + 1;
    }
  };

  /* What stands between two parts that stay: like is turned into like, the
     rest goes and comes. Returns the last node on screen. */
  Shown.prototype.gap = function (gap, live, after, next, added) {
    var olds = gap.olds.slice();
    for (var index = 0; index < gap.nows.length; index += 1) {
      var now = gap.nows[index];
      var like = -1;
      for (var at = 0; at < olds.length && like < 0; at += 1) {
        like = this.isLike(olds[at], now) ? at : -1;
      }
      if (like >= 0) {
        olds.splice(0, like).forEach(this.remove, this);
        var old = olds.shift();
        if (now.nodeType === 1) {
          this.element(old, now, next, added);
        } else {
          next.set(now, this.nodes.get(old));
          next.get(now).data = now.data;
        }
        after = next.get(now);
      } else {
        after = insert(now, live, after, next, added);
      }
    }
    olds.forEach(this.remove, this);
    return after;
  };

  /* Whether one node can be turned into another: the same kind of thing on
     screen, and none that a script rebuilt. */
  Shown.prototype.isLike = function (old, now) {
    var live = this.nodes.get(old);
    if (!live || !live.parentNode || old.nodeType !== now.nodeType) {
      return false;
    }
    if (old.nodeType !== 1) {
      return true;
    }
    if (old.hasAttribute("data-question") && size(live) !== size(old)) {
      /* A script works in it: it comes new, as a whole, and is wired again. */
      return false;
    }
    return (
      old.tagName === now.tagName &&
      old.id === now.id &&
      old.getAttribute("data-question") === now.getAttribute("data-question") &&
      (isFrame(live) || live.childNodes.length === old.childNodes.length)
    );
  };

  Shown.prototype.remove = function (old) {
    var live = this.nodes.get(old);
    if (live && live.parentNode) {
      live.parentNode.removeChild(live);
    }
  };

  /* Parts that hold the blocks of a page: scripts may add to them. */
  function isFrame(element) {
    return ["BODY", "MAIN", "ARTICLE", "HEADER", "FOOTER"].indexOf(element.tagName) >= 0;
  }

  function size(element) {
    return element.getElementsByTagName("*").length;
  }

  function words(node) {
    return node.nodeType === 1 ? node.outerHTML : node.nodeType + node.data;
  }

  function attributes(old, now, live) {
    Array.prototype.forEach.call(now.attributes, function (attribute) {
      if (old.getAttribute(attribute.name) !== attribute.value) {
        live.setAttribute(attribute.name, attribute.value);
      }
    });
    Array.prototype.forEach.call(old.attributes, function (attribute) {
      if (!now.hasAttribute(attribute.name)) {
        live.removeAttribute(attribute.name);
      }
    });
  }

  function insert(now, parent, after, next, added) {
    var live = parent.ownerDocument.importNode(now, true);
    parent.insertBefore(live, after ? after.nextSibling : parent.firstChild);
    new Shown(now, live).nodes.forEach(function (node, served) {
      next.set(served, node);
    });
    if (live.nodeType === 1) {
      added.push(live);
    }
    return live;
  }

  root.GuidepostMorph = { Shown: Shown };
})(typeof window === "undefined" ? globalThis : window);
