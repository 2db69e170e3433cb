// The scanning session of this tab: how many were done, already there or a problem, and the rows of the list. A reload,
// a phone that slept or a page opened in between lose none of it. One session an account and an act of the scan page;
// one that rested for half a day is over. Every scan is counted once: its act_id is remembered with the count.

const account = document.querySelector('meta[name="account"]')?.content;
const RESTED = 12 * 60 * 60 * 1000; // ms
const LONGEST = 200;

const keyOf = (act) => `kebien.scanning.${account}.${act}`;
const none = () => ({ tally: {}, rows: [], counted: [], at: Date.now() });

/** The session of an act of this account; an empty one where there is none. */
export function sessionOf(act) {
  if (!account) return none();
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(act)) ?? "null");
    const whole = found && Array.isArray(found.rows) && Array.isArray(found.counted) && found.tally;
    return whole && Date.now() - found.at < RESTED ? found : none();
  } catch {
    return none();
  }
}

export function keepSession(act, session) {
  if (!account) return;
  session.at = Date.now();
  session.rows.length = Math.min(session.rows.length, LONGEST);
  session.counted = session.counted.slice(-LONGEST);
  try {
    sessionStorage.setItem(keyOf(act), JSON.stringify(session));
  } catch {
    // storage is full or switched off: the page counts as long as it is open
  }
}

/** Whether anything was counted in a session. */
export function isBegun(session) {
  return session.rows.length > 0 || Object.values(session.tally).some((count) => count > 0);
}

export function dropSession(act) {
  try {
    sessionStorage.removeItem(keyOf(act));
  } catch {
    // nothing was kept
  }
  return none();
}
