// What stands between Elsa Studio and our site. Runs before Blazor starts: scripts of the page run in the order they are written.
import { watchRequests } from './studio.requests.js';
import { translate } from './studio.texts.js';

const place = document.getElementById('studio');
const { screen, id, texts } = place.dataset;

// Dates and page counts of Studio's components follow the reader's language.
localStorage.setItem('BlazorCulture', document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB');

watchRequests(screen === 'Editor' ? id : null);
if (texts)
  translate(texts);

// Studio moves by itself in two places: after Run to the instance, after Save as to the copy. Nothing in the page listens, so these become real pages.
const pushState = history.pushState.bind(history);
history.pushState = (state, unused, url) => {
  const target = url && new URL(url, document.baseURI);
  if (target && /\/workflows\/(instances|definitions)\/[^/]+\/(view|edit)$/.test(target.pathname))
    location.assign(target);
  else
    pushState(state, unused, url);
};

const go = path => location.assign(`/studio/${path}`);
const elements = {
  Definitions: { name: 'elsa-workflow-definition-list', callbacks: { editWorkflowDefinition: definition => go(`definitions/${encodeURIComponent(definition)}`) } },
  Editor: { name: 'elsa-workflow-definition-editor', attributes: { 'definition-id': id }, callbacks: {} },
  Instances: { name: 'elsa-workflow-instance-list', callbacks: { viewWorkflowInstance: instance => go(`instances/${encodeURIComponent(instance)}`) } },
  Viewer: { name: 'elsa-workflow-instance-viewer', attributes: { 'instance-id': id }, callbacks: { editWorkflowDefinition: definition => go(`definitions/${encodeURIComponent(definition)}`) } },
};

const provider = document.createElement('elsa-backend-provider');
provider.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
const { name, attributes = {}, callbacks } = elements[screen];
const element = document.createElement(name);
for (const [key, value] of Object.entries(attributes))
  element.setAttribute(key, value);
place.append(provider, element);

// Callbacks set before the element is known are lost.
await customElements.whenDefined(name);
Object.assign(element, callbacks);

const loading = document.getElementById('studio-loading');
const shown = new MutationObserver(() => {
  if (!element.querySelector('[class*=mud-]'))
    return;
  shown.disconnect();
  loading.hidden = true;
});
shown.observe(element, { childList: true, subtree: true });

// Groups of the palette carry their name, by which the style sheet gives their tiles a sign.
if (screen === 'Editor') {
  new MutationObserver(() => {
    for (const group of element.querySelectorAll('.mud-expand-panel:not([data-group])'))
      group.dataset.group = group.querySelector('.mud-expand-panel-header')?.textContent.trim() ?? '';
  }).observe(element, { childList: true, subtree: true });
}

// The canvas opens at full size on its middle; what people want to see first is all of it. Its steps come one by one: fitted when no more come.
if (screen === 'Editor' || screen === 'Viewer') {
  const fit = 'M6,16h12V8H6V16z'; // the sign on Studio's button; it has no name
  let before = 0;
  const fitting = setInterval(() => {
    const steps = element.querySelectorAll('.x6-node').length;
    if (steps > 0 && steps === before) {
      clearInterval(fitting);
      element.querySelector(`button:has(path[d^="${fit}"])`)?.click();
    }

    before = steps;
  }, 500);
  // Whoever has begun to draw keeps the canvas as it is: the first step of a new procedure would fill the screen.
  element.addEventListener('pointerdown', () => clearInterval(fitting), { once: true });
}
