/* Shortcuts of the desk. What a key does stands in the page: `data-key` names the control that it
   presses, `data-row` the stops of j and k. Everything is reached by Tab without this file. */
(function (page) {
  'use strict';
  var list = page.getElementById('keys'), before = null;

  function writes(one) {
    if (!one || !one.tagName) { return false; }
    if (one.isContentEditable || /^(SELECT|TEXTAREA)$/.test(one.tagName)) { return true; }
    return one.tagName === 'INPUT' && !/^(checkbox|radio|button|submit|reset|file)$/.test(one.type);
  }

  function around(stop) {
    var one = stop;
    while (one && one.tagName !== 'TR') { one = one.parentNode; }
    return one || stop.parentNode;
  }

  function stops() { return Array.prototype.slice.call(page.querySelectorAll('[data-row]')); }

  function here(all) {
    for (var at = 0; at < all.length; at += 1) {
      if (around(all[at]).contains(page.activeElement)) { return at; }
    }
    return -1;
  }

  function walk(by) {
    var all = stops(), at = here(all);
    var next = all[at < 0 && by < 0 ? all.length - 1 : at + by];
    if (next) { next.focus(); }
  }

  function boxes() { return Array.prototype.slice.call(page.querySelectorAll('[name=code][type=checkbox]')); }

  function box() {
    var all = stops(), at = here(all);
    return at < 0 ? null : around(all[at]).querySelector('[name=code][type=checkbox]');
  }

  function choose() {
    var one = box();
    if (one) { one.checked = !one.checked; }
  }

  function take() {
    var one = box();
    if (one) { boxes().forEach(function (other) { other.checked = other === one; }); }
    press('t');
  }

  function press(key) {
    var one = page.querySelector('[data-key="' + key + '"]');
    if (one && writes(one)) { one.focus(); } else if (one) { one.click(); }
  }

  function show(yes) {
    if (!list || list.hidden !== yes) { return; }
    if (yes) { before = page.activeElement; }
    list.hidden = !yes;
    if (yes) { list.focus(); } else if (before) { before.focus(); }
  }

  var keys = {
    j: function () { walk(1); },
    k: function () { walk(-1); },
    x: choose,
    t: take,
    u: function () { press('u'); },
    '/': function () { press('/'); },
    '?': function () { show(list && list.hidden); }
  };
  var arrows = { ArrowDown: 'j', Down: 'j', ArrowUp: 'k', Up: 'k' };

  page.addEventListener('keydown', function (event) {
    var at = page.activeElement, key = event.key;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (key === 'Escape' || key === 'Esc') { show(false); return; }
    if (arrows[key] && at && at.hasAttribute('data-row')) { key = arrows[key]; }
    if (writes(at) || !Object.prototype.hasOwnProperty.call(keys, key)) { return; }
    event.preventDefault();
    keys[key]();
  });
}(document));
