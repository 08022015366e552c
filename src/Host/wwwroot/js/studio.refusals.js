// What the server refuses, said to the reader. Studio shows nothing for most refusals and stops working after some; those get an answer that changes nothing, and the
// page says what has happened. Statuses are true for everybody else: only Studio is calmed.

const nothingDone = [
  [/\/bulk-actions\/delete\//, { deleted: 0 }],
  [/\/bulk-actions\/publish\//, { published: [], alreadyPublished: [], notFound: [], updatedConsumers: [] }],
  [/\/bulk-actions\/retract\//, { retracted: [], alreadyRetracted: [], notFound: [] }],
  [/\/bulk-actions\/cancel\//, { cancelledCount: 0 }],
];

/** An answer that says no to a change other than a save: shows why, and gives Studio what keeps it alive. */
export async function said(response, url, method) {
  if (response.ok || method === 'GET' || response.status >= 500)
    return response;
  const problem = await response.clone().json().catch(() => null);
  tell(problem ?? { title: `HTTP ${response.status}.` }, false);
  const calm = nothingDone.find(([path]) => path.test(url));
  if (calm)
    return Response.json(calm[1]);
  return method === 'DELETE' || url.includes('/cancel/') ? new Response(null, { status: 204 }) : response;
}

/** Nothing was sent, because the reader thought better of it. */
export function nothing(url, otherwise = () => new Response(null, { status: 204 })) {
  const calm = nothingDone.find(([path]) => path.test(url));
  return calm ? Response.json(calm[1]) : otherwise();
}

const strip = document.getElementById('refused');

/** Says it until it is closed; with where to mend it when the check of the procedure was against it. */
export function tell(problem, isCheck) {
  const [first, ...others] = Object.values(problem.errors ?? {}).flat();
  document.getElementById('refused-why').textContent = first ?? problem.title;
  document.getElementById('refused-list').replaceChildren(...others.map(text => Object.assign(document.createElement('li'), { textContent: text })));
  document.getElementById('refused-check').hidden = !isCheck;
  document.getElementById('refused-close').onclick = hush;
  strip.hidden = false;
}

/** What was said is no longer so. */
export function hush() {
  strip.hidden = true;
}
