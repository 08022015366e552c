// Studio speaks English only. Where the reader reads Vietnamese, texts of its screens are replaced by a dictionary as they appear. Blazor keeps its own text nodes, so
// only their values change. What people typed, code and our own data are left alone: the dictionary knows whole texts of Studio, nothing else.

const skipped = '.monaco-editor, textarea, script, style, [contenteditable=true], #failed, #refused, #kept, #publish, header.top, nav.screens';
const attributes = ['placeholder', 'title', 'aria-label', 'data-title', 'data-label'];

/** @param {string} address The dictionary: { texts: { English: Vietnamese }, patterns: [[expression, replacement]] }. */
export async function translate(address) {
  const { texts, patterns } = await (await fetch(address)).json();
  const known = new Map(Object.entries(texts));
  const rules = patterns.map(([expression, replacement]) => [new RegExp(`^${expression}$`), replacement]);

  const say = english => {
    const text = english.trim();
    if (!text)
      return null;
    const direct = known.get(text);
    if (direct)
      return english.replace(text, () => direct);
    const rule = rules.find(([expression]) => expression.test(text));
    return rule ? english.replace(text, () => text.replace(...rule)) : null;
  };

  const text = node => {
    const said = say(node.data);
    if (said !== null && said !== node.data && !node.parentElement?.closest(skipped))
      node.data = said;
  };

  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    const said = value && say(value);
    if (said && said !== value && !element.closest(skipped))
      element.setAttribute(name, said);
  };

  const all = root => {
    if (root.nodeType === Node.TEXT_NODE) {
      text(root);
      return;
    }

    if (root.nodeType !== Node.ELEMENT_NODE)
      return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE)
        text(node);
      else
        attributes.forEach(name => attribute(node, name));
    }
  };

  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'characterData')
        text(change.target);
      else if (change.type === 'attributes')
        attribute(change.target, change.attributeName);
      else
        change.addedNodes.forEach(all);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
  all(document.body);
}
