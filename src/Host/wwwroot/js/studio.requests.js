// Every request of Studio goes through here. It carries the site's token against forgery; saves carry the revision that the editor stands on, so that two people
// never write over each other; and a save that failed is said aloud and kept, because Studio itself says nothing when the sign-in has ended or the server is away.

import { Leaving } from './studio.leaving.js';
import { askWhy, notPublished } from './studio.publishing.js';
import { hush, nothing, said, tell } from './studio.refusals.js';

const api = `${location.origin}/elsa/api/`;
const hubs = `${location.origin}/elsa/hubs/`;
const saves = `${api}workflow-definitions`;
const send = window.fetch.bind(window);
const token = () => document.querySelector('[name=__RequestVerificationToken]')?.value ?? '';

/** @param {string | null} definitionId The procedure that this page edits. */
export function watchRequests(definitionId) {
  const desk = definitionId ? new Desk(definitionId) : null;
  window.fetch = (input, init) => {
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url, document.baseURI).href;
    if (!url.startsWith(api) && !url.startsWith(hubs))
      return send(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('RequestVerificationToken', token());
    if (definitionId)
      headers.set('Procedure', encodeURIComponent(definitionId));
    const request = { ...init, headers };
    const method = (init?.method ?? 'GET').toUpperCase();
    if (method === 'POST' && /\/cancel\/workflow-instances/.test(url))
      return cancel(url, request);
    if (method === 'POST' && /\/(publish|bulk-actions\/publish\/.*)$/.test(url.split('?')[0]))
      return publish(url, request);
    if (desk && method === 'POST' && url.split('?')[0] === saves)
      return desk.save(url, request);
    const answer = send(input, request).then(response => said(response, url, method));
    return desk ? desk.note(answer, url) : answer;
  };
}

/** Calling a case off needs a reason, which Studio does not ask for. Without one nothing is sent. */
async function cancel(url, request) {
  const reason = window.prompt(document.getElementById('studio').dataset.askReason)?.trim();
  if (!reason)
    return nothing(url);
  return withAnswer(url, request, { reason });
}

/** Publishing from the list. */
async function publish(url, request) {
  const note = await askWhy();
  return note ? withAnswer(url, request, { note }) : nothing(url, notPublished);
}

async function withAnswer(url, request, answer) {
  const body = request.body ? JSON.parse(await read(request.body)) : {};
  request.headers.set('Content-Type', 'application/json');
  return said(await send(url, { ...request, body: JSON.stringify({ ...body, ...answer }) }), url, 'POST');
}

const read = async body => typeof body === 'string' ? body : new TextDecoder().decode(await new Response(body).arrayBuffer());

/** The procedure being edited: which revision the editor stands on, and what could not be saved. */
class Desk {
  #key;
  #revision = null;
  #asked = null;
  #leaving = new Leaving();
  #last = Promise.resolve();

  constructor(definitionId) {
    this.definitionId = definitionId;
    this.#key = `unsaved:${definitionId}`;
    this.failed = new Failed(this);
    this.kept = new Kept(this);
  }

  get unsaved() {
    return JSON.parse(localStorage.getItem(this.#key) ?? 'null');
  }

  set unsaved(value) {
    if (value)
      localStorage.setItem(this.#key, JSON.stringify(value));
    else
      localStorage.removeItem(this.#key);
  }

  /** Answers about the newest version say which revision it is. */
  async note(answer, url, isStored = false) {
    const response = await answer;
    const revision = response.headers.get('ETag');
    if ((response.ok || isStored) && revision && (url.includes(`/${encodeURIComponent(this.definitionId)}`) || url.split('?')[0] === saves || url.endsWith('/import'))) {
      this.#revision = revision;
      this.kept.offer();
    }

    return response;
  }

  /** One save after the other: the next one stands on the revision that the one before has made. */
  save(url, request) {
    const mine = this.#leaving.during(this.#last.then(() => this.#save(url, request)));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** Publishing without a reason is a save. Studio sends again what the server could not take; the reader is asked once. */
  async #why(body) {
    if (this.#asked?.body !== body)
      this.#asked = { body, note: await askWhy() };
    return this.#asked.note;
  }

  async #save(url, request) {
    const sent = await read(request.body);
    const { model, publish } = JSON.parse(sent);
    const note = publish ? await this.#why(sent) : null;
    const body = publish ? JSON.stringify({ model, publish: note !== null, note }) : sent;
    if (this.#revision)
      request.headers.set('If-Match', this.#revision);
    let response;
    try {
      response = await this.note(send(url, { ...request, body }), url);
    } catch (error) {
      if (error.name !== 'AbortError')
        this.failed.show(body, null);
      throw error;
    }

    if (response.ok) {
      this.unsaved = null;
      this.failed.hide();
      this.kept.hide();
      hush();
    } else if ((await response.clone().json().catch(() => null))?.code === 'not_published') {
      // The draft is stored. Studio shows why it is not published for some seconds; here it stays until the next save.
      await this.note(response, url, true);
      this.unsaved = null;
      tell(await response.clone().json(), true);
    } else {
      this.failed.show(body, response.clone());
    }

    if (response.status < 500)
      this.#asked = null;
    return response.ok && publish && note === null ? notPublished() : response;
  }

  /** Sends a kept body outside Studio, on the revision that is there now or the one the editor stands on. */
  async send(body, overwrite) {
    if (overwrite)
      await this.note(send(`${saves}/by-definition-id/${encodeURIComponent(this.definitionId)}?versionOptions=Latest`), `${saves}/${encodeURIComponent(this.definitionId)}`);
    const headers = new Headers({ 'Content-Type': 'application/json', RequestVerificationToken: token() });
    const draft = JSON.stringify({ ...JSON.parse(body), publish: false });
    const response = await this.save(saves, { method: 'POST', headers, body: draft });
    if (response.ok)
      location.reload();
  }

  file(body) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(JSON.parse(body).model, null, 2)], { type: 'application/json' }));
    link.download = `${this.definitionId}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

const part = name => document.getElementById(name);

/** The strip that says a save has failed. */
class Failed {
  constructor(desk) {
    this.desk = desk;
    part('failed-again').onclick = () => desk.send(desk.unsaved.body, false);
    part('failed-over').onclick = () => desk.send(desk.unsaved.body, true);
    part('failed-file').onclick = () => desk.file(desk.unsaved.body);
    part('failed-newest').onclick = () => {
      desk.unsaved = null;
      location.reload();
    };
  }

  async show(body, response) {
    this.desk.unsaved = { at: new Date().toISOString(), body };
    const problem = await response?.json().catch(() => null);
    const why = part('failed-why');
    why.textContent = Object.values(problem?.errors ?? {}).flat().join(' ') || problem?.title || (response ? `HTTP ${response.status}.` : why.dataset.network);
    const changed = problem?.code === 'procedure_changed';
    part('failed-again').hidden = changed;
    part('failed-over').hidden = !changed;
    part('failed-newest').hidden = !changed;
    part('failed').hidden = false;
  }

  hide() {
    part('failed').hidden = true;
  }
}

/** The strip that offers what an earlier page could not save. */
class Kept {
  #offered = false;

  constructor(desk) {
    this.desk = desk;
    part('kept-send').onclick = () => desk.send(desk.unsaved.body, false);
    part('kept-file').onclick = () => desk.file(desk.unsaved.body);
    part('kept-drop').onclick = () => {
      desk.unsaved = null;
      this.hide();
    };
  }

  /** Once, when the procedure has been read: then the revision it would be saved on is known. */
  offer() {
    const unsaved = this.desk.unsaved;
    if (this.#offered)
      return;
    this.#offered = true;
    if (!unsaved)
      return;
    part('kept-when').textContent = new Date(unsaved.at).toLocaleString(document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB');
    part('kept').hidden = false;
  }

  hide() {
    part('kept').hidden = true;
  }
}
