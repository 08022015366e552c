// Publishing asks why, which Studio does not: the answer stands in the history of the procedure.

// Studio gives up on a request after 100 seconds; before that the dialog closes by itself and nothing is published.
const patience = 90_000;

const dialog = document.getElementById('publish');
let asking = null;

/** The reason; null when the reader thinks better of it or goes away. What was typed stays for the next time. */
export function askWhy() {
  asking ??= new Promise(resolve => {
    const tired = setTimeout(() => dialog.close(''), patience);
    dialog.returnValue = '';
    dialog.onclose = () => {
      clearTimeout(tired);
      asking = null;
      resolve(dialog.returnValue ? document.getElementById('publish-why').value.trim() || null : null);
    };
    dialog.showModal();
  });
  return asking;
}

/** The answer that Studio gets when nothing is published. */
export const notPublished = () =>
  Response.json({ title: dialog.dataset.no, status: 400, code: 'not_wanted', errors: { root: [dialog.dataset.no] } }, { status: 400, headers: { 'Content-Type': 'application/problem+json' } });
