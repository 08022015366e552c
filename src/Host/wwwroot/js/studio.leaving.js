// Studio saves by itself, but only a few seconds after a change. Whoever leaves sooner would lose it: our own links wait for the save, and before any other way out
// the browser asks.

// Measured: up to three seconds between a change and its save.
const patience = 5_000;

// Where a press may change the procedure: lists, menus and dialogs, the red mark that takes an arrow away.
const presses = '.mud-popover, .mud-dialog, .mud-chip, .x6-cell-tool, .x6-edge-tool';
const drags = '.x6-node, .x6-port';
const ours = 'header.top, nav.screens, .strip, #publish';

export class Leaving {
  #changed = -Infinity;
  #saves = 0;
  #failed = false;

  constructor() {
    const change = event => {
      if (event.target instanceof Element && !event.target.closest(ours))
        this.#changed = performance.now();
    };
    for (const type of ['input', 'change', 'drop'])
      document.addEventListener(type, change, true);
    document.addEventListener('keydown', event => ['Delete', 'Backspace'].includes(event.key) && change(event), true);
    document.addEventListener('pointerup', event => event.target instanceof Element && event.target.closest(presses) && change(event), true);
    document.addEventListener('pointermove', event => event.buttons && event.target instanceof Element && event.target.closest(drags) && change(event), true);
    window.addEventListener('beforeunload', event => this.#isOwed && event.preventDefault());
    document.addEventListener('click', event => this.#wait(event, event.target.closest?.('a[href]'), link => location.assign(link.href)), true);
    document.addEventListener('submit', event => this.#wait(event, event.target, form => form.requestSubmit(event.submitter)), true);
  }

  /** A save is under way; it holds every change so far. */
  async during(save) {
    this.#changed = -Infinity;
    this.#saves++;
    try {
      const response = await save;
      this.#failed = !response.ok;
      return response;
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      this.#saves--;
    }
  }

  get #isOwed() {
    return this.#saves > 0 || performance.now() - this.#changed < patience;
  }

  async #wait(event, element, go) {
    if (!element?.closest('header.top, nav.screens') || !this.#isOwed || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    const saving = document.getElementById('saving');
    saving.hidden = false;
    while (this.#isOwed)
      await new Promise(resolve => setTimeout(resolve, 100));
    saving.hidden = true;
    // What could not be saved is said on the page; the reader decides.
    if (!this.#failed)
      go(element);
  }
}
