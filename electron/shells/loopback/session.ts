// Who may talk to the loopback shell: this browser, from the page it served, and nobody else on the machine or the web.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { NO_SESSION_STATUS } from '../../../shared/contract/transport.ts';

export interface Session {
  readonly token: string;
  /** Cookies do not keep ports apart, so the name does. */
  readonly cookieName: string;
  readonly port: number;
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export function newSession(port: number): Session {
  return { token: randomBytes(32).toString('base64url'), cookieName: `clearbench-${port}`, port };
}

/** Compares in constant time, so that a guess learns nothing from how long the answer took. */
export function isToken(session: Session, given: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(session.token)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Not readable by scripts, not sent by other sites, gone with the browser. */
export function sessionCookie(session: Session): string {
  return `${session.cookieName}=${session.token}; HttpOnly; SameSite=Strict; Path=/`;
}

/**
 * Refuses a foreign Host (a name somebody else resolves to this machine), a foreign Origin, and requests that a browser marks as
 * coming from another page. Null: the request comes from here.
 */
export function foreignRequest(session: Session, headers: IncomingHttpHeaders): Refusal | null {
  const own = `127.0.0.1:${session.port}`;
  if (headers.host !== own) return { status: 421, message: 'This address is not served here.' };
  if (headers.origin !== undefined && headers.origin !== `http://${own}`) {
    return { status: 403, message: 'Requests from other pages are refused.' };
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, message: 'Requests from other pages are refused.' };
  }
  return null;
}

/** Refuses a request without this session's cookie. */
export function missingSession(session: Session, headers: IncomingHttpHeaders): Refusal | null {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const mine = cookies.filter((cookie) => cookie.startsWith(`${session.cookieName}=`));
  const valid = mine.some((cookie) => isToken(session, cookie.slice(session.cookieName.length + 1)));
  if (valid) return null;
  return {
    status: NO_SESSION_STATUS,
    message: 'No session. Open the address that the terminal shows. 请打开终端里显示的完整地址。',
  };
}
