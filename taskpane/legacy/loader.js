/*
 * Chooses what the browser can run: the pages' own build (Chromium 103 and newer), the legacy build, or a sentence that names a
 * usable browser. Runs in every browser as it stands, so it is written as of 2009. The pages' policy forbids scripts in the page.
 */
(function () {
  var script = document.currentScript || document.getElementById('loader');
  var kind = script.getAttribute('data-page');

  /* AbortSignal.timeout came with Chromium 103, the floor of the pages' own build; lookbehind with Safari 16.4. */
  function isModern() {
    return !!(
      window.AbortSignal &&
      AbortSignal.timeout &&
      window.structuredClone &&
      Object.hasOwn &&
      Array.prototype.findLast &&
      (kind !== 'workbench' || (window.Intl && Intl.Segmenter))
    );
  }

  /* Array.prototype.flat came with Chromium 69, inset with 87. */
  function isEnough() {
    if (!Array.prototype.flat || !hasLookbehind()) return false;
    return kind !== 'workbench' || CSS.supports('inset', '0');
  }

  function hasLookbehind() {
    try {
      return new RegExp('(?<=a)\\p{L}', 'u').test('ab');
    } catch (error) {
      return false;
    }
  }

  function say(sentences) {
    var root = document.getElementById('root');
    root.innerHTML = '';
    for (var i = 0; i < sentences.length; i++) {
      var line = document.createElement('p');
      line.className = 'browser-too-old';
      line.appendChild(document.createTextNode(sentences[i]));
      root.appendChild(line);
    }
  }

  function load(sources) {
    var list = sources.split(' ');
    for (var i = 0; i < list.length; i++) {
      var element = document.createElement('script');
      element.src = list[i];
      element.async = false;
      document.body.appendChild(element);
    }
  }

  if (hasLookbehind() && isModern()) load(script.getAttribute('data-modern'));
  else if (isEnough()) {
    document.documentElement.className += CSS.supports('inset', '0') ? ' legacy' : ' legacy no-gap';
    load(script.getAttribute('data-legacy'));
  } else if (kind === 'workbench') {
    say([
      '这个浏览器版本过低，打不开勾稽工作台。请使用 Chrome、Edge 或 360、奇安信等浏览器（内核 Chromium 88 以上），或 Firefox 102、Safari 16.4 以上；也可以使用命令行 gouji。',
      'This browser is too old for the workbench. Use Chrome, Edge or another browser on Chromium 88 or newer, Firefox 102 or Safari 16.4, or the command line.',
    ]);
  } else {
    say([
      '此处的内置浏览器版本过低，打不开勾稽窗格。请升级 Office 或 WPS（内核 Chromium 69 以上），或在新的浏览器（Chromium 88 以上）中打开工作台 workbench.html。',
      'The browser of this task pane is too old (Chromium 69 or newer is needed). Update Office, or open workbench.html in a newer browser (Chromium 88 or newer).',
    ]);
  }
})();
